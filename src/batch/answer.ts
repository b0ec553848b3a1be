/** One document, from its bytes to an answer. It never throws: what goes wrong is the answer. */
import { givenAmong } from '../bodies/identify.js'
import { checkedOf } from '../checks/across/index.js'
import { reportDigestOf } from '../exports/digest.js'
import { dataSetLinesOfAll } from '../exports/lines.js'
import { shownOf } from '../exports/shown.js'
import { type ParseOptions, type ReadReport, readReport, readReports, readTogether } from '../parse.js'
import type { Report } from '../report.js'
import { correct } from './corrections.js'
import { failureOf } from './failure.js'
import { areOne } from '../joins/contents.js'
import type { Answer, CheckedAndShown, CheckTask, Streamed, Task } from './task.js'

export async function answer(task: Task): Promise<Answer> {
  const {
    name,
    nameBytes,
    bytes,
    convert,
    given = [],
    lines,
    checks,
    every = false,
    corrections,
    parts,
    judge = false,
  } = task
  try {
    if (task.streams) return await streamed(task)
    if (judge && parts) return { areOne: await areOne(parts) }
    const options = { name, convert }
    const isOne = !lines && !checks && !every
    const read = parts ? [await readTogether(parts, options)] : await readBytes(bytes, options, isOne)
    const reports = read.map(({ report }) => report)
    for (const report of reports) {
      const { source } = report
      const own = givenAmong(given, report)
      if (nameBytes !== undefined) source.nameBytes = nameBytes
      if (own !== undefined) source.manifest = own
    }
    const corrected = corrections && { corrected: correct(reports, corrections) }
    if (checks) return { checked: read.map((one) => checkedAndShown(one, checks)), ...corrected }
    if (lines)
      return { lines: dataSetLinesOfAll(reports, lines), digests: reports.map(reportDigestOf), ...corrected }
    return isOne ? { report: reports[0] as Report } : { reports }
  } catch (error) {
    return { failure: failureOf(error) }
  }
}

const checkedAndShown = ({ report, stream }: ReadReport, checks: CheckTask): CheckedAndShown => ({
  ...checkedOf(report, checks),
  ...(checks.shown && { shown: shownOf(report, stream.blocks) }),
})

async function streamed({ name, bytes, parts, convert, places = false, pictures }: Task): Promise<Streamed> {
  const asked = new Set<string>()
  const find = (src: string): Uint8Array | undefined => {
    asked.add(src)
    return pictures?.get(src)
  }
  const options = { name, convert, places, pictures: find }
  const read = parts ? [await readTogether(parts, options)] : await readReports(bytes, options)
  return { read, asked: [...asked] }
}

const readBytes = async (
  bytes: Uint8Array | string,
  options: ParseOptions,
  isOne: boolean,
): Promise<ReadReport[]> => (isOne ? [await readReport(bytes, options)] : readReports(bytes, options))
