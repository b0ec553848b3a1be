// Build step: dist/inspector.html, one file. Its script is named in its own policy by its hash, so that nothing else runs.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const PAGE = 'src/inspector/page'
/** Windows 7 has no later Chromium; Firefox ESR. */
const TARGETS = ['chrome109', 'firefox115']

const read = (name) => readFileSync(join(PAGE, name), 'utf8')

const { outputFiles, metafile } = await build({
  entryPoints: [join(PAGE, 'main.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  target: TARGETS,
  minify: true,
  metafile: true,
  // A page may hold text in any script; this keeps it readable whatever the page is saved as.
  charset: 'utf8',
  legalComments: 'none',
})

/** In a script neither may stand: a browser takes the one for its end, the other for a comment. */
const script = outputFiles[0].text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
const hash = createHash('sha256').update(script).digest('base64')
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${hash}'`,
  'worker-src blob:',
  "connect-src 'none'",
  'img-src data: blob:',
  'font-src data: blob:',
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const style = await build({
  stdin: { contents: read('style.css'), loader: 'css' },
  write: false,
  minify: true,
  target: TARGETS,
})

const parts = { policy, style: style.outputFiles[0].text.trim(), script }
const page = read('page.html').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name])
writeFileSync('dist/inspector.html', page)
// Whose code went in, for scripts/licenses.mjs.
writeFileSync('dist/metafile-inspector.json', JSON.stringify(metafile))
