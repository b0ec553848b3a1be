// How fast everything is beside what people would use instead, in one run: node bench/speed.mjs [--blocks 7] [--peers FOLDER]
// (after npm run build). Each reader has a process of its own, and they take turns in blocks, so that all meet the same machine; a
// ratio is told as the median of its blocks, with the least and the greatest. Time is the processor's. pandas is taken where python3
// has it, with lxml; tabletojson where the folder of bench/peers.mjs has it.
import { fork, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { pdfjsAlone } from './alone.mjs'
import { loaderFrom } from './peers/readers.mjs'
import { portalPage } from './portal.mjs'
import { writeReports } from './reports.mjs'
import { measured, median } from './runs.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const fixture = (name) => readFileSync(here(`../fixtures/${name}`))
const CLI = here('../dist/cli.js')
const BLOCK_MS = 400
/** Until what is run often is compiled. */
const WARM_UP_MS = 3_000
const MIXED = 120
const TIMES_AS_LONG = [1, 10, 100]

const page = fixture('reports/word-2022.html')
const text = fixture('reports/canonical-2022.txt')
const DOCUMENTS = {
  'HTML, a page of a portal': Buffer.from(portalPage(new TextDecoder().decode(page))),
  'HTML, the report alone': page,
  text,
  DOCX: fixture('docx/libreoffice.docx'),
  'PDF of Chromium': fixture('pdf/chrome.pdf'),
  'PDF of LibreOffice': fixture('pdf/writer.pdf'),
}

/** Who reads what; ours reads everything. */
const PEERS = {
  'HTML, a page of a portal': ['cheerio.load', 'tabletojson', 'pandas.read_html'],
  'HTML, the report alone': ['cheerio.load', 'tabletojson', 'pandas.read_html'],
  text: [],
  DOCX: ['mammoth'],
  'PDF of Chromium': ['pdf.js'],
  'PDF of LibreOffice': ['pdf.js'],
}

const READERS = {
  gongkai: async () => (await import('../dist/index.js')).parseReport,
  'cheerio.load': async () => {
    const { load } = await import('cheerio')
    return (bytes) => load(bytes.toString('utf8'))
  },
  tabletojson: async (folder) => {
    const { Tabletojson } = await loaderFrom(folder)('tabletojson')
    return (bytes) => Tabletojson.convert(bytes.toString('utf8'), { useFirstRowForHeadings: false })
  },
  mammoth: async () => {
    const { default: mammoth } = await import('mammoth')
    return (buffer) => mammoth.convertToHtml({ buffer })
  },
  'pdf.js': async () => pdfjsAlone,
}

/** Prints milliseconds of the processor a reading, for each line that it is sent. */
const PANDAS = `
import io, sys, time
import lxml, pandas
page = open(sys.argv[1], encoding="utf-8").read()
print("ready", flush=True)
for line in sys.stdin:
    start, runs = time.process_time(), 0
    while time.process_time() - start < ${BLOCK_MS / 1000}:
        pandas.read_html(io.StringIO(page), flavor="lxml")
        runs += 1
    print((time.process_time() - start) * 1000 / runs, flush=True)
`

/** Milliseconds of the processor that a run takes, over a block of runs. */
async function block(run, length = BLOCK_MS) {
  const before = process.cpuUsage()
  let [runs, spent] = [0, 0]
  while (spent < length) {
    await run()
    runs++
    const { user, system } = process.cpuUsage(before)
    spent = (user + system) / 1000
  }
  return spent / runs
}

async function serve([name, document, folder]) {
  const bytes = DOCUMENTS[document]
  const read = await READERS[name](folder)
  await block(() => read(bytes), WARM_UP_MS)
  process.on('message', async () => process.send(await block(() => read(bytes))))
  process.send('ready')
}

/** A reader in a process of its own: each call is a block, and gives milliseconds; null where it can't be had here. */
async function openReader(name, document, folders) {
  return name === 'pandas.read_html' ? openPandas(document, folders.pages) : openOwn(name, document, folders)
}

async function openOwn(name, document, { peers }) {
  const child = fork(fileURLToPath(import.meta.url), ['--serve', name, document, peers], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const answer = () =>
    new Promise((resolve) => {
      child.once('message', resolve)
      child.once('exit', () => resolve(null))
    })
  if ((await answer()) === null) return null
  return {
    block: () => {
      child.send('block')
      return answer()
    },
    close: () => child.kill(),
  }
}

async function openPandas(document, pages) {
  const path = join(pages, 'page.html')
  writeFileSync(path, DOCUMENTS[document])
  const child = spawn('python3', ['-c', PANDAS, path], { stdio: ['pipe', 'pipe', 'ignore'] })
  child.on('error', () => {})
  child.stdin.on('error', () => {})
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  if ((await lines.next()).done) return null
  return {
    block: async () => {
      child.stdin.write('block\n')
      return Number((await lines.next()).value)
    },
    close: () => child.kill(),
  }
}

const sorted = (values) => [...values].sort((a, b) => a - b)

/** `0.98 × (0.95–1.04)`: ours to theirs, block by block. */
function ratio(ours, theirs) {
  const all = sorted(ours.map((value, i) => value / theirs[i]))
  return `${median(all).toFixed(2)} × (${all[0].toFixed(2)}–${all.at(-1).toFixed(2)})`
}

const row = (name, value, note = '') => console.log(`${name.padEnd(46)}${value.padStart(12)}   ${note}`)
const ms = (values) => `${median(values).toFixed(1)} ms`

/** Runs that take turns, each so many times; the first turn warms up. */
async function inTurns(runs, blocks) {
  const found = runs.map(() => [])
  for (let i = 0; i <= blocks; i++)
    for (const [r, run] of runs.entries()) {
      const value = await run()
      if (i > 0) found[r].push(value)
    }
  return found
}

async function documents(blocks, folders) {
  console.log('A document, read again and again; gongkai against each')
  for (const [document, peers] of Object.entries(PEERS)) {
    const open = []
    for (const name of ['gongkai', ...peers]) open.push([name, await openReader(name, document, folders)])
    const had = open.filter(([, reader]) => reader !== null)
    const [ours, ...theirs] = await inTurns(
      had.map(([, reader]) => reader.block),
      blocks,
    )
    row(document, ms(ours))
    for (const [i, times] of theirs.entries()) row(`  ${had[i + 1][0]}`, ms(times), ratio(ours, times))
    for (const [name, reader] of open) if (reader === null) row(`  ${name}`, 'not here')
    for (const [, reader] of had) reader.close()
  }
}

async function starts(blocks) {
  const commands = {
    'node -e 0': ['-e', '0'],
    'gongkai --help': [CLI, '--help'],
    'gongkai parse, a text': [CLI, 'parse', here('../fixtures/reports/canonical-2022.txt')],
    'gongkai parse, an HTML page': [CLI, 'parse', here('../fixtures/reports/portal-2023.html')],
    'gongkai parse, a PDF': [CLI, 'parse', here('../fixtures/pdf/chrome.pdf')],
  }
  console.log('\nA whole run of the command line, against bare Node')
  const found = await inTurns(
    Object.values(commands).map((args) => async () => (await measured(args)).processor * 1000),
    blocks,
  )
  for (const [i, name] of Object.keys(commands).entries()) row(name, ms(found[i]), ratio(found[i], found[0]))
}

async function folderOfReports(blocks, folder) {
  console.log(`\nA folder of ${MIXED} reports, HTML, text, DOCX and PDF in turns; two workers against one`)
  const input = join(folder, 'input')
  writeReports(input, MIXED)
  const batch = (jobs) => async () => {
    const out = join(folder, 'out')
    const { seconds } = await measured([
      CLI,
      ...['batch', input, '--out', out, '--quiet', '--jobs', String(jobs)],
    ])
    rmSync(out, { recursive: true })
    return MIXED / seconds
  }
  const [one, two] = await inTurns([batch(1), batch(2)], Math.ceil(blocks / 3))
  row('one worker', `${median(one).toFixed(1)} a second`)
  row('two workers', `${median(two).toFixed(1)} a second`, ratio(two, one))
}

/** The same report with so many times as much prose in it. */
const LONGER = {
  text: (times) => text.toString('utf8').replace('（一）主动公开。', (found) => proseOf(times) + found),
  HTML: (times) =>
    page
      .toString('utf8')
      .replace('</p>', (found) => found + proseOf(times).replaceAll(/^.+$/gm, (line) => `<p>${line}</p>`)),
}

/** (times − 1) texts as long as a report, no two paragraphs alike. */
function proseOf(times) {
  const paragraphs = 25 * (times - 1)
  return Array.from(
    { length: paragraphs },
    (_, i) =>
      `本机关全年在第${i + 1}个方面公开信息${i * 7 + 3}条，组织培训${i % 9}次，并按照要求及时更新专栏内容，接受监督。\n`,
  ).join('')
}

async function growth(blocks) {
  console.log('\nThe same report with 1, 10 and 100 times as much text, for as much as one')
  const { parseReport } = await import('../dist/index.js')
  await block(() => parseReport(page), WARM_UP_MS)
  for (const [kind, written] of Object.entries(LONGER)) {
    const found = await inTurns(
      TIMES_AS_LONG.map((times) => {
        const bytes = Buffer.from(written(times))
        return () => block(() => parseReport(bytes))
      }),
      blocks,
    )
    for (const [i, times] of TIMES_AS_LONG.entries())
      row(`${kind}, ${times} ×`, ms(found[i]), ratio(found[i], found[0]))
  }
}

const args = process.argv.slice(2)
if (args[0] === '--serve') await serve(args.slice(1))
else {
  const { values } = parseArgs({
    args,
    options: {
      blocks: { type: 'string', default: '7' },
      peers: { type: 'string', default: here('../node_modules/.cache/gongkai-peers') },
    },
  })
  const blocks = Number(values.blocks)
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-speed-'))
  try {
    await documents(blocks, { peers: values.peers, pages: folder })
    await starts(blocks)
    await folderOfReports(blocks, folder)
    await growth(blocks)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
