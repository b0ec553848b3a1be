/** What was understood of a laid-out page, to be drawn over it: its ruling lines, its cells, and in which order its text is read. */
import type { Block, Place } from '../document.js'
import { hull, moved } from '../formats/page/geometry.js'
import { edgesToRules, type RulingLine } from '../formats/page/lattice.js'
import type { Glyph, Page } from '../formats/page/page.js'

/** Left, top, right, bottom in points, origin at the top left of the page as it is viewed. */
export type Sides = Place['bbox']

export interface PageLayers {
  width: number
  height: number
  rules: Sides[]
  cells: Sides[]
  /** Where the blocks of the text stream stand, each with its number from 1. */
  order: { number: number; sides: Sides }[]
  /** What is painted, where the page is not drawn by anything else. */
  painted: PaintedText[]
}

export interface PaintedText {
  text: string
  sides: Sides
  size: number
  turn: Glyph['turn']
}

export function layersOf(
  pages: readonly Page[],
  blocks: readonly Block[],
  { isPainted }: { isPainted: boolean },
): PageLayers[] {
  return pages.map((page) => {
    const view = moved(page.back, 0, 0, page.width, page.height)
    return {
      width: view.x1 - view.x0,
      height: view.y1 - view.y0,
      rules: edgesToRules(page.edges).map((rule) => sidesOf(rule, page)),
      cells: placesOn(page, blocks.flatMap(cellPlaces)),
      order: blocks.flatMap((block, i) => {
        const own = placesOn(page, placesOf(block))
        return own.length > 0 ? [{ number: i + 1, sides: around(own) }] : []
      }),
      painted: isPainted ? page.glyphs.map((glyph) => paintedOf(glyph, page)) : [],
    }
  })
}

/** A rule has no thickness: { horizontal, at: 20, from: 5, to: 90 } → [5, 20, 90, 20] */
function sidesOf({ horizontal, at, from, to }: RulingLine, page: Page): Sides {
  return horizontal ? viewed(page, [from, at, to, at]) : viewed(page, [at, from, at, to])
}

/** From the page's coordinates as it was read to those of the page as it is viewed. */
function viewed({ back }: Page, [left, top, right, bottom]: Sides): Sides {
  const { x0, y0, x1, y1 } = moved(back, left, top, right, bottom)
  return [x0, y0, x1, y1]
}

const cellPlaces = (block: Block): Place[] =>
  block.kind === 'table' ? block.cells.flatMap(({ place }) => place ?? []) : []

const placesOf = (block: Block): Place[] => {
  if (block.kind === 'table') return cellPlaces(block)
  return block.place ? [block.place] : []
}

const placesOn = ({ number }: Page, places: readonly Place[]): Sides[] =>
  places.filter(({ page }) => page === number).map(({ bbox }) => bbox)

function around(all: readonly Sides[]): Sides {
  const { x0, y0, x1, y1 } = hull(
    all.map(([left, top, right, bottom]) => ({ x0: left, y0: top, x1: right, y1: bottom })),
  )
  return [x0, y0, x1, y1]
}

/** Turned text stands as the page is viewed; the glyph knows its direction before the page was turned upright. */
const paintedOf = ({ text, size, turn, x0, y0, x1, y1 }: Glyph, page: Page): PaintedText => ({
  text,
  size,
  turn: ((turn + quartersOf(page)) % 4) as Glyph['turn'],
  sides: viewed(page, [x0, y0, x1, y1]),
})

/** Quarter turns from the page as it was read to the page as it is viewed. */
function quartersOf({ back: [a = 1, b = 0] }: Page): number {
  if (a === 1) return 0
  if (b === 1) return 1
  return a === -1 ? 2 : 3
}
