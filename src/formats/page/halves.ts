/** Two pages printed side by side on each sheet → the pages, one after the other. */
import { type Box, compose } from './geometry.js'
import type { Glyph, Page } from './page.js'
import { rowsOf } from './words.js'

/** A sheet for two pages is so much wider than high at least: A4 on its side by 1.41. */
const WIDE = 1.2
/** The gutter stands no farther from the middle, and is as wide at least: shares of the sheet's width. */
const OFF_MIDDLE = 0.06
const NARROWEST = 0.02
/** A line of prose has so many characters side by side at least; so many lines in each half show that it is a page. */
const PROSE = 15
const FEWEST_LINES = 2

export interface Halved {
  pages: Page[]
  /** The sheet, as the document counts, on which a page stands. */
  sheetOf: (page: number) => number
}

/**
 * Lines of a sheet run from its left page into its right one unless it is parted: `一、总体情况      四、行政复议、行政诉讼情况`. All sheets of a
 * document must be so: a table on a page laid on its side has gaps between its columns too, and prose runs over them on another.
 */
export function inHalves(sheets: Page[]): Halved {
  const gutters = sheets.map(gutterOf)
  const halves = sheets.flatMap((sheet, i) => (gutters[i] ? halvesOf(sheet, gutters[i]) : []))
  if (halves.length < 2 * sheets.length || !areProse(halves))
    return { pages: sheets, sheetOf: (page) => page }
  return { pages: halves, sheetOf: (page) => Math.ceil(page / 2) }
}

/** Where nothing that is printed crosses the middle of a wide sheet; null where something does. */
function gutterOf({ width, height, glyphs, edges, pictures }: Page): number | null {
  if (width < WIDE * height) return null
  const middle = width / 2
  const [least, most] = [middle - OFF_MIDDLE * width, middle + OFF_MIDDLE * width]
  const printed: Box[] = [
    ...glyphs.filter(({ space }) => !space),
    ...edges.map(({ box }) => box),
    ...pictures,
  ]
  const [left, right] = [printed.filter(({ x0 }) => x0 < middle), printed.filter(({ x0 }) => x0 >= middle)]
  const from = left.reduce((end, { x1 }) => Math.max(end, x1), least)
  const to = right.reduce((start, { x0 }) => Math.min(start, x0), most)
  return to - from >= NARROWEST * width ? (from + to) / 2 : null
}

function halvesOf(sheet: Page, gutter: number): Page[] {
  const { number, width } = sheet
  const isLeft = (box: Box): boolean => (box.x0 + box.x1) / 2 < gutter
  const half = (side: 0 | 1): Page => {
    const from = side * (width / 2)
    const own = <T extends Box>(boxes: readonly T[]): T[] =>
      boxes.filter((box) => isLeft(box) === (side === 0)).map((box) => shifted(box, from))
    return {
      ...sheet,
      number: 2 * number - 1 + side,
      width: width / 2,
      glyphs: own(sheet.glyphs),
      edges: sheet.edges
        .filter(({ box }) => isLeft(box) === (side === 0))
        .map((edge) =>
          edge.horizontal
            ? { ...edge, from: edge.from - from, to: edge.to - from, box: shifted(edge.box, from) }
            : { ...edge, at: edge.at - from, box: shifted(edge.box, from) },
        ),
      pictures: own(sheet.pictures),
      unread: own(sheet.unread),
      shapes: own(sheet.shapes),
      back: compose(sheet.back, [1, 0, 0, 1, from, 0]),
    }
  }
  return [half(0), half(1)]
}

const shifted = <T extends Box>(box: T, by: number): T => ({ ...box, x0: box.x0 - by, x1: box.x1 - by })

/** Both halves of the sheets have lines of prose: two columns of numbers are no pages. */
const areProse = (halves: readonly Page[]): boolean =>
  [0, 1].every(
    (side) =>
      halves.filter((_, i) => i % 2 === side).reduce((sum, page) => sum + linesOfProse(page), 0) >=
      FEWEST_LINES,
  )

const linesOfProse = ({ glyphs }: Page): number =>
  rowsOf(glyphs.filter(({ turn, vertical }) => turn === 0 && !vertical)).filter(
    ({ glyphs: row }) => longestRun(row) >= PROSE,
  ).length

/** So many characters of a line stand side by side at most. */
function longestRun(row: readonly Glyph[]): number {
  let [run, longest] = [0, 0]
  row.forEach((glyph, i) => {
    const before = row[i - 1]
    run = before && glyph.x0 - before.x1 < glyph.size ? run + 1 : 1
    longest = Math.max(longest, run)
  })
  return longest
}
