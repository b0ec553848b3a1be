/** A line: one printed row, before it is known which row of the form it is. */
import type { Location } from '../diagnostics/diagnostic.js'
import { type Cell as PrintedCell, type Table, grid } from '../document.js'
import { BLANK, type TypedCell, cellOf, isFigure, isPrinted } from './cells.js'

export interface Line {
  block: number
  row: number
  /**
   * What is printed at each place of the grid; blank where nothing is, and where a cell from the left or above
   * reaches over.
   */
  cells: readonly TypedCell[]
  /** The document's cell at each place; a cell over several places stands at each of them. */
  printed: readonly (PrintedCell | null)[]
  /** The source left out its blank cells: `cells` stand in order, but not at their places. */
  dropped: boolean
}

/** The rows of a table block. */
export const linesOf = (table: Table, block: number): Line[] =>
  grid(table).map((slots, row) => ({
    block,
    row,
    cells: slots.map((slot) => (slot?.anchor ? cellOf(slot.cell.text) : BLANK)),
    printed: slots.map((slot) => slot?.cell ?? null),
    dropped: table.blanks === 'dropped',
  }))

/** A line that stands in no table of its own: `规章 3 0 12` in the text. */
export const lineOfText = (cells: readonly TypedCell[], block: number, dropped = true): Line => ({
  block,
  row: 0,
  cells,
  printed: cells.map(() => null),
  dropped,
})

export const isEmpty = ({ cells }: Line): boolean => !cells.some(isPrinted)

/** What a cell from a row above says where it reaches over a place: one 5 joined over two rows, of which nobody knows whose it is. */
export function textFromAbove({ row, printed }: Line, place: number): string {
  const cell = printed[place]
  return cell && cell.row < row ? cell.text.trim() : ''
}

/** Whether a line has a number, or what takes its place: `规章 | 3`, `规章 | 3%`. */
export const hasNumber = ({ cells }: Line): boolean => cells.some(isFigure)

/** What a line prints from a place on, blanks left out: `规章 | | 3` → 规章, 3. */
export const textsFrom = ({ cells }: Line, from = 0): string[] =>
  cells.flatMap((cell, place) => (place >= from && isPrinted(cell) ? [cell.text] : []))

/** For sorting lines into printed order. */
export const inOrder = (a: Line, b: Line): number => a.block - b.block || a.row - b.row

/** A table of one column was printed a cell a line: its rows are no rows of the form. */
export const isListOfCells = ({ cells }: Table): boolean =>
  cells.length > 1 && cells.every(({ column, columnSpan }) => column === 0 && columnSpan === 1)

export function locationOf({ block, row, printed }: Line, column: number): Location {
  const cell = printed[column]
  const location: Location = { block, row, column }
  // This runs for every cell, and most have neither: so no object is spread.
  if (cell?.place) Object.assign(location, { page: cell.place.page, bbox: cell.place.bbox })
  if (cell?.source) location.source = cell.source
  return location
}
