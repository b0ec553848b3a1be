/**
 * A line's cells behind its label → the places of its values, by the head above them or by counting.
 *
 *     信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
 *     规章 | 3 | | 2  →  the values stand at the places 1, 2, 3
 */
import type { Template, TemplateBlock } from '../form/index.js'
import { type TypedCell, cellOf, isFigure, isLabel, isPrinted } from './cells.js'
import type { Line } from './lines.js'

/** Instead of a place: the head has no such column, and no room for it. */
export const ABSENT = -1

/** The cells of a line behind its label. */
export interface CellsBehindLabel {
  line: Line
  /** The first place behind the label. */
  from: number
}

/** What the form says of a row. */
export interface RowShape {
  /** How many values it has. */
  width: number
  /**
   * Whether the parts of a row, one value for each column, come to its total; absent where the form has no such sum.
   */
  closes?: (values: readonly TypedCell[]) => boolean
}

/** What the head above a line says about it. */
export interface ColumnsAbove {
  /** The grid place of each column of the form, in the form's order; may be ABSENT. */
  places: readonly number[]
  /** The line stands under this very grid: as wide as the head, nothing left out. */
  sameGrid: boolean
  /** The order of `places` is that of the cells: the head's labels stand in one line. */
  sameOrder: boolean
  /** The head's labels where it names every column of the form; its other labels may be columns that it adds. */
  labels: readonly TypedCell[] | null
  /** The head names columns that the form has not, between the form's or beside them. */
  hasOthers: boolean
}

/** What stands above a line. */
export interface Above {
  columns: ColumnsAbove | null
  /**
   * By how many places the line is wider than its head. In a shorter line, blanks in front may be covered places or
   * values; in a longer one, a number may stand in two cells.
   */
  wider: number
}

const NOTHING_ABOVE: Above = { columns: null, wider: 0 }

/**
 * The grid place of each of a line's values, in the form's order; null where it can't be told.
 *
 * A line under the head's own grid has its values where the head has its columns. Elsewhere cells are counted from
 * left to right. In a form of three columns (`_` is a blank cell):
 *
 *     规章 | 3 | _ | 2       →  3, blank, 2: just as many cells as columns
 *     规章 | 3 | _ | _ | _   →  3, blank, blank: whichever blank is passed over
 *     规章 | 3 | _ | 2 | _   →  can't be told: 2 may be the second value or the third
 */
export function placeValues(
  values: CellsBehindLabel,
  shape: RowShape,
  { columns, wider }: Above = NOTHING_ABOVE,
): readonly number[] | null {
  if (columns && leavesOpen(columns, values, wider)) return null
  if (isAllInOne(values, shape)) return null
  const under = columns && placesUnder(columns, values)
  if (under) return under
  const counted = countPlaces(values, shape, wider)
  return counted && columns?.sameOrder && !columns.places.includes(ABSENT)
    ? inOrderOf(columns.places, counted)
    : counted
}

/** Whether a line stands under the head's own grid. Not so where one of its columns stands over the row's label. */
const isOfGrid = ({ sameGrid, places }: ColumnsAbove, from: number): boolean =>
  sameGrid && places.every((place) => place === ABSENT || place >= from)

/** Whether cells below a head can't be counted, because it lacks columns of the form or has others besides. */
function leavesOpen(columns: ColumnsAbove, { from }: CellsBehindLabel, wider: number): boolean {
  if (columns.places.includes(ABSENT) && (isOfGrid(columns, from) || !areRising(columns))) return true
  // 自然人 | 中介 | 其他 | 总计 above `1 | 2 | 3`: any of the four may be the one that the row lacks.
  return columns.hasOthers && wider < 0
}

/**
 * The places of the head, where the line stands in its grid and prints nothing beside them but under columns that the
 * head adds.
 */
