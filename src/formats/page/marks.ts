/** Marks of notes in a line: smaller characters above or below the line, which belong to no number. */
import type { Glyph } from './page.js'
import { gapBetween, WORD_GAP } from './gaps.js'

/** The part of the em box that stands below the baseline. */
const BELOW_BASELINE = 0.12
/** Marks of notes are so much of their line's size: browsers set five sixths, office programs 58 to 65 hundredths. */
const SMALLER = { least: 0.4, most: 0.9 }
/** Of the line's em: smaller characters this far off its baseline are raised or lowered; it is a third by custom. */
const OFF = 0.1
/** Of the line's em: so are characters of its own size this far off it. */
const FAR_OFF = 0.25
/** Of the line's em: characters that overlap by more were printed over one another. */
const OVER = 0.2

/** What in a line does not stand on it: the marks of notes (of 98¹ the 1), and what was printed over or beside it otherwise. */
export interface OffLine {
  marks: ReadonlySet<Glyph>
  others: ReadonlySet<Glyph>
}

export function offLine(line: readonly Glyph[]): OffLine | null {
  if (isEven(line)) return null
  const marks = new Set<Glyph>()
  const others = new Set<Glyph>()
  for (const word of wordsOf(line)) {
    if (isEven(word)) continue
    const size = word.reduce((most, glyph) => Math.max(most, glyph.size), 0)
    const base = baselineOf(word.find((glyph) => glyph.size === size)!)
    const off = word.filter((glyph) => isOff(glyph, size, base))
    const sound = off.every((glyph) => glyph.size > SMALLER.least * size) && !overprinted(word, size)
    for (const glyph of off) (sound ? marks : others).add(glyph)
  }
  return marks.size || others.size ? { marks, others } : null
}

/** Whether a character does not stand on a line of such a size and baseline. */
export function isOff(glyph: Glyph, size: number, base: number): boolean {
  const off = Math.abs(baselineOf(glyph) - base) / size
  return off > FAR_OFF || (off > OFF && glyph.size < SMALLER.most * size)
}

const overprinted = (word: Glyph[], size: number): boolean =>
  word.some((glyph, i) => i > 0 && word[i - 1]!.x1 - glyph.x0 > OVER * size)

const isEven = (glyphs: readonly Glyph[]): boolean =>
  glyphs.every(({ size, y1 }) => size === glyphs[0]!.size && y1 === glyphs[0]!.y1)

export const baselineOf = ({ y1, size }: Glyph): number => y1 - BELOW_BASELINE * size

/** The stretches of a line without a gap in them. */
export function wordsOf(line: readonly Glyph[]): Glyph[][] {
  const words: Glyph[][] = []
  for (const glyph of line) {
    const before = words.at(-1)?.at(-1)
    if (before && gapBetween(before, glyph) < WORD_GAP) words.at(-1)!.push(glyph)
    else words.push([glyph])
  }
  return words
}
