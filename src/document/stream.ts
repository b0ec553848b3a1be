/**
 * The text stream: what every format adapter gives and everything downstream reads.
 *
 * A stream is an ordered list of blocks. A table is its cells with their spans; the rectangular grid is computed
 * from them, never stored.
 */
export type Block = Paragraph | Table | Image

/**
 * What a document shows: paragraphs, tables and pictures in printed order. The `block` of every location that is read from it is an
 * index in `blocks`, `row` and `column` a place in that table's grid.
 */
export interface TextStream {
  readonly blocks: readonly Block[]
}

/** A paragraph, or a heading, which looks like one. */
export interface Paragraph {
  kind: 'paragraph'
  /** One line: no line breaks, no white space at either end. */
  text: string
  place?: Place
}

/** A table as its cells; its grid is counted from them. */
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

/** A cell of a table, at the top left of what it spans. */
export interface Cell {
  /** Row and column of the cell's top left corner in the table's grid, from 0. */
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  /** As printed, on one line; '' for a blank cell. */
  text: string
  place?: Place
  source?: SourcePlace
}

/**
 * Where a cell stands in what it was read from, where that is asked for. Of a page: its characters (UTF-16 units) in the decoded
 * text, `end` excluded. Of a word processor's document: its table, row and cell in printed order, each from 0.
 */
export type SourcePlace = { start: number; end: number } | { table: number; row: number; cell: number }

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
  source?: SourcePlace | undefined
}

/** In a text: something stands here that can't be read, such as a picture, or a character that is not known. */
export const UNREADABLE = '\ufffd'

export const paragraph = (text: string, place?: Place): Paragraph => ({
  kind: 'paragraph',
  text,
  ...(place && { place }),
})

export const image = (alt = '', place?: Place): Image => ({ kind: 'image', alt, ...(place && { place }) })
