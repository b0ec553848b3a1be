/** The room between two glyphs of a line, and what it means. */
import type { Glyph } from './page.js'

/** A gap of this many ems between letters or digits separates words; within a word, even letter-spaced, it is less. */
export const WORD_GAP = 0.4
/** A gap of this many ems is meant even between Chinese characters: it is more than justification puts there. */
export const WIDE_GAP = 2

/** In ems; below zero where they overlap. */
export const gapBetween = (before: Glyph, after: Glyph): number =>
  (after.x0 - before.x1) / Math.max(before.size, after.size)
