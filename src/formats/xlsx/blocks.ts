/** What is seen of a sheet → blocks: its tables, and what stands around them as paragraphs. */
import { type Block, paragraph } from '../../document.js'
import { refusal } from '../../errors.js'
import { readHeading } from '../../form/headings.js'
import { isFormLabel } from '../../form/index.js'
import { isFigure } from '../../form/lexicon/values.js'
import { lineOf } from '../blocks/line.js'
import { tableBlocks, type SourceCell } from '../blocks/tables.js'
import type { SeenCell } from './sheet.js'

const hasText = ({ text }: SeenCell): boolean => text.trim() !== ''
const endOf = ({ row, rowSpan }: SeenCell): number => row + rowSpan

/** @param cells in the order of reading */
export function blocksOf(cells: SeenCell[]): Block[] {
  const blanks = new Map<number, SeenCell[]>()
  for (const cell of cells) if (!hasText(cell)) blanks.set(cell.row, [...(blanks.get(cell.row) ?? []), cell])
  return bandsOf(cells.filter(hasText), blanks).flatMap((band) => blocksOfBand(band, blanks))
}

/** Rows with text, or with cells that were left blank, that follow one another; a row without any cells ends a table. */
function bandsOf(texts: SeenCell[], blanks: Blanks): SeenCell[][] {
  const bands: SeenCell[][] = []
  let end = -1
  for (const cell of texts) {
    if (bands.length === 0 || cell.row > endWithBlanks(end, cell.row, blanks)) bands.push([])
    bands.at(-1)!.push(cell)
    end = Math.max(end, endOf(cell))
  }
  return bands
}

/** Cells without text, by the row that they begin in. */
type Blanks = ReadonlyMap<number, SeenCell[]>

/** A single blank cell is no row of a table. */
const FEWEST_CELLS = 2

/** The end of a table with the rows below it that have cells and were left blank: 结果维持 | 结果纠正 … above nothing filled in. */
function endWithBlanks(end: number, before: number, blanks: Blanks): number {
  let row = end
  while (row < before && (blanks.get(row)?.length ?? 0) >= FEWEST_CELLS) row++
  return row
}

function blocksOfBand(band: SeenCell[], blanks: Blanks): Block[] {
  const isAlone = aloneIn(band)
  const blocks: Block[] = []
  let stretch: SeenCell[] = []
  const endStretch = (): void => {
    blocks.push(...blocksOfStretch(stretch, isAlone, blanks))
    stretch = []
  }
  for (const cell of band) {
    if (isAlone(cell) && isSaying(cell.text)) {
      endStretch()
      blocks.push(...paragraphsOf(cell))
    } else stretch.push(cell)
  }
  endStretch()
  return blocks
}

/** Rows between two headings: a table, and lines that stand above and below it. */
function blocksOfStretch(texts: SeenCell[], isAlone: Test, blanks: Blanks): Block[] {
  const isApart = apartIn(texts, isAlone)
  const blocks: Block[] = []
  let table: SeenCell[] = []
  const endTable = (): void => {
    if (table.length > 0) blocks.push(...tablesOf(table, blanks))
    table = []
  }
  for (const cell of texts) {
    if (isApart(cell)) {
      endTable()
      blocks.push(...paragraphsOf(cell))
    } else table.push(cell)
  }
  endTable()
  return blocks
}

type Test = (cell: SeenCell) => boolean

/** Whether a cell is the only one with text in its rows. */
function aloneIn(texts: SeenCell[]): Test {
  const inRow = new Map<number, number>()
  for (const cell of texts) for (const row of rowsOf(cell)) inRow.set(row, (inRow.get(row) ?? 0) + 1)
  return (cell) => rowsOf(cell).every((row) => inRow.get(row) === 1)
}

/** Whether a cell that is alone stands outside of the table: above its first row, or below its last one. */
function apartIn(texts: SeenCell[], isAlone: Test): Test {
  const { top, bottom } = rangeOf(texts.filter((cell) => !isAlone(cell) || isRowOfForm(cell)))
  return (cell) => isAlone(cell) && (cell.row < top || cell.row >= bottom)
}

/**
 * A label is a row of the form, and so are all numbers of a row in one merged cell: 004004100 below 结果维持 | 结果纠正 …, or what a workbook
 * shows of so many digits, 6.00060E+14.
 */
const isRowOfForm = ({ text, columnSpan }: SeenCell): boolean => {
  const line = lineOf(text)
  return isFormLabel(line) || (columnSpan > 1 && isFigure(line))
}

const rowsOf = ({ row, rowSpan }: SeenCell): number[] => Array.from({ length: rowSpan }, (_, i) => row + i)

