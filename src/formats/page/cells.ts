/** What stands in a cell → its text, on one line. */
import { isPieceOfNumber } from '../../form/lexicon/values.js'
import { middleX, type Box } from './geometry.js'
import type { Glyph } from './page.js'
import { joinLines, textLines, turnedLines, type Line } from './words.js'

/** Left and right margins of a cell together (points): Word's 0.19 cm each side, and a little. */
const CELL_MARGINS = 13

const NUMBER_END = /\d[.,]?$/
const NUMBER_START = /^[.,]?\d/

/** A cell's text and its upright lines. Digits of two lines are one number only where the cell was too narrow for one line. */
export function readCell(glyphs: readonly Glyph[], cell: Box): { text: string; lines: Line[] } {
  const lines = textLines(glyphs.filter((glyph) => !glyph.vertical && glyph.turn === 0))
  return { text: cellText(glyphs, lines, cell), lines }
}

function cellText(glyphs: readonly Glyph[], upright: Line[], cell: Box): string {
  if (runsDown(glyphs)) return glyphs.map(({ text }) => text.trim()).join('')
  const sideways = glyphs.filter((glyph) => glyph.vertical || glyph.turn !== 0)
  const lines = sideways.length ? [...turnedLines(sideways), ...upright] : upright
  const room = cell.x1 - cell.x0
  return lines
    .reduce(
      (text, line, i) =>
        i && wrapsNumber(lines[i - 1]!, line, room) ? text + line.text : joinLines(text, line.text),
      '',
    )
    .trim()
}

/** Characters this far apart sideways (ems) stand one under another; the next is this far down. */
const UNDER = { aside: 0.35, least: 0.4, most: 2.5 }

/**
 * Upright characters set from top to bottom: most were painted straight below the one before. Their order of painting is
 * then their order of reading; punctuation in a vertical line is often painted away from its place.
 */
function runsDown(glyphs: readonly Glyph[]): boolean {
  const own = glyphs.filter((glyph) => !glyph.space && glyph.turn === 0 && !glyph.vertical)
  if (own.length < 3 || own.length < glyphs.length / 2) return false
  const steps = own.slice(1).filter((glyph, i) => {
    const before = own[i]!
    const down = (glyph.y0 - before.y0) / glyph.size
    return (
      Math.abs(middleX(glyph) - middleX(before)) < UNDER.aside * glyph.size &&
      down > UNDER.least &&
      down < UNDER.most
    )
  })
  return steps.length >= 0.6 * (own.length - 1)
}

/** A number's lines are of one size within this part of it; a mark that came to a line of its own is smaller. */
const SAME_SIZE = 0.1

/** A number broken over two lines because the cell's width forced it. */
export const wrapsNumber = (above: Line, below: Line, room: number): boolean =>
  isPieceOfNumber(above.text) &&
  NUMBER_END.test(above.text) &&
  NUMBER_START.test(below.text) &&
  Math.abs(above.size - below.size) < SAME_SIZE * above.size &&
  above.x1 - above.x0 + (below.glyphs[0]!.x1 - below.glyphs[0]!.x0) > room - CELL_MARGINS
