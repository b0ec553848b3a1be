/** The sheets of a workbook of reports: which tables it has, how their cells are marked, and what the colours mean. */
import { concatenated } from '../bytes.js'
import type { Report } from '../report.js'
import { codebook, codebookRows } from './codebook.js'
import { STATE_COLOURS, STATES } from './states.js'
import {
  type Mark,
  type ReportTable,
  type OutputRow,
  type RowContext,
  type OutputTable,
  annexes,
  claims,
  REPORT_TABLES,
  reportStates,
  text,
} from './tables.js'
import { type MarkedRow, type Sheet, toXlsx as chunksOf } from './xlsx.js'

/** The states of the wide table are colours there; what is printed beside the form is for programs. */
export const hasSheet = ({ name }: OutputTable): boolean =>
  ![reportStates.name, annexes.name, claims.name].includes(name)

/** A report's rows of a table, each with the marks of its cells. */
export function* markedRowsOf(
  table: ReportTable,
  report: Report,
  context?: RowContext,
): Generator<MarkedRow> {
  const marks = [...(table.marks?.(report) ?? [])]
  let i = 0
  for (const values of table.rows(report, context)) {
    const own = marks[i++]
    yield { values, ...(own && { marks: own }) }
  }
}

export const plainSheet = (table: OutputTable, rows: readonly OutputRow[]): Sheet => ({
  table,
  rows: () => rows.map((values) => ({ values })),
})

function marked(mark: Mark, values: OutputRow): MarkedRow {
  return { values, marks: new Map(values.map((_, i) => [i, mark])) }
}

/** What the colours of a workbook mean. */
const legend: OutputTable = {
  name: 'legend',
  title: 'What the colours mean',
  titleZh: '颜色说明',
  columns: [
    text('state', '状态', 'How a number is known', STATES),
    { ...text('meaning', '含义（英文）', 'What that means'), width: 44 },
    { ...text('meaning_zh', '含义', 'What that means, in Chinese'), width: 44 },
  ],
}

/** Each line in the look that it explains. */
export const legendSheet: Sheet = {
  table: legend,
  rows: () => [
    ...STATES.map((state) => marked(state, [state, STATE_COLOURS[state].en, STATE_COLOURS[state].zh])),
    marked('number!', ['', 'an error or a warning names the cell', '错误或警告涉及的数据']),
  ],
}

/** Reports as the bytes of an XLSX workbook: reports, observations, diagnostics, codebook, and what the colours mean. */
export async function toXlsx(from: Report | readonly Report[]): Promise<Uint8Array> {
  const reports = Array.isArray(from) ? (from as readonly Report[]) : [from as Report]
  const sheets = [
    ...REPORT_TABLES.filter(hasSheet).map(
      (table): Sheet => ({
        table,
        rows: () => reports.flatMap((report) => [...markedRowsOf(table, report)]),
      }),
    ),
    plainSheet(codebook, codebookRows),
    legendSheet,
  ]
  const chunks: Uint8Array[] = []
  for await (const chunk of chunksOf(sheets)) chunks.push(chunk)
  return concatenated(chunks)
}
