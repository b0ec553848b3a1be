/** The data of a run as a page holds them: a row for each report, what was found, and the reports themselves. */
import type { Assurance } from '../checks/assurance.js'
import type { Shown, ShownValue } from '../exports/shown.js'
import type { CheckedFinding, CheckResult } from '../findings/result.js'
import type { TrendPoint } from './trends.js'

export interface Run {
  version: string
  /** When it was made: ISO date and time. */
  made: string
  /** `check` has its summary on top. */
  kind: 'inspect' | 'check'
  /** As they were typed. */
  parameters: readonly string[]
  rows: readonly RunRow[]
  failures: CheckResult['failures']
  unmatched: readonly string[]
  /** Findings that take more than one report. */
  across: readonly AcrossTold[]
  /** The files that the page holds, so that it can show them as they look. */
  files?: readonly string[]
}

export interface AcrossTold
  extends Pick<
    CheckedFinding,
    'code' | 'severity' | 'message' | 'messageZh' | 'others' | 'passages' | 'group' | 'ratio'
  > {
  /** The report's name. */
  file: string
}

/** What a list shows of a report. */
export interface RunRow {
  /** Its file, and its number where the file holds several. */
  name: string
  file: string
  part?: number
  agency: string | null
  year: number | null
  title: string | null
  /** Equal for reports of one body; null where that can't be told. */
  body: string | null
  format: Shown['format']
  publishedOn: string | null
  url?: string
  counts: Counts
  /** How many findings of each code it has. */
  codes: Readonly<Record<string, number>>
  cells: CellCounts
  assurance: Assurance | null
  trends: readonly TrendPoint[]
}

export interface Counts {
  error: number
  warning: number
  info: number
}

export interface CellCounts {
  all: number
  blank: number
  /** Unreadable or undecided. */
  unread: number
}

/** A report as a page holds it. */
export interface RunReport extends Shown {
  findings: readonly CheckedFinding[]
}

const UNREAD: readonly string[] = ['unreadable', 'ambiguous']

export const cellCounts = (values: readonly ShownValue[]): CellCounts => ({
  all: values.length,
  blank: values.filter(({ state }) => state === 'blank').length,
  unread: values.filter(({ state }) => UNREAD.includes(state)).length,
})

/** The ids of the blocks of data in a page. */
export const RUN_ID = 'run'
export const reportId = (place: number): string => `report-${place}`
export const streamId = (place: number): string => `stream-${place}`
/** Of `files`: its bytes in base64. */
export const fileId = (place: number): string => `file-${place}`