function placesUnder(columns: ColumnsAbove, { line, from }: CellsBehindLabel): readonly number[] | null {
  const { places, labels } = columns
  if (!isOfGrid(columns, from) || !areApart(line, places)) return null
  const first = Math.min(...places)
  // Added columns stand between or behind the form's. A value in front of them all shows that the row is shifted; a
  // number under no label may be the rest of another number.
  const isAdded = (cell: TypedCell, place: number): boolean =>
    labels !== null && place > first && (isPrinted(labels[place]!) || !isFigure(cell))
  const isExpected = (cell: TypedCell, place: number): boolean =>
    place < from || !isPrinted(cell) || places.includes(place) || isAdded(cell, place)
  return line.cells.every(isExpected) ? places : null
}

const placesFrom = ({ cells }: Line, from: number): number[] =>
  Array.from({ length: Math.max(0, cells.length - from) }, (_, i) => from + i)

export const printedFrom = ({ cells }: Line, from: number): number[] =>
  [...cells.keys()].filter((place) => place >= from && isPrinted(cells[place]!))

/** Whether each place is a cell of its own: a cell over two of them stands in another grid than the head's. */
const areApart = ({ printed }: Line, places: readonly number[]): boolean =>
  places.every((place, i) => {
    const cell = printed[place]
    return !cell || places.findIndex((other) => printed[other] === cell) === i
  })

/**
 * Whether a head that lacks a column names the others in the form's order: then it has merely lost cells, and those
 * below it may be counted. (Not under the head's own grid: there the next column's cells would move into the missing
 * one's place.)
 */
function areRising({ places }: ColumnsAbove): boolean {
  const named = places.filter((place) => place !== ABSENT)
  return named.every((place, i) => i === 0 || place > named[i - 1]!)
}

function countPlaces(
  { line, from }: CellsBehindLabel,
  shape: RowShape,
  wider: number,
): readonly number[] | null {
  const { width, closes = () => true } = shape
  const after = placesFrom(line, from)
  const printed = printedFrom(line, from)
  if (printed.length === 0)
    return Array.from({ length: width }, (_, i) => (after[0] ?? line.cells.length) + i)
  if (line.dropped) return printed.length === width ? printed : null
  const own = after.filter((place) => !isReached(line, place))
  if (printed.length !== width) return countOthers(line, shape, { after, own, wider })
  const isCounted = own.length === width || (wider <= 0 && !hasBlankBehind(after, printed))
  return isCounted || closes(cellsAt(line, printed)) ? printed : null
}

interface Counted {
  /** All places behind the label (`after`), and those of them where a cell begins (`own`). */
  after: readonly number[]
  own: readonly number[]
  wider: number
}

/** More or fewer values than the row has columns. */
function countOthers(
  line: Line,
  { width, closes = () => true }: RowShape,
  { after, own, wider }: Counted,
): readonly number[] | null {
  if (wider < 0 && !isPrinted(line.cells[after[0]!]!)) return null
  const behindLabel = withoutRestOfLabel(line, own, width)
  if (behindLabel && (wider <= 0 || closes(cellsAt(line, behindLabel)))) return behindLabel
  const cells = own.length >= width ? own : after
  if (cells.some((place) => isValueOver(line, place))) return null
  if (cells.length === width) return cells
  const places = withoutSurplus(line, cells, width)
  return places && closes(cellsAt(line, places)) ? places : null
}

const cellsAt = ({ cells }: Line, places: readonly number[]): TypedCell[] =>
  places.map((place) => cells[place]!)

/**
 * A label broken over two cells, and behind its rest just as many values as the form has columns → their places:
 *
 *     缴纳费用、 | 行政机关不再处理 | 1 | 0 | 1
 */
function withoutRestOfLabel(
  { cells }: Line,
  [first, ...rest]: readonly number[],
  width: number,
): number[] | null {
  const isRest =
    rest.length === width && isLabel(cells[first!]!) && !rest.some((place) => isLabel(cells[place]!))
  return isRest ? rest : null
}

