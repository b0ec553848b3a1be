/** Reports that stand in no row of the panel, and why. */
import { type Surveyed, unplacedFor } from './survey.js'
import { AGENCY, FILE, PART, passedOnFrom, type OutputRow, type OutputTable, text, YEAR } from './tables.js'

export const unplaced: OutputTable = {
  name: 'unplaced',
  title: 'Unplaced: a row for each report that stands in no row of the panel',
  titleZh: '未归入面板的报告',
  columns: [
    FILE,
    PART,
    AGENCY,
    YEAR,
    text('reason', '原因', 'Why: who reports is not known, or for which year', ['noAgency', 'noYear']),
  ],
}

export const unplacedRows = (reports: readonly Surveyed[], passedOn: readonly string[]): OutputRow[] =>
  reports.flatMap((report): OutputRow[] => {
    const { file, part = 1, agency, year, given } = report
    const reason = unplacedFor(report)
    return reason === null ? [] : [[file, part, agency, year, reason, ...passedOnFrom(given, passedOn)]]
  })
