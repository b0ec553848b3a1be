/** What is printed over or under the text of a page and is none of it: watermarks and stamps. */
import { median, type Box } from './geometry.js'
import type { Edge, Glyph, Page } from './page.js'

/** Text set this many degrees off its page's own direction goes across it; lines of a scan differ by less. */
const ACROSS = 4
/** Whole pages of scans are off their axes by less than this (degrees). */
const MOST_SLANT = 10

/** Of black: so much paler than the page's text is pale. In very large letters, colours such as red are pale enough. */
const PALER = 0.3
const COLOURED = 0.2
/** So many times the size of the page's text is large, and very large. */
const LARGE = 1.4
const VERY_LARGE = 1.8
/** So often the same words on one page are a pattern. */
const TILES = 3
/** So many characters over others show that words were printed without regard to these. */
const FEWEST_OVER = 2
/** Of an em: what boxes of characters may overlap by though the characters do not touch. */
const CLEARANCE = 0.2

/** Whether a glyph is set across its page, whatever the direction of the page's own text. */
export const isAcross = ({ slant }: Pick<Glyph, 'slant'>): boolean => Math.abs(slant) > MOST_SLANT

/** The pages without watermarks and stamps: 内部资料 at 45° or 15°, a large pale 样张 2024 across a table, small ones all over the page. */
export function withoutOverlays(pages: Page[]): Page[] {
  const kinds = new Set(pages.flatMap((page) => [...overlaysOf(page)]))
  if (!kinds.size) return pages
  return pages.map((page) => {
    const own = slantOf(page)
    return {
      ...page,
      glyphs: page.glyphs.filter((glyph) => !kinds.has(kindOf(glyph)) && !isOff(glyph, own)),
    }
  })
}

const isOff = (glyph: Glyph, own: number): boolean => isAcross(glyph) || Math.abs(glyph.slant - own) > ACROSS

/** Letters of one watermark or one stamp are alike, also those of a round stamp that happen to stand upright. */
const kindOf = ({ font, size, ink }: Glyph): string => `${font} ${size.toFixed(1)} ${ink.toFixed(2)}`

/** Most of what stands on a page may be its watermark. */
const slantOf = ({ glyphs }: Page): number =>
  median(glyphs.filter((glyph) => !isAcross(glyph)).map(({ slant }) => slant))

/** The kinds of glyphs on a page that are no text of it; nearly always there are none, and a look at each glyph shows it. */
function overlaysOf(page: Page): Set<string> {
  const signs = page.glyphs.filter(({ space }) => !space)
  const darkest = signs.reduce((most, { ink }) => Math.max(most, ink), 0)
  if (signs.every(({ slant, ink }) => Math.abs(slant) < 1 && ink > darkest - COLOURED)) return new Set()
  const own = {
    slant: slantOf(page),
    ink: median(signs.map(({ ink }) => ink)),
    size: median(signs.map(({ size }) => size)),
  }
  const kinds = new Map<string, Glyph[]>()
  for (const glyph of signs) {
    const kind = kindOf(glyph)
    const alike = kinds.get(kind)
    if (alike) alike.push(glyph)
    else kinds.set(kind, [glyph])
  }
  const isOverlay = (alike: Glyph[]): boolean =>
    2 * alike.filter((glyph) => isOff(glyph, own.slant)).length >= alike.length ||
    (standsOut(alike, own) && runsOver(alike, signs, page.edges))
  return new Set([...kinds].filter(([, alike]) => isOverlay(alike)).map(([kind]) => kind))
}

/** Pale, and large or repeated: no text that is to be read is both. */
function standsOut(alike: Glyph[], own: { ink: number; size: number }): boolean {
  const { ink, size } = alike[0]!
  if (size > VERY_LARGE * own.size) return ink < own.ink - COLOURED
  return ink < own.ink - PALER && (size > LARGE * own.size || isPattern(alike))
}

/** The same words again and again, such as 某某局 内部资料; a column of pale zeros is none. */
function isPattern(alike: Glyph[]): boolean {
  const counts = new Map<string, number>()
  for (const words of runsOf(alike)) counts.set(words, (counts.get(words) ?? 0) + 1)
  return [...counts].every(([words, count]) => count >= TILES && /\p{L}{2}/u.test(words))
}

/** What one operator painted, or several in a row. */
function runsOf(alike: Glyph[]): string[] {
  const runs = new Map<number, string>()
  for (const { painted, text } of alike) runs.set(painted, (runs.get(painted) ?? '') + text)
  return [...runs.values()]
}

/** Whether characters stand over others, or over rules. */
function runsOver(alike: Glyph[], signs: Glyph[], edges: Edge[]): boolean {
  const own = new Set(alike)
  const others = signs.filter((glyph) => !own.has(glyph))
  const over = alike.filter((glyph) => {
    const inner = innerOf(glyph)
    return others.some((other) => meet(inner, innerOf(other))) || edges.some((edge) => crosses(edge, inner))
  })
  return over.length >= FEWEST_OVER
}

const innerOf = ({ x0, y0, x1, y1, size }: Glyph): Box => ({
  x0: x0 + (CLEARANCE * size) / 2,
  y0: y0 + (CLEARANCE * size) / 2,
  x1: x1 - (CLEARANCE * size) / 2,
  y1: y1 - (CLEARANCE * size) / 2,
})

const meet = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1

const crosses = ({ horizontal, at, from, to }: Edge, { x0, y0, x1, y1 }: Box): boolean =>
  horizontal ? at > y0 && at < y1 && from < x1 && to > x0 : at > x0 && at < x1 && from < y1 && to > y0
