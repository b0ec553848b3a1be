/** Tables → CSV: RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it as UTF-8. */
import { format } from 'fast-csv'
import { codebook } from '../codebook.js'
import type { Report } from '../report.js'
import { type Row, type Table, type Value, observations } from './tables.js'

export const BYTE_ORDER_MARK = '\uFEFF'

/** One line of CSV. */
export const csvLine = (row: Row): string => csvLines([row])

/** The first line of a table's file. */
export const csvHead = ({ columns }: Table, { bom = true } = {}): string =>
  (bom ? BYTE_ORDER_MARK : '') + csvLine(columns.map(({ name }) => name))

/** Rows as lines. The formatter answers each row at once, so that what it has to say can be read without waiting. */
export function csvLines(rows: Iterable<Row>): string {
  const stream = format({ headers: false, rowDelimiter: '\r\n', includeEndRowDelimiter: true })
  let lines = ''
  const drain = () => {
    for (let part = stream.read(); part !== null; part = stream.read()) lines += String(part)
  }
  let count = 0
  for (const row of rows) {
    stream.write(row.map(csvField))
    drain()
    count++
  }
  // Of no rows the formatter would make an empty line.
  if (count === 0) return ''
  stream.end()
  drain()
  if (stream.writableLength > 0) throw new Error('the CSV formatter has kept rows back')
  return lines
}

/** A whole file from its columns and rows. */
export const csvText = (
  { writeBOM }: { writeBOM: boolean },
  columns: readonly string[],
  rows: Iterable<Row>,
): string => (writeBOM ? BYTE_ORDER_MARK : '') + csvLine(columns) + csvLines(rows)

/** The codebook, without a byte order mark: a file that programs read first. */
export const codebookToCsv = (): string =>
  csvText(
    { writeBOM: false },
    ['indicator', 'formats', 'table', 'row', 'column', 'unit', 'label_en'],
    codebook.map(({ indicator, formats, table, row, column, unit, labelEn }) => [
      indicator,
      formats.join(' '),
      table,
      row,
      column,
      unit,
      labelEn,
    ]),
  )

export interface CsvOptions {
  /** Begin with a byte order mark, without which Excel takes the file for another encoding. */
  bom?: boolean
}

/** The observations of reports, long and tidy. Codes, labels and units: see the codebook. */
export function toCsv(from: Report | readonly Report[], { bom = true }: CsvOptions = {}): string {
  const all = Array.isArray(from) ? (from as readonly Report[]) : [from as Report]
  return csvHead(observations, { bom }) + all.map((report) => csvLines(observations.rows(report))).join('')
}

/** A field that a spreadsheet would take for a formula. */
/** Full-width signs too: some spreadsheets read ＝ as =. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/
const PLAIN_NUMBER = /^[+-]?\d+(?:,\d{3})*(?:\.\d+)?$/

/** Numbers never in exponent form; a text that a spreadsheet would run is written behind an apostrophe. */
function csvField(value: Value): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return plainNumber(value)
  return FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value
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
