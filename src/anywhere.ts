/** The part of the library that is the same in Node and in a browser. */
export {
  readStream,
  reconstruct,
  segment,
  streamFromText,
  streamToText,
  type DocumentStream,
  type StreamSection,
  type StreamTables,
} from './stream.js'
export { checkReports, toParquet, toXlsx } from './reports.js'
export type { CheckedReport, CheckReportsOptions, ReportFinding } from './checks/reports.js'
export { codebook, type Indicator } from './codebook.js'
export {
  GongkaiError,
  isGongkaiError,
  NotAReportError,
  UnreadableDocumentError,
  UnsupportedFormatError,
  type ErrorCode,
  type UnreadableCode,
} from './errors.js'
export { type CsvOptions, toCsv } from './exports/csv.js'
export { toJson } from './exports/json.js'
export type { DataTable } from './exports/tables.js'
export { toText } from './exports/text.js'
export type { Block, Cell, Image, Paragraph, Table, TextStream } from './document.js'
export type { EditionId } from './form/index.js'
export type { Content } from './parse/content.js'
export { ReportSchema, reportJsonSchema } from './report.js'
export type * from './report.js'
export { type Values, valuesOf } from './values.js'
