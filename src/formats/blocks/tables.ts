/** Rows of a source table (of a page, of a word processor's document) → blocks. */
import { type Block, paragraph, type SourcePlace, tableOfRows } from '../../document.js'
import { readHeading } from '../../form/headings.js'
import { isFormLabel } from '../../form/index.js'
import { cellText, UNREAD } from './cell.js'
import { joinLines } from './line.js'

/** A cell of a source table. */
export interface SourceCell {
  /** NaN where none is given. */
  rowSpan: number
  columnSpan: number
  source?: SourcePlace | undefined
  /** What stands in it line by line; an object that is no text is `UNREAD`. */
  lines: string[]
  /** What stands in it if the table only lays out the page. */
  content: readonly { block: Block }[]
}

/** A cell with its text. */
interface Cell {
  rowSpan: number
  columnSpan: number
  text: string
  source: SourceCell['source']
  content: SourceCell['content']
}

/**
 * The blocks of a table: the table itself, parted where a row is a section's heading; null for a table that only lays
 * out the page, or holds pictures: then the blocks of its cells stand for themselves.
 */
export function tableBlocks(source: SourceCell[][]): Block[] | null {
  const rows = withinBounds(withValuesSpread(source).map((row) => row.map(cellOf)))
  const cells = rows.flat()
  if (cells.length < 2 || cells.every(isWithoutText) || isLayout(cells)) return null
  return partsOf(rows).flatMap((part) => {
    if (part.kind === 'heading') return paragraph(part.text)
    return part.rows.some((row) => row.some(({ text }) => text)) ? tableOfRows(part.rows) : []
  })
}

/**
 * Where a cell of the form holds a table of one row, as wide as the cell, or as what its row lacks, the values of the row stand in
 * that table: they take the cell's place. `自然人 … | <table><tr><td>3<td>0<td>3</table>` → `自然人 … | 3 | 0 | 3`
 */
function withValuesSpread(source: SourceCell[][]): SourceCell[][] {
  const all = source.flat()
  if (!all.some(({ content }) => content.some(({ block }) => block.kind === 'table'))) return source
  const others = all.filter((cell) => rowIn(cell) === null).map(({ lines }) => cellText(lines))
  if (formTableKind(others) === null) return source
  const widths = widthsOf(source)
  const widest = Math.max(...widths)
  return source.map((row, r) => {
    const spread = row.map((cell) => rowIn(cell) ?? [])
    const growth = row.reduce((sum, cell, i) => sum + Math.max(0, spread[i]!.length - widthOf([cell])), 0)
    const hasRoom = widths[r]! + growth <= widest
    return row.flatMap((cell, i) => {
      const inner = spread[i]!
      const fits = inner.length === cell.columnSpan || (!(cell.columnSpan > 1) && hasRoom)
      return inner.length > 1 && fits ? inner.map((text) => cellSaying(text, cell)) : cell
    })
  })
}

const cellSaying = (text: string, cell: SourceCell): SourceCell => ({
  ...cell,
  columnSpan: 1,
  lines: [text],
  content: [{ block: paragraph(text) }],
})

/** The texts of a table of one row that is all a cell holds. */
function rowIn({ content }: SourceCell): string[] | null {
  const [only, ...others] = content
  if (only?.block.kind !== 'table' || others.length > 0) return null
  const { cells } = only.block
  return cells.every(({ row, rowSpan, columnSpan }) => row === 0 && rowSpan === 1 && columnSpan === 1)
    ? cells.map(({ text }) => text)
    : null
}

const widthOf = (row: readonly SourceCell[]): number =>
  row.reduce((sum, { columnSpan }) => sum + Math.min(columnSpan || 1, WIDEST), 0)

/** How wide each row is with the cells of rows above that reach into it. */
function widthsOf(rows: readonly (readonly SourceCell[])[]): number[] {
  const ending = rows.map(() => 0)
  let above = 0
  return rows.map((row, r) => {
    above -= ending[r]!
    const width = above + widthOf(row)
    for (const cell of row) {
      const to = r + (cell.rowSpan || 1)
      if (to > r + 1) above += widthOf([cell])
      if (to > r + 1 && to < rows.length) ending[to]! += widthOf([cell])
    }
    return width
  })
}

