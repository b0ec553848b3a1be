/**
 * Tests of the package as it is installed, of every line of the READMEs and the documentation, of many damaged inputs and of the command line's
 * long ways: minutes on a slow machine. `npm test` leaves them out, `npm run test:more` runs them alone; named on jest's
 * command line, any test runs.
 */
const MORE = [
  'test/batch/command.test.ts',
  'test/batch/exports.test.ts',
  'test/cluster/',
  'test/doc/harmless.test.ts',
  'test/browser.test.ts',
  'test/browser-bundles.test.ts',
  'test/inspector-browser.test.ts',
  'test/mutated.test.ts',
  'test/packaging.test.ts',
  'test/page-text.test.ts',
  'test/docs-run.test.ts',
  'test/robustness/',
]

const inRoot = (path) => `<rootDir>/${path}`

/** What TEST_SIZE says is run: `usual`, `more`, or everything. */
const SIZES = {
  usual: { testPathIgnorePatterns: ['/node_modules/', ...MORE.map(inRoot)] },
  more: { testMatch: MORE.map((path) => inRoot(path.endsWith('/') ? `${path}**/*.test.ts` : path)) },
}

/** CommonJS under jest, ESM in the build. */
const transformed = [
  '@swc/jest',
  {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
]

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
    '^.+\\.ts$': transformed,
    // ES modules alone.
    'node_modules/@noble/.+\\.js$': transformed,
  },
  transformIgnorePatterns: ['/node_modules/(?!@noble/)'],
  ...SIZES[process.env.TEST_SIZE],
}
