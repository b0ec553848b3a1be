/** What is found anew once cells of a report have been corrected: sums, blanks, plausibility. Its text is not needed for it. */
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { type Sink, told } from '../diagnostics/finding.js'
import { whereOf } from '../diagnostics/where.js'
import { equationsOf } from '../form/equations.js'
import { TEMPLATES } from '../form/index.js'
import type { Location, Observation, Report } from '../report.js'
import { checkArithmetic } from './arithmetic.js'
import { isOf } from './assurance.js'
import { checkBlanks } from './blanks.js'
import { checkPlausibility } from './plausibility.js'
import { checkSlips } from './slips.js'

/** Codes that are found anew from the cells alone. */
const FROM_CELLS: ReadonlySet<string> = new Set([
  ...TEMPLATES.flatMap(equationsOf).map(({ code }) => code),
  'check.incomplete',
  'check.slips',
  'check.plausible',
  'check.unit',
])

/** The findings of a report whose cells are no longer as they were read; those about its text stay. */
export function findingsAgain(report: Report, corrected: ReadonlySet<string>): Diagnostic[] {
  const found: Diagnostic[] = report.diagnostics.filter(
    (finding) => !FROM_CELLS.has(finding.code) && !isSettled(finding, report, corrected),
  )
  const sink: Sink = (finding) => void found.push(told(finding, whereOf(finding)))
  const byIndicator = new Map(report.observations.map((cell) => [cell.indicator, cell]))
  for (const template of TEMPLATES.filter((one) => isOf(report, one))) {
    checkSlips(template, byIndicator, sink)
    checkArithmetic(template, byIndicator, sink)
    checkBlanks(template, byIndicator, sink)
  }
  checkPlausibility(report.observations, report.agency, sink)
  return found
}

/** A doubt is settled when no cell of its place is in doubt any more; what the text says, when the cells now say so too. */
function isSettled(finding: Diagnostic, report: Report, corrected: ReadonlySet<string>): boolean {
  const { code, location, indicator, parts = [], actual } = finding
  if (code === 'cell.unreadable' || code === 'cell.ambiguous') {
    const own = report.observations.filter((cell) => cell.indicator === indicator || isAt(cell, location))
    return own.some((cell) => corrected.has(cell.indicator)) && !own.some(isInDoubt)
  }
  if (code !== 'check.narrative' || !parts.some((part) => corrected.has(part.indicator))) return false
  const values = parts.map((part) => valueOf(report, part.indicator))
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0)
  return actual !== undefined && (values.includes(actual) || sum === actual)
}

const isInDoubt = ({ state }: Observation): boolean => state === 'ambiguous' || state === 'unreadable'

const isAt = ({ location }: Observation, place: Location | undefined): boolean =>
  place !== undefined &&
  location.block === place.block &&
  location.row === place.row &&
  (place.column === undefined || location.column === place.column)

const valueOf = ({ observations }: Report, indicator: string): number | null =>
  observations.find((cell) => cell.indicator === indicator)?.value ?? null