const cellOf = ({ rowSpan, columnSpan, source, lines, content }: SourceCell): Cell => ({
  rowSpan,
  columnSpan,
  text: cellText(lines),
  source,
  content,
})

const isWithoutText = ({ content, text }: Cell): boolean =>
  !text || content.every(({ block }) => block.kind === 'image')

type Part = { kind: 'heading'; text: string } | { kind: 'rows'; rows: Cell[][] }

/** Rows between the headings that stand in a row of their own: 规章 …, 三、收到和处理…, 自然人 … → rows, heading, rows. */
function partsOf(rows: Cell[][]): Part[] {
  const parts: Part[] = []
  let open: Cell[][] = []
  let coveredTo = 0
  for (const [r, row] of rows.entries()) {
    const isCovered = r < coveredTo
    for (const { rowSpan } of row) coveredTo = Math.max(coveredTo, r + (rowSpan || 1))
    if (row.length === 0 && !isCovered) continue
    const [cell] = row
    if (cell && row.length === 1 && !isCovered && isSectionHeading(cell.text)) {
      parts.push({ kind: 'rows', rows: open }, { kind: 'heading', text: cell.text })
      open = []
    } else open.push(row)
  }
  parts.push({ kind: 'rows', rows: open })
  return parts
}

/** Places of a grid: the form's tables have 300. Spans that make more of them are a mistake, or meant to use up memory. */
const MOST_PLACES = 30_000
/** As browsers do. */
const WIDEST = 1000

function withinBounds(rows: Cell[][]): Cell[][] {
  let places = 0
  for (const [r, row] of rows.entries()) {
    for (const { rowSpan, columnSpan } of row)
      places += Math.min(rowSpan || 1, rows.length - r) * Math.min(columnSpan || 1, WIDEST)
  }
  if (places <= MOST_PLACES) return rows
  return rows.map((row) => row.map((cell) => ({ ...cell, rowSpan: 1, columnSpan: 1 })))
}

/** The lines of blocks in a cell; a table in it has those of its cells, a picture is something that is not read. */
export const cellLines = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'image') return UNREAD
    return block.kind === 'paragraph' ? block.text : block.cells.map(({ text }) => text)
  })

/** All that a block says, on one line. */
export const textOfBlock = (block: Block): string =>
  joinLines(block.kind === 'image' ? [] : cellLines([block]))

function isSectionHeading(text: string): boolean {
  const heading = readHeading(text)
  return heading !== null && heading.number !== null && heading.ordinal !== null
}

/** A paragraph longer than this is prose: the longest label of the form has 37 characters, remarks about as many more. */
const LONGEST_IN_TABLE = 120

/** A table that holds a table or running text lays them out, unless its other cells are those of the form. */
function isLayout(cells: Cell[]): boolean {
  const holdsTable = ({ content }: Cell) => content.some(({ block }) => block.kind === 'table')
  if (!cells.some((cell) => holdsTable(cell) || isProse(cell))) return false
  return formTableKind(cells.filter((cell) => !holdsTable(cell)).map(({ text }) => text)) === null
}

/** Several paragraphs, of which one is a section's heading or too long for a table. */
function isProse({ content }: Cell): boolean {
  if (content.length < 2) return false
  const texts = content.flatMap(({ block }) => (block.kind === 'paragraph' ? block.text : []))
  return (
    texts.length > 1 &&
    texts.some((text) => text.length > LONGEST_IN_TABLE || readHeading(text)?.number != null)
  )
}

/** A table with so many labels of the form is one of its tables: two may meet in any table of numbers (总计, 其他). */
const FEWEST_LABELS = 3
/** So many cells are looked at: the form's tables begin with their labels. */
const CELLS_LOOKED_AT = 60

/** The first labels of a table of the form, by which a copy of it is known; null for other tables. */
export function formTableKind(texts: string[]): string | null {
  const labels: string[] = []
  for (const text of new Set(texts.filter(Boolean).slice(0, CELLS_LOOKED_AT))) {
    if (isFormLabel(text)) labels.push(text)
    if (labels.length === FEWEST_LABELS) return labels.join(' ')
  }
  return null
}
