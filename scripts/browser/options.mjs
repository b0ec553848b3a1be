// How what is built for browsers is built with esbuild: the library's own module, and pages with src/browser.ts in them.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Files may have a twin for browsers beside them: `platform.ts` → `platform.browser.ts`. */
const twins = {
  name: 'twins for browsers',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, importer }) => {
      const twin = join(dirname(importer), path.replace(/\.js$/, '.browser.ts'))
      return importer.endsWith('.ts') && existsSync(twin) ? { path: twin } : undefined
    })
  },
}

export const forBrowsers = {
  bundle: true,
  platform: 'browser',
  format: 'esm',
  // The last Chromium for Windows 7, and what is as old.
  target: ['chrome109', 'firefox115', 'safari16.4'],
  conditions: ['browser', 'module', 'import'],
  mainFields: ['browser', 'module', 'main'],
  plugins: [twins],
  loader: { '.bcmap': 'binary' },
  define: { global: 'globalThis' },
  minify: true,
}
