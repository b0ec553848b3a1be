/**
 * The text stream: what every format adapter gives and everything downstream reads.
 *
 * A stream is an ordered list of blocks. A table is its cells with their spans; the rectangular grid is computed
 * from them, never stored.
 */
export type Block = Paragraph | Table | Image

export interface Paragraph {
  kind: 'paragraph'
  /** One line: no line breaks, no white space at either end. */
  text: string
  place?: Place
}

export interface Table {
  kind: 'table'
  cells: Cell[]
  /**
   * `dropped` where the source left out blank and covered cells, so that a row's cells are known in order but not in
   * place (columns are then counted from the left over what survived); `kept` everywhere else.
   */
  blanks: 'kept' | 'dropped'
}

/** A picture. The form's tables are sometimes published as one. */
export interface Image {
  kind: 'image'
  alt: string
  place?: Place
}

export interface Cell {
  /** Row and column of the cell's top left corner in the table's grid, from 0. */
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  /** As printed, on one line; '' for a blank cell. */
  text: string
  place?: Place
}

/** Where something stands on a page: page from 1; `[left, top, right, bottom]` in points, origin at the top left. */
export interface Place {
  page: number
  bbox: [number, number, number, number]
}

/** A cell before it has its column: what a row of a source table says. */
export interface SpannedText {
  text: string
  rowSpan?: number
  columnSpan?: number
  place?: Place
}

export const paragraph = (text: string, place?: Place): Paragraph => ({ kind: 'paragraph', text, ...(place && { place }) })

export const image = (alt = '', place?: Place): Image => ({ kind: 'image', alt, ...(place && { place }) })

/** Spans beyond this are a mistake of the page: the widest table of the form has 15 columns. */
const MAX_COLUMN_SPAN = 100

/**
 * Lays rows of spanned cells out as a table, as a browser does: each cell takes the next free column of its row.
 *
 * Where horizontal spans cross (one cell over columns 1–2, another over 2–3) the columns have no common grid; then
 * every cell is counted as one column wide, so that the cells of a row line up with its neighbours' by order.
 */
export function tableOfRows(rows: SpannedText[][], blanks: Table['blanks'] = 'kept'): Table {
  const cells = placeCells(rows, MAX_COLUMN_SPAN)
  return { kind: 'table', cells: spansCross(cells) ? placeCells(rows, 1) : cells, blanks }
}

function placeCells(rows: SpannedText[][], maxColumnSpan: number): Cell[] {
  const cells: Cell[] = []
  /** For each column, the first row that no cell above covers. */
  const freeFrom: number[] = []
  rows.forEach((row, r) => {
    let column = 0
    for (const { text, rowSpan, columnSpan, place } of row) {
      while ((freeFrom[column] ?? 0) > r) column++
      const height = clamp(rowSpan, rows.length - r)
      let width = 1
      const wanted = clamp(columnSpan, maxColumnSpan)
      while (width < wanted && (freeFrom[column + width] ?? 0) <= r) width++
      for (let c = column; c < column + width; c++) freeFrom[c] = r + height
      cells.push({ row: r, column, rowSpan: height, columnSpan: width, text, ...(place && { place }) })
      column += width
    }
  })
  return cells
}

const clamp = (span: number | undefined, most: number): number => Math.max(1, Math.min(Number.isFinite(span) ? Math.trunc(span!) : 1, most))

function spansCross(cells: Cell[]): boolean {
  const spans = new Map<string, [number, number]>()
  for (const { column, columnSpan } of cells) {
    if (columnSpan > 1) spans.set(`${column} ${columnSpan}`, [column, column + columnSpan])
  }
  const list = [...spans.values()]
  return list.some(([a, b]) => list.some(([c, d]) => a < c && c < b && b < d))
}

/** One place of the grid: a cell, and whether this place is the cell's top left corner. */
export interface Slot {
  cell: Cell
  anchor: boolean
}

/**
 * The grid of a table: a list of rows, each a list of slots from column 0. A row ends with its last cell (rows may
 * differ in length); `null` where no cell covers a place.
 */
export function grid(table: Table): (Slot | null)[][] {
  const rows: (Slot | null)[][] = []
  for (const cell of table.cells) {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      const row = (rows[r] ??= [])
      while (row.length < cell.column) row.push(null)
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) row[c] = { cell, anchor: r === cell.row && c === cell.column }
    }
  }
  return Array.from(rows, (row) => Array.from(row ?? [], (slot) => slot ?? null))
}

/** The grid's texts: a cell's text at its corner, '' wherever it merely reaches. */
export const gridTexts = (table: Table): string[][] =>
  grid(table).map((row) => row.map((slot) => (slot?.anchor ? slot.cell.text : '')))
