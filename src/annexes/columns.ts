/** A table's grid → its columns as those of a list: labels, unit, numbers, once or several times side by side. */
import type { Slot } from '../document.js'
import { isMark, isWords, takesPlaceOfValue } from '../form/lexicon/values.js'
import {
  BESIDE_HEAD,
  LIST_HEADS,
  LIST_UNITS,
  OWN_YEAR_HEAD,
  TELLING_HEADS,
  UNIT_BEHIND,
  YEAR_BEFORE_HEAD,
  YEAR_HEAD,
} from '../form/lists.js'

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

/**
 * Rows that have lost the covered cell in front of them begin further right, so that units stand below units:
 *
 *     一、主动公开情况 | （一）主动公开政府信息数 | 条 | 12        一、主动公开情况 | （一）… | 条 | 12
 *     其中：主动公开规范性文件数 | 条 | 5                    →                    | 其中：… | 条 | 5
 */
export function alignedRows(rows: Grid): Grid {
  const width = Math.max(...rows.map((row) => row.length))
  const short = rows.filter((row) => row.length < width)
  const [usual] = rows
    .filter((row) => row.length === width)
    .map(unitOf)
    .filter((at) => at >= 0)
  const measured = short.filter((row) => unitOf(row) >= 0)
  const isShifted = (row: Grid[number]): boolean => unitOf(row) + width - row.length === usual
  if (usual === undefined || measured.length === 0 || !measured.every(isShifted)) return rows
  return rows.map((row) => (row.length > 1 ? [...Array<null>(width - row.length).fill(null), ...row] : row))
}

const unitOf = (row: Grid[number]): number => row.findIndex((slot) => slot?.anchor && isUnit(textIn(slot)))

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
    lists.some(({ unit, labels }) => unit !== null || hasUnitsBehind(body, labels)) ||
    heads?.some((text) => TELLING_HEADS.includes(text))
  return isTold ? { head: at + 1, heads, lists } : null
}

const isNamed = (role: keyof typeof LIST_HEADS, text: string): boolean =>
  (LIST_HEADS[role] as readonly string[]).includes(text)

export const isHeadRow = (row: readonly (Slot | null)[]): boolean => {
  const texts = row.map((slot) => compact(textIn(slot)))
  return (
    texts.some((text) => isNamed('label', text)) &&
    texts.some((text) => isNamed('value', text) || isNamed('unit', text) || isYearHead(text))
  )
}

/** 2015年, 上年, 本年: a column of numbers, though all of it is blank. */
export const isYearHead = (head: string): boolean => tellsYear(head) || OWN_YEAR_HEAD.test(head)

/** 2015年, 上年: a year that need not be the report's. */
export const tellsYear = (head: string): boolean => YEAR_HEAD.test(head) || YEAR_BEFORE_HEAD.test(head)

/** What stands over the columns of numbers: 统计数, 2015年. */
export const valueHeadsOf = ({ heads, lists }: ListLayout): string[] =>
  heads === null ? [] : lists.flatMap(({ values }) => values.map((column) => heads[column] ?? ''))

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
  if (BESIDE_HEAD.test(head)) return 'other'
  if (isYearHead(head)) return 'value'
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

/** 收到申请数（件）: so many labels say what they count. */
const hasUnitsBehind = (body: Grid, labels: readonly number[]): boolean =>
  columnOf(body, labels.at(-1)!).filter((text) => UNIT_BEHIND.test(compact(text))).length >= FEWEST_ROWS

/** Enough rows have a label and a value. */
const isFilled = (body: Grid, { labels, values }: ListColumns): boolean =>
  body.filter(
    (row) =>
      labels.some((column) => isWords(textIn(row[column]))) &&
      values.some((column) => takesPlaceOfValue(textIn(row[column]))),
  ).length >= FEWEST_ROWS
