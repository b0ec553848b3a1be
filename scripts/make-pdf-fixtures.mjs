// Makes fixtures/pdf: node scripts/make-pdf-fixtures.mjs
// Needs chromium, libreoffice-writer, poppler-utils, qpdf and Chinese fonts (fonts-wqy-microhei, fonts-noto-cjk); the tests need none of them.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { handMade } from './pdf-fixture-pages.mjs'
import { proactive, report, requests, requestsHead } from './pdf-fixture-report.mjs'

const out = new URL('../fixtures/pdf/', import.meta.url).pathname
const work = mkdtempSync(join(tmpdir(), 'pdf-fixtures-'))
const run = (program, ...args) => execFileSync(program, args, { stdio: 'ignore' })

const screen = `@page{size:A4;margin:25mm}body{font:14pt/1.8 'WenQuanYi Micro Hei'}h1{text-align:center;font-size:20pt}
h2{font-size:14pt;font-weight:normal;margin:0;text-indent:2em}p{text-indent:2em;margin:0;text-align:justify}
table{border-collapse:collapse;width:100%;font-size:9pt;line-height:1.5;text-align:center}td{border:1px solid #000;padding:4px}`
const page = (
  font,
) => `body{font:14pt '${font}'}h1{text-align:center;font-size:20pt}h2{font-size:14pt;font-weight:normal;text-indent:28pt}
p{text-indent:28pt;text-align:justify}td{font-size:12pt}`

/** What every fixture of the whole report says, as a page of the web: the tests read both. */
writeFileSync(join(out, 'report.html'), report({ two: proactive('19（其中修订3件）') }))

chrome('chrome', report({ style: screen }), [])
chrome(
  'chrome-repeated-head',
  report({
    style: `${screen}table.three{font-size:12pt}.side{writing-mode:vertical-rl}tr:nth-child(even) td{background:#eef}`,
    three: requests({ head: `<thead>${requestsHead}</thead><tbody>` }),
  }),
  ['--no-pdf-header-footer'],
)
chrome(
  'chrome-no-lines',
  report({
    style: screen.replace('border:1px solid #000;padding:4px', 'border:0;padding:4px 8px'),
  }).replaceAll('border="1"', 'border="0"'),
  ['--no-pdf-header-footer'],
)
writer('writer', report({ style: page('WenQuanYi Micro Hei') }))
writer('writer-cff', report({ style: page('Noto Serif CJK SC') }))
run('pdftocairo', '-pdf', join(out, 'writer.pdf'), join(out, 'cairo.pdf'))
run('qpdf', '--object-streams=generate', join(out, 'writer.pdf'), join(out, 'writer-packed.pdf'))

for (const [name, bytes] of Object.entries(handMade())) writeFileSync(join(out, `${name}.pdf`), bytes)
run('qpdf', '--encrypt', 'secret', 'owner', '256', '--', join(out, 'drawn.pdf'), join(out, 'password.pdf'))
run('qpdf', '--encrypt', '', 'owner', '256', '--', join(out, 'drawn.pdf'), join(out, 'no-password.pdf'))
writeFileSync(join(out, 'truncated.pdf'), readFileSync(join(out, 'chrome.pdf')).subarray(0, 3000))

function chrome(name, html, options) {
  const source = join(work, `${name}.html`)
  writeFileSync(source, html)
  run(
    'chromium',
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    ...options,
    `--print-to-pdf=${join(out, `${name}.pdf`)}`,
    source,
  )
}

function writer(name, html) {
  const source = join(work, `${name}.html`)
  writeFileSync(source, html)
  const convert = (to, from, ...how) =>
    run(
      'soffice',
      `-env:UserInstallation=file://${work}/office`,
      '--headless',
      ...how,
      '--convert-to',
      to,
      '--outdir',
      work,
      from,
    )
  convert('docx:MS Word 2007 XML', source, '--infilter=HTML (StarWriter)')
  convert('pdf', join(work, `${name}.docx`))
  renameSync(join(work, `${name}.pdf`), join(out, `${name}.pdf`))
}
