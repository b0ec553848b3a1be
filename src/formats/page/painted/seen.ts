/** Which of a page's glyphs and edges a reader sees: not what is painted over, of the colour of its ground, or too small. */
import { holds, median, middleX, middleY, type Box } from '../geometry.js'
import type { Edge } from '../page.js'
import type { Fill } from './paths.js'
import { PATTERNED, type Ink, type PaintedGlyph, type PaintedPage } from './painted.js'

/** A page without paint on it. */
const PAPER = '#ffffff'

/** The page's glyphs, each with what hides it: what is painted later, its ground, its size. */
export function sighted(content: PaintedPage): PaintedGlyph[] {
  const { glyphs } = content
  const areas = areasOf(content)
  const smallest = smallestReadable(glyphs)
  const slashes = slashesOf(content)
  if (!areas.length && !slashes.length && glyphs.every(({ inks, size }) => isPlain(inks) && size >= smallest))
    return glyphs
  const areasAt = finder(areas, content.height)
  return glyphs.map((glyph) => {
    if (glyph.hidden) return glyph
    if (glyph.size < smallest) return { ...glyph, hidden: 'size' }
    const around = areasAt(middleX(glyph), middleY(glyph))
    const hidden = hiddenBy(glyph, around)
    if (hidden) return { ...glyph, hidden }
    const isCrossed = slashes.some((slash) => holds(slash, middleX(glyph), middleY(glyph)))
    return !glyph.doubtful && (isCrossed || mayBeHidden(glyph, around)) ? { ...glyph, doubtful: true } : glyph
  })
}

/** A stroke across a digit or a number is no larger (points); a larger one is a drawing, or crosses out a whole cell. */
const LARGEST_SLASH = { width: 100, height: 20 }
/** More of them on a page are a drawing too. */
const MOST_SLASHES = 500

/** The strokes that may cross out single digits: 8 under a slash beside 12 is not read as 812. */
function slashesOf({ slashes }: PaintedPage): Box[] {
  const small = slashes.filter(
    ({ x0, y0, x1, y1 }) => x1 - x0 <= LARGEST_SLASH.width && y1 - y0 <= LARGEST_SLASH.height,
  )
  return small.length <= MOST_SLASHES ? small : []
}

const isPlain = (inks: Ink[]): boolean => inks.every(({ color, alpha }) => color === '#000000' && alpha === 1)

/** Painted areas in the order in which they were painted; of pictures nobody knows the colour. */
const areasOf = ({ fills, pictures }: PaintedPage): Fill[] =>
  [...fills, ...pictures.map((picture) => ({ ...picture, color: PATTERNED }))].sort(
    (a, b) => a.painted - b.painted,
  )

/** Areas are looked for in so many bands of the page. */
const BANDS = 64

/** Finds the areas at a place, in their order. */
function finder(areas: Fill[], height: number): (x: number, y: number) => Fill[] {
  const bandOf = (y: number): number =>
    Math.min(BANDS - 1, Math.max(0, Math.floor((y / Math.max(1, height)) * BANDS)))
  const bands = Array.from({ length: BANDS }, (): Fill[] => [])
  for (const area of areas)
    for (let band = bandOf(area.y0); band <= bandOf(area.y1); band++) bands[band]!.push(area)
  return (x, y) => bands[bandOf(y)]!.filter((area) => holds(area, x, y))
}

function hiddenBy(glyph: PaintedGlyph, areas: Fill[]): PaintedGlyph['hidden'] {
  const over = areas.find(
    ({ painted, cover }) => painted > glyph.painted && cover !== null && coversGlyph(cover, glyph),
  )
  if (over) return over.color === PATTERNED ? 'picture' : 'fill'
  const ground = groundOf(glyph, areas)
  return glyph.inks.length > 0 && glyph.inks.every((ink) => fades(ink, ground)) ? 'ground' : false
}

/** So much of a glyph's box round its middle is its ink: the part of its breadth and height that must be covered. */
const INK = 0.6

const coversGlyph = (cover: Box, { x0, y0, x1, y1 }: Box): boolean => {
  const [besides, above] = [((1 - INK) / 2) * (x1 - x0), ((1 - INK) / 2) * (y1 - y0)]
  return holds(cover, x0 + besides, y0 + above) && holds(cover, x1 - besides, y1 - above)
}

/** Whether something may hide it of which nobody knows: a picture with a mask over it, half a bar, a pattern's colour, white on a photograph. */
function mayBeHidden(glyph: PaintedGlyph, areas: Fill[]): boolean {
  if (areas.some(({ painted, readThrough }) => painted > glyph.painted && !readThrough)) return true
  if (glyph.inks.some(({ color }) => color === PATTERNED)) return true
  if (!glyph.inks.length || groundOf(glyph, areas) !== null) return false
  const colors = [PAPER, ...areas.filter(({ painted }) => painted < glyph.painted).map(({ color }) => color)]
  const grounds = colors.filter((color) => color !== PATTERNED)
  return glyph.inks.every((ink) => grounds.some((ground) => fades(ink, ground)))
}

/** The colour that a glyph was painted on; null where that is a picture, or more than one colour. */
function groundOf(glyph: PaintedGlyph, areas: Fill[]): string | null {
  const below = areas.findLast(({ painted }) => painted < glyph.painted)
  if (!below) return PAPER
  return below.cover && below.color !== PATTERNED && coversGlyph(below.cover, glyph) ? below.color : null
}

/** Colours whose red, green and blue differ by no more than this (of 255) are one to the eye. */
const ALIKE = 8
/** Paint of which less than this shows is not seen. */
const FAINTEST = 0.03

/** Whether paint can't be told from its ground: white on white, or nearly nothing of it. */
function fades({ color, alpha }: Ink, ground: string | null): boolean {
  if (alpha < FAINTEST) return true
  if (ground === null || color === PATTERNED) return false
  const [ink, paper] = [channels(color), channels(ground)]
  return ink.every((value, i) => Math.abs(value - paper[i]!) * alpha <= ALIKE)
}

/** `#0a80ff` → 10, 128, 255. */
const channels = (color: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))

/** Text smaller than this (points), and than this part of the page's other text, nobody reads. */
const TOO_SMALL = 2
const BESIDE_OTHERS = 1 / 3

/** The smallest size that is read on a page; where all is small, the whole page is drawn so. */
function smallestReadable(glyphs: PaintedGlyph[]): number {
  if (glyphs.every(({ size }) => size >= TOO_SMALL)) return 0
  const others = glyphs.filter(({ hidden, space, size }) => !hidden && !space && size >= TOO_SMALL)
  return Math.min(TOO_SMALL, BESIDE_OTHERS * median(others.map(({ size }) => size)))
}

/** A white mark on white paper is not there; on a shading it is. */
const WHITE = /^#f[c-f]f[c-f]f[c-f]$/i
/** A white rule within this of a shading (points) is its border. */
const AT_SHADING = 3

export function seenEdges({ edges, fills }: PaintedPage): Edge[] {
  const shadings = fills.filter(({ color }) => !WHITE.test(color))
  const onShading = (box: Box): boolean =>
    shadings.some(({ x0, y0, x1, y1 }) =>
      holds(
        { x0: x0 - AT_SHADING, y0: y0 - AT_SHADING, x1: x1 + AT_SHADING, y1: y1 + AT_SHADING },
        middleX(box),
        middleY(box),
      ),
    )
  return edges.filter(({ color, box }) => !WHITE.test(color) || onShading(box))
}
