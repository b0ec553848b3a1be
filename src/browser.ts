/**
 * gongkai/browser: what runs without Node, on a page or in a worker. As published it is one ES module that loads nothing more.
 */
export { parseReport, parseReports, type ParseOptions } from './parse.js'
export { codebook, type Indicator } from './codebook.js'
export { NotAReportError, UnreadableDocumentError, UnsupportedFormatError, type ErrorCode } from './errors.js'
export { toCsv } from './exports/csv.js'
export { toJson } from './exports/json.js'
export { toText } from './exports/text.js'
export {
  ReportSchema,
  reportJsonSchema,
  type Diagnostic,
  type Location,
  type Observation,
  type Report,
  type Section,
} from './report.js'
