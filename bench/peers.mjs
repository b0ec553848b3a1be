// Beside what a user would pick instead: node bench/peers.mjs [--rounds 30] [--peers FOLDER]   (after npm run build)
// Time and cells right for each format, in one run. Each package has a process of its own (pdf.js at its defaults slows
// down whatever else runs with it) and they take turns, so that all meet the same machine. The packages are installed for
// this alone, into a folder of node_modules; where that can't be done, only what the project has itself is compared.
import { fork, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { load } from 'cheerio'
import { READERS, loaderFrom } from './peers/readers.mjs'
import { cellsOf, cellsRight, numbersOf } from './peers/score.mjs'
import { WRITERS, makeReport, piecesOf, toHtml } from './reports.mjs'
import { median } from './runs.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Documents of a format, each with the rows of its tables. */
const DOCUMENTS = {
  html: () =>
    made((report, i) =>
      toHtml(report, { page: 'portal', prose: i % 2 ? 'word' : 'p', cells: i % 2 ? 'word' : 'plain' }),
    ),
  docx: () => [
    ...made(WRITERS.docx),
    {
      bytes: readFileSync(here('../fixtures/docx/libreoffice.docx')),
      truth: rowsOfPage(here('../fixtures/docx/report.html')),
    },
  ],
  // Printed by Chromium and by LibreOffice, with their fonts inside.
  pdf: () =>
    ['chrome', 'chrome-repeated-head', 'writer'].map((name) => ({
      bytes: readFileSync(here(`../fixtures/pdf/${name}.pdf`)),
      truth: rowsOfPage(here('../fixtures/pdf/report.html')),
    })),
}

const made = (write) =>
  Array.from({ length: 6 }, (_, i) => {
    const report = makeReport({ agency: `望川县第${i}局`, year: 2019 + i, seed: i })
    return { bytes: Buffer.from(write(report, i)), truth: rowsOfReport(report) }
  })

const rowsOfReport = (report) =>
  piecesOf(report)
    .flatMap((piece) => (piece.kind === 'table' ? piece.sheet : []))
    .flatMap((row) => {
      const numbers = row.flatMap(({ printed }) =>
        typeof printed?.value === 'number' ? [printed.value] : [],
      )
      return numbers.length
        ? [{ label: row.filter(({ indicator }) => !indicator).at(-1)?.text ?? '', numbers }]
        : []
    })

/** Of a plain page whose every row has its own cells. */
function rowsOfPage(path) {
  const $ = load(readFileSync(path, 'utf8'))
  return $('tr')
    .toArray()
    .flatMap((row) => {
      const texts = $(row)
        .children()
        .toArray()
        .map((cell) => {
          $(cell).find('br').replaceWith('\n')
          return $(cell).text()
        })
      const numbers = numbersOf(texts)
      return numbers.length
        ? [{ label: texts.filter((text) => numbersOf([text]).length === 0).at(-1) ?? '', numbers }]
        : []
    })
}

/** Answers a message by reading the format's documents once. */
async function serve([format, name, folder]) {
  const documents = DOCUMENTS[format]()
  const read = await READERS[format][name](loaderFrom(folder))
  process.on('message', async (round) => {
    const start = performance.now()
    const cpu = process.cpuUsage()
    const readings = []
    for (const { bytes } of documents) readings.push(await read(bytes).catch(() => () => [[]]))
    const { user, system } = process.cpuUsage(cpu)
    const time = {
      ms: (performance.now() - start) / documents.length,
      cpu: (user + system) / 1000 / documents.length,
    }
    const right =
      round === 0
        ? readings.reduce((sum, rows, i) => sum + cellsRight(documents[i].truth, rows()), 0)
        : undefined
    process.send({ ...time, right, of: documents.reduce((sum, { truth }) => sum + cellsOf(truth), 0) })
  })
  process.send('ready')
}

/** The next message of a child; it fails where the child ends instead. */
function answer(child) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}

async function compare(format, folder, rounds) {
  const runs = []
  for (const name of Object.keys(READERS[format])) {
    const child = fork(fileURLToPath(import.meta.url), ['--serve', format, name, folder], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const ready = await answer(child).then(
      () => true,
      () => false,
    )
    if (ready) runs.push({ name, child, answers: [] })
    else console.log(`${format.padEnd(6)}${name.padEnd(24)}not to be had here`)
  }
  for (let round = 0; round < rounds; round++) {
    for (const run of runs) {
      const next = answer(run.child)
      run.child.send(round)
      run.answers.push(await next)
    }
  }
  const own = timesOf(runs[0])
  for (const run of runs) {
    const { ms, cpu } = timesOf(run)
    const [{ right, of }] = run.answers
    console.log(
      `${format.padEnd(6)}${run.name.padEnd(24)}${ms.toFixed(1).padStart(8)} ms${cpu.toFixed(1).padStart(8)} ms of processor${(cpu / own.cpu).toFixed(2).padStart(8)} ×${`${right} of ${of}`.padStart(16)} cells`,
    )
    run.child.kill()
  }
}

/** The first half of the rounds warms up. */
function timesOf({ answers }) {
  const warm = answers.slice(answers.length >> 1)
  return { ms: median(warm.map(({ ms }) => ms)), cpu: median(warm.map(({ cpu }) => cpu)) }
}

/** Installs the packages where they aren't yet. */
function installed(folder) {
  mkdirSync(folder, { recursive: true })
  copyFileSync(here('peers/packages.json'), join(folder, 'package.json'))
  if (!existsSync(join(folder, 'node_modules', 'tabletojson')))
    spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder], {
      cwd: folder,
      stdio: 'ignore',
    })
  return folder
}

const args = process.argv.slice(2)
if (args[0] === '--serve') await serve(args.slice(1))
else {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '30' },
      peers: { type: 'string', default: here('../node_modules/.cache/gongkai-peers') },
    },
  })
  const folder = installed(values.peers)
  console.log(
    `${'format'.padEnd(6)}${'package'.padEnd(24)}a document: time, the processor's, against gongkai's; numbers beside their label, in order`,
  )
  for (const format of Object.keys(READERS)) await compare(format, folder, Number(values.rounds))
}
