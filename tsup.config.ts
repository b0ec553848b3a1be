import { defineConfig, type Options } from 'tsup'

/** What is imported of pdfjs-dist → as it lies in dist, where `scripts/pdfjs.mjs` puts it. */
const PDFJS = 'pdfjs'
const pdfjsBeside: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'pdf.js beside the build',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^pdfjs-dist\/legacy\/build\// }, ({ path }) => ({
      path: `./${PDFJS}/${path.split('/').at(-1)}`,
      external: true,
    }))
  },
}

/**
 * cheerio is bundled, by its browser entry: its Node entry also loads an HTTP client and stream decoders that are never
 * used here, 0.2 s at every start. What cheerio stands on is bundled with it, so that it gets the versions it was made
 * for. scripts/licenses.mjs reads the metafiles to see whose code went in.
 */
const common: Options = {
  target: 'node20',
  platform: 'node',
  sourcemap: true,
  // A third less to load at every start.
  minify: true,
  metafile: true,
  noExternal: ['cheerio', 'domhandler', 'htmlparser2', 'zod'],
  shims: true,
  define: { BUILT_PDFJS: JSON.stringify(PDFJS) },
  esbuildPlugins: [pdfjsBeside],
  esbuildOptions: (options) => {
    options.conditions = ['browser', 'module', 'import']
    options.mainFields = ['module', 'main']
    // Maps are for the lines of a stack trace; with all sources in them they would be two thirds of the package.
    options.sourcesContent = false
  },
}

const library = { index: 'src/index.ts' }

export default defineConfig(({ dts }) => [
  // Without `splitting: false` import() would become require() in CommonJS.
  { ...common, entry: library, format: ['cjs'], splitting: false },
  {
    ...common,
    entry: { ...library, cli: 'src/cli.ts', worker: 'src/batch/worker.ts' },
    format: ['esm'],
    splitting: true,
    onSuccess: 'node scripts/pdfjs.mjs',
  },
  // The types of both and of the module for browsers (scripts/browser/build.mjs), from one run of the compiler;
  // `tsup --no-dts` leaves them out, and so does `npm ci` (scripts/prepare.mjs).
  ...(dts === false || process.env.BUILT_TYPES === 'none'
    ? []
    : [
        {
          entry: { ...library, browser: 'src/browser.ts' },
          format: ['cjs', 'esm'],
          dts: { only: true },
        } satisfies Options,
      ]),
])
