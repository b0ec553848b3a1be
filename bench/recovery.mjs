/**
 * How long damaged tables take: node bench/recovery.mjs (after npm run build). Own CPU time of `parseReport` over made-up
 * reports that are one table of section 三 with its blanks dropped, or whole reports torn into lines of text.
 */
import { parseReport } from '../dist/index.js'
import { bundled } from './reports.mjs'

const TABLES = Number(process.argv[2] ?? 60)
const TEXTS = 12
const WARM_UP = 20

/** Share of the counts of each applicant that are not 0, the greatest count, and the share of the zeros left blank. */
const KINDS = {
  'dense: few blanks': { fill: [0.97, 0.97, 0.97, 0.97, 0.97, 0.97], most: 500, blanks: 1 },
  'a city: blanks for zeros': { fill: [0.9, 0.5, 0.05, 0.1, 0.15, 0.2], most: 500, blanks: 1 },
  'sparse: blanks for zeros': { fill: [0.15, 0.15, 0.15, 0.15, 0.15, 0.15], most: 50, blanks: 1 },
  'sparse: half of the zeros blank': { fill: [0.3, 0.3, 0.3, 0.3, 0.3, 0.3], most: 50, blanks: 0.5 },
}
const TORN = ['D5 bar after', 'D5 blank lines', 'D9 wrapped', 'D10', 'D10 wrapped', 'D10 scattered']

/** The report whose table of section 三 has such counts. */
function withCounts(made, { fill, most, blanks }, random, columns) {
  const key = (row, column) => `requests.${row}.${column}`
  const rows = [
    ...new Set(
      [...made.values.keys()]
        .filter((id) => id.startsWith('requests.'))
        .map((id) => id.slice(9, id.lastIndexOf('.'))),
    ),
  ]
  const results = rows.filter((row) => row.startsWith('results.') && row !== 'results.total')
  const counts = new Map()
  columns.forEach((column, c) => {
    const count = () => (random() < fill[c] ? Math.floor(most ** random()) : 0)
    const parts = results.map((row) => [row, count()])
    const total = parts.reduce((sum, [, value]) => sum + value, 0)
    const forward = count()
    const carriedIn = Math.min(count(), total + forward)
    for (const [row, value] of [
      ...parts,
      ['results.total', total],
      ['carriedForward', forward],
      ['carriedIn', carriedIn],
      ['received', total + forward - carriedIn],
    ])
      counts.set(key(row, column), value)
  })
  for (const row of rows)
    counts.set(
      key(row, 'total'),
      columns.reduce((sum, column) => sum + counts.get(key(row, column)), 0),
    )
  return Object.fromEntries(
    [...counts].map(([id, value]) => [id, value === 0 && random() < blanks ? null : value]),
  )
}

const { makeReport, number, blank, APPLICANTS, DIALECTS, flatten, fractionsFrom } = await bundled(
  '../test/support',
  ['generate/report', 'generate/printed', 'generate/form', 'generate/numbers', 'flatten'],
)
const columns = APPLICANTS.map(([key]) => key).filter((key) => key !== 'total')
const making = (seed) => ({ agency: '临浦县发展和改革局', year: seed % 2 ? 2024 : 2020, seed })

/** Section 三 alone of a report whose blanks are dropped (D1). */
function lostTable(kind, seed) {
  const values = withCounts(makeReport(making(seed)), kind, fractionsFrom(seed), columns)
  const printed = Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, value === null ? blank : number(value)]),
  )
  const made = makeReport({ ...making(seed), printed })
  return flatten({ ...made, sections: made.sections.filter((_, i) => i === 2) }, DIALECTS.D1)
}

/** A whole report with a blank for every zero. */
function tornText(dialect, seed) {
  const zeros = [...makeReport(making(seed)).values].filter(([, { value }]) => value === 0)
  return flatten(
    makeReport({ ...making(seed), printed: Object.fromEntries(zeros.map(([id]) => [id, blank])) }),
    DIALECTS[dialect],
  )
}

/** Own CPU time, in milliseconds: other programs on the machine don't count. */
async function cpuOf(text) {
  const start = process.cpuUsage()
  await parseReport(text)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

async function measure(name, texts, states) {
  const times = []
  for (const text of texts) times.push(await cpuOf(text))
  times.sort((a, b) => a - b)
  const ms = (value) => `${value.toFixed(1)} ms`.padStart(10)
  console.log(`${name.padEnd(40)}${ms(times[times.length >> 1])}${ms(times.at(-1))}   ${states}`)
  return times
}

/** What became of the lost cells, in percent. */
async function statesOf(texts) {
  const count = {}
  for (const text of texts)
    for (const { indicator, state } of (await parseReport(text)).observations)
      if (indicator.startsWith('requests.')) count[state] = (count[state] ?? 0) + 1
  const all = Object.values(count).reduce((a, b) => a + b, 0)
  return Object.entries(count)
    .map(([state, cells]) => `${state} ${Math.round((100 * cells) / all)}%`)
    .join(', ')
}

const seeds = (count) => Array.from({ length: count }, (_, i) => i + 1)
for (const seed of seeds(WARM_UP))
  await parseReport(lostTable(KINDS['a city: blanks for zeros'], 1000 + seed))
console.log(
  `${'own CPU time of parseReport'.padEnd(40)}${'median'.padStart(10)}${'worst'.padStart(10)}   cells of 三`,
)
const all = []
for (const [name, kind] of Object.entries(KINDS)) {
  const texts = seeds(TABLES).map((seed) => lostTable(kind, seed))
  all.push(...(await measure(`a table, ${name}`, texts, await statesOf(texts))))
}
all.sort((a, b) => a - b)
console.log(
  `${'all tables'.padEnd(40)}${`${all[all.length >> 1].toFixed(1)} ms`.padStart(10)}${`${all.at(-1).toFixed(1)} ms`.padStart(10)}`,
)
for (const dialect of TORN) {
  const texts = seeds(TEXTS).map((seed) => tornText(dialect, seed))
  await measure(`a report, ${dialect}`, texts, await statesOf(texts))
}
