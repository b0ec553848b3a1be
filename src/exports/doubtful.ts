/** Cells that somebody should look at, the most useful first: undecided, unreadable, accused by a finding, inferred. */
import { indicatorOf } from '../codebook.js'
import type { Observation, Report } from '../report.js'
import { HARMONISED } from './harmonise.js'
import { PLACE_IN_WORDS, placeInWords, TO_FILL, toFill } from './review.js'
import { type OutputRow, type OutputTable, text } from './tables.js'

export const doubtful: OutputTable = {
  name: 'doubtful',
  title: 'Doubtful cells: a row for each, the most useful first; filled in, the file is one of corrections',
  titleZh: '存疑数据',
  columns: [
    ...TO_FILL,
    text('why', '原因', 'Codes of the findings that name the cell, and its state where that is the reason'),
    text('why_zh', '说明', 'The weightiest of these findings in words'),
    ...PLACE_IN_WORDS,
  ],
}

type Diagnostic = Report['diagnostics'][number]

export interface Doubt {
  row: OutputRow
  /** The greater, the more is won by looking. */
  use: number
}

const UNKNOWN: readonly string[] = ['ambiguous', 'unreadable']
/** How much a look may win: a value where there is none, an error settled, a guess confirmed. */
const USE = { unknown: 100, error: 60, warning: 40, inferred: 30, total: 15, inPanel: 10, last: 10 }
/** A cell that takes part in a failing sum is likelier right than the sum itself. */
const ONLY_PART = 0.5
/** So few doubts in a report: settling them makes it whole. */
const FEW = 3

const PANEL: ReadonlySet<string> = new Set(
  HARMONISED.flatMap(({ indicator, parts }) => [indicator.indicator, ...parts]),
)

export function doubtsIn(report: Report): Doubt[] {
  const naming = findingsByCell(report)
  const cells = report.observations.filter(
    ({ indicator, state }) =>
      state !== 'corrected' && (UNKNOWN.includes(state) || state === 'inferred' || naming.has(indicator)),
  )
  const isLast = cells.length <= FEW
  return cells.map((cell) => {
    const findings = naming.get(cell.indicator) ?? []
    return { row: rowOf(report, cell, findings), use: useOf(cell, findings) + (isLast ? USE.last : 0) }
  })
}

/** Errors and warnings, by the cells that they name, or whose row they stand at; the weightiest first. */
function findingsByCell({ observations, diagnostics }: Report): Map<string, Diagnostic[]> {
  const naming = new Map<string, Diagnostic[]>()
  const told = diagnostics.filter(({ severity }) => severity !== 'info')
  for (const finding of [...told].sort((a, b) => weight(b) - weight(a))) {
    const named = [finding.indicator, ...(finding.parts ?? []).map(({ indicator }) => indicator)]
    const doubted = isDoubt(finding) ? observations.filter((cell) => isAt(cell, finding)) : []
    for (const indicator of new Set([...named, ...doubted.map((cell) => cell.indicator)]))
      if (indicator !== undefined) naming.set(indicator, [...(naming.get(indicator) ?? []), finding])
  }
  return naming
}

const isDoubt = ({ code }: Diagnostic): boolean => code === 'cell.ambiguous' || code === 'cell.unreadable'

/** A doubt about a row is about those of its cells that have no value. */
const isAt = ({ state, location: cell }: Observation, { location: place }: Diagnostic): boolean =>
  UNKNOWN.includes(state) && place?.row !== undefined && cell.block === place.block && cell.row === place.row

const weight = ({ severity }: Diagnostic): number => (severity === 'error' ? USE.error : USE.warning)

function useOf({ indicator, state }: Observation, findings: readonly Diagnostic[]): number {
  const accused = findings.map(
    (finding) => weight(finding) * (finding.indicator === indicator ? 1 : ONLY_PART),
  )
  const known = UNKNOWN.includes(state) ? USE.unknown : 0
  return (
    Math.max(known, state === 'inferred' ? USE.inferred : 0, ...accused) +
    (indicatorOf(indicator).isTotal ? USE.total : 0) +
    (PANEL.has(indicator) ? USE.inPanel : 0)
  )
}

function rowOf(report: Report, cell: Observation, findings: readonly Diagnostic[]): OutputRow {
  const ofState = UNKNOWN.includes(cell.state) || cell.state === 'inferred' ? [cell.state] : []
  const why = [...ofState, ...new Set(findings.map(({ code }) => code))].join(' ')
  return [...toFill(report, cell), why, findings[0]?.messageZh, ...placeInWords(report, cell)]
}
