/** The errors thrown: only where there is nothing to return. Each has a stable `code`; programs match codes, people read messages. */
import { ERROR_CODES, type ErrorCode, isErrorCode } from './errors/codes.js'
import { type ErrorSentence, ENGLISH, SAID_IN_BOTH } from './errors/sentences-en.js'
import { CHINESE } from './errors/sentences-zh.js'
import { systemErrorZh } from './errors/system.js'
import { filled, type ValuesIn } from './words.js'

export { ERROR_CODES, isErrorCode, type ErrorCode } from './errors/codes.js'

/** By it an error of the ES module is known to the CommonJS one, and one of an older copy of the package to a newer. */
const MARK = Symbol.for('gongkai.error')

/** What every error of this package is. Use `isGongkaiError` to ask for it: `instanceof` knows one copy of the package only. */
export class GongkaiError extends Error {
  override readonly name: string = 'GongkaiError'
  /** What `message` says, in Chinese. */
  declare readonly messageZh: string

  /** @param code what kind of error it is: it stays the same from version to version, where messages don't */
  constructor(
    readonly code: ErrorCode,
    message: string,
    { messageZh = ERROR_CODES[code].zh, ...options }: ErrorOptions & { messageZh?: string } = {},
  ) {
    super(message, options)
    Object.defineProperties(this, { messageZh: { value: messageZh }, [MARK]: { value: true } })
  }
}

/**
 * Whether a thrown value is an error of this package, whichever copy of it threw it; what is not (a file that is not there, a
 * signal's reason) is somebody else's.
 */
export const isGongkaiError = (error: unknown): error is GongkaiError =>
  typeof error === 'object' && error !== null && MARK in error

/** The bytes are of a kind that is not read at all, such as a picture: `input.unsupported`. */
export class UnsupportedFormatError extends GongkaiError {
  override readonly name = 'UnsupportedFormatError'
  declare readonly code: 'input.unsupported'
  constructor(message: string, options?: ErrorOptions & { messageZh?: string }) {
    super('input.unsupported', message, options)
  }
}

/** Why a document of a known kind can't be read. */
export type UnreadableCode =
  | 'input.encrypted'
  | 'input.corrupt'
  | 'input.empty'
  | 'input.tooLarge'
  | 'input.noText'

/** The bytes are of a known kind but can't be read: `input.encrypted`, `.corrupt`, `.empty`, `.tooLarge` or `.noText`. */
export class UnreadableDocumentError extends GongkaiError {
  override readonly name = 'UnreadableDocumentError'
  declare readonly code: UnreadableCode
  constructor(code: UnreadableCode, message: string, options?: ErrorOptions & { messageZh?: string }) {
    super(code, message, options)
  }
}

/** The document can be read, but nothing of the form is in it, no title, no section and no table: `input.notAReport`. */
export class NotAReportError extends GongkaiError {
  override readonly name = 'NotAReportError'
  declare readonly code: 'input.notAReport'
  constructor(message: string, options?: ErrorOptions & { messageZh?: string }) {
    super('input.notAReport', message, options)
  }
}

type CodeOf<Id extends string> = Id extends `${infer Code}:${string}` ? Code : Id

type ErrorOf<Code extends string> = Code extends 'input.unsupported'
  ? UnsupportedFormatError
  : Code extends UnreadableCode
    ? UnreadableDocumentError
    : Code extends 'input.notAReport'
      ? NotAReportError
      : GongkaiError

const UNREADABLE: readonly ErrorCode[] = [
  'input.encrypted',
  'input.corrupt',
  'input.empty',
  'input.tooLarge',
  'input.noText',
] satisfies UnreadableCode[]

const isUnreadable = (code: ErrorCode): code is UnreadableCode => UNREADABLE.includes(code)

/** The error of a code, of the class that programs ask for it by. */
export function errorWith(
  code: ErrorCode,
  message: string,
  options: ErrorOptions & { messageZh?: string } = {},
): GongkaiError {
  if (code === 'input.unsupported') return new UnsupportedFormatError(message, options)
  if (code === 'input.notAReport') return new NotAReportError(message, options)
  return isUnreadable(code)
    ? new UnreadableDocumentError(code, message, options)
    : new GongkaiError(code, message, options)
}

/**
 * What is said in Chinese of an error that came without: of a code of this package its general sentence, of one of the file
 * system's what it means; null for any other.
 */
export const generalZh = (code: string): string | null =>
  isErrorCode(code) ? ERROR_CODES[code].zh : systemErrorZh(code)

/**
 * The error of a sentence, in both languages: `refusal('input.tooLarge:pages', { pages: 3000, most: 2000 })` is an
 * UnreadableDocumentError. Every error of this package is made here or below, so that none is without its Chinese.
 */
export function refusal<Id extends ErrorSentence>(
  sentence: Id,
  values: ValuesIn<(typeof ENGLISH)[Id]>,
  options: ErrorOptions = {},
): ErrorOf<CodeOf<Id>> {
  const [code] = sentence.split(':') as [ErrorCode]
  const messageZh = filled(CHINESE[sentence], values, 'zh')
  const english = filled(ENGLISH[sentence], values, 'en')
  const message = SAID_IN_BOTH.has(sentence) ? `${english} ${messageZh}` : english
  return errorWith(code, message, { ...options, messageZh }) as ErrorOf<CodeOf<Id>>
}

/** Its sentences stand here: with those of all other errors a page that writes CSV would load a third more. */
export const noSuchTable = (name: string, tables: readonly string[]): GongkaiError =>
  new GongkaiError('argument.invalid', `There is no table ${name}; the tables are ${tables.join(', ')}.`, {
    messageZh: `没有名为${name}的表；可用的表有：${tables.join('、')}。`,
  })
