/** The paragraphs of a story with what places them: table depth, row and cell ends, list. */
import { UnreadableDocumentError } from '../../errors.js'
import { firstEndingAfter } from './characters.js'
import { viewOf, type Piece, type Stretch, type WordFile } from './file.js'
import { readSprms, SPRM, type Sprm } from './sprms.js'
import type { StyleSheet } from './styles.js'

/** Characters `from`–`to`, the mark at `to - 1` included. */
export interface RawParagraph {
  from: number
  to: number
  /** How many tables it stands in. */
  depth: number
  endsCell: boolean
  /** Set on the mark that ends a row: the modifiers that define it. */
  row?: RowDefinition
  list: number
  level: number
}

export interface RowDefinition {
  /** Edges of the cells in twips, one more than cells. */
  edges: number[]
  vertical: Merge[]
  horizontal: Merge[]
}

export type Merge = 'none' | 'start' | 'continues'

const CELL_MARK = '\x07'
/** A report has some 500, cells included. */
const MAX_PARAGRAPHS = 200_000

/** The text ends a paragraph at a paragraph mark, a cell or row mark, or a page or section break. */
export function readParagraphs(
  text: string,
  from: number,
  to: number,
  file: WordFile,
  pieces: Piece[],
  stretches: Stretch[],
  styles: StyleSheet,
): RawParagraph[] {
  const paragraphs: RawParagraph[] = []
  const listOf = listsOfStyles(styles, file.table)
  let piece = 0
  for (let start = from, at = from; at < to; at++) {
    const sign = text[at]
    if (sign !== '\r' && sign !== CELL_MARK && sign !== '\f' && at < to - 1) continue
    while (piece < pieces.length - 1 && pieces[piece]!.to <= at) piece++
    const { offset, width, from: pieceFrom } = pieces[piece]!
    const stretch = stretches[firstEndingAfter(stretches, offset + (at - pieceFrom) * width)]
    if (paragraphs.length >= MAX_PARAGRAPHS) {
      throw new UnreadableDocumentError('input.tooLarge', 'The document has too many paragraphs.')
    }
    paragraphs.push({
      from: start,
      to: at + 1,
      ...placeOf(stretch, pieces[piece]!, sign === CELL_MARK, file, listOf),
    })
    start = at + 1
  }
  return paragraphs
}

/** Paragraph modifiers with the bytes that their operands stand in. */
interface Modifiers {
  bytes: Uint8Array
  sprms: Sprm[]
}

function placeOf(
  stretch: Stretch | undefined,
  piece: Piece,
  isCellMark: boolean,
  file: WordFile,
  listOf: ListOfStyle,
): Omit<RawParagraph, 'from' | 'to'> {
  const sources: Modifiers[] = stretch ? unfolded(stretch, file) : []
  if (piece.sprms.length > 0) sources.push(piece)
  const place = {
    depth: 0,
    inTable: false,
    rowEnd: false,
    innerRowEnd: false,
    innerCellEnd: false,
    ...listOf(stretch?.style ?? 0),
  }
  for (const { bytes, sprms } of sources) {
    for (const { code, at } of sprms) {
      if (code === SPRM.inTable) place.inTable = bytes[at] === 1
      else if (code === SPRM.tableDepth) place.depth = viewOf(bytes).getInt32(at, true)
      else if (code === SPRM.rowEnd) place.rowEnd = bytes[at] === 1
      else if (code === SPRM.innerRowEnd) place.innerRowEnd = bytes[at] === 1
      else if (code === SPRM.innerCellEnd) place.innerCellEnd = bytes[at] === 1
      else if (code === SPRM.list) place.list = viewOf(bytes).getUint16(at, true)
      else if (code === SPRM.listLevel) place.level = bytes[at]!
    }
  }
  const depth = Math.max(place.depth, place.inTable ? 1 : 0)
  const endsRow = depth > 1 ? place.innerRowEnd : place.rowEnd
  return {
    depth,
    endsCell: !endsRow && (depth > 1 ? place.innerCellEnd : depth === 1 && isCellMark),
    list: place.list,
    level: place.level,
    ...(endsRow && { row: rowDefinition(sources) }),
  }
}

type ListOfStyle = (style: number) => { list: number; level: number }

/** The list that a style puts its paragraphs in. */
function listsOfStyles(styles: StyleSheet, table: Uint8Array): ListOfStyle {
  const known = new Map<number, { list: number; level: number }>()
  const find = (style: number): { list: number; level: number } => {
    const found = { list: 0, level: 0 }
    for (const { code, at } of styles(style)
      .reverse()
      .flatMap((based) => based.paragraph)) {
      if (code === SPRM.list) found.list = viewOf(table).getUint16(at, true)
      else if (code === SPRM.listLevel) found.level = table[at]!
    }
    known.set(style, found)
    return found
  }
  return (style) => known.get(style) ?? find(style)
}

/** Modifiers too long for a page, such as those of wide rows, stand in the data stream. */
function unfolded(stretch: Stretch, { data }: WordFile): Modifiers[] {
  if (stretch.sprms.every(({ code }) => code !== SPRM.huge && code !== SPRM.hugeOld)) return [stretch]
  const huge = stretch.sprms.filter(({ code }) => code === SPRM.huge || code === SPRM.hugeOld)
  const places = huge
    .map(({ at }) => viewOf(stretch.bytes).getUint32(at, true))
    .filter((at) => at + 2 <= data.length)
  const sizeAt = (at: number): number => viewOf(data).getUint16(at, true)
  return [
    stretch,
    ...places.map((at) => ({ bytes: data, sprms: readSprms(data, at + 2, at + 2 + sizeAt(at)) })),
  ]
}

const CELL_BYTES = 20

function rowDefinition(sources: Modifiers[]): RowDefinition {
  const row: RowDefinition = { edges: [], vertical: [], horizontal: [] }
  for (const { bytes, sprms } of sources) {
    for (const sprm of sprms) {
      const [first, second] = [bytes[sprm.at]!, bytes[sprm.at + 1] ?? 0]
      if (sprm.code === SPRM.tableDefinition) Object.assign(row, tableDefinition(bytes, sprm))
      else if (sprm.code === SPRM.verticalMerge)
        row.vertical[first] = second & 2 ? 'start' : second & 1 ? 'continues' : 'none'
      else if (sprm.code === SPRM.mergeCells)
        for (let i = first; i < second; i++) row.horizontal[i] = i === first ? 'start' : 'continues'
      else if (sprm.code === SPRM.splitCells) for (let i = first; i < second; i++) row.horizontal[i] = 'none'
    }
  }
  return row
}

/** TDefTable: the count of cells, their edges, and for each cell flags of merging. */
function tableDefinition(bytes: Uint8Array, { at, end }: Sprm): RowDefinition {
  const view = viewOf(bytes)
  const count = bytes[at]!
  const row: RowDefinition = { edges: [], vertical: [], horizontal: [] }
  if (at + 1 + 2 * (count + 1) > end) return row
  for (let i = 0; i <= count; i++) row.edges.push(view.getInt16(at + 1 + 2 * i, true))
  for (let i = 0, cell = at + 1 + 2 * (count + 1); i < count; i++, cell += CELL_BYTES) {
    const flags = cell + 2 <= end ? view.getUint16(cell, true) : 0
    row.horizontal.push(flags & 2 ? 'continues' : flags & 1 ? 'start' : 'none')
    row.vertical.push(flags & 0x40 ? 'start' : flags & 0x20 ? 'continues' : 'none')
  }
  return row
}
