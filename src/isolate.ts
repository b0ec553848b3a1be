/** Where a document is read: in this process, or in one of its own. */
import { type Content, contentOf } from './parse/content.js'
import type * as here from './parse.js'
import type { ReadReport } from './parse.js'
import type { Report } from './report.js'

export type { ReadReport }

/** How a document is read. */
export interface ParseOptions extends here.ParseOptions {
  /**
   * Read in a process of its own, whose memory and time are limited and which the signal ends at once. Takes 0.3 s more; without it
   * a document made to do harm may end this process.
   */
  isolate?: boolean
  /** Milliseconds that an isolated reading may take (60,000); it then throws `input.timeout`. */
  timeout?: number
}

/**
 * Reads one report: of a document that holds several the first, with a finding for each of the others. The format is found
 * from the content: HTML, PDF, OFD, DOCX, XLSX, old Word, or text (plain, Markdown, and the flattened forms that web-text tools write),
 * in whatever encoding.
 *
 * @param source the bytes of the file, text that is decoded already, a Blob, a Response or a stream; not a path
 * @throws GongkaiError `input.path` for text that looks like a path
 * @throws UnsupportedFormatError where the bytes are of no kind that is read
 * @throws UnreadableDocumentError where they are, but damaged, encrypted, empty or too large
 * @throws NotAReportError where the document has no title, no section and no table of the form
 */
export const parseReport = async (source: Content, options: ParseOptions = {}): Promise<Report> =>
  (await readReport(source, options)).report

/**
 * Reads one report as `parseReport` does, and gives its text stream beside it.
 *
 * @throws as `parseReport` does
 */
export const readReport = async (source: Content, options: ParseOptions = {}): Promise<ReadReport> =>
  (await import('./parse.js')).firstOf(await readReports(source, options))

/**
 * Reads every report of a document: a page may have a tab for each year, a file the reports of several bodies. In `source.part`
 * of each stands which of several it is, from 1.
 *
 * @throws as `parseReport` does
 */
export const parseReports = async (source: Content, options: ParseOptions = {}): Promise<Report[]> =>
  (await readReports(source, options)).map(({ report }) => report)

/**
 * Reads every report of a document as `parseReports` does, and gives each its text stream.
 *
 * @throws as `parseReport` does
 */
export async function readReports(
  source: Content,
  { isolate = false, ...options }: ParseOptions = {},
): Promise<ReadReport[]> {
  if (!isolate) return (await import('./parse.js')).readReports(source, options)
  const { readIsolated } = await import('./batch/isolated.js')
  return readIsolated(await contentOf(source), options)
}
