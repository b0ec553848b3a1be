/** Files that are dropped onto the page: bytes → what is kept of each report. It runs in a worker of the page. */
import { identify, publishedOnOf } from '../bodies/identify.js'
import { type Checked, checkedOf, proseTextOf } from '../checks/across/index.js'
import { reportName } from '../bodies/report-name.js'
import { packed, type ShownTexts, shownOf } from '../exports/shown.js'
import { areOne, type PartBytes } from '../joins/contents.js'
import { readReports, readTogether } from '../parse.js'
import type { Report } from '../report.js'
import { type AboutReport, rowOf } from './rows.js'
import type { RunRow } from './run.js'

/** A report as the page keeps it: some ten kilobytes, without its text stream. */
export interface DroppedReport {
  /** With what is found of it alone. */
  row: RunRow
  checked: Checked
  shown: ShownTexts
  /** What copies are looked for in. */
  prose: string
}

/** The reports of one document, which may stand in several files: its name is that of the first. */
export async function readFiles(files: readonly PartBytes[]): Promise<DroppedReport[]> {
  const [first, ...others] = files
  if (!first) throw new RangeError('a document without a file')
  const { name, bytes } = first
  const read = others.length > 0 ? [await readTogether(files, { name })] : await readReports(bytes, { name })
  return read.map(({ report, stream }) => {
    const checked = checkedOf(report, { all: false })
    const about = { ...aboutOf(report, name), assurance: checked.assurance }
    return {
      row: rowOf(about, packed(report), checked.diagnostics),
      checked,
      shown: shownOf(report, stream.blocks),
      prose: proseTextOf(report),
    }
  })
}

export const judgeFiles = (files: readonly PartBytes[]): Promise<boolean> => areOne(files)

function aboutOf(report: Report, file: string): Omit<AboutReport, 'assurance'> {
  const { source, agency, year, title } = report
  return {
    name: reportName(file, source.part),
    file,
    part: source.part,
    agency,
    year,
    title,
    key: identify(report).key,
    publishedOn: publishedOnOf(report),
  }
}
