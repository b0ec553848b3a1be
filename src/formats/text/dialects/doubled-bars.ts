/**
 * Each cell has a bar on both sides (trafilatura 1.4):
 *
 *     |规章||0||3|
 *     |行政许可||||1|
 */
import { rowsOfTable, runsOfBars } from './bars.js'
import { type Dialect, tableOf } from './dialect.js'

export const doubledBars: Dialect = {
  name: {
    en: 'rows of cells with a bar on both sides of each',
    zh: '单元格两侧各有竖线的行',
  },
  recognise: runsOfBars,
  read: (lines) => {
    const rows = rowsOfTable(lines)
    return rows && isDoubled(rows) ? tableOf(rows.map(cellsOf)) : null
  },
}

const DOUBLED_BAR = /[^|\s]\|\|[^|\s]/
const SINGLE_BAR = /[^|]\|[^|]/

/**
 * Two bars stand between two cells, and never one. (A compact `|规章||3|` with a blank cell in it has single bars
 * elsewhere.)
 */
const isDoubled = (rows: readonly string[]): boolean =>
  rows.some((row) => DOUBLED_BAR.test(row)) && !rows.some((row) => SINGLE_BAR.test(row))

function cellsOf(row: string): string[] {
  const end = row.length > 1 && row.endsWith('|') ? row.length - 1 : row.length
  return row.slice(row.startsWith('|') ? 1 : 0, end).split('||')
}
