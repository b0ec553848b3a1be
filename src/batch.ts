/** Many files → reports, and the data set that they make. The only rooms besides the command line that touch files. */
import { errorOf } from './batch/failure.js'
import { type FilesOptions, readFiles } from './batch/files.js'
import type { ErrorCode } from './errors.js'
import type { Report } from './report.js'

export { findFiles, listFiles } from './batch/list.js'
export { exportReports } from './batch/export.js'
export { type BatchOptions, batch } from './batch/run.js'
export type { FilesOptions } from './batch/files.js'
export { EXPORTS, type Export } from './exports/dataset.js'
export type { Summary } from './exports/digest.js'

/** What became of one file. `duplicateOf` is the first file with the same content. */
export type Outcome = { path: string; duplicateOf?: string } & (
  | { report: Report }
  | { error: Error & { code: ErrorCode | (string & {}) } }
)

/**
 * Reads reports in the order given, by `jobs` workers or, without them, one after the other in this thread. A file that
 * can't be read gives an outcome with its error; the others go on. No more files are read ahead than the workers need, so
 * that memory doesn't grow with their number.
 *
 * @throws the reason of `signal`, when it is raised
 */
export async function* parseFiles(
  paths: Iterable<string> | AsyncIterable<string>,
  options: FilesOptions = {},
): AsyncGenerator<Outcome> {
  for await (const { path, duplicateOf, answer } of readFiles(paths, options)) {
    const about = { path, ...(duplicateOf !== undefined && { duplicateOf }) }
    if (answer && 'report' in answer) yield { ...about, report: answer.report }
    else if (answer && 'failure' in answer) yield { ...about, error: errorOf(answer.failure) }
  }
}
