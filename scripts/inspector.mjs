// Build step: the inspector, each page one file. dist/inspector.html reads what is dropped onto it; dist/inspector-run.html, which
// takes the data of a run, has no parser and is small. Their scripts are named in their policies by their hashes: nothing else runs.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { forBrowsers } from './browser/options.mjs'

const PAGE = 'src/inspector/page'
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

const read = (name) => readFileSync(join(PAGE, name), 'utf8')

const script = (name) =>
  build({
    ...forBrowsers,
    entryPoints: [join(PAGE, name)],
    write: false,
    format: 'iife',
    metafile: true,
    charset: 'utf8',
    legalComments: 'none',
    define: { ...forBrowsers.define, VERSION: JSON.stringify(version) },
  })

const style = await build({
  stdin: { contents: read('style.css'), loader: 'css' },
  write: false,
  minify: true,
  target: forBrowsers.target,
})
const [main, parser] = await Promise.all(['main.ts', 'parser.ts'].map(script))

/** In a script neither may stand: a browser takes the one for its end, the other for a comment. */
const inScript = ({ outputFiles: [{ text }] }) =>
  text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function page(parserText) {
  const mainText = inScript(main)
  const hashes = [mainText, ...(parserText === null ? [] : [parserText])].map(hashOf)
  const policy = [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    'worker-src blob:',
    "connect-src 'none'",
    'img-src data: blob:',
    'font-src data: blob:',
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const parts = {
    policy,
    style: style.outputFiles[0].text.trim(),
    // As text: it runs when files are opened, in a worker.
    parser: parserText === null ? '' : `<script type="text/plain" id="parser">${parserText}</script>\n`,
    script: mainText,
  }
  return read('page.html').replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name])
}

writeFileSync('dist/inspector.html', page(inScript(parser)))
writeFileSync('dist/inspector-run.html', page(null))
// Whose code went in, for scripts/licenses.mjs.
writeFileSync('dist/metafile-inspector.json', JSON.stringify(main.metafile))
writeFileSync('dist/metafile-parser.json', JSON.stringify(parser.metafile))
