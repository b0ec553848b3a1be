import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { type About, type Values, finding, told } from '../../diagnostics/finding.js'
import type { SentenceId } from '../../diagnostics/sentences-en.js'
import { whereOf } from '../../diagnostics/where.js'

/** What a finding across reports is about besides a place. */
interface Reports {
  /** The name of the report that it is about: a file, with a number where the file holds several. */
  file: string
  /** The reports that it was held against. */
  others?: string[]
  /** `check.copied`: the share of the text that is another's, 0 to 1, and the longest passages. */
  ratio?: number
  passages?: string[]
  /** `check.copied`: the oldest of the reports that share the passage. */
  group?: string
}

/** A finding that takes more than one report. */
export interface AcrossFinding extends Diagnostic, Reports {}

export function across<Id extends SentenceId>(
  sentence: Id,
  values: Values<Id>,
  reports: Reports,
  about: About = {},
): AcrossFinding {
  return { ...told(finding(sentence, values, about), whereOf(about)), ...reports }
}
