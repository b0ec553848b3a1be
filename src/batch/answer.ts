/** One document, from its bytes to an answer. It never throws: what goes wrong is the answer. */
import { types } from 'node:util'
import { givenAmong } from '../bodies/identify.js'
import { checkedOf } from '../checks/across/index.js'
import { digestOf } from '../exports/digest.js'
import { linesOfAll } from '../exports/lines.js'
import { shownOf } from '../exports/shown.js'
import {
  type ErrorCode,
  GongkaiError,
  isErrorCode,
  NotAReportError,
  type UnreadableCode,
  UnreadableDocumentError,
  UnsupportedFormatError,
} from '../errors.js'
import { type ParseOptions, type ReadReport, readReport, readReports, readTogether } from '../parse.js'
import type { Report } from '../report.js'
import { correct } from './corrections.js'
import { areOne } from '../joins/contents.js'
import type { Answer, CheckedAndShown, CheckTask, Failure, Streamed, Task } from './task.js'

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
    if (lines) return { lines: linesOfAll(reports, lines), digests: reports.map(digestOf), ...corrected }
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

/** Errors of the file system have codes of their own (ENOENT); anything else without one is a fault of ours. */
export function failureOf(error: unknown): Failure {
  const known = types.isNativeError(error) ? error : new Error(String(error))
  const code = 'code' in known && typeof known.code === 'string' ? known.code : 'internal'
  // The file system says the code in its messages too.
  return { code, message: known.message.replace(`${code}: `, '') }
}

const UNREADABLE: readonly string[] = [
  'input.encrypted',
  'input.corrupt',
  'input.empty',
  'input.tooLarge',
  'input.noText',
] satisfies UnreadableCode[]

/** The error that a failure was made from, as far as it went through. */
export function errorOf({ code, message }: Failure): Error & { code: ErrorCode | (string & {}) } {
  if (code === 'input.unsupported') return new UnsupportedFormatError(message)
  if (code === 'input.notAReport') return new NotAReportError(message)
  if (UNREADABLE.includes(code)) return new UnreadableDocumentError(code as UnreadableCode, message)
  if (isErrorCode(code)) return new GongkaiError(code, message)
  return Object.assign(new Error(message), { code })
}
