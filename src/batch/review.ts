/** What people are to look at in a finished data set: its doubtful cells, or a sample of all. */
import { join } from 'node:path'
import { refusal } from '../errors.js'
import { gridTexts } from '../document.js'
import {
  allotted,
  drawn,
  randomFrom,
  resultOf,
  type AuditResult,
  sampleRow,
  sampleTable,
  stratumOf,
  type Stratum,
  type Ticked,
} from '../exports/audit.js'
import { csvText } from '../exports/csv.js'
import { type Doubt, doubtful, doubtsIn } from '../exports/doubtful.js'
import { JSON_LINES } from '../exports/lines.js'
import type { OutputRow } from '../exports/tables.js'
import type { Observation, Report } from '../report.js'
import { entriesOf, jsonLinesOf } from './entries.js'
import { readFiles } from './files.js'
import { rowsOfCsv } from './manifest.js'
import { tableText } from './table-text.js'

/** The reports of a data set; what has the same content as an earlier one is left out: one look is enough. */
async function* reportsOf(folder: string): AsyncGenerator<Report> {
  for await (const { report, duplicateOf } of entriesOf(jsonLinesOf([join(folder, JSON_LINES)]))())
    if (duplicateOf === undefined) yield report
}

/** The doubtful cells of a data set as CSV, the most useful first. */
export async function doubtfulCsv(folder: string): Promise<{ csv: string; cells: number }> {
  const doubts: Doubt[] = []
  for await (const report of reportsOf(folder)) doubts.push(...doubtsIn(report))
  doubts.sort((a, b) => b.use - a.use)
  return {
    csv: csvText(
      doubtful,
      doubts.map(({ row }) => row),
    ),
    cells: doubts.length,
  }
}

interface Drawn {
  report: Report
  cell: Observation
  stratum: Stratum
}

/** A sample of the data set's cells as CSV, the same for the same seed. */
export async function auditCsv(
  folder: string,
  { sample, seed }: { sample: number; seed: number },
): Promise<{ csv: string; cells: number; drawn: number }> {
  const counts = new Map<string, number>()
  for await (const report of reportsOf(folder))
    for (const cell of report.observations) {
      const name = stratumOf(report, cell)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  const cells = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const picked = await draw(folder, allotted(counts, sample), randomFrom(seed))
  const rows: OutputRow[] = []
  let known: { report: Report; rowAt: (cell: Observation) => string } | undefined
  for (const { report, cell, stratum } of picked) {
    if (known?.report !== report) known = { report, rowAt: await sourceRows(report) }
    rows.push(sampleRow(report, cell, { sourceRow: known.rowAt(cell), stratum }))
  }
  return { csv: csvText(sampleTable, rows), cells, drawn: rows.length }
}

/** Cells of one stratum are numbered as they come; drawn are those with certain numbers. */
async function draw(
  folder: string,
  strata: ReturnType<typeof allotted>,
  random: () => number,
): Promise<Drawn[]> {
  const numbers = new Map<string, { next: number; wanted: Set<number> }>()
  for (const { name, cells, drawn: count } of strata.values())
    if (!numbers.has(name)) numbers.set(name, { next: 0, wanted: new Set(drawn(count, cells, random)) })
  const picked: Drawn[] = []
  for await (const report of reportsOf(folder))
    for (const cell of report.observations) {
      const { name, cells } = strata.get(stratumOf(report, cell))!
      const counter = numbers.get(name)!
      if (counter.wanted.has(counter.next++)) picked.push({ report, cell, stratum: { name, cells } })
    }
  return picked
}

/** The rows of a report's tables as they stand in its files; '' where these have gone or changed. */
async function sourceRows(report: Report): Promise<(cell: Observation) => string> {
  const { name, part = 1, parts = [], sha256 } = report.source
  const document = { path: name ?? '', parts: parts.slice(1).map((one) => one.name) }
  for await (const { answer } of readFiles([document], { streams: true })) {
    const again = answer && 'read' in answer ? answer.read[part - 1] : undefined
    if (again?.report.source.sha256 === sha256) {
      const { blocks } = again.stream
      return ({ location: { block, row } }) => {
        const there = blocks[block]
        if (there?.kind === 'table')
          return (row === undefined ? [] : (gridTexts(there)[row] ?? [])).join(' | ')
        return there?.kind === 'paragraph' ? there.text : ''
      }
    }
  }
  return () => ''
}

const RIGHT: readonly string[] = ['1', '1.0', 'y', 'yes', 'true', '✓', '√', '对', '是']
const WRONG: readonly string[] = ['0', '0.0', 'n', 'no', 'false', '✗', '×', 'x', '错', '否']

/**
 * What a sample that has been ticked says of the data set that it was drawn from.
 *
 * @throws audit.changed where the data set has other values now
 */
export async function auditResult(folder: string, path: string): Promise<AuditResult> {
  const rows = await rowsOfCsv(
    await tableText(path, (file) => refusal('audit.invalid:encoding', file)),
    'audit.invalid',
  )
  const ticked = rows.map((row, i) => tickedOf(row, i))
  const cells = rows.map(cellIn)
  const twice = cells.findIndex((cell, i) => cells.indexOf(cell) < i)
  if (twice >= 0)
    throw refusal('audit.invalid:twice', { line: twice + 2, indicator: String(rows[twice]!['indicator']) })
  const { values, counts } = await cellsIn(folder, new Set(cells))
  const changed = rows.filter((row) => values.get(cellIn(row)) !== numberOf(row['read_value']))
  if (changed.length > 0) throw refusal('audit.changed', { count: changed.length, folder })
  return resultOf(ticked, counts)
}

const cellIn = ({ sha256, part, indicator }: Record<string, string>): string =>
  `${sha256} ${part} ${indicator}`
const numberOf = (field = ''): number | null => (field === '' ? null : Number(field))

/** The values of certain cells, and how many cells each stratum has. */
async function cellsIn(
  folder: string,
  cells: ReadonlySet<string>,
): Promise<{ values: Map<string, number | null>; counts: Map<string, number> }> {
  const counts = new Map<string, number>()
  const values = new Map<string, number | null>()
  for await (const report of reportsOf(folder))
    for (const observation of report.observations) {
      const { indicator, value } = observation
      const { source } = report
      const stratum = stratumOf(report, observation)
      counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
      const cell = `${source.sha256} ${source.part ?? 1} ${indicator}`
      if (cells.has(cell)) values.set(cell, value)
    }
  return { values, counts }
}

function tickedOf(
  { is_right: right = '', stratum, stratum_cells: cells }: Record<string, string>,
  i: number,
): Ticked {
  if (stratum === undefined || !/^\d+$/.test(cells ?? ''))
    throw refusal('audit.invalid:stratum', { line: i + 2 })
  const tick = right.trim().toLowerCase()
  const isRight = RIGHT.includes(tick)
  if (tick !== '' && !isRight && !WRONG.includes(tick))
    throw refusal('audit.invalid:tick', { line: i + 2, tick: right })
  return { stratum, stratumCells: Number(cells), isRight: tick === '' ? null : isRight }
}
