/** The paragraphs of a story with what places them: table depth, row and cell ends, list. */
import { refusal } from '../../errors.js'
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

/** What the paragraphs of a file are read from. */
export interface ParagraphSources {
  text: string
  file: WordFile
  pieces: Piece[]
  stretches: Stretch[]
  styles: StyleSheet
}

/** The text ends a paragraph at a paragraph mark, a cell or row mark, or a page or section break. */
export function readParagraphs(sources: ParagraphSources, from: number, to: number): RawParagraph[] {
  const { text, file, pieces, styles } = sources
  const paragraphs: RawParagraph[] = []
  const listOf = listsOfStyles(styles, file.table)
  let piece = 0
  for (let start = from, at = from; at < to; at++) {
    if (!endsParagraph(text[at]!) && at < to - 1) continue
    while (piece < pieces.length - 1 && pieces[piece]!.to <= at) piece++
    if (paragraphs.length >= MAX_PARAGRAPHS) throw refusal('input.tooLarge:paragraphs', {})
    const mark = { at, piece: pieces[piece]! }
    paragraphs.push({ from: start, to: at + 1, ...placeOf(mark, sources, listOf) })
    start = at + 1
  }
  return paragraphs
}

const endsParagraph = (sign: string): boolean => sign === '\r' || sign === CELL_MARK || sign === '\f'

/** Paragraph modifiers with the bytes that their operands stand in. */
interface Modifiers {
  bytes: Uint8Array
  sprms: Sprm[]
}

interface Place {
  depth: number
  inTable: boolean
  rowEnd: boolean
  innerRowEnd: boolean
  innerCellEnd: boolean
  list: number
  level: number
}

/** What a modifier says of a paragraph's place. */
const PLACES: Readonly<Record<number, (bytes: Uint8Array, at: number) => Partial<Place>>> = {
  [SPRM.inTable]: (bytes, at) => ({ inTable: bytes[at] === 1 }),
  [SPRM.tableDepth]: (bytes, at) => ({ depth: viewOf(bytes).getInt32(at, true) }),
  [SPRM.rowEnd]: (bytes, at) => ({ rowEnd: bytes[at] === 1 }),
  [SPRM.innerRowEnd]: (bytes, at) => ({ innerRowEnd: bytes[at] === 1 }),
  [SPRM.innerCellEnd]: (bytes, at) => ({ innerCellEnd: bytes[at] === 1 }),
  [SPRM.list]: (bytes, at) => ({ list: viewOf(bytes).getUint16(at, true) }),
  [SPRM.listLevel]: (bytes, at) => ({ level: bytes[at]! }),
}

function placeOf(
  { at, piece }: { at: number; piece: Piece },
  { text, file, stretches }: ParagraphSources,
  listOf: ListOfStyle,
): Omit<RawParagraph, 'from' | 'to'> {
  const stretch = stretches[firstEndingAfter(stretches, piece.offset + (at - piece.from) * piece.width)]
  const sources: Modifiers[] = stretch ? unfolded(stretch, file) : []
  if (piece.sprms.length > 0) sources.push(piece)
  const place: Place = { ...NOWHERE, ...listOf(stretch?.style ?? 0) }
  for (const { bytes, sprms } of sources)
    for (const sprm of sprms) Object.assign(place, PLACES[sprm.code]?.(bytes, sprm.at))
  const depth = Math.max(place.depth, place.inTable ? 1 : 0)
  const endsRow = depth > 1 ? place.innerRowEnd : place.rowEnd
  const endsCell = depth > 1 ? place.innerCellEnd : depth === 1 && text[at] === CELL_MARK
  return {
    depth,
    endsCell: !endsRow && endsCell,
    list: place.list,
    level: place.level,
    ...(endsRow && { row: rowDefinition(sources) }),
  }
}

const NOWHERE: Omit<Place, 'list' | 'level'> = {
  depth: 0,
  inTable: false,
  rowEnd: false,
  innerRowEnd: false,
  innerCellEnd: false,
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
export function unfolded(stretch: Stretch, { data }: WordFile): Modifiers[] {
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
  for (const { bytes, sprms } of sources) for (const sprm of sprms) define(row, bytes, sprm)
  return row
}

function define(row: RowDefinition, bytes: Uint8Array, sprm: Sprm): void {
  const [first, second] = [bytes[sprm.at]!, bytes[sprm.at + 1] ?? 0]
  if (sprm.code === SPRM.tableDefinition) Object.assign(row, tableDefinition(bytes, sprm))
  else if (sprm.code === SPRM.verticalMerge) row.vertical[first] = mergeOf(second & 2, second & 1)
  else if (sprm.code === SPRM.mergeCells)
    for (let i = first; i < second; i++) row.horizontal[i] = i === first ? 'start' : 'continues'
  else if (sprm.code === SPRM.splitCells) for (let i = first; i < second; i++) row.horizontal[i] = 'none'
}

function mergeOf(starts: number, continues: number): Merge {
  if (starts) return 'start'
  return continues ? 'continues' : 'none'
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
    row.horizontal.push(flags & 2 ? 'continues' : mergeOf(flags & 1, 0))
    row.vertical.push(mergeOf(flags & 0x40, flags & 0x20))
  }
  return row
}
