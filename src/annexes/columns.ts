/** A table's grid → its columns as those of a list: labels, unit, numbers, once or several times side by side. */
import type { Slot } from '../document.js'
import { isMark, isWords, takesPlaceOfValue } from '../form/lexicon/values.js'
import { LIST_HEADS, LIST_UNITS, TELLING_HEADS } from '../form/lists.js'

/** One list of the table: 统计指标 · 单位 · 统计数. */
export interface ListColumns {
  /** The last one holds the label, those before it the outline. */
  labels: readonly number[]
  unit: number | null
  values: readonly number[]
}

export interface ListLayout {
  /** Rows of the grid above the first row of the list. */
  head: number
  /** The texts of the head row; null where there is none. */
  heads: readonly string[] | null
  lists: readonly ListColumns[]
}

export type Grid = readonly (readonly (Slot | null)[])[]

export const compact = (text: string): string => text.replace(/\s+/g, '')
export const isUnit = (text: string): boolean =>
  LIST_UNITS.has(compact(text).replace(/^[（(](.*)[）)]$/, '$1'))
export const textIn = (slot: Slot | null | undefined): string => slot?.cell.text ?? ''

type Role = keyof typeof LIST_HEADS | 'other'

/** A head stands within so many rows: a title, who filled it in, the year above it. */
const MOST_ABOVE = 6
/** Fewer rows are no list. */
export const FEWEST_ROWS = 3
/** The tables of the form have seven columns of numbers and more. */
const MOST_VALUES = 5

/** The layout of a list; null where the table is none. */
export function layoutOf(rows: Grid): ListLayout | null {
  const at = rows.slice(0, MOST_ABOVE).findIndex(isHeadRow)
  const heads = at < 0 ? null : rows[at]!.map((slot) => compact(textIn(slot)))
  const body = rows.slice(at + 1)
  const width = Math.max(...rows.map((row) => row.length))
  const roles = Array.from({ length: width }, (_, c) => roleOf(heads?.[c] ?? '', columnOf(body, c)))
  const lists = listsOf(roles).filter(({ labels, values }) => labels.length > 0 && values.length > 0)
  const isList = lists.length > 0 && lists.every(({ values }) => values.length <= MOST_VALUES)
  if (!isList || !lists.some((list) => isFilled(body, list))) return null
  const isTold =
    lists.some(({ unit }) => unit !== null) || heads?.some((text) => TELLING_HEADS.includes(text))
  return isTold ? { head: at + 1, heads, lists } : null
}

const isNamed = (role: keyof typeof LIST_HEADS, text: string): boolean =>
  (LIST_HEADS[role] as readonly string[]).includes(text)

export const isHeadRow = (row: readonly (Slot | null)[]): boolean => {
  const texts = row.map((slot) => compact(textIn(slot)))
  return (
    texts.some((text) => isNamed('label', text)) &&
    texts.some((text) => isNamed('value', text) || isNamed('unit', text))
  )
}

const columnOf = (body: Grid, column: number): string[] =>
  body.flatMap((row) => {
    const slot = row[column]
    return slot?.anchor && slot.cell.text !== '' ? [slot.cell.text] : []
  })

/** More than so much of a column is of a kind. */
const MOSTLY = 0.6

function roleOf(head: string, texts: readonly string[]): Role {
  const share = (isOf: (text: string) => boolean): number =>
    texts.filter(isOf).length / Math.max(1, texts.length)
  if (isNamed('number', head)) return 'number'
  if (isNamed('label', head)) return 'label'
  if (texts.some(isUnit) && share((text) => isUnit(text) || isMark(text)) > MOSTLY) return 'unit'
  if (isNamed('unit', head)) return 'unit'
  if (texts.length > 0 && share(takesPlaceOfValue) > MOSTLY) return 'value'
  if (isNamed('value', head)) return 'value'
  return texts.length > 0 && share(isWords) > MOSTLY ? 'label' : 'other'
}

/** label label unit value label unit value → two lists; what stands before any label is a number of rows. */
function listsOf(roles: readonly Role[]): ListColumns[] {
  const lists: { labels: number[]; unit: number | null; values: number[] }[] = []
  roles.forEach((role, column) => {
    const open = lists.at(-1)
    if (role === 'label' && (!open || open.values.length > 0))
      lists.push({ labels: [column], unit: null, values: [] })
    else if (role === 'label') open!.labels.push(column)
    else if (open && role === 'unit') open.unit = column
    else if (open && role === 'value') open.values.push(column)
  })
  return lists
}

/** Enough rows have a label and a value. */
const isFilled = (body: Grid, { labels, values }: ListColumns): boolean =>
  body.filter(
    (row) =>
      labels.some((column) => isWords(textIn(row[column]))) &&
      values.some((column) => takesPlaceOfValue(textIn(row[column]))),
  ).length >= FEWEST_ROWS