/** Whether the cell to the left reaches over this place too. */
const isReached = ({ printed }: Line, place: number): boolean =>
  printed[place] !== null && printed[place] !== undefined && printed[place] === printed[place - 1]

/**
 * Whether the cell of a value reaches over this place from the left: in which of its columns the value belongs can't
 * be told.
 */
const isValueOver = (line: Line, place: number): boolean =>
  isReached(line, place) && isFigure(cellOf(line.printed[place]!.text))

/** Rows of so few columns may well have one large number, and blanks. */
const FEW_COLUMNS = 3

/** As many digits as the row has columns, all in one cell: `1480000149 | | | | | |`. */
function isAllInOne({ line, from }: CellsBehindLabel, { width }: RowShape): boolean {
  if (width <= FEW_COLUMNS) return false
  const [only, ...others] = printedFrom(line, from).map((place) => line.cells[place]!)
  return only !== undefined && others.length === 0 && only.text.length >= width && isFigure(only)
}

/** Whether digits of several cells may have run together: in one cell, or in one that reaches over several columns. */
export const standsTogether = (values: CellsBehindLabel, shape: RowShape): boolean =>
  values.line.cells.some((_, place) => isValueOver(values.line, place)) || isAllInOne(values, shape)

/**
 * Whether there are blanks among or behind the values: then one may be a cell's own, and one of the values the rest
 * of another. `3 | _ | 0 | 2`
 */
const hasBlankBehind = (after: readonly number[], printed: readonly number[]): boolean =>
  after.at(-1)! - printed[0]! >= printed.length

export const shapeOf = (block: TemplateBlock, template: Template): RowShape => ({
  width: block.columns.length,
  ...(template.rules.some(({ over }) => over === 'columns') && {
    closes: (values: readonly TypedCell[]) => closes(values, block, template),
  }),
})

/** Whether the parts of a row, one value for each column, come to their total; true where the form has no such sum. */
export function closes(
  values: readonly TypedCell[],
  { columns }: TemplateBlock,
  { rules }: Template,
): boolean {
  const valueOf = (key: string): number =>
    values[columns.findIndex((column) => column.key === key)]?.value ?? 0
  const sum = (keys: readonly string[]): number => keys.reduce((all, key) => all + valueOf(key), 0)
  return rules.every(({ over, left, right }) => over !== 'columns' || sum(left) === sum(right))
}

/**
 * Passes over the blanks that are too many, where all blanks stand side by side, so that it does not matter which of
 * them go: `3 | _ | _ | _` in three columns → 3, blank, blank. Whether a number stands in two cells only the row's
 * total can tell.
 */
function withoutSurplus({ cells }: Line, after: readonly number[], width: number): number[] | null {
  const surplus = after.length - width
  const isBlank = (place: number): boolean => !isPrinted(cells[place]!)
  const blanks = after.filter(isBlank)
  const oneRun = blanks.length > 0 && blanks.at(-1)! - blanks[0]! === blanks.length - 1
  // With values on both sides of the blanks, each blank may be a column's, and a number stand in several cells.
  const isInside = !isBlank(after[0]!) && !isBlank(after.at(-1)!)
  if (surplus < 0 || blanks.length < surplus || !oneRun || (surplus > 0 && isInside)) return null
  // Cells that the form has not stand at the end, covered places in front.
  const first = isBlank(after.at(-1)!) ? blanks.length - surplus : 0
  const passedOver = blanks.slice(first, first + surplus)
  return after.filter((place) => !passedOver.includes(place))
}

/**
 * Counted cells stand in the printed order of the columns: where the head has 总计 first, the first counted cell is the
 * total's.
 */
function inOrderOf(places: readonly number[], counted: readonly number[]): number[] {
  const printed = [...places].sort((a, b) => a - b)
  return places.map((place) => counted[printed.indexOf(place)]!)
}
