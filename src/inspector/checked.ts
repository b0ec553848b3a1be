/** What a person has checked, as the corrections file of a data set: it is never put into the numbers here. */

import { csvOfRows } from '../exports/csv-rows.js'
import { withoutFormula } from '../exports/formula.js'

/** A cell that was looked at. */
export interface CheckedCell {
  file: string
  part: number | null
  sha256: string
  indicator: string
  /** As it goes into the file: a number, or `blank`. */
  value: string
  by: string
  /** ISO date. */
  on: string
  note: string
}

/** In a corrections file: a person has looked, and no number stands there. */
export const BLANK = 'blank'

const BLANK_WORDS: readonly string[] = ['blank', '空白', '未填', '无']
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/

/** １，２０４ → 1204; 空白 → blank; null for what is neither. */
export function enteredValue(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim()
  if (BLANK_WORDS.includes(plain.toLowerCase())) return BLANK
  return NUMBER.test(plain) ? plain : null
}

/** One cell of one report. */
export const keyOf = ({
  sha256,
  part,
  indicator,
}: Pick<CheckedCell, 'sha256' | 'part' | 'indicator'>): string => `${sha256} ${part ?? 1} ${indicator}`

const BYTE_ORDER_MARK = '\uFEFF'
const COLUMNS = ['file', 'part', 'sha256', 'indicator', 'value', 'by', 'on', 'note']

export function correctionsCsv(cells: readonly CheckedCell[]): string {
  const rows = cells.map(({ file, part, sha256, indicator, value, by, on, note }) => [
    file,
    part === null ? '' : String(part),
    sha256,
    indicator,
    value,
    by,
    on,
    note,
  ])
  return BYTE_ORDER_MARK + csvOfRows([COLUMNS, ...rows.map((row) => row.map(withoutFormula))])
}
