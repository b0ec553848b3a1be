/**
 * gongkai: published 政府信息公开工作年度报告 as typed, checked data. All that runs anywhere, and what reads files.
 */
export * from './browser.js'
// Here a document can also be read in a process of its own.
export { parseReport, parseReports, type ParseOptions } from './isolate.js'
export { parseFiles, type FilesOptions, type Outcome } from './batch.js'
