/** What is true of single characters: hidden, struck out, raised, deleted, inserted, a symbol of another font. */
import { isPale, readingOf, type Color, type RunReading } from '../word/look.js'
import type { Piece, Stretch } from './file.js'
import { viewOf } from './file.js'
import { lookOf, PLAIN, type CharacterLook } from './looks.js'
import { isOn, SPRM, type Sprm } from './sprms.js'
import type { StyleSheet } from './styles.js'

export const HIDDEN = 1
export const DELETED = 2
export const INSERTED = 4
/** Stands for binary data of a form field, not for a picture. */
export const DATA = 8
export const STRUCK = 16
/** Raised or lowered. */
export const OFF = 32
/** Of the colour of its ground, or too small to be seen; pictures are seen all the same. */
export const FADED = 64
/** Ends a form field that shows what its binary data say: the chosen entry of a list. */
export const UNREAD_FIELD = 128
/** So pale that it is seen only on a ground that is not known. */
export const PALE = 256

export interface Characters {
  /** The flags of each character. */
  flags: Uint16Array
  /** What symbols of special fonts are, by place. */
  symbols: Map<number, string>
}

/** What the characters' modifiers are read with. */
export interface CharacterSources {
  styles: StyleSheet
  /** Modifiers of styles stand in it. */
  table: Uint8Array
  /** The ground of characters that bring none along; undefined where nobody knows. */
  ground: Color | undefined
}

interface Notable {
  from: number
  to: number
  flags: number
  symbol: string | undefined
}

export function readCharacters(
  length: number,
  pieces: Piece[],
  stretches: Stretch[],
  sources: CharacterSources,
): Characters {
  const characters: Characters = { flags: new Uint16Array(length), symbols: new Map() }
  const notable = stretches.flatMap((stretch): Notable[] => {
    const { flags, symbol } = properties(stretch, sources)
    return flags || symbol ? [{ from: stretch.from, to: stretch.to, flags, symbol }] : []
  })
  for (const piece of pieces) {
    const own = properties(piece, sources)
    if (own.flags) for (let at = piece.from; at < piece.to; at++) characters.flags[at]! |= own.flags
    const end = piece.offset + (piece.to - piece.from) * piece.width
    for (let i = firstEndingAfter(notable, piece.offset); i < notable.length && notable[i]!.from < end; i++)
      mark(characters, piece, notable[i]!, end)
  }
  return characters
}

function mark({ flags, symbols }: Characters, piece: Piece, found: Notable, end: number): void {
  const first = piece.from + Math.max(0, Math.ceil((found.from - piece.offset) / piece.width))
  const last = piece.from + Math.ceil((Math.min(found.to, end) - piece.offset) / piece.width)
  for (let at = first; at < last; at++) {
    flags[at]! |= found.flags
    if (found.symbol) symbols.set(at, found.symbol)
  }
}

const FLAGS: Readonly<Record<number, number>> = {
  [SPRM.charDeleted]: DELETED,
  [SPRM.charInserted]: INSERTED,
  [SPRM.charData]: DATA,
}
const FLAG_OF_READING: Readonly<Record<RunReading, number>> = {
  shown: 0,
  off: OFF,
  struck: STRUCK,
  hidden: HIDDEN,
  faded: FADED,
}

interface Modified {
  bytes: Uint8Array
  sprms: Sprm[]
}

function properties(
  { bytes, sprms }: Modified,
  sources: CharacterSources,
): { flags: number; symbol: string | undefined } {
  let flags = 0
  let symbol: string | undefined
  for (const { code, at } of sprms) {
    if (isOn(bytes[at])) flags |= FLAGS[code] ?? 0
    if (code === SPRM.charSymbol) symbol = symbolText(viewOf(bytes).getUint16(at + 2, true))
  }
  const look = lookOf(bytes, sprms, styleLook({ bytes, sprms }, sources))
  const ground = look.ground ?? sources.ground
  if (ground === undefined && isPale(look)) flags |= PALE
  return { flags: flags | FLAG_OF_READING[readingOf(look, () => ground)], symbol }
}

/** What the character style says, and those that it is based on. */
function styleLook({ bytes, sprms }: Modified, { styles, table }: CharacterSources): CharacterLook {
  const named = sprms.findLast(({ code }) => code === SPRM.charStyle)
  if (!named) return PLAIN
  return styles(viewOf(bytes).getUint16(named.at, true)).reduceRight(
    (look, { character }) => lookOf(table, character, look),
    PLAIN,
  )
}

/** Symbol fonts put their signs at U+F000 and up; which sign it is only the font knows. */
const symbolText = (code: number): string => String.fromCharCode(code)

/** The index of the first stretch that ends after a place. */
export function firstEndingAfter(stretches: { to: number }[], place: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (stretches[middle]!.to > place) high = middle
    else low = middle + 1
  }
  return low
}
