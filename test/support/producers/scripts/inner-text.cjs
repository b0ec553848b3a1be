/** What a browser copies of a page: its innerText, written by the page itself into its title. */
const { spawnSync } = require('node:child_process')
const { readFileSync, writeFileSync } = require('node:fs')
const { out, source } = require('./report-list.cjs')

const copying =
  '<script>const text = document.body.innerText; document.body.replaceChildren(Object.assign(document.createElement("pre"), { id: "copied", textContent: text }))</script></body>'
const page = `${out}.html`
writeFileSync(page, readFileSync(source, 'utf8').replace('</body>', copying))
const { stdout } = spawnSync(
  'chromium',
  [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    `--user-data-dir=${out}.profile`,
    '--dump-dom',
    `file://${page}`,
  ],
  { encoding: 'utf8' },
)
const copied = /<pre id="copied">([\s\S]*?)<\/pre>/.exec(stdout)[1]
writeFileSync(out, copied.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
