/** A Word 97–2007 file: its information block (FIB), its text by pieces and the properties of each place ([MS-DOC] 2.5, 2.8, 2.9). */
import { refusal, type UnreadableDocumentError } from '../../errors.js'
import type { Streams } from './compound.js'
import { readSprms, type Sprm } from './sprms.js'

/** The file's streams and what the information block says of them. */
export interface WordFile {
  main: Uint8Array
  table: Uint8Array
  data: Uint8Array
  /** Where the n-th structure of the information block stands in the table stream. */
  structure(n: number): { at: number; end: number }
  /** Characters in the main text, and before and in the text boxes. */
  counts: { text: number; beforeBoxes: number; boxes: number }
}

/** Places of structures in the information block ([MS-DOC] 2.5.6). */
export const STRUCTURE = {
  styles: 1,
  characterPages: 12,
  paragraphPages: 13,
  pieces: 33,
  shapes: 40,
  boxes: 56,
  lists: 73,
  listUses: 74,
} as const

/** Text and its properties; pictures stand in another stream. A report has some 50 kB, a book of a thousand pages 10 MB. */
const MAX_STREAM_BYTES = 16 * 2 ** 20

const IDENT = 0xa5ec
const WORD_97 = 0xc1
const ENCRYPTED = 0x0100
const SECOND_TABLE = 0x0200
const STRUCTURES_AT = 154

export const damaged = (): UnreadableDocumentError => refusal('input.corrupt:oldWord', {})

export function readFile(streams: Streams): WordFile {
  const main = streams('WordDocument')
  if (!main) throw refusal('input.unsupported:notOldWord', {})
  if (main.length < STRUCTURES_AT) throw damaged()
  if (main.length > MAX_STREAM_BYTES) {
    throw refusal('input.tooLarge:word', {})
  }
  const view = viewOf(main)
  if (view.getUint16(0, true) !== IDENT || view.getUint16(2, true) < WORD_97) {
    throw refusal('input.unsupported:olderWord', {})
  }
  const flags = view.getUint16(10, true)
  if (flags & ENCRYPTED) throw refusal('input.encrypted', {})
  const table = streams(flags & SECOND_TABLE ? '1Table' : '0Table')
  if (!table) throw damaged()
  const count = (n: number): number => view.getInt32(64 + 4 * n, true)
  return {
    main,
    table,
    data: streams('Data') ?? new Uint8Array(),
    structure: (n) => {
      const entry = STRUCTURES_AT + 8 * n
      if (entry + 8 > main.length) return { at: 0, end: 0 }
      const at = view.getUint32(entry, true)
      return { at, end: Math.min(at + view.getUint32(entry + 4, true), table.length) }
    },
    counts: {
      text: count(3),
      beforeBoxes: count(3) + count(4) + count(5) + count(6) + count(7) + count(8),
      boxes: count(9),
    },
  }
}

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** A run of text stored in one place: characters `from`–`to` of the document at a byte offset, of one or two bytes each. */
export interface Piece {
  from: number
  to: number
  offset: number
  width: 1 | 2
  /** Changes of a quick save, on top of the properties at this place. */
  bytes: Uint8Array
  sprms: Sprm[]
}

const COMPRESSED = 0x40000000
const MODIFIERS = 1
const PIECES = 2

export function readPieces({ table, structure }: WordFile): Piece[] {
  const { at: start, end } = structure(STRUCTURE.pieces)
  const view = viewOf(table)
  const modifiers: Sprm[][] = []
  let at = start
  while (at + 3 <= end && table[at] === MODIFIERS) {
    const size = view.getUint16(at + 1, true)
    modifiers.push(readSprms(table, at + 3, at + 3 + size))
    at += 3 + size
  }
  if (at + 5 > end || table[at] !== PIECES) throw damaged()
  const count = Math.floor((view.getUint32(at + 1, true) - 4) / 12)
  const positions = at + 5
  const descriptors = positions + 4 * (count + 1)
  if (count < 1 || descriptors + 8 * count > table.length) throw damaged()
  return Array.from({ length: count }, (_, i): Piece => {
    const stored = view.getUint32(descriptors + 8 * i + 2, true)
    const change = view.getUint16(descriptors + 8 * i + 6, true)
    const width = stored & COMPRESSED ? 1 : 2
    return {
      from: view.getUint32(positions + 4 * i, true),
      to: view.getUint32(positions + 4 * i + 4, true),
      offset: width === 1 ? (stored & ~COMPRESSED) >>> 1 : stored,
      width,
      bytes: table,
      sprms: change & 1 ? (modifiers[change >>> 1] ?? []) : [],
    }
  })
}

