/** A `<table>`: its rows and cells to blocks. */
import { refusal } from '../../errors.js'
import { UNREAD } from '../blocks/cell.js'
import { type SourceCell, tableBlocks } from '../blocks/tables.js'
import { mayShowSomething } from './drawn.js'
import { type Node, sourcePlaceOf } from './node.js'
import type { Found } from './paragraph.js'
import {
  descend,
  endParagraph,
  foundIn,
  holderOf,
  type OpenCell,
  type WalkPlace,
  placeIn,
  readBlock,
  readNode,
  type Walk,
} from './walk.js'

/** A table of data is one block, or several; of one that lays out the page the blocks in its cells stand for themselves. */
export function readTable(walk: Walk, node: Node, place: WalkPlace): void {
  endParagraph(walk, holderOf(node), place)
  const table: OpenTable = { rows: [], pieces: [], row: null }
  readRows(walk, node, { ...place, key: '' }, table)
  const blocks = tableBlocks(table.rows)
  const inside = table.pieces.flatMap(({ content }) => content)
  if (blocks) {
    const sum = (key: 'links' | 'linked') => inside.reduce((total, one) => total + one[key], 0)
    const [links, linked] = [sum('links'), sum('linked')]
    for (const piece of table.pieces) {
      if (isCell(piece)) walk.described += piece.described
      else walk.found.push(...piece.content)
    }
    for (const block of blocks) walk.found.push({ block, holder: node, links, linked })
  } else walk.found.push(...inside)
  if (walk.cell) tellAgain(walk, walk.cell, table.rows)
  walk.blocksEnded++
}

/** Of all tables in cells; a page of half a million characters says as much in tables twenty deep. */
const MOST_TOLD_AGAIN = 10_000_000

/** What a table says is said by the cell that it stands in, too, and by the cell round that. */
function tellAgain(walk: Walk, cell: OpenCell, rows: readonly (readonly SourceCell[])[]): void {
  for (const row of rows)
    for (const { lines } of row)
      for (const line of lines) {
        walk.toldAgain += line.length
        cell.lines.push(line)
      }
  if (walk.toldAgain > MOST_TOLD_AGAIN) throw refusal('input.tooLarge:tables', {})
}

/** A cell, and what was found in it. */
interface TableCell extends SourceCell, OpenCell, Piece {
  lines: string[]
  content: Found[]
}

/** What was found in a part of the table: a cell, or what stands around the cells, as a caption does. */
interface Piece {
  content: Found[]
}

const isCell = (piece: Piece): piece is TableCell => 'lines' in piece

interface OpenTable {
  rows: SourceCell[][]
  pieces: Piece[]
  /** The row that the next cell belongs to. */
  row: SourceCell[] | null
}

type PartReader = (walk: Walk, node: Node, place: WalkPlace, table: OpenTable) => void

const PARTS: ReadonlyMap<string, PartReader> = new Map<string, PartReader>([
  ['tr', readRow],
  ['td', readCell],
  ['th', readCell],
  // What may stand between a table and its rows, or a row and its cells.
  ...['tbody', 'thead', 'tfoot', 'form'].map((name): [string, PartReader] => [name, readRows]),
])

/** Reads the rows of this table only, not those of tables in its cells. */
function readRows(walk: Walk, node: Node, around: WalkPlace, table: OpenTable): void {
  descend(walk)
  for (const child of node.children ?? []) {
    const read = PARTS.get(child.name ?? '')
    const place = read ? placeIn(walk, child, around) : around
    if (!read) table.pieces.push({ content: foundIn(walk, null, () => readAround(walk, child, around)) })
    else if (!place.look.isOut) read(walk, child, place, table)
  }
  walk.depth--
}

function readAround(walk: Walk, child: Node, place: WalkPlace): void {
  readNode(walk, child, place)
  endParagraph(walk, holderOf(child), place)
}

function readRow(walk: Walk, node: Node, place: WalkPlace, table: OpenTable): void {
  const row: SourceCell[] = []
  table.rows.push(row)
  readRows(walk, node, place, { ...table, row })
  table.row = null
}

/** Cells outside of a row are a row of their own. */
function readCell(walk: Walk, node: Node, place: WalkPlace, table: OpenTable): void {
  if (!table.row) {
    table.row = []
    table.rows.push(table.row)
  }
  const cell: TableCell = {
    rowSpan: spanOf(node, 'rowspan'),
    columnSpan: spanOf(node, 'colspan'),
    source: sourcePlaceOf(node),
    lines: [],
    hasUnread: false,
    described: 0,
    content: [],
  }
  cell.content = foundIn(walk, cell, () => readBlock(walk, node, place))
  if (cell.lines.length === 0 && (cell.hasUnread || mayShowSomething(node, walk.styles)))
    cell.lines.push(UNREAD)
  table.pieces.push(cell)
  table.row.push(cell)
}

/** A span as browsers read it: leading digits count, and a `rowspan` of 0 reaches to the end. */
function spanOf({ attribs = {} }: Node, name: 'rowspan' | 'colspan'): number {
  const span = Number.parseInt(attribs[name] ?? '', 10)
  return span === 0 && name === 'rowspan' ? Number.MAX_SAFE_INTEGER : span
}
