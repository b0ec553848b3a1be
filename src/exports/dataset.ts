/** The files of a data set: what each is called, what it holds, and how it is made from the reports. */
import { codebook, codebookRows } from './codebook.js'
import { correctionCells, type CorrectionRow, corrections } from './corrections.js'
import { csvHead, csvLines } from './csv.js'
import { datapackage } from './datapackage.js'
import { toJsonLine } from './json.js'
import { JSON_LINES } from './lines.js'
import { type Covered, coverage, coverageMatrix, coverageRows } from './coverage.js'
import { type PanelEntry, type PanelPlace, panel, panelRows } from './panel.js'
import type { Given } from '../bodies/identify.js'
import type { Surveyed } from './survey.js'
import { unplaced, unplacedRows } from './unplaced.js'
import { toParquet } from './parquet.js'
import { type MarkedRow, type Sheet, toXlsx } from './xlsx.js'
import { hasSheet, legendSheet, markedRowsOf, plainSheet } from './sheets.js'
import {
  type ReportTable,
  type OutputRow,
  type OutputTable,
  diagnostics,
  failures,
  REPORT_TABLES,
  withColumns,
  withPassedOn,
} from './tables.js'

export const EXPORTS = ['json', 'csv', 'parquet', 'xlsx', 'panel'] as const
/** What a data set can be written as. */
export type Export = (typeof EXPORTS)[number]

/** The reports of a data set, from the first, each time that they are asked for. */
export type Entries = () => AsyncIterable<PanelEntry>

/** What takes all reports of a data set to know. */
export interface Whole {
  reports: readonly Surveyed[]
  /** The rows of the panel, by the number of the report that each is taken from. */
  places: ReadonlyMap<number, PanelPlace>
  covered: readonly Covered[]
  /** Rows of `diagnostics` for findings that take more than one report, or the manifest. */
  across: readonly OutputRow[]
  /** Columns of a manifest that every table passes on. */
  passedOn: readonly string[]
  /** Corrections by hand, and what became of them. */
  corrected: readonly CorrectionRow[]
  /** What a manifest says of reports that it doesn't name by their files, by their names. */
  given: ReadonlyMap<string, Given>
  /** Reports that may lack nothing: it may stand in another file. */
  unaccused: ReadonlySet<string>
}

export interface DataFile {
  name: string
  title: string
  /** What a CSV file's columns are. */
  table?: OutputTable
  chunks: (entries: Entries) => AsyncIterable<Uint8Array | string> | Iterable<string>
}

export interface DatasetOptions {
  bom: boolean
  whole: Whole
}

type Maker = (options: DatasetOptions) => DataFile[]

/** The tables of reports with the columns that are passed on. */
export const reportTables = (passedOn: readonly string[]): ReportTable[] =>
  REPORT_TABLES.map((table) => withPassedOn(table, passedOn))

/** Names of the columns that tables have before anything is passed on. */
export const COLUMNS_OF_TABLES = (): ReadonlySet<string> =>
  new Set(
    [...REPORT_TABLES, panel, coverage, unplaced, failures].flatMap(({ columns }) =>
      columns.map(({ name }) => name.toLowerCase()),
    ),
  )

const FILES: Record<Export, Maker> = {
  json: () => [{ name: JSON_LINES, title: 'Reports, a JSON object a line', chunks: jsonLines }],
  csv: (options) =>
    reportTables(options.whole.passedOn).map((table) =>
      csvFile(table, options, (entries) => rowsOf(table, entries, options.whole)),
    ),
  parquet: ({ whole }) =>
    reportTables(whole.passedOn).map((table) => ({
      name: `${table.name}.parquet`,
      title: table.title,
      chunks: (entries) => toParquet(table, rowsOf(table, entries, whole)),
    })),
  xlsx: ({ whole }) => [
    {
      name: 'dataset.xlsx',
      title: 'Reports, observations, diagnostics and codebook as a workbook',
      chunks: (entries) => toXlsx(sheetsOf(entries, whole)),
    },
  ],
  panel: (options) => [
    csvFile(withColumns(panel, options.whole.passedOn), options, (entries) =>
      panelRows(entries, options.whole),
    ),
  ],
}

/** The files of the kinds asked for; the codebook, and which bodies are covered, are always with them. */
export function filesOf(kinds: readonly Export[], options: DatasetOptions): DataFile[] {
  const { reports, covered, corrected, passedOn } = options.whole
  const matrix = coverageMatrix(covered)
  return [
    ...EXPORTS.filter((kind) => kinds.includes(kind)).flatMap((kind) => FILES[kind](options)),
    wholeFile(withColumns(coverage, passedOn), coverageRows(covered, passedOn), options),
    wholeFile(matrix.table, matrix.rows, options),
    wholeFile(withColumns(unplaced, passedOn), unplacedRows(reports, passedOn), options),
    ...(corrected.length > 0 ? [wholeFile(corrections, corrected.map(correctionCells), options)] : []),
    wholeFile(codebook, codebookRows, options),
  ]
}

/** What the files of the kinds asked for are called. */
export const namesOf = (kinds: readonly Export[]): string[] =>
  filesOf(kinds, { bom: false, whole: EMPTY }).map(({ name }) => name)

const EMPTY: Whole = {
  reports: [],
  places: new Map(),
  covered: [],
  across: [],
  passedOn: [],
  corrected: [],
  given: new Map(),
  unaccused: new Set(),
}

const wholeFile = (table: OutputTable, rows: readonly OutputRow[], options: DatasetOptions): DataFile => ({
  name: `${table.name}.csv`,
  title: table.title,
  table,
  chunks: () => [csvHead(table, options), csvLines(table, rows)],
})

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
  table: OutputTable,
  options: { bom: boolean },
  rows: (entries: Entries) => AsyncIterable<OutputRow>,
): DataFile => ({
  name: `${table.name}.csv`,
  title: table.title,
  table,
  chunks: async function* (entries) {
    yield csvHead(table, options)
    let block: OutputRow[] = []
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

/** A table's rows, one report after the other; findings across reports stand at the end. */
async function* rowsOf(table: ReportTable, entries: Entries, whole: Whole): AsyncGenerator<OutputRow> {
  for await (const { report, ...context } of entries()) yield* table.rows(report, context)
  if (table.name === diagnostics.name) yield* whole.across
}

function sheetsOf(entries: Entries, whole: Whole): Sheet[] {
  const matrix = coverageMatrix(whole.covered)
  return [
    ...reportTables(whole.passedOn)
      .filter(hasSheet)
      .map((table): Sheet => ({ table, rows: () => markedRows(table, entries, whole) })),
    plainSheet(matrix.table, matrix.rows),
    plainSheet(codebook, codebookRows),
    legendSheet,
  ]
}

async function* markedRows(table: ReportTable, entries: Entries, whole: Whole): AsyncGenerator<MarkedRow> {
  for await (const { report, ...context } of entries()) yield* markedRowsOf(table, report, context)
  if (table.name === diagnostics.name) for (const values of whole.across) yield { values }
}
