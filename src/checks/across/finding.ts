import type { Diagnostic } from '../../diagnostics/diagnostic.js'

/** A finding that takes more than one report. */
export interface AcrossFinding extends Diagnostic {
  /** The report that it is about. */
  file: string
  /** The reports that it was held against. */
  others?: string[]
  /** `check.copied`: the share of the text that is another's, 0 to 1, and the longest passages. */
  ratio?: number
  passages?: string[]
}
