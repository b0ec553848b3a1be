/** Findings for programs: JSON and CSV. */
import type { CheckResult } from './result.js'
import { csvText } from '../exports/csv.js'
import {
  AGENCY,
  FILE,
  PART,
  type OutputRow,
  type OutputTable,
  YEAR,
  column,
  text,
} from '../exports/tables.js'
import { totalsOf } from './words.js'

export const findingsToJson = ({ reports, ...others }: CheckResult): string =>
  `${JSON.stringify({ counts: totalsOf(reports), reports, ...others }, null, 2)}\n`

const integer = (name: string, titleZh: string, description: string) =>
  column('integer', name, titleZh, description)

const findings: OutputTable = {
  name: 'findings',
  title: 'Findings: a row for each',
  titleZh: '检查结果',
  columns: [
    FILE,
    AGENCY,
    YEAR,
    text('code', '代码', 'Stable code of the rule'),
    text('severity', '级别', 'error, warning or info'),
    text('origin', '来源', 'source: the report is wrong; parser: the reading is unsure'),
    text('message', '说明（英文）', 'The finding in words'),
    text('messageZh', '说明', 'The finding in words, in Chinese'),
    text('indicator', '指标', 'The indicator concerned'),
    column('number', 'expected', '应为', 'What the rule expects'),
    column('number', 'actual', '填写为', 'What is printed'),
    integer('block', '段', 'Block of the text stream, from 0'),
    integer('row', '表格行', 'Row of the table, from 0'),
    integer('column', '表格列', 'Column of the table, from 0'),
    integer('page', '页', 'Page of a PDF, from 1'),
    text('others', '相关文件', 'Reports that it was held against'),
    column('number', 'ratio', '雷同比例', 'Share of the text that is another report’s'),
    PART,
  ],
}

export const findingsToCsv = (result: CheckResult): string => csvText(findings, rowsOf(result))

function* rowsOf({ reports, failures }: CheckResult): Generator<OutputRow> {
  for (const { file, part = 1, agency, year, findings } of reports) {
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
      const place = [at?.block, at?.row, at?.column, at?.page]
      yield [file, agency, year, ...told, ...place, others?.join(' '), ratio, part]
    }
  }
  // A file that could not be read has no other columns.
  for (const { file, code, message, messageZh } of failures)
    yield [file, null, null, code, 'error', null, message, messageZh]
}
