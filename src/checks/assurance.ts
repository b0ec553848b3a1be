/** What was looked at in a report: how many cells could be read, and how many of the form's sums were held against what is printed. */
import { equationsOf, sideOf } from '../form/equations.js'
import { editionIdOf, hasFormats, TEMPLATES, type Template } from '../form/index.js'
import type { Report } from '../report.js'

export interface Assurance {
  cells: number
  /** Cells whose value is known: a number, a blank or a mark for none. */
  read: number
  sums: number
  /** Sums of which all terms are numbers; the others have a blank or a mark among them. */
  checked: number
}

const UNKNOWN: readonly string[] = ['unreadable', 'ambiguous']

export function assuranceOf(report: Report): Assurance {
  const { observations } = report
  const values = new Map<string, number | null>(
    observations.map(({ indicator, value }) => [indicator, value]),
  )
  const sums = TEMPLATES.filter((template) => isOf(report, template)).flatMap(equationsOf)
  const isOpen = (terms: readonly string[]): boolean => sideOf(terms, (term) => values.get(term) ?? null).open
  return {
    cells: observations.length,
    read: observations.filter(({ state }) => !UNKNOWN.includes(state)).length,
    sums: sums.length,
    checked: sums.filter(({ left, right }) => !isOpen(left) && !isOpen(right)).length,
  }
}

/** Whether a report's table was read by this template. */
export function isOf(report: Report, template: Template): boolean {
  const table = report[template.table]
  if (!table) return false
  return !hasFormats(template.table) || ('format' in table && table.format === editionIdOf(template))
}
