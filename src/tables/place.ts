/** A line's cells after its label → the places of its values. */
import type { Template, TemplateBlock } from '../form/index.js'
import type { Line } from './lines.js'
import { isFigure, isWords, readValue } from './values.js'

/** Instead of a place: the head has no such column, and no room for it. */
export const ABSENT = -1

/** What the head above a line says about it. */
export interface Columns {
  /** The grid place of each column of the template, in the template's order; may be ABSENT. */
  places: readonly number[]
  /** The line stands under this very grid: as wide as the head, nothing left out. */
  hold: boolean
  /** The order of `places` is that of the cells: the head's labels stand in one line. */
  ordered: boolean
  /** The head's labels where it names every column of the template; other columns may stand under the rest of them. */
  named: readonly string[] | null
  /** Among them or beside them the head names columns that the form has not. */
  added: boolean
}

/** A line's cells behind its label. */
export interface Values {
  line: Line
  /** The first place after the label. */
  from: number
}

/** What the form says of a row. */
export interface RowShape {
  /** How many values it has. */
  width: number
  /** Whether values, one for each column, come to the row's own total; absent where the form has none. */
  closes?: (values: readonly string[]) => boolean
}

/** What stands above a line. */
export interface Above {
  columns: Columns | null
  /**
   * By how many places the line is wider than its head. Where it is shorter, blanks in front may be covered places or
   * values; where it is longer, a number may stand in two of its cells.
   */
  beyond: number
}

/** No head, or none that says anything. */
const NOTHING_ABOVE: Above = { columns: null, beyond: 0 }

/**
 * The grid place of each of a line's values, in the template's order; null where the source no longer tells.
 *
 * Places that the head gives hold for lines under its grid. Elsewhere cells are counted in printed order: exactly as
 * many as the form has columns are those columns; surplus blanks (covered places, an extra cell at the end) are passed
 * over only where that leaves one reading: `规章 | 3 | | 2 |` under three columns is 3, blank, 2.
 */
export function placeValues(
  values: Values,
  shape: RowShape,
  { columns, beyond }: Above = NOTHING_ABOVE,
): readonly number[] | null {
  if (columns && leavesOpen(columns, values, beyond)) return null
  if (isAllInOne(values, shape)) return null
  const under = columns && placesUnder(columns, values)
  if (under) return under
  const counted = countPlaces(values, shape, beyond)
  return counted && columns?.ordered && !columns.places.includes(ABSENT)
    ? inOrderOf(columns.places, counted)
    : counted
}

/** A head whose columns reach into a row's label is not the head of that row's grid. */
const holds = ({ hold, places }: Columns, from: number): boolean =>
  hold && places.every((place) => place === ABSENT || place >= from)

/** Whether a head lacks columns, or has more than the form's, so that cells below it can't be counted. */
function leavesOpen(columns: Columns, { from }: Values, beyond: number): boolean {
  if (columns.places.includes(ABSENT) && (holds(columns, from) || !isInOrder(columns))) return true
  // Which column a short row lacks can't be told where one of them is not the form's.
  return columns.added && beyond < 0
}

/** The head's own places, where the line stands in its grid and has nothing beside them but what the head adds. */
function placesUnder(columns: Columns, { line, from }: Values): readonly number[] | null {
  if (!holds(columns, from) || !areApart(line, columns.places)) return null
  const others = printedFrom(line, from).filter((place) => !columns.places.includes(place))
  // Columns that a head adds to the form's stand beside or between them; a value in front of them all shows a shifted row,
  // and a number under no label may be the rest of another.
  const isAdded = (place: number) =>
    place > Math.min(...columns.places) && (columns.named![place] || !isFigure(line.texts[place]!))
  return others.length === 0 || (columns.named && others.every(isAdded)) ? columns.places : null
}

const placesFrom = ({ texts }: Line, from: number): number[] =>
  Array.from({ length: Math.max(0, texts.length - from) }, (_, i) => from + i)
const printedFrom = (line: Line, from: number): number[] =>
  placesFrom(line, from).filter((place) => line.texts[place] !== '')

/** Each place is a cell of its own: one that reaches over two of them stands in another grid than the head. */
const areApart = ({ cells }: Line, places: readonly number[]): boolean => {
  const own = places.flatMap((place) => cells[place] ?? [])
  return new Set(own).size === own.length
}

/**
 * Whether cells can be counted though a column is absent from the head. Not under its own grid: there the other columns'
 * cells would move into the absent one's place. A head whose own cells have lost their places has room for nothing, but
 * what it names must stand in the form's order.
 */
