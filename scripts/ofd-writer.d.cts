/** Draws objects of a page; all measures in points, y from the top of the page. */
export interface OfdPen {
  text(x: number, y: number, size: number, string: string, more?: { color?: string; more?: string }): string
  line(x0: number, y0: number, x1: number, y1: number): string
  bar(x0: number, y0: number, x1: number, y1: number, color?: string): string
}

export interface OfdStyle {
  unit?: 'millimetres' | 'points'
  rules?: 'strokes' | 'bars'
  /** Says which glyphs of the font are meant, beside the characters. */
  glyphs?: boolean
}

export function pen(style?: OfdStyle): OfdPen

/** Strings of objects: of a page itself, of the template below it; of notes the XML as it stands. */
export type OfdPage = string | { content: string; template?: string; notes?: string }
export interface OfdResources {
  drawParams?: string
  composites?: string
  colorSpaces?: string
}
export type OfdPart = [name: string, xml: string]

/** The parts of a package with these documents, each a list of pages. */
export function parts(documents: readonly (readonly OfdPage[])[], resources?: OfdResources): OfdPart[]
export function packed(parts: readonly OfdPart[]): Uint8Array
export function ofd(pages: readonly OfdPage[], resources?: OfdResources): Uint8Array
