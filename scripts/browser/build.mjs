// Build step: dist/browser.js, one ES module with all that it stands on. Its metafile says whose code that is.
import { writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { forBrowsers } from './options.mjs'

const { metafile } = await build({
  ...forBrowsers,
  entryPoints: ['src/browser.ts'],
  outfile: 'dist/browser.js',
  metafile: true,
  // CommonJS of other packages is in it: by its first words nobody takes it for CommonJS.
  banner: { js: 'export {};' },
})
writeFileSync('dist/metafile-browser.json', JSON.stringify(metafile))
