/**
 * gongkai/browser: what runs without Node, on a page or in a worker. As published it is one ES module that loads nothing more.
 */
export { parseReport, parseReports, type ParseOptions } from './parse.js'
export * from './anywhere.js'
