/** What is asked of a worker and what it answers: plain data, as it goes from thread to thread. */
import type { Given } from '../bodies/identify.js'
import type { Checked } from '../checks/across/index.js'
import type { ReportDigest } from '../exports/digest.js'
import type { PartBytes } from '../joins/contents.js'
import type { Lines, LineOptions } from '../exports/lines.js'
import type { ShownTexts } from '../exports/shown.js'
import type { ReadReport } from '../parse.js'
import type { Report } from '../report.js'
import type { Correction, CorrectedLine } from './corrections.js'

export interface Task {
  name: string
  /** The bytes of a name that is not UTF-8, as hexadecimal numbers. */
  nameBytes?: string
  /** Or text that is decoded already. */
  bytes: Uint8Array | string
  /** All files of the document, where it stands in several; the first is the one above. */
  parts?: readonly PartBytes[]
  /** Answer whether these files are one report. */
  judge?: boolean
  convert: boolean
  /** Of a document that is read alone: its cells are to know where they stand in it. */
  places?: boolean
  /** Answer with every report and its text stream, and with the pictures that were asked for. */
  streams?: boolean
  /** Pictures of a saved page, by what their `src` says. */
  pictures?: ReadonlyMap<string, Uint8Array>
  /** What a manifest says of the document. */
  given?: readonly Given[]
  /** Cells of this content that a person has checked. */
  corrections?: readonly Correction[]
  /** Answer with every report of the document, not with the first alone. */
  every?: boolean
  /** Answer with the lines of the data set instead of the report: the main thread then only has to write them. */
  lines?: LineOptions
  /** Answer with what is kept of a report for checking it against others, with all of its values or the few that are compared. */
  checks?: CheckTask
}

export interface CheckTask {
  all: boolean
  /** Also what of a report is shown to people. */
  shown?: boolean
}

/** What is kept of a report that was checked, and what of it is shown, where that is wanted. */
export type CheckedAndShown = Checked & { shown?: ShownTexts }

export interface Failure {
  code: string
  message: string
  /** Not there for errors of the file system, and for what nobody has foreseen. */
  messageZh?: string
}

/** What became of corrections, where there were any for the document. */
export interface Corrected {
  corrected?: readonly CorrectedLine[]
}

/** Reports with their text streams, and the pictures that the document asks for. */
export interface Streamed {
  read: ReadReport[]
  asked: string[]
}

export type Answer =
  | { report: Report }
  | { reports: Report[] }
  | Streamed
  /** Of every report of the file. */
  | ({ lines: Lines; digests: ReportDigest[] } & Corrected)
  | ({ checked: CheckedAndShown[] } & Corrected)
  | { areOne: boolean }
  | { failure: Failure }
