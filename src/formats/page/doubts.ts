/**
 * What in a cell may be part of its number and can't be read: a digit that may be hidden, a digit that is a picture or a drawing.
 * Beside other digits it is � (1 and a drawn 2 → 1�), so that nobody takes the rest for the number.
 */
import { hull, middleX, middleY, holds, type Box } from './geometry.js'
import { edgesToRules, type RulingLine } from './lattice.js'
import { baselineOf, isOff, wordsOf } from './marks.js'
import { UNREADABLE, type Edge, type Glyph } from './page.js'
import { rowsOf } from './words.js'

const DIGIT = /[\d０-９]/

/** `12` and a 9 beside it that may be hidden → `12�`; a 1 and a 7 printed over one another → `��`; `12` and a small 9 on its line → `12�`. */
export function withDoubts(glyphs: readonly Glyph[]): readonly Glyph[] {
  const digits = glyphs.filter((glyph) => isUpright(glyph) && DIGIT.test(glyph.text))
  const lost = new Set(digits.filter((digit) => digits.some((other) => isOverprinted(digit, other))))
  if (digits.some(({ doubtful, size }) => doubtful || size !== digits[0]!.size))
    for (const row of rowsOf(glyphs.filter(isUpright)))
      for (const word of wordsOf(row.glyphs)) for (const glyph of unlikeOthers(word)) lost.add(glyph)
  return lost.size
    ? glyphs.map((glyph) => (lost.has(glyph) ? { ...glyph, text: UNREADABLE } : glyph))
    : glyphs
}

const isUpright = ({ turn, vertical }: Glyph): boolean => turn === 0 && !vertical

/** Digits with so much of their breadth in common stand on one another: nobody reads either. */
const ON_ANOTHER = 0.6
/** They stand on one line within this (ems). */
const ON_LINE = 0.3

const isOverprinted = (one: Glyph, other: Glyph): boolean =>
  one.text !== other.text &&
  Math.abs(one.y1 - other.y1) < ON_LINE * one.size &&
  Math.min(one.x1, other.x1) - Math.max(one.x0, other.x0) > ON_ANOTHER * (one.x1 - one.x0)

/** A digit of no more than this part of its neighbour's size is of another number; one that is raised is a note's mark. */
const SMALL = 0.6

/** The digits of a word that may be hidden where others of it are not, and those that are small beside others. */
function unlikeOthers(word: readonly Glyph[]): Glyph[] {
  const digits = word.filter(({ text }) => DIGIT.test(text))
  const doubtful = digits.filter((glyph) => glyph.doubtful)
  const largest = digits.find(({ size }) => digits.every((other) => other.size <= size))
  const small = digits.filter(
    (glyph) => glyph.size <= SMALL * largest!.size && !isOff(glyph, largest!.size, baselineOf(largest!)),
  )
  return doubtful.length < digits.length ? [...doubtful, ...small] : small
}

/** A shape beside a digit is one itself where it is so high (ems), and no farther from it or deeper in its box than this. */
const HIGH = { least: 0.4, most: 1.3 }
const NEXT = { least: -0.3, most: 0.5 }

/** `2` and a drawn 1 before it → `�2`. */
export function withShapes(glyphs: readonly Glyph[], shapes: readonly Box[]): readonly Glyph[] {
  if (!shapes.length || !glyphs.length) return glyphs
  const printed = glyphs.filter((glyph) => isUpright(glyph) && !glyph.space)
  const digits = printed.filter(({ text }) => DIGIT.test(text))
  const unknown = shapes.flatMap((shape): Glyph[] => {
    if (
      printed.some(
        (glyph) =>
          holds(shape, middleX(glyph), middleY(glyph)) || holds(glyph, middleX(shape), middleY(shape)),
      )
    )
      return []
    const beside = digits.find((digit) => isBeside(shape, digit))
    return beside ? [{ ...beside, x0: shape.x0, x1: shape.x1, text: UNREADABLE }] : []
  })
  return unknown.length ? [...glyphs, ...unknown] : glyphs
}

function isBeside(shape: Box, { x0, x1, y0, y1, size }: Glyph): boolean {
  const height = (shape.y1 - shape.y0) / size
  const gap = Math.max(shape.x0 - x1, x0 - shape.x1) / size
  return (
    height > HIGH.least &&
    height < HIGH.most &&
    gap > NEXT.least &&
    gap < NEXT.most &&
    holds({ x0: shape.x0, x1: shape.x1, y0, y1 }, middleX(shape), middleY(shape))
  )
}

/** Digits drawn as strokes are no higher (points); a table's rules are longer, or touch one that is. */
const LONGEST = 16
/** Lower ones (points) are dots and dashes. */
const LOWEST = 2
/** Strokes whose ends are no farther from one another (points) hang together. */
const TOUCH = 1
/** Pieces of one rule lie no farther from it (points). */
const SAME_RULE = 3.5
/** More short strokes on a page are a drawing. */
const MOST_STROKES = 2000

/** What short strokes draw that touch no rule of a table: a 1 as an upright line, a 7 as two lines. A level stroke alone is a dash. */
export function loneStrokes(edges: readonly Edge[]): Box[] {
  const short = edges.filter(({ from, to }) => to - from <= LONGEST)
  if (!short.some(({ horizontal }) => !horizontal) || short.length > MOST_STROKES) return []
  const long = edgesToRules([...edges]).filter(({ from, to }) => to - from > LONGEST)
  const own = short.filter((edge) => !long.some((rule) => isPieceOf(edge, rule))).map(boxOf)
  const rules = long.map(boxOf)
  return clusters(own)
    .filter((strokes) => !strokes.some((stroke) => rules.some((rule) => meet(stroke, rule))))
    .map((strokes) => hull(strokes))
    .filter(({ y0, y1 }) => y1 - y0 > LOWEST && y1 - y0 <= LONGEST)
}

const isPieceOf = (edge: Edge, rule: RulingLine): boolean =>
  edge.horizontal === rule.horizontal &&
  Math.abs(edge.at - rule.at) <= SAME_RULE &&
  edge.from >= rule.from - TOUCH &&
  edge.to <= rule.to + TOUCH

const boxOf = ({ horizontal, at, from, to }: RulingLine): Box =>
  horizontal ? { x0: from, x1: to, y0: at, y1: at } : { x0: at, x1: at, y0: from, y1: to }

const meet = (a: Box, b: Box): boolean =>
  a.x0 < b.x1 + TOUCH && b.x0 < a.x1 + TOUCH && a.y0 < b.y1 + TOUCH && b.y0 < a.y1 + TOUCH

/** Strokes that touch one another, set by set. */
function clusters(strokes: Box[]): Box[][] {
  const sets: Box[][] = []
  for (const stroke of strokes) {
    const own = sets.filter((set) => set.some((other) => meet(stroke, other)))
    const rest = sets.filter((set) => !own.includes(set))
    sets.splice(0, Infinity, ...rest, [stroke, ...own.flat()])
  }
  return sets
}
