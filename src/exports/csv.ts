/** Tables → CSV: RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it as UTF-8. */
import type { Report } from '../report.js'
import { codebook, codebookRows } from './codebook.js'
import { csvOfRows } from './csv-rows.js'
import { withoutFormula } from './formula.js'
import {
  type OutputColumn,
  type DataTable,
  type OutputRow,
  type OutputTable,
  tableNamed,
  type OutputValue,
} from './tables.js'

export const BYTE_ORDER_MARK = '\uFEFF'

/** The first line of a table's file. */
export const csvHead = ({ columns }: Pick<OutputTable, 'columns'>, { bom = true } = {}): string =>
  (bom ? BYTE_ORDER_MARK : '') + csvOfRows([columns.map(({ name }) => name)])

/** A table's rows as lines. */
export const csvLines = ({ columns }: Pick<OutputTable, 'columns'>, rows: Iterable<OutputRow>): string =>
  csvOfRows(fieldsOf(columns, rows))

/** A whole file. */
export const csvText = (
  table: Pick<OutputTable, 'columns'>,
  rows: Iterable<OutputRow>,
  { bom = true } = {},
): string => csvHead(table, { bom }) + csvLines(table, rows)

function* fieldsOf(columns: readonly OutputColumn[], rows: Iterable<OutputRow>): Generator<string[]> {
  for (const row of rows) yield row.map((value, i) => csvField(value, columns[i]!.type))
}

/** The codebook, without a byte order mark: a file that programs read first. */
export const codebookToCsv = (): string => csvText(codebook, codebookRows, { bom: false })

/** How CSV is written. */
export interface CsvOptions {
  /** Begin with a byte order mark, without which Excel takes the file for another encoding; done unless it is false. */
  bom?: boolean
}

/**
 * A table of reports as CSV (RFC 4180): the observations, a row a cell, long and tidy; or the table named, as the file of that name
 * in a data set has it. Columns are described in the codebook and docs/dataset.md.
 */
export function toCsv(
  from: Report | readonly Report[],
  { bom = true, table = 'observations' }: CsvOptions & { table?: DataTable } = {},
): string {
  const reports = Array.isArray(from) ? (from as readonly Report[]) : [from as Report]
  const asked = tableNamed(table)
  return csvHead(asked, { bom }) + reports.map((report) => csvLines(asked, asked.rows(report))).join('')
}

function csvField(value: OutputValue, type: OutputColumn['type']): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return type === 'number' ? decimalNumber(value) : plainNumber(value)
  return typeof value === 'boolean' ? String(value) : withoutFormula(value)
}

/**
 * 3 → 3.0: programs that guess a column's type from its first rows must not take one for whole numbers, and then round
 * the sums of money below.
 */
const decimalNumber = (value: number): string => {
  const digits = plainNumber(value)
  return digits.includes('.') ? digits : `${digits}.0`
}

/** The most decimals that a value of the form is read with. */
const MOST_DECIMALS = 8

/** A number in digits alone: no exponent, no thousands separator. */
export const plainNumber = (value: number): string => {
  const text = String(value)
  if (!text.includes('e')) return text
  return Number.isInteger(value)
    ? BigInt(value).toString()
    : value.toFixed(MOST_DECIMALS).replace(/\.?0{1,8}$/, '')
}
