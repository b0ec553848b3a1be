/** What is true of a made-up report, known before any parser has seen it. */
import type { Report } from '../../../src/index.js'
import type { Printed } from './printed.js'
import { type MadeReport, piecesOf } from './report.js'

/** What of a report is compared as a whole. */
export type Field = 'agency' | 'year' | 'title' | 'publishedOn' | 'period' | 'sections' | 'formats'

export interface Truth {
  agency: string | null
  year: number
  title: string | null
  publishedOn: string | null
  period: { from: string; to: string } | null
  formats: { proactiveDisclosure: string | null; requests: string | null }
  sections: [number: number | null, title: string][]
  cells: Map<string, Printed>
}

/** The cells that the report's tables print, by indicator. */
export function cellsOf(made: MadeReport): Map<string, Printed> {
  const cells = new Map<string, Printed>()
  for (const piece of piecesOf(made)) {
    if (piece.kind !== 'table') continue
    for (const { indicator, printed } of piece.sheet.flat())
      if (indicator && printed) cells.set(indicator, printed)
  }
  return cells
}

export function truthOf(made: MadeReport): Truth {
  const cells = cellsOf(made)
  const printed = (table: string): boolean =>
    [...cells.keys()].some((indicator) => indicator.startsWith(`${table}.`))
  const title = made.front.find((piece) => piece.kind === 'title')
  return {
    agency: made.agency,
    year: made.year,
    title: title?.kind === 'title' ? title.lines.join('') : null,
    publishedOn: `${made.year + 1}-01-18`,
    period: { from: `${made.year}-01-01`, to: `${made.year}-12-31` },
    formats: {
      proactiveDisclosure: printed('proactiveDisclosure') ? made.formats.proactiveDisclosure : null,
      requests: printed('requests') ? made.formats.requests : null,
    },
    sections: made.sections.filter(({ heading }) => heading).map(({ number, title }) => [number, title]),
    cells,
  }
}

/**
 * Everything in which a report differs from the truth, a line each; none when it is right.
 *
 * @param lost the source lost where some cells stood: those may be ambiguous, never wrong
 */
export function differences(
  report: Report,
  truth: Truth,
  lost: (indicator: string) => boolean = () => false,
): string[] {
  const found: string[] = []
  const compare = (what: string, got: unknown, expected: unknown): void => {
    const [a, b] = [JSON.stringify(got), JSON.stringify(expected)]
    if (a !== b) found.push(`${what}: ${a}, expected ${b}`)
  }
  compare('agency', report.agency, truth.agency)
  compare('year', report.year, truth.year)
  compare('title', report.title, truth.title)
  compare('publishedOn', report.publishedOn, truth.publishedOn)
  compare('period', report.period, truth.period)
  compare(
    'format of proactiveDisclosure',
    report.proactiveDisclosure?.format ?? null,
    truth.formats.proactiveDisclosure,
  )
  compare('format of requests', report.requests?.format ?? null, truth.formats.requests)
  compare(
    'sections',
    report.sections.map(({ number, title }) => [number, title]),
    truth.sections,
  )
  const observed = new Map<string, Report['observations'][number]>(
    report.observations.map((observation) => [observation.indicator, observation]),
  )
  for (const [indicator, { value, state, unit }] of truth.cells) {
    const cell = observed.get(indicator)
    if (cell?.state === 'ambiguous' && cell.value === null && lost(indicator)) continue
    compare(indicator, cell && [cell.value, cell.state, cell.unit ?? null], [value, state, unit ?? null])
  }
  for (const { indicator, value } of report.observations) {
    if (!truth.cells.has(indicator)) found.push(`${indicator}: ${value}, though the report has no such cell`)
  }
  compare('observations', report.observations.length, observed.size)
  return found
}

/** Codes of the diagnostics, with the indicator where there is one. */
export const findings = (report: Report): string[] =>
  report.diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, indicator }) => (indicator ? `${code} ${indicator}` : code))
    .sort()
