/** Rows of spanned cells ⇄ the rectangular grid of a table. */
import type { Cell, SpannedText, Table } from './stream.js'

/** Spans beyond this are a mistake of the page: the widest table of the form has 15 columns. */
const MAX_COLUMN_SPAN = 100

/**
 * Lays rows of spanned cells out as a table, as a browser does: each cell takes the next free column of its row.
 *
 * Rows of equally many cells whose horizontal spans cross (one cell over columns 1–2, another over 2–3) have no common
 * grid, though their cells correspond; then each cell of such rows is counted as one column wide. Rows that a cell of
 * several rows belongs to are left as they are: their cells are placed by it.
 */
export function tableOfRows(rows: SpannedText[][], blanks: Table['blanks'] = 'kept'): Table {
  const cells = placeCells(rows, () => MAX_COLUMN_SPAN)
  const tied = new Set(
    cells
      .filter(({ rowSpan }) => rowSpan > 1)
      .flatMap(({ row, rowSpan }) => Array.from({ length: rowSpan }, (_, i) => row + i)),
  )
  if (!spansCross(cells.filter(({ row }) => !tied.has(row)))) return { kind: 'table', cells, blanks }
  return { kind: 'table', cells: placeCells(rows, (row) => (tied.has(row) ? MAX_COLUMN_SPAN : 1)), blanks }
}

function placeCells(rows: SpannedText[][], maxColumnSpan: (row: number) => number): Cell[] {
  const cells: Cell[] = []
  /** For each column, the first row that no cell above covers. */
  const freeFrom: number[] = []
  rows.forEach((row, r) => {
    let column = 0
    for (const { text, rowSpan, columnSpan, place, source } of row) {
      while ((freeFrom[column] ?? 0) > r) column++
      const height = clamp(rowSpan, rows.length - r)
      const width = freeWidth(freeFrom, { row: r, column }, clamp(columnSpan, maxColumnSpan(r)))
      freeFrom.fill(r + height, column, column + width)
      for (let c = freeFrom.length; c < column + width; c++) freeFrom.push(r + height)
      const cell = { row: r, column, rowSpan: height, columnSpan: width, text }
      cells.push(place || source ? { ...cell, ...(place && { place }), ...(source && { source }) } : cell)
      column += width
    }
  })
  return cells
}

/** As many columns as are wanted and free, from `column` on. */
function freeWidth(
  freeFrom: readonly number[],
  { row, column }: Pick<Cell, 'row' | 'column'>,
  wanted: number,
): number {
  let width = 1
  while (width < wanted && (freeFrom[column + width] ?? 0) <= row) width++
  return width
}

const clamp = (span: number | undefined, most: number): number =>
  Math.max(1, Math.min(Number.isFinite(span) ? Math.trunc(span!) : 1, most))

/** Rows of fewer cells (a heading over the whole width, a line of remarks) have nothing in common with others. */
const FEWEST_CELLS = 3

/** Whether spans cross between rows of equally many cells. */
function spansCross(cells: readonly Cell[]): boolean {
  const counts = new Map<number, number>()
  for (const { row } of cells) counts.set(row, (counts.get(row) ?? 0) + 1)
  const spans = new Map<string, { count: number; from: number; to: number }>()
  for (const { row, column, columnSpan } of cells) {
    const count = counts.get(row)!
    if (columnSpan > 1 && count >= FEWEST_CELLS)
      spans.set(`${count} ${column} ${columnSpan}`, { count, from: column, to: column + columnSpan })
  }
  const list = [...spans.values()]
  return list.some((a) =>
    list.some((b) => a.count === b.count && a.from < b.from && b.from < a.to && a.to < b.to),
  )
}

/** One place of the grid: a cell, and whether this place is the cell's top left corner. */
export interface Slot {
  cell: Cell
  anchor: boolean
}

/**
 * Asked for each cell and each finding of a table, in every room: handed on it would go through all signatures. It goes with its
 * cells, so nothing is kept of a document that is done.
 */
const GRIDS = new WeakMap<readonly Cell[], (Slot | null)[][]>()

/**
 * The grid of a table: a list of rows, each a list of slots from column 0. A row ends with its last cell (rows may
 * differ in length); `null` where no cell covers a place.
 */
export function grid({ cells }: Table): readonly (readonly (Slot | null)[])[] {
  const known = GRIDS.get(cells) ?? gridOf(cells)
  GRIDS.set(cells, known)
  return known
}

function gridOf(cells: readonly Cell[]): (Slot | null)[][] {
  const rows: (Slot | null)[][] = []
  for (const cell of cells) {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      const row = rows[r] ?? []
      rows[r] = row
      while (row.length < cell.column) row.push(null)
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++)
        row[c] = { cell, anchor: r === cell.row && c === cell.column }
    }
  }
  return Array.from(rows, (row) => row ?? [])
}

/** The grid's texts: a cell's text at its corner, '' wherever it merely reaches. */
export const gridTexts = (table: Table): string[][] =>
  grid(table).map((row) => row.map((slot) => (slot?.anchor ? slot.cell.text : '')))
