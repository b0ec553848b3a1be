/** Reports that stand in no row of the panel, and why. */
import { type Surveyed, unplacedFor } from './survey.js'
import { AGENCY, FILE, PART, passedOnFrom, type Row, type Table, text, YEAR } from './tables.js'

export const unplaced: Table = {
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

export const unplacedRows = (reports: readonly Surveyed[], passedOn: readonly string[]): Row[] =>
  reports.flatMap((report): Row[] => {
    const { file, part = 1, agency, year, given } = report
    const reason = unplacedFor(report)
    return reason === null ? [] : [[file, part, agency, year, reason, ...passedOnFrom(given, passedOn)]]
  })
