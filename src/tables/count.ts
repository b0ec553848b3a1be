/** A line's cells behind its label → the places of its values, by the head above them or by counting. */
import type { Template, TemplateBlock } from '../form/index.js'
import { type Cell, cellOf, isFigure, isLabel, isPrinted } from './cells.js'
import type { Line } from './lines.js'

/** Instead of a place: the head has no such column, and no room for it. */
export const ABSENT = -1

/** The cells of a line behind its label. */
export interface Values {
  line: Line
  /** The first place behind the label. */
  from: number
}

/** What the form says of a row. */
export interface RowShape {
  /** How many values it has. */
  width: number
  /** Whether values, one for each column, come to the row's own total; absent where the form has none. */
  closes?: (values: readonly Cell[]) => boolean
}

/** What the head above a line says about it. */
export interface Columns {
  /** The grid place of each column of the form, in the form's order; may be ABSENT. */
  places: readonly number[]
  /** The line stands under this very grid: as wide as the head, nothing left out. */
  sameGrid: boolean
  /** The order of `places` is that of the cells: the head's labels stand in one line. */
  sameOrder: boolean
  /** The head's labels where it names every column of the form; other columns may stand under the rest of them. */
  labels: readonly Cell[] | null
  /** Among them or beside them the head names columns that the form has not. */
  hasOthers: boolean
}

/** What stands above a line. */
export interface Above {
  columns: Columns | null
  /**
   * By how many places the line is wider than its head. Of a shorter one, blanks in front may be covered places or values;
   * in a longer one, a number may stand in two cells.
   */
  wider: number
}

const NOTHING_ABOVE: Above = { columns: null, wider: 0 }

/**
 * The grid place of each of a line's values, in the form's order; null where the source no longer tells.
 *
 * Places that the head gives hold for lines under its grid. Elsewhere cells are counted in printed order: exactly as
 * many as the form has columns are those columns; surplus blanks (covered places, an extra cell at the end) are passed
 * over only where that leaves one reading: `规章 | 3 | | 2 |` under three columns is 3, blank, 2.
 */
