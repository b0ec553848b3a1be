/**
 * A finding as a report holds it. The published types (`report/types.ts`) are written from the schema, with a text at each field;
 * rooms below the schema know these, and `test/report-types` holds the two to the same fields.
 */
import type { SourcePlace } from '../document.js'

/** What is wrong or unsure in a report: data with a stable code and a place, for programs and for people. */
export interface Diagnostic {
  /** Stable and dotted, e.g. `check.rowTotal`. */
  code: string
  severity: Severity
  /** Who is at fault: the published document, or our reading of it. */
  origin: Origin
  /** For people: where, what and the number. */
  message: string
  /** The same in Chinese, for those who wrote the report. */
  messageZh: string
  /** What the place is called in the form; null for what the finding does not name. */
  labels: Labels
  indicator?: string
  expected?: number
  actual?: number
  location?: Location
  /** The cells that the finding speaks of, in the order of its sentence. */
  parts?: Part[]
}

export type Severity = 'error' | 'warning' | 'info'
export type Origin = 'source' | 'parser'

/** `{ section: '三、…', row: '（一）予以公开', column: '自然人' }`. */
export interface Labels {
  section: string | null
  row: string | null
  column: string | null
}

/** A cell as it stands in the source; null where none or no number is printed. */
export interface Part {
  indicator: string
  value: number | null
  location?: Location
}

/** A place in the text stream: index of the block and, in a table, row and column of the grid; all from 0. */
export interface Location {
  block: number
  row?: number
  column?: number
  page?: number
  bbox?: [number, number, number, number]
  /** The cell in what the document was read from. */
  source?: SourcePlace
  /** Which of the files of the report, from 1, where it stands in several. */
  part?: number
}
