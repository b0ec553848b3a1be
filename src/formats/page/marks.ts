/** Marks of notes in a line: smaller characters above or below the line, which belong to no number. */
import type { Glyph } from './page.js'
import { gapBetween, WORD_GAP } from './gaps.js'

/** The part of the em box that stands below the baseline. */
const BELOW_BASELINE = 0.12
/** Browsers set such marks five sixths as large as their line, office programs 58 to 65 hundredths. */
const SMALLER = 0.9
/** Of the line's em: smaller characters this far off its baseline are raised or lowered; it is a third by custom. */
const OFF = 0.1
/** Of the line's em: so are characters of its own size this far off it. */
const FAR_OFF = 0.25

/** The glyphs of a line that are raised or lowered beside what they mark: of 98¹ the 1. Mostly there are none. */
export function marksIn(line: readonly Glyph[]): ReadonlySet<Glyph> {
  const marks = new Set<Glyph>()
  if (isEven(line)) return marks
  for (const word of wordsOf(line)) {
    if (isEven(word)) continue
    const size = word.reduce((most, glyph) => Math.max(most, glyph.size), 0)
    const base = baselineOf(word.find((glyph) => glyph.size === size)!)
    for (const glyph of word) {
      const off = Math.abs(baselineOf(glyph) - base) / size
      if (off > FAR_OFF || (off > OFF && glyph.size < SMALLER * size)) marks.add(glyph)
    }
  }
  return marks
}

const isEven = (glyphs: readonly Glyph[]): boolean =>
  glyphs.every(({ size, y1 }) => size === glyphs[0]!.size && y1 === glyphs[0]!.y1)

const baselineOf = ({ y1, size }: Glyph): number => y1 - BELOW_BASELINE * size

/** The stretches of a line without a gap in them. */
function wordsOf(line: readonly Glyph[]): Glyph[][] {
  const words: Glyph[][] = []
  for (const glyph of line) {
    const before = words.at(-1)?.at(-1)
    if (before && gapBetween(before, glyph) < WORD_GAP) words.at(-1)!.push(glyph)
    else words.push([glyph])
  }
  return words
}
