/** A laid-out page, whoever drew it: its glyphs, ruling edges and pictures. */
import type { Box, Matrix } from './geometry.js'

export { UNREADABLE } from '../../document.js'

export interface Glyph extends Box {
  text: string
  /** Height of an em on the page. */
  size: number
  /** Quarter turns clockwise of the writing direction: 0 left to right, 1 top to bottom. */
  turn: 0 | 1 | 2 | 3
  /** Degrees off that quarter turn. Lines of a scan may be off by a few, text across a page is by more. */
  slant: number
  /** How dark it is printed: 0 as white as paper, 1 black. */
  ink: number
  /** Set by a vertical font: upright characters one below another. */
  vertical: boolean
  space: boolean
  font: string
  /** The operator that painted it, counted over the page: what one operator paints belongs together. */
  painted: number
  /** Nobody knows whether a reader sees it: something of which one may see through lies over it. */
  doubtful?: boolean
}

/** A straight piece of a ruling line: horizontal at `at` = y from `from` to `to` = x, or vertical the other way round. */
export interface Edge {
  horizontal: boolean
  at: number
  from: number
  to: number
  color: string
  box: Box
}

/** Why characters are not read: struck out, painted over, as their ground, too small, invisible, of a layer that is off. */
export type LeftOut = 'struck' | 'covered' | 'faint' | 'small' | 'invisible' | 'layer'

export interface Page {
  number: number
  width: number
  height: number
  glyphs: Glyph[]
  edges: Edge[]
  pictures: Box[]
  /** Where a reader sees something that is not among the glyphs, such as struck-out text or a number that is a picture. */
  unread: Box[]
  /** Small pictures and drawings, which may be digits. */
  shapes: Box[]
  /** Glyphs in all, and those whose character can't be known. */
  shown: number
  unreadable: number
  /** How many fields of a form were read from their values, for it is not known how they are drawn. */
  fieldValues: number
  /** Lines of characters that are drawn as outlines, so that nobody knows which they are. */
  drawnLines: number
  /** How many characters were left out, for no reader sees them or takes them for part of the text. */
  leftOut: Partial<Record<LeftOut, number>>
  /** The text is an invisible layer over a picture, put there by a text recognition. */
  recognised: boolean
  /** From the page's coordinates as they are here back to the page as it is viewed. */
  back: Matrix
}
