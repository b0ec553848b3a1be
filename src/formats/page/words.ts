/** Glyphs → lines → text as an HTML version would have it. */
import { gapBetween, WIDE_GAP, WORD_GAP } from './gaps.js'
import { hull, median, middleY, type Box } from './geometry.js'
import { offLine, type OffLine } from './marks.js'
import type { Glyph } from './page.js'

export interface Line extends Box {
  glyphs: Glyph[]
  text: string
  size: number
}

/** Middles nearer than this part of an em are one line: less than any leading, more than any shift of baseline. */
const SAME_LINE = 0.5
/** Characters that begin this near each other (ems) in a line are not side by side; they are read as they were painted. */
const SAME_PLACE = 0.2
/** A space of less than this many ems was overprinted by what follows: no space is seen. */
const SEEN_SPACE = 0.08

const CJK =
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014\u2018-\u201d\u2026\u00b7\u2460-\u24ff]|[\ud840-\ud8ff]/u
const DIGITS = /[\d.,%+]/
/** The comparison answers for nearly all, faster than the expression. */
export const isCjk = (text: string): boolean => (text >= '\u2e80' && text < '\ua000') || CJK.test(text)

/** The lines that upright glyphs stand in, top to bottom, each with its text. */
export function textLines(glyphs: readonly Glyph[]): Line[] {
  const spaces = glyphs.filter((glyph) => glyph.space)
  return rowsOf(glyphs).map(({ glyphs: own, middle, size }) => {
    let inGaps: Glyph[] | undefined
    const gaps = () => {
      inGaps ??= spaces.filter((space) => Math.abs(middleY(space) - middle) < SAME_LINE * size)
      return inGaps
    }
    return { ...hull(own), glyphs: own, text: textOf(own, gaps), size: sizeOf(own) }
  })
}

interface Row {
  glyphs: Glyph[]
  middle: number
  size: number
}

/** The glyphs of each line in order, without the spaces between them. */
export function rowsOf(glyphs: readonly Glyph[]): Row[] {
  const sorted = glyphs.filter((glyph) => !glyph.space).sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1)
  const rows: Row[] = []
  for (const glyph of sorted) {
    const last = rows.at(-1)
    if (last && middleY(glyph) - last.middle < SAME_LINE * Math.max(last.size, glyph.size)) {
      last.middle += (middleY(glyph) - last.middle) / (last.glyphs.length + 1)
      last.size = Math.max(last.size, glyph.size)
      last.glyphs.push(glyph)
    } else rows.push({ glyphs: [glyph], middle: middleY(glyph), size: glyph.size })
  }
  bringMarksHome(rows)
  let order: Map<Glyph, number> | undefined
  const painted = (glyph: Glyph): number => {
    order ??= new Map(glyphs.map((one, i) => [one, i]))
    return order.get(glyph)!
  }
  for (const { glyphs: own, size } of rows)
    own.sort((a, b) => (Math.abs(a.x0 - b.x0) < SAME_PLACE * size ? painted(a) - painted(b) : a.x0 - b.x0))
  return rows
}

/** A mark is so much smaller than the character that it stands behind, and no farther from it than this (ems of its own). */
const SMALLER = 0.9
const BEHIND = 1.5

/** A raised mark may come to the line above: where a label's lines stand beside its number, that is nearer to it. */
function bringMarksHome(rows: Row[]): void {
  rows.forEach((row, r) => {
    const astray = row.glyphs.filter((glyph) => glyph.size < SMALLER * row.size && !isBehindOne(glyph, row))
    for (const mark of astray) {
      const home = [rows[r + 1], rows[r - 1]].find((other) => other && isBehindOne(mark, other))
      if (!home) continue
      row.glyphs.splice(row.glyphs.indexOf(mark), 1)
      home.glyphs.push(mark)
    }
  })
}

