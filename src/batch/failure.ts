/** Errors as plain data, as they go from process to process, and back. */
import { types } from 'node:util'
import { type ErrorCode, errorWith, isErrorCode, isGongkaiError } from '../errors.js'
import type { Failure } from './task.js'

/** Errors of the file system have codes of their own (ENOENT); anything else without one is a fault of ours. */
export function failureOf(error: unknown): Failure {
  const known = types.isNativeError(error) ? error : new Error(String(error))
  const code = 'code' in known && typeof known.code === 'string' ? known.code : 'internal'
  // The file system says the code in its messages too.
  const message = known.message.replace(`${code}: `, '')
  return { code, message, ...(isGongkaiError(error) && { messageZh: error.messageZh }) }
}

/** The error that a failure was made from, as far as it went through. */
export function errorOf({ code, message, ...inChinese }: Failure): Error & {
  code: ErrorCode | (string & {})
} {
  return isErrorCode(code) ? errorWith(code, message, inChinese) : Object.assign(new Error(message), { code })
}
