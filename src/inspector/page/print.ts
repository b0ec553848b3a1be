/** What goes on paper: each report begins a sheet, with its findings and the tables that they are about. */
import { findingsByCell } from '../doubts.js'
import type { RunRow } from '../run.js'
import type { OpenReport } from './data.js'
import { el } from './dom.js'
import { drawFindings } from './findings.js'
import { drawForm, templateOf } from './form.js'
import { reportHead } from './head.js'

/** All tables, those with findings, or none: then many reports share a sheet. */
export type Extent = 'whole' | 'flawed' | 'findings'

export function drawSheet(row: RunRow, report: OpenReport, extent: Extent): HTMLElement {
  if (extent === 'findings')
    return el('section', { class: 'entry-on-sheet' }, ...reportHead(row), drawFindings(report.findings))
  const findingsOf = findingsByCell(report.values, report.findings)
  const content = { report, findingsOf, noteOf: () => '', isPrinted: true }
  const tables = report.tables.filter(
    ([table]) =>
      extent === 'whole' || [...findingsOf.keys()].some((indicator) => indicator.startsWith(`${table}.`)),
  )
  return el(
    'section',
    { class: 'sheet' },
    ...reportHead(row),
    drawFindings(report.findings),
    ...tables.map(([table, format]) => drawForm(templateOf(table, format), format, content)),
  )
}
