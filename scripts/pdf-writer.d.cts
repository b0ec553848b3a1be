/** A cell's text, and how many columns and rows it takes. */
export type PdfCell = string | number | { text: string; wide?: number; high?: number }

export function text(x: number, y: number, size: number, string: string, more?: string): string
export function table(
  x: number,
  y: number,
  widths: readonly number[],
  height: number | readonly number[],
  rows: readonly (readonly PdfCell[])[],
  options?: { size?: number },
): string
/** The lines that a text takes where there is so much room. */
export function wrapped(string: string, room: number, size: number): string[]
export function pdf(pages: readonly string[]): Uint8Array
