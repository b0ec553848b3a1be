/** The columns that values show where no rule is drawn, and which of them a value stands in. */
import { hull, middleX, overlap, type Box } from '../geometry.js'
import { isData, valuesOf, type TokenRow, type Token } from './tokens.js'

/**
 * The stretches across the page that values stand in. Rows with the most values come first, for a value alone in its row may
 * stand in the middle of several columns: under 0, 52, 0 of one row, the 9727.8 of another makes no fourth column.
 */
export function columnsOf(rows: TokenRow[]): Box[] {
  let columns: Box[] = []
  const byCount = rows.filter(isData).sort((a, b) => valuesOf(b).length - valuesOf(a).length)
  for (const row of byCount) {
    for (const { box } of valuesOf(row)) {
      const over = columns.filter((column) => overlap(column, box))
      if (over.length > 1 || (!over.length && valuesOf(row).length === 1 && between(columns, box))) continue
      columns = [...columns.filter((column) => !over.includes(column)), hull([...over, box])]
    }
  }
  return columns.sort((a, b) => a.x0 - b.x0)
}

const between = (columns: Box[], box: Box): boolean =>
  columns.some(({ x0 }) => x0 > box.x1) && columns.some(({ x1 }) => x1 < box.x0)

export const nearest = (columns: Box[], x: number): number =>
  columns.reduce(
    (best, column, i) => (Math.abs(middleX(column) - x) < Math.abs(middleX(columns[best]!) - x) ? i : best),
    0,
  )

/**
 * The column of each of a row's values, from left to right; null where they do not fit the columns: more values than columns,
 * two that claim one column, or a value that reaches over two.
 */
export function columnsOfValues(values: Token[], columns: Box[]): number[] | null {
  const places: number[] = []
  for (const { box } of values) {
    const over = [...columns.keys()].filter((i) => overlap(columns[i]!, box))
    if (over.length > 1 && values.length > 1) return null
    const place = over.length === 1 ? over[0]! : nearest(columns, middleX(box))
    if (places.length && place <= places.at(-1)!) return null
    places.push(place)
  }
  return places
}
