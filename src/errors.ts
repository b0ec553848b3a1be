/** The errors thrown: only where there is nothing to return. Each has a stable `code`; programs match codes, people read messages. */

/** Every code, and when it is thrown. */
export const ERROR_CODES = {
  'input.path': 'text was given that looks like a path or an address, not like a document',
  'input.unsupported': 'the bytes are of a kind that is not read at all, such as a picture',
  'input.encrypted': 'the document has a password',
  'input.corrupt': 'the document is of a known kind but damaged',
  'input.empty': 'nothing is in the document',
  'input.tooLarge': 'the document is larger than 64 MB, or has more in it than a report can have',
  'input.noText':
    'the document has pictures of its pages only, as a scan has, or text that no font makes readable',
  'input.notAReport': 'the document can be read, but has no title, no section and no table of the form',
  'input.timeout': 'reading took longer than `timeout`',
  'worker.memory': 'reading took more memory than a process of its own has',
  'worker.crashed': 'the process that read the document ended',
  'worker.unavailable': 'no process could be started to read with',
  'report.noStream':
    'a report that was read back from JSON no longer holds the text stream that it was read from',
  'batch.locked': 'another run writes into the folder',
  'batch.folderGone': 'the folder that is written into is gone',
  'batch.unreachable': 'the folder that is read from is gone, as when a disk is taken away',
  'batch.machine': 'twenty files in a row failed for a reason of the machine',
  'manifest.invalid': 'a manifest can’t be understood',
  'corrections.invalid': 'a file of corrections can’t be understood',
  'rules.invalid': 'the rules of a scorecard can’t be understood',
  'audit.invalid': 'a filled-in audit can’t be understood',
  'audit.changed': 'a report has changed since its audit was drawn',
  internal: 'none of the above: a mistake in this package',
} as const satisfies Record<string, string>

export type ErrorCode = keyof typeof ERROR_CODES

/** By it an error of the ES module is known to the CommonJS one, and one of an older copy of the package to a newer. */
const MARK = Symbol.for('gongkai.error')

/** What every error of this package is. Use `isGongkaiError` to ask for it: `instanceof` knows one copy of the package only. */
export class GongkaiError extends Error {
  override readonly name: string = 'GongkaiError'

  /** @param code what kind of error it is: it stays the same from version to version, where messages don't */
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    Object.defineProperty(this, MARK, { value: true })
  }
}

/**
 * Whether a thrown value is an error of this package, whichever copy of it threw it; what is not (a file that is not there, a
 * signal's reason) is somebody else's.
 */
export const isGongkaiError = (error: unknown): error is GongkaiError =>
  typeof error === 'object' && error !== null && MARK in error

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code)

/** The bytes are of a kind that is not read at all, such as a picture: `input.unsupported`. */
export class UnsupportedFormatError extends GongkaiError {
  override readonly name = 'UnsupportedFormatError'
  declare readonly code: 'input.unsupported'
  constructor(message: string, options?: ErrorOptions) {
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
  constructor(code: UnreadableCode, message: string, options?: ErrorOptions) {
    super(code, message, options)
  }
}

/** The document can be read, but nothing of the form is in it, no title, no section and no table: `input.notAReport`. */
export class NotAReportError extends GongkaiError {
  override readonly name = 'NotAReportError'
  declare readonly code: 'input.notAReport'
  constructor(message: string, options?: ErrorOptions) {
    super('input.notAReport', message, options)
  }
}
