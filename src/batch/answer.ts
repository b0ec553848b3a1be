/** One document, from its bytes to an answer. It never throws: what goes wrong is the answer. */
import { types } from 'node:util'
import { checkedOf } from '../checks/across/index.js'
import { digestOf } from '../exports/digest.js'
import { linesOf } from '../exports/lines.js'
import { NotAReportError, UnreadableDocumentError, UnsupportedFormatError } from '../errors.js'
import { parseReport } from '../parse.js'
import type { Answer, Failure, Task } from './task.js'

export async function answer(task: Task): Promise<Answer> {
  const { name, nameBytes, bytes, convert, given, lines, checks } = task
  try {
    const report = await parseReport(bytes, { name, convert })
    if (nameBytes !== undefined) report.source.nameBytes = nameBytes
    if (given !== undefined) report.source.manifest = given
    if (checks) return { checked: checkedOf(name, report, checks) }
    return lines ? { lines: linesOf(report, lines), digest: digestOf(report) } : { report }
  } catch (error) {
    return { failure: failureOf(error) }
  }
}

/** Errors of the file system have codes of their own (ENOENT); anything else without one is a fault of ours. */
export function failureOf(error: unknown): Failure {
  const known = types.isNativeError(error) ? error : new Error(String(error))
  const code = 'code' in known && typeof known.code === 'string' ? known.code : 'internal'
  // The file system says the code in its messages too.
  return { code, message: known.message.replace(`${code}: `, '') }
}

type UnreadableCode = UnreadableDocumentError['code']
const UNREADABLE: readonly string[] = [
  'input.encrypted',
  'input.corrupt',
  'input.empty',
  'input.tooLarge',
  'input.noText',
] satisfies UnreadableCode[]

/** The error that a failure was made from, as far as it went through. */
export function errorOf({ code, message }: Failure): Error & { code: string } {
  if (code === 'input.unsupported') return new UnsupportedFormatError(message)
  if (code === 'input.notAReport') return new NotAReportError(message)
  if (UNREADABLE.includes(code)) return new UnreadableDocumentError(code as UnreadableCode, message)
  return Object.assign(new Error(message), { code })
}
