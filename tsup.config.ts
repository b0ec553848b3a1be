import { defineConfig, type Options } from 'tsup'

/**
 * cheerio is bundled, by its browser entry: its Node entry also loads an HTTP client and stream decoders that are never
 * used here, 0.2 s at every start.
 */
const common: Options = {
  target: 'node20',
  platform: 'node',
  sourcemap: true,
  noExternal: ['cheerio'],
  shims: true,
  esbuildOptions: (options) => {
    options.conditions = ['browser', 'module', 'import']
    options.mainFields = ['module', 'main']
    options.legalComments = 'linked'
  },
}

export default defineConfig([
  // Without `splitting: false` import() would become require() in CommonJS.
  { ...common, entry: { index: 'src/index.ts' }, format: ['cjs'], dts: true, splitting: false },
  { ...common, entry: { index: 'src/index.ts', cli: 'src/cli.ts' }, format: ['esm'], dts: { entry: { index: 'src/index.ts' } }, splitting: true },
])
