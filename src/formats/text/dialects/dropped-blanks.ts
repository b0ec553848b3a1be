/**
 * A row a line; blank and covered cells are left out, and bare bars fill each row up to the table's width
 * (trafilatura 1.10 to 1.12; with a bar in front of each row 2.0 and 2.1):
 *
 *     信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
 *     规章 | 0 | 3 | |
 *     行政规范性文件 | |||
 */
import { barCells, rowsOfTable, runsOfBars, withoutLeadingBars } from './bars.js'
import { type Dialect, tableOf } from './dialect.js'

export const droppedBlanks: Dialect = {
  name: {
    en: 'rows of cells parted by bars, blank cells left out',
    zh: '以竖线分隔、省略空白单元格的行',
  },
  recognise: runsOfBars,
  read: (lines) => {
    const printed = rowsOfTable(lines)
    if (!printed) return null
    const { rows } = withoutLeadingBars(printed)
    return blanksWereDropped(rows)
      ? tableOf(
          rows.map((row) => barCells(row).filter((cell) => cell.trim())),
          'dropped',
        )
      : null
  },
}

/** Bars behind the last cell with nothing between them, `| ||`: the row was filled up to the table's width. */
const PADDING = /\| \|\|+$/

/**
 * Whether blank cells were left out. Padding of two bars or more says so. A padding of one (`3 | |`) looks like a blank
 * cell; it is taken for padding where every row comes to the same width by it and no other cell is blank.
 */
function blanksWereDropped(rows: readonly string[]): boolean {
  if (rows.some((row) => PADDING.test(row))) return true
  if (!rows.some((row) => LAST_BLANK.test(row)) || rows.some(hasOtherBlank)) return false
  const width = rows[0]!.split('|').length
  return rows.every((row, i) => i === rows.length - 1 || row.split('|').length === width)
}

const LAST_BLANK = /\| \|$/
const OTHER_BLANK = /^\s*\||\|\s*\|\s*\S|\|\s\s+\||\|\s*\|\s*\|/
const hasOtherBlank = (row: string): boolean => OTHER_BLANK.test(row)