export function placeValues(
  values: Values,
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

/** A head whose columns reach into a row's label is not the head of that row's grid. */
const isOfGrid = ({ sameGrid, places }: Columns, from: number): boolean =>
  sameGrid && places.every((place) => place === ABSENT || place >= from)

/** Whether a head lacks columns, or has more than the form's, so that cells below it can't be counted. */
function leavesOpen(columns: Columns, { from }: Values, wider: number): boolean {
  if (columns.places.includes(ABSENT) && (isOfGrid(columns, from) || !areRising(columns))) return true
  // 自然人 | 中介 | 其他 | 总计 above `1 | 2 | 3`: any of the four may be the one that the row lacks.
  return columns.hasOthers && wider < 0
}

/** The head's own places, where the line stands in its grid and has nothing beside them but what the head adds. */
function placesUnder(columns: Columns, { line, from }: Values): readonly number[] | null {
  const { places, labels } = columns
  if (!isOfGrid(columns, from) || !areApart(line, places)) return null
  const first = Math.min(...places)
  // What a head adds stands beside or between the form's columns. A value in front of them all shows a shifted row, and a
  // number under no label may be the rest of another.
  const isAdded = (cell: Cell, place: number): boolean =>
    labels !== null && place > first && (isPrinted(labels[place]!) || !isFigure(cell))
  const isExpected = (cell: Cell, place: number): boolean =>
    place < from || !isPrinted(cell) || places.includes(place) || isAdded(cell, place)
  return line.cells.every(isExpected) ? places : null
}

const placesFrom = ({ cells }: Line, from: number): number[] =>
  Array.from({ length: Math.max(0, cells.length - from) }, (_, i) => from + i)

export const printedFrom = ({ cells }: Line, from: number): number[] =>
  [...cells.keys()].filter((place) => place >= from && isPrinted(cells[place]!))

/** Each place is a cell of its own: one that reaches over two of them stands in another grid than the head. */
const areApart = ({ printed }: Line, places: readonly number[]): boolean =>
  places.every((place, i) => {
    const cell = printed[place]
    return !cell || places.findIndex((other) => printed[other] === cell) === i
  })

/**
 * Whether cells can be counted though a column is absent from the head. Not under its own grid: there the other columns'
 * cells would move into the absent one's place. A head whose own cells have lost their places has room for nothing, but
 * what it names must stand in the form's order.
 */
function areRising({ places }: Columns): boolean {
  const named = places.filter((place) => place !== ABSENT)
  return named.every((place, i) => i === 0 || place > named[i - 1]!)
}

function countPlaces({ line, from }: Values, shape: RowShape, wider: number): readonly number[] | null {
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
  /** All places behind the label, and those that a cell stands at and does not merely reach. */
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

const cellsAt = ({ cells }: Line, places: readonly number[]): Cell[] => places.map((place) => cells[place]!)

/** The rest of a label that was broken over two cells, and exactly the values behind it: `缴纳费用、 | 行政机关不再处理 | 1 | 0 | 1`. */
function withoutRestOfLabel(
  { cells }: Line,
  [first, ...rest]: readonly number[],
  width: number,
): number[] | null {
  const isRest =
    rest.length === width && isLabel(cells[first!]!) && !rest.some((place) => isLabel(cells[place]!))
  return isRest ? rest : null
}

/** The cell to the left reaches over this place too. */
const isReached = ({ printed }: Line, place: number): boolean =>
  printed[place] !== null && printed[place] !== undefined && printed[place] === printed[place - 1]

/** A value's cell reaches over this place, and over others: of which of their columns it is can't be told. */
const isValueOver = (line: Line, place: number): boolean =>
  isReached(line, place) && isFigure(cellOf(line.printed[place]!.text))

/** Rows of so few columns may well have one large number, and blanks. */
const FEW_COLUMNS = 3

/** As many digits as the row has columns, all in one cell: `1480000149 | | | | | |`. */
function isAllInOne({ line, from }: Values, { width }: RowShape): boolean {
  if (width <= FEW_COLUMNS) return false
  const [only, ...others] = printedFrom(line, from).map((place) => line.cells[place]!)
  return only !== undefined && others.length === 0 && only.text.length >= width && isFigure(only)
}

/** Digits of several cells may have run together: they stand in one cell, or in one that reaches over several columns. */
export const standsTogether = (values: Values, shape: RowShape): boolean =>
  values.line.cells.some((_, place) => isValueOver(values.line, place)) || isAllInOne(values, shape)

/** A blank too many among or behind the values may be a cell's, and one of the values the rest of another. */
const hasBlankBehind = (after: readonly number[], printed: readonly number[]): boolean =>
  after.at(-1)! - printed[0]! >= printed.length

export const shapeOf = (block: TemplateBlock, template: Template): RowShape => ({
  width: block.columns.length,
  ...(template.rules.some(({ over }) => over === 'columns') && {
    closes: (values: readonly Cell[]) => closes(values, block, template),
  }),
})

/** Whether the parts of a row, one value for each column, come to their total; true where the form has no such sum. */
export function closes(values: readonly Cell[], { columns }: TemplateBlock, { rules }: Template): boolean {
  const valueOf = (key: string): number =>
    values[columns.findIndex((column) => column.key === key)]?.value ?? 0
  const sum = (keys: readonly string[]): number => keys.reduce((all, key) => all + valueOf(key), 0)
  return rules.every(({ over, left, right }) => over !== 'columns' || sum(left) === sum(right))
}

/**
 * Passes over surplus blanks where all blanks stand in one run, so that it doesn't matter which of them go. Only the row's
 * own total can tell that no number stands in two of its cells.
 */
function withoutSurplus({ cells }: Line, after: readonly number[], width: number): number[] | null {
  const surplus = after.length - width
  const isBlank = (place: number): boolean => !isPrinted(cells[place]!)
  const blanks = after.filter(isBlank)
  const oneRun = blanks.length > 0 && blanks.at(-1)! - blanks[0]! === blanks.length - 1
  // With values on both sides there may as well be a blank for every column, and a number in several cells.
  const isInside = !isBlank(after[0]!) && !isBlank(after.at(-1)!)
  if (surplus < 0 || blanks.length < surplus || !oneRun || (surplus > 0 && isInside)) return null
  // Cells beyond the form's stand at the end, covered places in front.
  const first = isBlank(after.at(-1)!) ? blanks.length - surplus : 0
  const passedOver = blanks.slice(first, first + surplus)
  return after.filter((place) => !passedOver.includes(place))
}

/** Counted cells follow the printed order of the columns, which may not be the form's. */
function inOrderOf(places: readonly number[], counted: readonly number[]): number[] {
  const printed = [...places].sort((a, b) => a - b)
  return places.map((place) => counted[printed.indexOf(place)]!)
}
