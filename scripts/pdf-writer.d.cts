/** A cell's text, and how many columns and rows it takes. */
export type PdfCell = string | number | { text: string; wide?: number; high?: number }

/** What draws in a carrier. */
export interface Draw {
  text(x: number, y: number, size: number, string: string): string
  line(x0: number, y0: number, x1: number, y1: number): string
  bar(x0: number, y0: number, x1: number, y1: number): string
}

export function text(x: number, y: number, size: number, string: string, more?: string): string
export function table(
  x: number,
  y: number,
  widths: readonly number[],
  height: number | readonly number[],
  rows: readonly (readonly PdfCell[])[],
  options?: {
    size?: number
    /** How the sides of cells are drawn. */
    pen?: 'none' | 'flat' | 'stroke' | 'bars' | 'double' | 'dashes'
    /** Draws a line of a cell's text in another way. */
    show?: (
      string: string,
      line: string,
      x: number,
      y: number,
      i: number,
      cell: { left: number; top: number; width: number; bottom: number },
    ) => string[] | undefined
    draw?: Draw
  },
): string
/** Text turned by so many degrees, against the clock, about where it begins. */
export function turnedText(
  x: number,
  y: number,
  size: number,
  string: string,
  degrees: number,
  more?: string,
): string
/** Text → the codes of its characters, as the font wants them. */
export function hex(text: string): string
export function widthOf(text: string, size: number): number
/** The lines that a text takes where there is so much room. */
export function wrapped(string: string, room: number, size: number): string[]
export function line(x0: number, y0: number, x1: number, y1: number): string
/** A rectangle as a path that is filled; y from the top of the page. */
export function bar(x0: number, y0: number, x1: number, y1: number): string
export function pdf(
  pages: readonly (string | { content: string; more: string })[],
  more?: {
    /** Streams that a page may draw by name. */
    forms?: Record<string, { content: string; dictionary: string }>
    objects?: Record<string, string>
    resources?: string
    catalog?: string
  },
): Uint8Array