function isInOrder({ places }: Columns): boolean {
  const named = places.filter((place) => place !== ABSENT)
  return named.every((place, i) => i === 0 || place > named[i - 1]!)
}

function countPlaces({ line, from }: Values, shape: RowShape, beyond: number): readonly number[] | null {
  const { width, closes = () => true } = shape
  const after = placesFrom(line, from)
  const printed = printedFrom(line, from)
  if (printed.length === 0)
    return Array.from({ length: width }, (_, i) => (after[0] ?? line.texts.length) + i)
  if (line.dropped) return printed.length === width ? printed : null
  const own = after.filter((place) => !isReached(line, place))
  if (printed.length !== width) return countShort({ line, from }, shape, { after, own, beyond })
  const isCounted = own.length === width || (beyond <= 0 && !hasBlankBehind(after, printed))
  return isCounted || closes(textsAt(line, printed)) ? printed : null
}

interface Counted {
  /** All places behind the label, and those that a cell stands at and does not merely reach. */
  after: readonly number[]
  own: readonly number[]
  beyond: number
}

/** More or fewer values than the row has columns. */
function countShort(
  { line }: Values,
  { width, closes = () => true }: RowShape,
  { after, own, beyond }: Counted,
): readonly number[] | null {
  if (beyond < 0 && line.texts[after[0]!] === '') return null
  const behindLabel = withoutRestOfLabel(line, own, width)
  if (behindLabel && (beyond <= 0 || closes(textsAt(line, behindLabel)))) return behindLabel
  const cells = own.length >= width ? own : after
  if (cells.some((place) => isValueOver(line, place))) return null
  if (cells.length === width) return cells
  const places = withoutSurplus(line, cells, width)
  return places && closes(textsAt(line, places)) ? places : null
}

const textsAt = ({ texts }: Line, places: readonly number[]): string[] => places.map((place) => texts[place]!)

/** The rest of a label that was broken over two cells, and exactly the values behind it. */
function withoutRestOfLabel(line: Line, [first, ...rest]: readonly number[], width: number): number[] | null {
  const isRest =
    rest.length === width &&
    isWords(line.texts[first!]!) &&
    !rest.some((place) => isWords(line.texts[place]!))
  return isRest ? rest : null
}

/** The cell to the left reaches over this place too. */
const isReached = ({ cells }: Line, place: number): boolean =>
  cells[place] !== null && cells[place] !== undefined && cells[place] === cells[place - 1]

/** A value's cell reaches over this place, and over others: of which of their columns it is can't be told. */
export const isValueOver = (line: Line, place: number): boolean =>
  isReached(line, place) && isFigure(line.cells[place]!.text)

/** Rows of so few columns may well have one large number, and blanks. */
const FEW_COLUMNS = 3

/** As many digits as the row has columns, all in one cell: `1480000149 | | | | | |`. */
export function isAllInOne({ line, from }: Values, { width }: RowShape): boolean {
  const [only, ...others] = printedFrom(line, from)
  const text = only === undefined || others.length > 0 ? '' : line.texts[only]!
  return width > FEW_COLUMNS && text.length >= width && isFigure(text)
}

/** A blank too many among or behind the values may be a cell's, and one of the values the rest of another. */
const hasBlankBehind = (after: readonly number[], printed: readonly number[]): boolean =>
  after.at(-1)! - printed[0]! >= printed.length

export const shapeOf = (block: TemplateBlock, template: Template): RowShape => ({
  width: block.columns.length,
  ...(template.rules.some(({ over }) => over === 'columns') && {
    closes: (values: readonly string[]) => closes(values, block, template),
  }),
})

/** Whether the parts of a row, one value for each column, come to their total; true where the form has no such sum. */
export function closes(values: readonly string[], { columns }: TemplateBlock, { rules }: Template): boolean {
  const sum = (keys: readonly string[]) =>
    keys.reduce(
      (all, key) =>
        all + (readValue(values[columns.findIndex((column) => column.key === key)] ?? '').value ?? 0),
      0,
    )
  return rules.every(({ over, left, right }) => over !== 'columns' || sum(left) === sum(right))
}

/**
 * Passes over surplus blanks where all blanks stand in one run, so that it doesn't matter which of them go. Only the row's
 * own total can tell that no number stands in two of its cells.
 */
function withoutSurplus(line: Line, after: readonly number[], width: number): number[] | null {
  const surplus = after.length - width
  const isBlank = (place: number) => line.texts[place] === ''
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

/** Counted cells follow the printed order of the columns, which may not be the template's. */
function inOrderOf(places: readonly number[], counted: readonly number[]): number[] {
  const printed = [...places].sort((a, b) => a - b)
  return places.map((place) => counted[printed.indexOf(place)]!)
}
