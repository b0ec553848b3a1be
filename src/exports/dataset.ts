/** The files of a data set: what each is called, what it holds, and how it is made from the reports. */
import { codebook, codebookRows } from './codebook.js'
import { csvHead, csvLines } from './csv.js'
import { datapackage } from './datapackage.js'
import { toJsonLine } from './json.js'
import { JSON_LINES } from './lines.js'
import { type Entry, panel, panelRows } from './panel.js'
import { toParquet } from './parquet.js'
import { type MarkedRow, type Sheet, toXlsx } from './xlsx.js'
import { STATE_COLOURS, STATES } from './states.js'
import {
  type Mark,
  type ReportTable,
  type Row,
  type Table,
  REPORT_TABLES,
  reportStates,
  text,
} from './tables.js'

export const EXPORTS = ['json', 'csv', 'parquet', 'xlsx', 'panel'] as const
export type Export = (typeof EXPORTS)[number]

/** The reports of a data set, from the first, each time that they are asked for. */
export type Entries = () => AsyncIterable<Entry>

export interface DataFile {
  name: string
  title: string
  /** What a CSV file's columns are. */
  table?: Table
  chunks: (entries: Entries) => AsyncIterable<Uint8Array | string> | Iterable<string>
}

export interface DatasetOptions {
  bom: boolean
}

type Maker = (options: DatasetOptions) => DataFile[]

const FILES: Record<Export, Maker> = {
  json: () => [{ name: JSON_LINES, title: 'Reports, a JSON object a line', chunks: jsonLines }],
  csv: (options) =>
    REPORT_TABLES.map((table) => csvFile(table, options, (entries) => rowsOf(table, entries))),
  parquet: () =>
    REPORT_TABLES.map((table) => ({
      name: `${table.name}.parquet`,
      title: table.title,
      chunks: (entries) => toParquet(table, rowsOf(table, entries)),
    })),
  xlsx: () => [
    {
      name: 'dataset.xlsx',
      title: 'Reports, observations, diagnostics and codebook as a workbook',
      chunks: (entries) => toXlsx(sheetsOf(entries)),
    },
  ],
  panel: (options) => [csvFile(panel, options, panelRows)],
}

/** The files of the kinds asked for; the codebook is always with them. */
export const filesOf = (kinds: readonly Export[], options: DatasetOptions): DataFile[] => [
  ...EXPORTS.filter((kind) => kinds.includes(kind)).flatMap((kind) => FILES[kind](options)),
  {
    name: 'codebook.csv',
    title: codebook.title,
    table: codebook,
    chunks: () => [csvHead(codebook, options), csvLines(codebook, codebookRows)],
  },
]

export const DATAPACKAGE = 'datapackage.json'

/** Describes the files to other tools, and after them what is described already of others. */
export const datapackageOf = (
  files: readonly Pick<DataFile, 'name' | 'title' | 'table'>[],
  others: readonly object[] = [],
): DataFile => ({
  name: DATAPACKAGE,
  title: 'Data package',
  chunks: () => [datapackage(files, others)],
})

/** A formatter is made for each block of rows: for each row it would cost more than the row. */
const ROWS_AT_ONCE = 500

const csvFile = (
  table: Table,
  options: DatasetOptions,
  rows: (entries: Entries) => AsyncIterable<Row>,
): DataFile => ({
  name: `${table.name}.csv`,
  title: table.title,
  table,
  chunks: async function* (entries) {
    yield csvHead(table, options)
    let block: Row[] = []
    for await (const row of rows(entries)) {
      if (block.push(row) < ROWS_AT_ONCE) continue
      yield csvLines(table, block)
      block = []
    }
    yield csvLines(table, block)
  },
})

async function* jsonLines(entries: Entries): AsyncGenerator<string> {
  for await (const { report } of entries()) yield toJsonLine(report)
}

async function* rowsOf(table: ReportTable, entries: Entries): AsyncGenerator<Row> {
  for await (const { report, ...context } of entries()) yield* table.rows(report, context)
}

/** The states of the wide table are colours there. */
const SHEETS = REPORT_TABLES.filter((table) => table !== reportStates)

const sheetsOf = (entries: Entries): Sheet[] => [
  ...SHEETS.map((table): Sheet => ({ table, rows: () => markedRows(table, entries) })),
  plainSheet(codebook, codebookRows),
  { table: legend, rows: () => legendRows },
]

const plainSheet = (table: Table, rows: readonly Row[]): Sheet => ({
  table,
  rows: () => rows.map((values) => ({ values })),
})

async function* markedRows(table: ReportTable, entries: Entries): AsyncGenerator<MarkedRow> {
  for await (const { report, ...context } of entries()) {
    const marks = [...(table.marks?.(report) ?? [])]
    let i = 0
    for (const values of table.rows(report, context)) {
      const own = marks[i++]
      yield { values, ...(own && { marks: own }) }
    }
  }
}

function marked(mark: Mark, values: Row): MarkedRow {
  return { values, marks: new Map(values.map((_, i) => [i, mark])) }
}

/** What the colours of a workbook mean. */
const legend: Table = {
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
const legendRows: readonly MarkedRow[] = [
  ...STATES.map((state) => marked(state, [state, STATE_COLOURS[state].en, STATE_COLOURS[state].zh])),
  marked('number!', ['', 'an error or a warning names the cell', '错误或警告涉及的数据']),
]
