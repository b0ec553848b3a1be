/** A line's cells after its label → the places of its values. */
import type { Template, TemplateBlock } from '../form/index.js'
import type { Line } from './lines.js'
import { readValue } from './values.js'

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

/**
 * The grid place of each of a line's values, in the template's order; null where the source no longer tells.
 *
 * Places that the head gives hold for lines under its grid. Elsewhere cells are counted in printed order: exactly as
 * many as the form has columns are those columns; surplus blanks (covered places, an extra cell at the end) are passed
 * over only where that leaves one reading.
 *
 * @param from the first place after the label
 * @param beyond by how many places the line is wider than its head. Where it is shorter, blanks in front may be covered places
 * or values; where it is longer, a number may stand in two of its cells
 * @param closes whether values, one for each column, come to the row's own total, where the form has one
 */
export function placeValues(
  line: Line,
  from: number,
  width: number,
  columns: Columns | null,
  beyond: number,
  closes: (values: readonly string[]) => boolean = () => true,
): readonly number[] | null {
  const after = Array.from({ length: Math.max(0, line.texts.length - from) }, (_, i) => from + i)
  const printed = after.filter((place) => line.texts[place] !== '')
  // A head whose columns reach into a row's label is not the head of that row's grid.
  const hold =
    columns !== null && columns.hold && columns.places.every((place) => place === ABSENT || place >= from)
  if (columns?.places.includes(ABSENT) && (hold || !isInOrder(columns))) return null
  // Which column a short row lacks can't be told where one of them is not the form's.
  if (columns?.added && beyond < 0) return null
  if (hold && areApart(line, columns.places)) {
    const others = printed.filter((place) => !columns.places.includes(place))
    // Columns that a head adds to the form's stand beside or between them; a value in front of them all shows a shifted row,
    // and a number under no label may be the rest of another.
    const isAdded = (place: number) =>
      place > Math.min(...columns.places) &&
      (columns.named![place] || readValue(line.texts[place]!).state !== 'number')
    if (others.length === 0 || (columns.named && others.every(isAdded))) return columns.places
  }
  const counted = countPlaces(line, after, printed, width, beyond, closes)
  return counted && columns?.ordered && !columns.places.includes(ABSENT)
    ? inOrderOf(columns.places, counted)
    : counted
}

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

function countPlaces(
  line: Line,
  after: number[],
  printed: number[],
  width: number,
  beyond: number,
  closes: (values: readonly string[]) => boolean,
): number[] | null {
  if (printed.length === 0)
    return Array.from({ length: width }, (_, i) => (after[0] ?? line.texts.length) + i)
  if (line.dropped) return printed.length === width ? printed : null
  const own = after.filter((place) => !isReached(line, place))
  if (printed.length === width) {
    const isCounted = own.length === width || (beyond <= 0 && !hasBlankBehind(after, printed))
    return isCounted || closes(printed.map((place) => line.texts[place]!)) ? printed : null
  }
  if (beyond < 0 && line.texts[after[0]!] === '') return null
  // The rest of a label that was broken over two cells.
  const [first, ...rest] = own
  if (
    rest.length === width &&
    isWords(line, first!) &&
    !rest.some((place) => isWords(line, place)) &&
    (beyond <= 0 || closes(rest.map((place) => line.texts[place]!)))
  )
    return rest
  const cells = own.length >= width ? own : after
  if (cells.length === width) return cells
  const places = withoutSurplus(line, cells, width)
  return places && closes(places.map((place) => line.texts[place]!)) ? places : null
}

const isWords = ({ texts }: Line, place: number): boolean => readValue(texts[place]!).state === 'unreadable'

/** The cell to the left reaches over this place too. */
const isReached = ({ cells }: Line, place: number): boolean =>
  cells[place] != null && cells[place] === cells[place - 1]

/** A blank too many among or behind the values may be a cell's, and one of the values the rest of another. */
const hasBlankBehind = (after: readonly number[], printed: readonly number[]): boolean =>
  after.at(-1)! - printed[0]! >= printed.length

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
function withoutSurplus(line: Line, after: number[], width: number): number[] | null {
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
