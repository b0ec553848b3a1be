/**
 * gongkai: published 政府信息公开工作年度报告 as typed, checked data. All that runs anywhere, and what reads files.
 */
export * from './anywhere.js'
// Here a document can also be read in a process of its own.
export {
  parseReport,
  parseReports,
  readReport,
  readReports,
  type ParseOptions,
  type ReadReport,
} from './isolate.js'
export { batch, findingsToHtml, parseFiles, toPanel } from './library.js'
export type { Export, FilesOptions, Outcome, Summary } from './batch.js'
export type { BatchEvent, BatchOptions } from './library/batch.js'
export type { PageOptions } from './library/page.js'
