/** What the library does with files, and what takes Node's: each loads what it needs when it is first called. */
import type { FilesOptions, Outcome } from './batch.js'
import type { CheckedReport } from './checks/reports.js'
import type { CsvOptions } from './exports/csv.js'
import type { Summary } from './exports/digest.js'
import type { BatchOptions } from './library/batch.js'
import type { PageOptions } from './library/page.js'
import type { Report } from './report.js'

/**
 * Reads reports in the order given, by `jobs` workers or, without them, one after the other in this thread. A file that
 * can't be read gives an outcome with its error; the others go on. No more files are read ahead than the workers need, so
 * that memory doesn't grow with their number.
 *
 * @param paths files, and members of zip archives (`2023.zip/a.html`); `batch` takes folders and patterns too
 * @throws the reason of `signal`, when it is raised
 */
export async function* parseFiles(
  paths: Iterable<string> | AsyncIterable<string>,
  options: FilesOptions = {},
): AsyncGenerator<Outcome> {
  yield* (await import('./batch.js')).parseFiles(paths, options)
}

/**
 * Reads files, folders, patterns and zip archives and writes their data set into a folder, as `gongkai batch` does. What
 * could not be read stands in `failures.csv`. A run that was stopped is gone on with by `resume: true`.
 *
 * @returns what the data set holds, counted: as in `summary.json`
 * @throws GongkaiError `batch.noFiles`, `batch.locked`, `batch.folderGone`, `batch.unreachable`, `batch.machine`,
 *   `manifest.invalid`, `corrections.invalid`; errors of the file system; the reason of `signal`, when it is raised
 */
export async function batch(paths: string | Iterable<string>, options: BatchOptions): Promise<Summary> {
  return (await import('./library/batch.js')).runBatch(paths, options)
}

/**
 * A panel of reports as CSV: a row for each body and year, a column for each indicator that all editions of the form share, and
 * how good the row is. Of several reports of a body and year one is taken, and the row says why. Reports whose body or year can't
 * be told stand in no row.
 *
 * @returns the text of `panel.csv`; with a byte order mark, which Excel needs, unless `bom` is false
 */
export async function toPanel(reports: readonly Report[], options: CsvOptions = {}): Promise<string> {
  return (await import('./library/panel.js')).panelOf(reports, options)
}

/**
 * The findings of checked reports as one HTML page that needs nothing else, as `gongkai check --to html` prints it: in Chinese
 * and English, with the form's tables drawn, and beside them the text that was read where `stream` gives it.
 *
 * @param checked what `checkReports` gives
 * @returns the page; some 2 MB and 20 KB a report
 */
export async function findingsToHtml(
  checked: readonly CheckedReport[],
  options: PageOptions = {},
): Promise<string> {
  return (await import('./library/page.js')).pageOf(checked, options)
}
