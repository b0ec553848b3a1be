/** Matched rows → the places of their values, or why these can't be told. */
import { BLANK, type TypedCell, isPrinted } from './cells.js'
import { closes, standsTogether, shapeOf } from './count.js'
import type { Line } from './lines.js'
import { type Match, type TableMatch, placesOf } from './match.js'

/** A row whose values have their places: for each column, in the form's order, the place in the grid. */
export interface Placed extends Match {
  places: readonly number[]
}

/** A row of whose values at most the order is known. */
export interface Unplaced extends Match {
  places: null
  why: Why
}

/**
 * - `other columns`: the head names columns that the form has not, or in another order
 * - `run together`: digits of several cells stand in one
 * - `dropped`: the source left out blank cells
 * - `unsure`: more cells than columns, or fewer
 */
export type Why = 'other columns' | 'run together' | 'dropped' | 'unsure'

export type PlacedRow = Placed | Unplaced

export const isPlaced = (row: PlacedRow): row is Placed => row.places !== null

/** A table by one edition of the form, with its values at their places. */
export interface PlacedTable extends Omit<TableMatch, 'rows'> {
  rows: PlacedRow[]
}

/**
 * Places each row by the head above it or by counting; those that this leaves in doubt then by what most rows of the
 * table show.
 */
export function placeRows(match: TableMatch): PlacedTable {
  const rows = match.rows.map((row) => placed(row, match))
  return { ...match, rows: rows.every(isPlaced) ? rows : withAgreedPlaces(rows, match) }
}

const placed = (row: Match, { template }: TableMatch): PlacedRow => {
  const places = placesOf(row, template)
  return places ? { ...row, places } : { ...row, places, why: whyUnplaced(row, template) }
}

function whyUnplaced(
  { barred, columns, line, from, block, share }: Match,
  template: TableMatch['template'],
): Why {
  if (barred === 'run in' || barred === 'shuffled' || (!share && columns?.others)) return 'other columns'
  if (!share && standsTogether({ line, from }, shapeOf(block, template))) return 'run together'
  return line.dropped ? 'dropped' : 'unsure'
}

/** So many rows must have their values at the same places, for others to be read so. */
const ENOUGH_ROWS = 3

/**
 * Rows that can't be counted (too many blanks) get the places where enough other rows have their values:
 * - in a table with a grid (all rows equally wide, but for blank cells at their ends) those of all its rows
 * - else those of rows whose label ends at the same place and, without a grid, which have as many cells
 */
function withAgreedPlaces(rows: readonly PlacedRow[], match: TableMatch): PlacedRow[] {
  const ragged = raggedBlocks(match.lines)
  return rows.map((row): PlacedRow => {
    if (isPlaced(row) || row.why !== 'unsure' || row.share) return row
    const places = agreedFor(row, rows, !ragged.has(row.line.block))
    return places && mayStandAt(row, places, match) ? { ...row, places } : row
  })
}

/** Blocks with rows that print something beyond the width of the narrowest row: they have no grid. */
function raggedBlocks(lines: readonly Line[]): Set<number> {
  const widths = new Map<number, number>()
  for (const { block, cells } of lines)
    widths.set(block, Math.min(cells.length, widths.get(block) ?? Number.POSITIVE_INFINITY))
  return new Set(
    lines.flatMap(({ block, cells }) => (cells.slice(widths.get(block)).some(isPrinted) ? [block] : [])),
  )
}

/** Where a row's values stand by what the others of its table show. */
function agreedFor(row: Unplaced, rows: readonly PlacedRow[], hasGrid: boolean): readonly number[] | null {
  const ofTable = rows.filter(({ line }) => line.block === row.line.block)
  const others = ofTable.filter(isPlaced).filter((other) => other.block === row.block && isFilled(other))
  if (hasGrid) {
    const ofAll = agreed(others)
    // No row may print anything between its label and the first of these places.
    const isFree = ({ line, from }: PlacedRow) => !line.cells.slice(from, ofAll![0]).some(isPrinted)
    if (ofAll && ofTable.every(isFree)) return ofAll
  }
  const isAlike = ({ from, line }: Placed) =>
    from === row.from && (hasGrid || line.cells.length === row.line.cells.length)
  return agreed(others.filter(isAlike))
}

/** The places that enough rows share, if none of these rows has others. */
function agreed(rows: readonly Placed[]): readonly number[] | null {
  const [first] = rows
  const isAgreed =
    first &&
    rows.length >= ENOUGH_ROWS &&
    rows.every(({ places }) => places.every((place, i) => place === first.places[i]))
  return isAgreed ? first.places : null
}

/** A row of blanks alone shows nothing of where its values would be. */
const isFilled = ({ line, from }: Match): boolean => line.cells.slice(from).some(isPrinted)

/**
 * Whether a row may have its values at these places: it prints nothing beside them; and if it has spare cells, in
 * which a number could stand twice, its total must be right.
 */
function mayStandAt(
  { line, from, block }: Match,
  places: readonly number[],
  { template }: TableMatch,
): boolean {
  const isOutside = (cell: TypedCell, place: number) =>
    place >= from && isPrinted(cell) && !places.includes(place)
  if (places.some((place) => place < from) || line.cells.some(isOutside)) return false
  const hasSpareCells = line.cells.length - places[0]! > places.length
  const values = places.map((place) => line.cells[place] ?? BLANK)
  return !hasSpareCells || closes(values, block, template)
}
