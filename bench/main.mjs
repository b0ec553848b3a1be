// How long reading takes: node bench/main.mjs (after npm run build). Prints a table; nothing passes or fails.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load } from 'cheerio'
import { parseReport, readReport, toText } from '../dist/index.js'
import { portalPage } from './portal.mjs'
import { median } from './runs.mjs'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const REPORT = path('../fixtures/reports/word-2022.html')
const CLI = path('../dist/cli.js')

const WARM_UP = 30
const ROUNDS = 60
const STARTS = 15

async function milliseconds(run) {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** Medians of several runs that take turns, so that all meet the same machine. */
async function inTurns(runs, rounds = ROUNDS) {
  const times = runs.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [i, run] of runs.entries()) times[i].push(await milliseconds(run))
  }
  return times.map(median)
}

const BLOCKS = 5

/**
 * Medians of several runs, each in blocks of its own after a warm-up: what one run leaves for the garbage collector is
 * then collected in its own time. Single runs in turn would charge it to whichever comes next.
 */
async function inBlocks(...runs) {
  const times = runs.map(() => [])
  for (let block = 0; block < BLOCKS; block++) {
    for (const [i, run] of runs.entries()) {
      await inTurns([run], WARM_UP)
      for (let round = 0; round < ROUNDS / BLOCKS; round++) times[i].push(await milliseconds(run))
    }
  }
  return times.map(median)
}

const start = (args) => () => {
  const { status, stderr } = spawnSync(process.execPath, args)
  if (status !== 0) throw new Error(String(stderr))
}

const bytes = readFileSync(REPORT)
const { report, stream } = await readReport(bytes)
const page = Buffer.from(portalPage(new TextDecoder().decode(bytes)))
const text = Buffer.from(toText({ stream }))

const fromPage = await parseReport(page)
if (fromPage.observations.length !== report.observations.length)
  throw new Error('the page did not keep the report')

const [loading, parsing] = await inBlocks(
  () => load(page),
  () => parseReport(page),
)
const [reading] = await inBlocks(() => parseReport(text))
const [bare, command] = await inTurns([start(['-e', '0']), start([CLI, 'parse', REPORT])], STARTS)

const kilobytes = ({ length }) => `${Math.round(length / 1024)} KB`
const ms = (value) => `${value.toFixed(1)} ms`
const rows = [
  [`HTML page of ${kilobytes(page)}: cheerio.load`, ms(loading)],
  [
    `HTML page of ${kilobytes(page)}: parseReport`,
    ms(parsing),
    `${(parsing / loading).toFixed(2)} × cheerio.load`,
  ],
  [
    `text report of ${kilobytes(text)}: parseReport`,
    ms(reading),
    `${Math.round(1000 / reading)} reports a second`,
  ],
  [`gongkai parse, start to end, HTML of ${kilobytes(bytes)}`, ms(command), `node alone: ${ms(bare)}`],
]
for (const [name, value, note = ''] of rows) console.log(`${name.padEnd(52)}${value.padStart(10)}   ${note}`)
