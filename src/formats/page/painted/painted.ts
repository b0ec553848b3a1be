/** A page as it was painted, whoever painted it: its glyphs, seen or not, pieces of rules, areas and pictures. */
import type { Box } from '../geometry.js'
import type { Edge, Glyph } from '../page.js'
import type { Drawing } from './drawn.js'
import type { Fill } from './paths.js'

export interface PaintedPage {
  number: number
  width: number
  height: number
  glyphs: PaintedGlyph[]
  edges: Edge[]
  fills: Fill[]
  pictures: Picture[]
  /** Shapes that are neither rules nor rectangles, such as characters drawn as their outlines. */
  drawings: Drawing[]
  /** Strokes that are neither level nor upright, such as those that cross out a digit. */
  slashes: Box[]
  /** Lines that comments draw, such as those that strike out text. */
  marks: Edge[]
  /** Values of form fields that the file gives no picture of. */
  values: PaintedGlyph[][]
  /** Characters of layers that are off. */
  off: number
}

export const blankPage = (number: number, width: number, height: number): PaintedPage => ({
  number,
  width,
  height,
  glyphs: [],
  edges: [],
  fills: [],
  pictures: [],
  drawings: [],
  slashes: [],
  marks: [],
  values: [],
  off: 0,
})

/** A glyph as it was painted, seen or not. */
export interface PaintedGlyph extends Glyph {
  /** Why a reader does not see it: see `seen.ts`. */
  hidden: false | Hidden
  /** Its colours, `#rrggbb`, each with how much of it is seen. */
  inks: Ink[]
  /** The font gives no character for the code, so that `text` is only the code's number taken for a character. */
  coded: boolean
  /** A space as wide as a Chinese character: perhaps a character that was lost on the way. */
  wideSpace: boolean
}

export interface Ink {
  color: string
  alpha: number
}

export type Hidden = 'mode' | 'ground' | 'fill' | 'picture' | 'size'

export interface Picture extends Box {
  painted: number
  /** Where it hides all that was painted before. */
  cover: Box | null
  /** What was painted before is surely read through it. */
  readThrough: boolean
}

/** What a pattern or a shading paints has no one colour. */
export const PATTERNED = 'pattern'

/** Where the em box stands about the baseline, in ems: the Chinese fonts' own proportion, used for all so that lines agree. */
export const BELOW_BASELINE = 0.12
export const ABOVE_BASELINE = 0.88

/** How dark the darker of its colours is; what is painted without any is taken for black. */
export const darkestOf = (inks: Ink[]): number =>
  inks.length ? Math.max(...inks.map(({ color, alpha }) => alpha * darknessOf(color))) : 1

function darknessOf(color: string): number {
  const rgb = Number.parseInt(color.slice(1), 16)
  const [red, green, blue] = [rgb >> 16, (rgb >> 8) & 255, rgb & 255]
  return 1 - (0.299 * red + 0.587 * green + 0.114 * blue) / 255
}
