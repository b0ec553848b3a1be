/** Where a text stands in the grid of a table without rules. */
import { hull, type Box } from '../geometry.js'
import { joinLines } from '../words.js'
import type { Token } from './tokens.js'

export interface AlignedCell {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  text: string
  box: Box
  page: number
}

export const place = (
  { text, box, page }: Token,
  row: number,
  column: number,
  columnSpan: number,
): AlignedCell => ({ row, column, rowSpan: 1, columnSpan, text, box, page })

/** Lines one below another, such as a number and a remark below it, as one token. */
export const joined = (tokens: Token[]): Token => ({
  text: tokens.reduce((text, token) => joinLines(text, token.text), ''),
  box: hull(tokens.filter(({ page }) => page === tokens[0]!.page).map(({ box }) => box)),
  glyphs: tokens.flatMap(({ glyphs }) => glyphs),
  page: tokens[0]!.page,
})

/** Places of the grid where nothing is printed are blank cells. */
export function filled(places: AlignedCell[]): AlignedCell[] {
  const taken = new Set(places.flatMap(covered))
  const rows = Math.max(...places.map(({ row, rowSpan }) => row + rowSpan))
  const columns = Math.max(...places.map(({ column, columnSpan }) => column + columnSpan))
  const blanks: AlignedCell[] = []
  for (let row = 0; row < rows; row++) {
    const beside = places.find((one) => one.row === row) ?? places[0]!
    for (let column = 0; column < columns; column++) {
      if (taken.has(`${row} ${column}`)) continue
      blanks.push({ row, column, rowSpan: 1, columnSpan: 1, text: '', box: beside.box, page: beside.page })
    }
  }
  return [...places, ...blanks]
}

const covered = ({ row, column, rowSpan, columnSpan }: AlignedCell): string[] =>
  Array.from(
    { length: rowSpan * columnSpan },
    (_, i) => `${row + Math.floor(i / columnSpan)} ${column + (i % columnSpan)}`,
  )
