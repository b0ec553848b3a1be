/** A dialect is one way in which tools turn a table into lines of text. */
import { isFormLabel } from '../../../form/index.js'
import type { Words } from '../../../words.js'
import { type Table, tableOfRows } from '../../../document.js'
import { plainText } from '../inline.js'
import type { Line } from '../lines.js'

export interface Dialect {
  /** What its tables look like, in the words of the finding. */
  name: Words
  /** Where lines look like a table of this dialect. */
  recognise: (lines: readonly Line[]) => Stretch[]
  /** Reads these lines; null where they are no table of this dialect after all. */
  read: (lines: readonly Line[]) => DialectPart[] | null
}

/** Lines `from` up to, but not with, `to`. */
export interface Stretch {
  from: number
  to: number
}

/** A table that was read, or lines that are left for the dialects trusted less. */
export type DialectPart = Table | readonly Line[]

export const isTable = (part: DialectPart): part is Table => 'kind' in part

/** The runs of lines of one kind, in order. */
export function runsOf(lines: readonly Line[], isOfKind: (line: Line) => boolean): Stretch[] {
  const runs: Stretch[] = []
  lines.forEach((line, at) => {
    if (!isOfKind(line)) return
    const last = runs.at(-1)
    if (last?.to === at) last.to++
    else runs.push({ from: at, to: at + 1 })
  })
  return runs
}

/** Rows of printed cells → the table, or nothing where there is no cell. */
export function tableOf(rows: readonly (readonly string[])[], blanks: Table['blanks'] = 'kept'): Table[] {
  const table = tableOfRows(
    rows.map((row) => row.map((cell) => ({ text: plainText(cell) }))),
    blanks,
  )
  return table.cells.length > 0 ? [table] : []
}

/** So many rows with a label of the form make a table: sentences with commas and paths on a site, `首页 | 公开`, have none. */
const FEWEST_LABELLED = 2

export const areRowsOfForm = (rows: readonly (readonly string[])[]): boolean =>
  rows.filter((row) => row.some(isFormLabel)).length >= FEWEST_LABELLED
