/**
 * A cell a line, its bar behind it; a bar alone is a blank cell (older trafilatura):
 *
 *     规章|
 *     0|
 *     |
 */
import { barLines, isLoneBar, runsOfBars } from './bars.js'
import { type Dialect, tableOf } from './dialect.js'

export const cellLines: Dialect = {
  name: { en: 'a cell a line, a bar behind each', zh: '每行一个单元格、其后有竖线' },
  recognise: runsOfBars,
  read: (lines) => {
    const cells = listOfCells(barLines(lines))
    return cells && tableOf(cells)
  },
}

/** So many cells, one a line, make a table. */
export const LIST_OF_CELLS = 3

/** The cells, each as a row; null where the lines are none of this kind. */
export function listOfCells(lines: readonly string[]): string[][] | null {
  const cells = lines.map((line) => line.trim())
  const isCell = (cell: string): boolean => cell.indexOf('|') === cell.length - 1
  if (cells.length < LIST_OF_CELLS || !cells.every(isCell) || cells.every(isLoneBar)) return null
  return cells.map((cell) => [cell.slice(0, -1)])
}
