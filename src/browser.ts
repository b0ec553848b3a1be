/**
 * gongkai/browser: what runs without Node, on a page or in a worker. As published it is one ES module that loads nothing more.
 */
export { parseReport, parseReports, type ParseOptions } from './parse.js'
export {
  readReport,
  readStream,
  reconstruct,
  segment,
  streamFromText,
  streamToText,
  type DocumentStream,
  type StreamSection,
  type StreamTables,
  type TextStream,
} from './stream.js'
export {
  checkReports,
  type CheckReportsOptions,
  type CheckedReport,
  type ReportFinding,
} from './checks/reports.js'
export { codebook, type Indicator } from './codebook.js'
export {
  GongkaiError,
  isGongkaiError,
  NotAReportError,
  UnreadableDocumentError,
  UnsupportedFormatError,
  type ErrorCode,
} from './errors.js'
export { toCsv } from './exports/csv.js'
export { toJson } from './exports/json.js'
export { toXlsx } from './exports/sheets.js'
export { toText } from './exports/text.js'
export type { Block, Cell, Image, Paragraph, Table } from './document.js'
export type { Content } from './parse/content.js'
export { ReportSchema, reportJsonSchema } from './report.js'
export type * from './report.js'