/** The document's characters, all stories one after another. */
export function readText({ main }: WordFile, pieces: Piece[]): string {
  let text = ''
  for (const { from, to, offset, width } of pieces) {
    const end = offset + (to - from) * width
    if (to < from || from !== text.length || end > main.length || to > main.length) throw damaged()
    text += new TextDecoder(width === 1 ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(
      main.subarray(offset, end),
    )
    // A lone surrogate or an odd byte must not shift what follows.
    if (text.length !== to) throw damaged()
  }
  return text
}

/** Modifiers of a stretch of bytes of the main stream. */
export interface Stretch {
  from: number
  to: number
  /** The style by number, for paragraphs. */
  style: number
  bytes: Uint8Array
  sprms: Sprm[]
}

const PAGE = 512

/** The properties of paragraphs or characters in the order of the main stream, from their formatted pages (FKP). */
export function readStretches(
  { main, table, structure }: WordFile,
  kind: 'paragraph' | 'character',
): Stretch[] {
  const { at, end } = structure(kind === 'paragraph' ? STRUCTURE.paragraphPages : STRUCTURE.characterPages)
  const view = viewOf(table)
  const count = Math.min(Math.floor((end - at - 4) / 8), main.length / PAGE)
  const stretches: Stretch[] = []
  for (let i = 0; i < count; i++) {
    const page = (view.getUint32(at + 4 * (count + 1) + 4 * i, true) & 0x3fffff) * PAGE
    if (page + PAGE > main.length) throw damaged()
    readPage(main.subarray(page, page + PAGE), kind, stretches)
  }
  return disjoint(stretches.sort((a, b) => a.from - b.from))
}

/** Stretches that overlap are damage; the first stays. */
function disjoint(stretches: Stretch[]): Stretch[] {
  let end = 0
  return stretches.filter(({ from, to }) => {
    const fits = from >= end && to > from
    if (fits) end = to
    return fits
  })
}

/** Bytes of a page's entry for each stretch: an offset, for paragraphs followed by layout that is not used. */
const ENTRY_BYTES = { paragraph: 13, character: 1 }

function readPage(page: Uint8Array, kind: 'paragraph' | 'character', stretches: Stretch[]): void {
  const view = viewOf(page)
  const count = page[PAGE - 1]!
  if (4 * (count + 1) + count * ENTRY_BYTES[kind] > PAGE) throw damaged()
  for (let i = 0; i < count; i++) {
    const offset = 2 * page[4 * (count + 1) + i * ENTRY_BYTES[kind]]!
    const [from, to] = [view.getUint32(4 * i, true), view.getUint32(4 * i + 4, true)]
    const stretch: Stretch = { from, to, style: 0, bytes: page, sprms: [] }
    if (offset > 0 && kind === 'character')
      stretch.sprms = readSprms(page, offset + 1, offset + 1 + page[offset]!)
    if (offset > 0 && kind === 'paragraph') readParagraphStyle(page, offset, stretch)
    stretches.push(stretch)
  }
}

/** A paragraph's style and what it changes of it ([MS-DOC] 2.9.184 PapxInFkp): the size stands in one byte, or in the next. */
function readParagraphStyle(page: Uint8Array, offset: number, stretch: Stretch): void {
  const size = page[offset]!
  const start = size === 0 ? offset + 2 : offset + 1
  const end = size === 0 ? start + 2 * (page[offset + 1] ?? 0) : start + 2 * size - 1
  if (start + 2 > PAGE) return
  stretch.style = viewOf(page).getUint16(start, true)
  stretch.sprms = readSprms(page, start + 2, end)
}
