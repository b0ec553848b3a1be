/** The cells of printed tables. Each is asked once what it says; all stages after that look at its kind and its value. */
import {
  isGlued,
  numberBehindZeros,
  readValueOfCell,
  takesPlaceOfValue,
  readValue,
} from '../form/lexicon/values.js'
import { remembered } from '../remembered.js'

/** `12` is a number, `—` a mark of none, `规章` a label; `12%` and `012` take a value's place and are not read: other. */
export type CellKind = 'number' | 'mark' | 'blank' | 'label' | 'other'

export interface TypedCell {
  readonly text: string
  readonly kind: CellKind
  /** The number; null for all other kinds. A blank is not a zero. */
  readonly value: number | null
  /** The unit printed after the number: `12件` → 件. */
  readonly unit?: string
}

export const BLANK: TypedCell = { text: '', kind: 'blank', value: null }

/** A text longer than any value or label is not kept in memory. */
const LONGEST_KNOWN = 80

/** `12件` → a number, 12, in 件. */
export function cellOf(text: string): TypedCell {
  if (text === '') return BLANK
  return text.length > LONGEST_KNOWN ? typed(text) : known(text)
}

function typed(text: string): TypedCell {
  const { state, value, unit } = readValue(text)
  if (state === 'number') return { text, kind: 'number', value, ...(unit && { unit }) }
  if (state === 'notApplicable') return { text, kind: 'mark', value: null }
  if (state === 'blank') return { text, kind: 'blank', value: null }
  return { text, kind: takesPlaceOfValue(text) ? 'other' : 'label', value: null }
}

const known = remembered(typed)

/** Something is printed: `12`, `—`, `规章`. */
export const isPrinted = ({ kind }: TypedCell): boolean => kind !== 'blank'

/** Words: `规章`, a remark. */
export const isLabel = ({ kind }: TypedCell): boolean => kind === 'label'

/** A number, or what takes its place without being read: `12`, `012`, `12%`; not `—`. */
export const isFigure = ({ kind }: TypedCell): boolean => kind === 'number' || kind === 'other'

/** What stands where a value stands, read or not: `12`, `—`, `12%`. */
export const isInPlaceOfValue = (cell: TypedCell): boolean => cell.kind === 'mark' || isFigure(cell)

/** Digits of several cells have run together: `0193` may be 0 and 193. */
export const hasRunTogether = ({ kind, text }: TypedCell): boolean =>
  (kind === 'other' || kind === 'label') && isGlued(text)

/** `012` → 12; null for any text without zeros in front. */
export const behindZeros = ({ kind, text }: TypedCell): number | null =>
  kind === 'other' ? numberBehindZeros(text) : null

/** The cell where a value is known to stand: there the full stop makes no numbering of `12.`, which is 12. */
export function asValue(cell: TypedCell): TypedCell {
  if (cell.kind !== 'label') return cell
  const { state, value, unit } = readValueOfCell(cell.text)
  return state === 'number' ? { text: cell.text, kind: 'number', value, ...(unit && { unit }) } : cell
}
