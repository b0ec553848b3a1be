/** Reports → CSV: RFC 4180, UTF-8 with a byte order mark so that spreadsheets read it as UTF-8. */
import { format } from 'fast-csv'
import { codebook, indicatorOf } from '../codebook.js'
import type { Report } from '../report.js'

/** A CSV file: its columns, and the rows that one report gives. */
export interface CsvTable {
  columns: readonly string[]
  rows: (report: Report) => Iterable<readonly CsvValue[]>
}

export type CsvValue = string | number | null | undefined

const tableFormat = (report: Report, table: 'proactiveDisclosure' | 'requests' | 'disputes'): string => {
  const data = report[table]
  return data && 'format' in data ? data.format : ''
}

/** Long and tidy: a row for each observation. */
export const observationsTable: CsvTable = {
  columns: ['file', 'agency', 'year', 'table', 'format', 'indicator', 'row', 'column', 'value', 'unit', 'state', 'raw'],
  *rows(report) {
    for (const { indicator, value, unit, state, raw } of report.observations) {
      const { table, row, column, unit: usual } = indicatorOf(indicator)
      const printed = unit ?? (usual === 'as printed' ? '' : usual)
      yield [report.source.name, report.agency, report.year, table, tableFormat(report, table), indicator, row, column, value, printed, state, raw]
    }
  },
}

/** Wide: a row for each report, a column for each indicator. */
export const reportsTable: CsvTable = {
  columns: [
    'file',
    'agency',
    'year',
    'title',
    'publishedOn',
    'periodFrom',
    'periodTo',
    'proactiveDisclosureFormat',
    'requestsFormat',
    'errors',
    'warnings',
    ...codebook.map(({ indicator }) => indicator),
  ],
  *rows(report) {
    const values = new Map(report.observations.map(({ indicator, value }) => [indicator, value]))
    const count = (severity: string) => report.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    yield [
      report.source.name,
      report.agency,
      report.year,
      report.title,
      report.publishedOn,
      report.period?.from,
      report.period?.to,
      tableFormat(report, 'proactiveDisclosure'),
      tableFormat(report, 'requests'),
      count('error'),
      count('warning'),
      ...codebook.map(({ indicator }) => values.get(indicator)),
    ]
  },
}

export const diagnosticsTable: CsvTable = {
  columns: ['file', 'code', 'severity', 'origin', 'message', 'indicator', 'expected', 'actual', 'block', 'row', 'column', 'page'],
  *rows(report) {
    for (const { code, severity, origin, message, indicator, expected, actual, location } of report.diagnostics) {
      yield [report.source.name, code, severity, origin, message, indicator, expected, actual, location?.block, location?.row, location?.column, location?.page]
    }
  },
}

export const FAILURE_COLUMNS = ['file', 'code', 'message'] as const

/** The codebook, without a byte order mark: a file that programs read first. */
export const codebookToCsv = (): string =>
  toText(
    { writeBOM: false },
    ['indicator', 'formats', 'table', 'row', 'column', 'unit', 'label_en'],
    codebook.map(({ indicator, formats, table, row, column, unit, labelEn }) => [indicator, formats.join(' '), table, row, column, unit, labelEn]),
  )

/** The observations of reports, long and tidy. Codes, labels and units: see the codebook. */
export const toCsv = (reports: Report | readonly Report[]): string =>
  toText({ writeBOM: true }, observationsTable.columns, (Array.isArray(reports) ? (reports as readonly Report[]) : [reports as Report]).flatMap((report) => [...observationsTable.rows(report)]))

/** A stream of CSV text; write rows to it with `csvRow`. */
export const csvStream = (columns: readonly string[], { writeBOM = true } = {}): CsvStream =>
  format({ headers: [...columns], alwaysWriteHeaders: true, rowDelimiter: '\r\n', includeEndRowDelimiter: true, writeBOM })

export type CsvStream = ReturnType<typeof format>

export const csvRow = (row: readonly CsvValue[]): string[] => row.map(csvField)

/** A field that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/
const PLAIN_NUMBER = /^[+-]?\d+(?:,\d{3})*(?:\.\d+)?$/

/** Numbers never in exponent form; a text that a spreadsheet would run is written behind an apostrophe. */
function csvField(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return plainNumber(value)
  return FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value
}

/** The most decimals that a value of the form is read with. */
const MOST_DECIMALS = 8

const plainNumber = (value: number): string => {
  const text = String(value)
  return text.includes('e') ? value.toFixed(MOST_DECIMALS).replace(/\.?0+$/, '') : text
}

/** The formatter answers each row at once, so that what it has to say can be read without waiting. */
function toText(options: { writeBOM: boolean }, columns: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const stream = csvStream(columns, options)
  const parts: string[] = []
  const drain = () => {
    for (let part: Buffer | null; (part = stream.read() as Buffer | null); ) parts.push(part.toString())
  }
  for (const row of rows) {
    stream.write(csvRow(row))
    drain()
  }
  stream.end()
  drain()
  return parts.join('')
}
