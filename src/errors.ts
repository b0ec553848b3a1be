/** The errors thrown: only where there is no report to return. Each has a stable `code`. */

export type ErrorCode =
  | 'input.unsupported'
  | 'input.encrypted'
  | 'input.corrupt'
  | 'input.empty'
  | 'input.tooLarge'
  | 'input.noText'
  | 'input.notAReport'

export abstract class GongkaiError extends Error {
  abstract readonly code: ErrorCode
}

/** The bytes are of a kind that is not read at all, such as a picture. */
export class UnsupportedFormatError extends GongkaiError {
  override readonly name = 'UnsupportedFormatError'
  readonly code = 'input.unsupported'
}

/** The bytes are of a known kind but can't be read. */
export class UnreadableDocumentError extends GongkaiError {
  override readonly name = 'UnreadableDocumentError'
  constructor(
    readonly code: Exclude<ErrorCode, 'input.unsupported' | 'input.notAReport'>,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** The document can be read, but nothing of the form is in it: no title, no section and no table. */
export class NotAReportError extends GongkaiError {
  override readonly name = 'NotAReportError'
  readonly code = 'input.notAReport'
}
