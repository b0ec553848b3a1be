/** A laid-out page, whoever drew it: its glyphs, ruling edges and pictures. */
import type { Box, Matrix } from './geometry.js'

/** Stands for a character that can't be known. */
export const UNREADABLE = '\ufffd'

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

export interface Page {
  number: number
  width: number
  height: number
  glyphs: Glyph[]
  edges: Edge[]
  pictures: Box[]
  /** Where a reader sees something that is not among the glyphs, such as struck-out text or a number that is a picture. */
  unread: Box[]
  /** Glyphs in all, and those whose character can't be known. */
  shown: number
  unreadable: number
  /** Fields of a form whose values are read though the file does not say how they are drawn. */
  fieldValues: boolean
  /** The text is an invisible layer over a picture, put there by a text recognition. */
  recognised: boolean
  /** From the page's coordinates as they are here back to the page as it is viewed. */
  back: Matrix
}