const isBehindOne = (mark: Glyph, { glyphs }: Row): boolean =>
  glyphs.some(
    ({ x1, y0, y1, size }) =>
      mark.size < SMALLER * size &&
      Math.abs(mark.x0 - x1) < BEHIND * mark.size &&
      mark.y1 > y0 &&
      mark.y0 < y1,
  )

const sizeOf = (glyphs: Glyph[]): number =>
  glyphs.every(({ size }) => size === glyphs[0]!.size)
    ? glyphs[0]!.size
    : median(glyphs.map(({ size }) => size))

/**
 * A line as it is read. A note's mark stands in brackets, for it is no digit of the number before it: 98¹ → 98[1]. What else
 * does not stand on the line, such as a stamp's text over it, is set apart by spaces: no number is made of both.
 */
function textOf(glyphs: Glyph[], spaces: () => Glyph[]): string {
  const off = offLine(glyphs)
  let text = ''
  let before: Glyph | undefined
  for (const glyph of glyphs) {
    if (before) text += between(before, glyph, off, spaces)
    else if (off?.marks.has(glyph)) text = '['
    text += glyph.text
    before = glyph
  }
  return before && off?.marks.has(before) ? `${text}]` : text
}

/** What is read between two characters: a space, or nothing; and the brackets round a mark: 0¹  88 → 0[1] 88. */
function between(before: Glyph, after: Glyph, off: OffLine | null, spaces: () => Glyph[]): string {
  const gap = spaced(before, after, spaces) ? ' ' : ''
  if (!off) return gap
  const [was, is] = [off.marks.has(before), off.marks.has(after)]
  if (was !== is) return is ? `${gap}[` : `]${gap}`
  return off.others.has(before) === off.others.has(after) ? gap : ' '
}

function spaced(before: Glyph, after: Glyph, spaces: () => Glyph[]): boolean {
  const gap = gapBetween(before, after)
  if (gap < SEEN_SPACE) return false
  if (gap >= WIDE_GAP) return true
  if (isCjk(before.text) || isCjk(after.text)) {
    const other = isCjk(before.text) ? after.text : before.text
    return !isCjk(other) && !DIGITS.test(other) && printed(before, after, spaces)
  }
  return gap >= WORD_GAP || printed(before, after, spaces)
}

const printed = (before: Glyph, after: Glyph, spaces: () => Glyph[]): boolean =>
  spaces().some(
    (space) =>
      (space.x0 + space.x1) / 2 > before.x0 &&
      (space.x0 + space.x1) / 2 < after.x1 &&
      space.x1 - space.x0 > 0,
  )

/** Joins the texts of two lines of one paragraph or cell: a space only between two words in letters or two numbers. */
export function joinLines(above: string, below: string): string {
  if (!above || !below) return above + below
  const last = above.at(-1)!
  const first = below[0]!
  return isCjk(last) || isCjk(first) || last === '-' || last === '/' ? above + below : `${above} ${below}`
}

/** Lines that text set sideways or top to bottom stands in, brought upright; the order is the order of reading. */
export function turnedLines(glyphs: readonly Glyph[]): Line[] {
  const turns = new Map<number, Glyph[]>()
  for (const glyph of glyphs) {
    const quarters = glyph.vertical ? (glyph.turn + 1) % 4 : glyph.turn
    turns.set(quarters, [...(turns.get(quarters) ?? []), glyph])
  }
  return [...turns].flatMap(([quarters, same]) =>
    textLines(same.map((glyph) => ({ ...glyph, ...upright(glyph, quarters) }))).map((line) => ({
      ...line,
      ...hull(same),
    })),
  )
}

const upright = ({ x0, y0, x1, y1 }: Box, quarters: number): Box => {
  if (quarters === 1) return { x0: y0, x1: y1, y0: -x1, y1: -x0 }
  if (quarters === 2) return { x0: -x1, x1: -x0, y0: -y1, y1: -y0 }
  if (quarters === 3) return { x0: -y1, x1: -y0, y0: x0, y1: x1 }
  return { x0, y0, x1, y1 }
}
