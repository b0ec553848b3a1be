/** What is true of single characters: hidden, deleted, inserted, a symbol of another font. */
import type { Piece, Stretch } from './file.js'
import { isOn, SPRM, type Sprm } from './sprms.js'
import type { StyleSheet } from './styles.js'
import { viewOf } from './file.js'

export const HIDDEN = 1
export const DELETED = 2
export const INSERTED = 4
/** Stands for binary data of a form field, not for a picture. */
export const DATA = 8

export interface Characters {
  /** The flags of each character. */
  flags: Uint8Array
  /** What symbols of special fonts are, by place. */
  symbols: Map<number, string>
}

export function readCharacters(
  length: number,
  pieces: Piece[],
  stretches: Stretch[],
  styles: StyleSheet,
  table: Uint8Array,
): Characters {
  const characters: Characters = { flags: new Uint8Array(length), symbols: new Map() }
  const notable: { from: number; to: number; flags: number; symbol: string | undefined }[] = []
  for (const stretch of stretches) {
    const { flags, symbol } = properties(stretch, styles, table)
    if (flags || symbol) notable.push({ from: stretch.from, to: stretch.to, flags, symbol })
  }
  for (const piece of pieces) {
    const own = properties(piece, styles, table)
    if (own.flags) for (let at = piece.from; at < piece.to; at++) characters.flags[at]! |= own.flags
    const end = piece.offset + (piece.to - piece.from) * piece.width
    for (let i = firstEndingAfter(notable, piece.offset); i < notable.length && notable[i]!.from < end; i++) {
      const { from, to, flags, symbol } = notable[i]!
      const first = piece.from + Math.max(0, Math.ceil((from - piece.offset) / piece.width))
      const last = piece.from + Math.ceil((Math.min(to, end) - piece.offset) / piece.width)
      for (let at = first; at < last; at++) {
        characters.flags[at]! |= flags
        if (symbol) characters.symbols.set(at, symbol)
      }
    }
  }
  return characters
}

function properties(
  { bytes, sprms }: { bytes: Uint8Array; sprms: Sprm[] },
  styles: StyleSheet,
  table: Uint8Array,
): { flags: number; symbol: string | undefined } {
  let flags = 0
  let symbol: string | undefined
  let styleHidden = false
  for (const { code, at } of sprms) {
    const on = isOn(bytes[at], styleHidden)
    if (code === SPRM.charDeleted && on) flags |= DELETED
    else if (code === SPRM.charInserted && on) flags |= INSERTED
    else if (code === SPRM.charData && on) flags |= DATA
    else if (code === SPRM.charHidden) flags = on ? flags | HIDDEN : flags & ~HIDDEN
    else if (code === SPRM.charSymbol) symbol = symbolText(viewOf(bytes).getUint16(at + 2, true))
    else if (code === SPRM.charStyle) {
      const inherited = styles(viewOf(bytes).getUint16(at, true)).flatMap((style) => style.character)
      const found = inherited.find((sprm) => sprm.code === SPRM.charHidden)
      styleHidden = found !== undefined && isOn(table[found.at])
      if (styleHidden) flags |= HIDDEN
    }
  }
  return { flags, symbol }
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
