/**
 * gongkai: published 政府信息公开工作年度报告 as typed, checked data.
 */
export { parseReport, parseReports, type ParseOptions } from './isolate.js'
export { parseFiles, type FilesOptions, type Outcome } from './batch.js'
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
