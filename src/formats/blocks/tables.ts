import { paragraph, tableOfRows, type Block } from '../../document.js'
import { readHeading } from '../../form/headings.js'
import { isFormLabel } from '../../form/index.js'
import { joinLines } from './line.js'
import type { Found } from '../html/walk.js'

/** A cell of a source table: its spans (NaN where none is given) and the blocks in it. */
export interface SourceCell {
  rowSpan: number
  columnSpan: number
  found: Found[]
}

interface Cell extends SourceCell {
  text: string
}

/**
 * The blocks of a table: the table itself, parted where a row is a section's heading; null for a table that only lays
 * out the page, or holds pictures: then the blocks of its cells stand for themselves.
 */
export function tableBlocks(source: SourceCell[][]): Block[] | null {
  const rows = withinBounds(source).map((row) =>
    row.map(
      (cell): Cell => ({
        rowSpan: cell.rowSpan,
        columnSpan: cell.columnSpan,
        found: cell.found,
        text: textOf(cell),
      }),
    ),
  )
  const cells = rows.flat()
  if (cells.length < 2 || cells.every(({ text }) => !text) || isLayout(cells)) return null
  const blocks: Block[] = []
  let [table, coveredTo]: [Cell[][], number] = [[], 0]
  const endTable = () => {
    if (table.some((row) => row.some(({ text }) => text))) blocks.push(tableOfRows(table))
    table = []
  }
  rows.forEach((row, r) => {
    const covered = r < coveredTo
    for (const { rowSpan } of row) coveredTo = Math.max(coveredTo, r + (rowSpan || 1))
    if (row.length === 0 && !covered) return
    if (row.length === 1 && !covered && isSectionHeading(row[0]!.text)) {
      endTable()
      blocks.push(paragraph(row[0]!.text))
    } else table.push(row)
  })
  endTable()
  return blocks
}

/** Places of a grid: the form's tables have 300. Spans that make more of them are a mistake, or meant to use up memory. */
const MOST_PLACES = 30_000
/** As browsers do. */
const WIDEST = 1000

function withinBounds(rows: SourceCell[][]): SourceCell[][] {
  let places = 0
  rows.forEach((row, r) => {
    for (const { rowSpan, columnSpan } of row)
      places += Math.min(rowSpan || 1, rows.length - r) * Math.min(columnSpan || 1, WIDEST)
  })
  return places <= MOST_PLACES
    ? rows
    : rows.map((row) => row.map(({ found }) => ({ rowSpan: 1, columnSpan: 1, found })))
}

const textOf = ({ found }: SourceCell): string => joinLines(found.map(({ block }) => textOfBlock(block)))

const textOfBlock = (block: Block): string =>
  block.kind === 'paragraph'
    ? block.text
    : block.kind === 'table'
      ? joinLines(block.cells.map(({ text }) => text))
      : ''

function isSectionHeading(text: string): boolean {
  const heading = readHeading(text)
  return heading !== null && heading.number !== null && heading.ordinal !== null
}

/** A paragraph longer than this is prose: the longest label of the form has 37 characters, remarks about as many more. */
const LONGEST_IN_TABLE = 120

/** A table that holds a table or running text lays them out, unless its other cells are those of the form. */
function isLayout(cells: Cell[]): boolean {
  const holdsTable = ({ found }: Cell) => found.some(({ block }) => block.kind === 'table')
  if (!cells.some((cell) => holdsTable(cell) || isProse(cell))) return false
  return formTableKind(cells.filter((cell) => !holdsTable(cell)).map(({ text }) => text)) === null
}

/** Several paragraphs, of which one is a section's heading or too long for a table. */
function isProse({ found }: Cell): boolean {
  const texts = found.flatMap(({ block }) => (block.kind === 'paragraph' ? block.text : []))
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
    if (isFormLabel(text) && labels.push(text) === FEWEST_LABELS) return labels.join(' ')
  }
  return null
}
