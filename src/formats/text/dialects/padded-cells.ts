/**
 * A cell a line, its bar behind it, and bars behind it or below fill its row up to the table's width:
 *
 *     第二十条第（一）项|
 *     |||
 *     信息内容|
 *     本年制发件数|
 *     本年废止件数|
 *     现行有效件数|
 *
 * So every row has as many bars, one in front of all its cells counted too.
 */
import { isFormLabel } from '../../../form/index.js'
import { takesPlaceOfValue } from '../../../form/lexicon/values.js'
import { barLines, runsOfBars } from './bars.js'
import { LIST_OF_CELLS } from './cell-lines.js'
import { type Dialect, tableOf } from './dialect.js'

export const paddedCells: Dialect = {
  name: {
    en: 'a cell a line, rows filled up with bars',
    zh: '每行一个单元格、以竖线补足列数',
  },
  recognise: runsOfBars,
  read: (lines) => {
    const rows = rowsOfCells(barLines(lines))
    return rows && tableOf(rows)
  },
}

/** `现行有效件数| |||`: a cell with its bar, and perhaps bars that fill up its row; or such bars alone, `|||`. */
const CELL_LINE = /^([^|]*\|)(?:\s+(\|+))?$|^\|{2,}$/
export const isCellLine = (line: string): boolean => CELL_LINE.test(line.trim())

/** The rows, if the bars of all come to one width. */
export function rowsOfCells(lines: readonly string[]): string[][] | null {
  const printed = lines.map((line) => CELL_LINE.exec(line.trim()))
  if (printed.length < LIST_OF_CELLS || printed.includes(null)) return null
  // `| ||` alone is the canonical text's row that has lost all its cells.
  if (!printed.some((line) => (line![2] && line![1] !== '|') || line![1] === undefined)) return null
  const cells: { text: string; at: number }[] = []
  const paddings: { length: number; end: number }[] = []
  let bars = 0
  for (const [line, cell, padding] of printed as RegExpExecArray[]) {
    if (cell !== undefined) cells.push({ text: cell.slice(0, -1).trim(), at: ++bars })
    const filling = cell === undefined ? line! : padding
    if (!filling) continue
    bars += filling.length
    paddings.push({ length: filling.length, end: bars })
  }
  const width = paddings.reduce((common, { end }) => greatestCommonDivisor(common, end), 0)
  if (width < LIST_OF_CELLS || paddings.some(({ length }) => length >= width)) return null
  const rows = Array.from({ length: Math.ceil(bars / width) }, (): string[] => [])
  for (const { text, at } of cells) rows[Math.ceil(at / width) - 1]!.push(text)
  return rows.some(hasLabelBehindValue) ? null : withoutBlankSides(rows, width)
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b)

/** Whether a label stands behind a value: then two rows of the form were taken for one. */
const hasLabelBehindValue = (row: readonly string[]): boolean => {
  const value = row.findIndex(takesPlaceOfValue)
  return value >= 0 && row.slice(value).some(isFormLabel)
}

/**
 * Takes off the bar in front of each row, a blank first cell in all of them; and a last column that is blank in all
 * of them, for its blanks only fill up the rows.
 */
function withoutBlankSides(rows: readonly string[][], width: number): string[][] {
  const from = rows.every(([first]) => first === '') ? 1 : 0
  const to = rows.every((row) => !row[width - 1]) ? width - 1 : width
  return rows.map((row) => row.slice(from, to))
}
