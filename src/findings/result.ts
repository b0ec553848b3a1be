/** What a check of many files finds. */
import type { Assurance } from '../checks/assurance.js'
import type { AcrossFinding } from '../checks/across/finding.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { CorrectionRow } from '../exports/corrections.js'

/** `file` and the others are set where a finding takes more than one report. */
export type CheckedFinding = Diagnostic & Partial<AcrossFinding>

export interface CheckedFile {
  file: string
  /** Which of several reports of the file. */
  part?: number
  /** The files that were read with it, as one report. */
  parts?: readonly string[]
  title: string | null
  agency: string | null
  year: number | null
  findings: CheckedFinding[]
  /** Only where nothing at all was found: what was looked at. */
  assurance?: Assurance
}

export interface CheckResult {
  reports: CheckedFile[]
  failures: { file: string; code: string; message: string; messageZh?: string }[]
  /** Aggregates of the mapping that no report is: nothing was held against their parts. */
  unmatched: string[]
  /** Corrections by hand, and what became of them. */
  corrections?: CorrectionRow[]
}

export interface SeverityCounts {
  error: number
  warning: number
  info: number
}

export function countsOf(findings: readonly CheckedFinding[]): SeverityCounts {
  const counts: SeverityCounts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity]++
  return counts
}