/** Longer lines are prose, as in tables of other carriers. */
const LONGEST_IN_TABLE = 120

/** A heading of a section, with its ordinal or without, or prose: no row of a table, though it may stand between two. */
function isSaying(text: string): boolean {
  const line = lineOf(text)
  const heading = readHeading(line)
  const isNumbered = heading !== null && heading.number !== null && heading.ordinal !== null
  const isTitle = heading !== null && heading.number !== null && !isFormLabel(line)
  return isNumbered || isTitle || line.length > LONGEST_IN_TABLE || /[。！？]$/.test(line)
}

const linesInCell = ({ text }: SeenCell): string[] =>
  text
    .split(/\r\n?|\n/)
    .map(lineOf)
    .filter((line) => line !== '')

const paragraphsOf = (cell: SeenCell): Block[] => linesInCell(cell).map((line) => paragraph(line))

interface Range {
  top: number
  bottom: number
  left: number
  right: number
}

/** The rows and columns from the first to the one behind the last; none where there are no cells. */
function rangeOf(cells: SeenCell[]): Range {
  const range: Range = { top: Infinity, bottom: -Infinity, left: Infinity, right: -Infinity }
  for (const { row, rowSpan, column, columnSpan } of cells) {
    range.top = Math.min(range.top, row)
    range.bottom = Math.max(range.bottom, row + rowSpan)
    range.left = Math.min(range.left, column)
    range.right = Math.max(range.right, column + columnSpan)
  }
  return range
}

/** More blank rows below a table are those of a sheet that was formatted as a whole. */
const MOST_BLANK_ROWS = 3

/** The tables that stand beside one another in the same rows, from the left: a column without any text parts them. */
function tablesOf(texts: SeenCell[], blanks: Blanks): Block[] {
  const { top, bottom: end } = rangeOf(texts)
  const bottom = endWithBlanks(end, end + MOST_BLANK_ROWS, blanks)
  return sidesOf(texts).flatMap((side) => {
    const range = { ...rangeOf(side), top, bottom }
    if ((bottom - top) * (range.right - range.left) > MOST_PLACES) throw refusal('input.tooLarge:sheet', {})
    return blocksOfTable(side, range, blanks)
  })
}

/** The form's tables have 300, a list of documents behind it some thousands. */
const MOST_PLACES = 100_000

function sidesOf(cells: SeenCell[]): SeenCell[][] {
  const sides: SeenCell[][] = []
  let end = -1
  for (const cell of [...cells].sort((a, b) => a.column - b.column)) {
    if (cell.column > end) sides.push([])
    sides.at(-1)!.push(cell)
    end = Math.max(end, cell.column + cell.columnSpan)
  }
  return sides
}

/** Fewer rows without a label of the form are no table, such as a signature and the date beside it. */
const FEWEST_ROWS = 3

function blocksOfTable(texts: SeenCell[], range: Range, blanks: Blanks): Block[] {
  const isForm = texts.some(({ text }) => isFormLabel(lineOf(text)))
  const isTable = isForm || range.bottom - range.top >= FEWEST_ROWS
  const blocks = isTable ? tableBlocks(sourceRows(texts, range, blanks)) : null
  return blocks ?? [...texts].sort((a, b) => a.row - b.row || a.column - b.column).flatMap(paragraphsOf)
}

/** Every place of the table has a cell, or is covered by one. */
function sourceRows(texts: SeenCell[], { top, bottom, left, right }: Range, blanks: Blanks): SourceCell[][] {
  const rows = Array.from({ length: bottom - top }, (_, i) => top + i)
  const merged = rows.flatMap((row) => blanks.get(row) ?? [])
  const cells = new Map<string, SeenCell>()
  const covered = new Set<string>()
  for (const cell of [...texts, ...merged]) {
    cells.set(`${cell.row} ${cell.column}`, cell)
    for (let row = cell.row; row < Math.min(bottom, endOf(cell)); row++)
      for (let column = cell.column; column < Math.min(right, cell.column + cell.columnSpan); column++)
        if (row !== cell.row || column !== cell.column) covered.add(`${row} ${column}`)
  }
  return rows.map((row) => {
    const line: SourceCell[] = []
    for (let column = left; column < right; column++) {
      const place = `${row} ${column}`
      if (!covered.has(place)) line.push(sourceCell(cells.get(place)))
    }
    return line
  })
}

/** A place that no cell stands in is a blank cell. */
function sourceCell(cell: SeenCell | undefined): SourceCell {
  if (!cell) return { rowSpan: 1, columnSpan: 1, lines: [], content: [] }
  const lines = linesInCell(cell)
  return {
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    lines,
    content: lines.map((line) => ({ block: paragraph(line) })),
  }
}
