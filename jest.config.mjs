// CommonJS under jest, ESM in the build.
export default {
  // By default jest leaves one core free: of two it would use one.
  maxWorkers: '100%',
  testEnvironment: 'node',
  // A limit that means a hang; five seconds only mean a slow or busy machine.
  testTimeout: 120_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  moduleNameMapper: {
    '^pdfjs-dist/legacy/build/pdf\\.mjs$': '<rootDir>/test/support/pdfjs.cjs',
    '^pdfjs-dist/legacy/build/pdf\\.worker\\.mjs$': '<rootDir>/test/support/pdfjs-worker.cjs',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
}
