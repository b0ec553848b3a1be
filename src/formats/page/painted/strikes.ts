/** Lines through the middle of text: what they strike out is no part of the report. */
import { hull, median, middleX, middleY, type Box } from '../geometry.js'
import { edgesToRules, type RulingLine } from '../lattice.js'
import type { Edge } from '../page.js'
import type { PaintedGlyph } from './painted.js'

/** Where a line through a glyph may run, as parts of its em box from the top: below the tops of digits, above the baseline. */
const THROUGH = { from: 0.3, to: 0.8 }
/** A line that strikes out text begins and ends with it, within this (ems); a table's rule runs on. */
const AS_LONG = 0.6

export interface Strikes {
  struck: Set<PaintedGlyph>
  /** The lines that strike out, which are no rules of a table. */
  lines: Set<Edge>
}

const NONE: Strikes = { struck: new Set(), lines: new Set() }

/** The glyphs that `edges` or a comment's `marks` strike out, of text written level. */
export function strikesOf(glyphs: PaintedGlyph[], edges: Edge[], marks: Edge[]): Strikes {
  const text = glyphs.filter(({ turn, vertical, hidden }) => turn === 0 && !vertical && !hidden)
  const level = [...edges, ...marks].filter(({ horizontal }) => horizontal)
  if (!level.length) return NONE
  const lineAt = rowFinder(text)
  const crossing = level.filter((edge) => strikes(edge, lineAt(edge.at)))
  if (!crossing.length) return NONE
  // Pieces of one line count as one: the dashes of a table's rule are each as short as a digit.
  const rules = edgesToRules(level)
  const struck = new Set<PaintedGlyph>()
  const lines = new Set<Edge>()
  for (const edge of crossing) {
    const whole = rules.find((rule) => isPieceOf(edge, rule)) ?? edge
    const through = struckBy(whole, lineAt(edge.at))
    if (!through.length) continue
    lines.add(edge)
    for (const glyph of through) struck.add(glyph)
  }
  return { struck, lines }
}

type Line = Pick<RulingLine, 'at' | 'from' | 'to'>

const strikes = (line: Line, glyphs: PaintedGlyph[]): boolean => struckBy(line, glyphs).length > 0

/** The glyphs that a line runs through the middle of, if it is as long as they are together. */
function struckBy({ at, from, to }: Line, glyphs: PaintedGlyph[]): PaintedGlyph[] {
  const through = glyphs.filter(
    (glyph) => middleX(glyph) > from && middleX(glyph) < to && isThrough(at, glyph),
  )
  if (!through.some(({ space }) => !space)) return []
  const { x0, x1 } = hull(through)
  const slack = AS_LONG * median(through.map(({ size }) => size))
  return from > x0 - slack && to < x1 + slack ? through : []
}

const isThrough = (at: number, { y0, y1 }: Box): boolean =>
  at > y0 + THROUGH.from * (y1 - y0) && at < y0 + THROUGH.to * (y1 - y0)

/** Rules snapped together from pieces lie within this (points) of each. */
const SAME_LINE = 3.5

const isPieceOf = ({ at, from, to }: Edge, rule: RulingLine): boolean =>
  rule.horizontal && Math.abs(rule.at - at) <= SAME_LINE && from >= rule.from - 1 && to <= rule.to + 1

/** Glyphs are looked for in rows of this height (points). */
const ROW = 16

/** Finds the glyphs whose middle is near a height. */
function rowFinder(glyphs: PaintedGlyph[]): (y: number) => PaintedGlyph[] {
  const rows = new Map<number, PaintedGlyph[]>()
  for (const glyph of glyphs) {
    const row = Math.floor(middleY(glyph) / ROW)
    const known = rows.get(row)
    if (known) known.push(glyph)
    else rows.set(row, [glyph])
  }
  return (y) => {
    const row = Math.floor(y / ROW)
    return [row - 1, row, row + 1].flatMap((one) => rows.get(one) ?? [])
  }
}
