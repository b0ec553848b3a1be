/**
 * gongkai/browser: what runs without Node, on a page or in a worker. As published it is one ES module that loads nothing more.
 */
export {
  parseReport,
  parseReports,
  readReport,
  readReports,
  type ParseOptions,
  type ReadReport,
} from './parse.js'
export * from './anywhere.js'
