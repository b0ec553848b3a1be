/** What is true of single characters: hidden, struck out, raised, deleted, inserted, a symbol of another font. */
import { isPale, readingOf, type Color, type RunReading } from '../word/look.js'
import type { Piece, Stretch } from './file.js'
import { viewOf } from './file.js'
import { asSeen, isStrange, lookOf, PLAIN, type CharacterLook } from './looks.js'
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

/** Of a look that may leave them unseen: drawn over one another, or struck out by the style of their paragraph. */
export const STRANGE = 512

export interface Characters {
  /** The flags of each character. */
  flags: Uint16Array
  /** What symbols of special fonts are, by place. */
  symbols: Map<number, string>
}

/** What the characters' modifiers are read with. */
export interface CharacterSources {
  styles: StyleSheet
  /** The stretches of paragraphs, with their styles. */
  paragraphs: Stretch[]
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
  const unsure = unsureByParagraphs(stretches, sources)
  for (const piece of pieces) {
    const own = properties(piece, sources)
    if (own.flags) for (let at = piece.from; at < piece.to; at++) characters.flags[at]! |= own.flags
    markAll(characters, piece, notable)
    markAll(characters, piece, unsure)
  }
  return characters
}

/** @param found in the order of the main stream */
function markAll(characters: Characters, piece: Piece, found: Notable[]): void {
  const end = piece.offset + (piece.to - piece.from) * piece.width
  for (let i = firstEndingAfter(found, piece.offset); i < found.length && found[i]!.from < end; i++)
    mark(characters, piece, found[i]!, end)
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
  if (isStrange(look)) flags |= STRANGE
  return { flags: flags | FLAG_OF_READING[readingOf(asSeen(look), () => ground)], symbol }
}

/**
 * What the style of a paragraph hides, strikes out or raises, unless the characters' own modifiers take it back: beside digits that
 * do so it is undecided. A paragraph that is so as a whole is read as it is written.
 */
function unsureByParagraphs(stretches: readonly Stretch[], sources: CharacterSources): Notable[] {
  const looks = unsureLooks(sources)
  if (looks.size === 0) return []
  return sources.paragraphs.flatMap((paragraph) => {
    const base = looks.get(paragraph.style)
    if (!base) return []
    return inside(stretches, paragraph)
      .filter(
        (stretch) =>
          !isShown(lookOf(stretch.bytes, stretch.sprms, styleLook(stretch, sources, base)), sources),
      )
      .map(({ from, to }) => ({
        from: Math.max(from, paragraph.from),
        to: Math.min(to, paragraph.to),
        flags: STRANGE,
        symbol: undefined,
      }))
  })
}

/** The looks of the styles of paragraphs whose characters are not simply shown, by the number of the style. */
function unsureLooks(sources: CharacterSources): Map<number, CharacterLook> {
  const { styles, table, paragraphs } = sources
  const numbers = new Set(paragraphs.map(({ style }) => style))
  const looks = [...numbers].map((style): [number, CharacterLook] => [
    style,
    styles(style).reduceRight((look, { character }) => lookOf(table, character, look), PLAIN),
  ])
  return new Map(looks.filter(([, look]) => !isShown(look, sources)))
}

const isShown = (look: CharacterLook, { ground }: CharacterSources): boolean =>
  !isStrange(look) && readingOf(asSeen(look), () => look.ground ?? ground) === 'shown'

/** The stretches that reach into another. */
function inside(stretches: readonly Stretch[], { from, to }: Stretch): Stretch[] {
  const found: Stretch[] = []
  for (let i = firstEndingAfter(stretches, from); i < stretches.length && stretches[i]!.from < to; i++)
    found.push(stretches[i]!)
  return found
}

/** What the character style says, and those that it is based on, in a paragraph of this look. */
function styleLook(
  { bytes, sprms }: Modified,
  { styles, table }: CharacterSources,
  base: CharacterLook = PLAIN,
): CharacterLook {
  const named = sprms.findLast(({ code }) => code === SPRM.charStyle)
  if (!named) return base
  return styles(viewOf(bytes).getUint16(named.at, true)).reduceRight(
    (look, { character }) => lookOf(table, character, look),
    base,
  )
}

/** Symbol fonts put their signs at U+F000 and up; which sign it is only the font knows. */
const symbolText = (code: number): string => String.fromCharCode(code)

/** The index of the first stretch that ends after a place. */
export function firstEndingAfter(stretches: readonly { to: number }[], place: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (stretches[middle]!.to > place) high = middle
    else low = middle + 1
  }
  return low
}
