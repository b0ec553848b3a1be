/** Findings for programs: JSON and CSV. */
import type { CheckResult } from './result.js'
import { csvText } from '../exports/csv.js'
import type { Row } from '../exports/tables.js'
import { totalsOf } from './words.js'

export const findingsToJson = ({ reports, failures, unmatched }: CheckResult): string =>
  `${JSON.stringify({ counts: totalsOf(reports), reports, failures, unmatched }, null, 2)}\n`

const COLUMNS = [
  'file',
  'agency',
  'year',
  'code',
  'severity',
  'origin',
  'message',
  'messageZh',
  'indicator',
  'expected',
  'actual',
  'block',
  'row',
  'column',
  'page',
  'others',
  'ratio',
] as const

export const findingsToCsv = (result: CheckResult): string =>
  csvText({ writeBOM: true }, COLUMNS, rowsOf(result))

function* rowsOf({ reports, failures }: CheckResult): Generator<Row> {
  for (const { file, agency, year, findings } of reports) {
    for (const finding of findings) {
      const {
        code,
        severity,
        origin,
        message,
        messageZh,
        indicator,
        expected,
        actual,
        location: at,
        others,
        ratio,
      } = finding
      const told = [code, severity, origin, message, messageZh, indicator, expected, actual]
      yield [file, agency, year, ...told, at?.block, at?.row, at?.column, at?.page, others?.join(' '), ratio]
    }
  }
  // A file that could not be read has no other columns.
  for (const { file, code, message } of failures) yield [file, null, null, code, 'error', null, message]
}
