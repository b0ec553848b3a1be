import { tableOfRows, type Table } from '../../document.js'
import { isSeparator } from './groups.js'
import { plainText } from './inline.js'

/** The lines of one table, cells parted by bars → the table. The dialects are those of web-text corpora and of Markdown. */
export function tableOfBars(lines: string[]): Table | null {
  const rows = withoutSeparators(lines.map((line) => line.trim()))
  if (!rows.length) return null
  if (hasDoubledBars(rows)) return tableOfTexts(rows.map(doubledBarCells), 'kept')
  const leadingBar = rows.every((row) => row.startsWith('|'))
  const inner = leadingBar ? rows.map((row) => row.slice(1)) : rows
  if (blanksWereDropped(inner))
    return tableOfTexts(
      inner.map((row) => barCells(row).filter(Boolean)),
      'dropped',
    )
  // `||` is the canonical text's row without any cell.
  return tableOfTexts(
    inner.map((row) => (leadingBar && row === '|' ? [] : barCells(row))),
    'kept',
  )
}

/** Rows parted by tabs; every tab ends a cell, at the row's end too. */
export const tableOfTabs = (lines: string[]): Table | null =>
  tableOfTexts(
    lines.map((line) => line.split('\t').map(plainText)),
    'kept',
  )

/** Rows whose cells were found already. */
export function tableOfCells(rows: string[][]): Table | null {
  const table = tableOfTexts(
    rows.map((row) => row.map(plainText)),
    'kept',
  )
  return table?.cells.some(({ text }) => text) ? table : null
}

function tableOfTexts(rows: string[][], blanks: Table['blanks']): Table | null {
  const table = tableOfRows(
    rows.map((row) => row.map((text) => ({ text }))),
    blanks,
  )
  return table.cells.length ? table : null
}

/** A row that is blank above a rule is a header that Markdown asked for and the page did not have. */
const withoutSeparators = (rows: string[]): string[] => {
  const separators = rows.map(isSeparator)
  return separators.includes(true)
    ? rows.filter((row, i) => !separators[i] && !(separators[i + 1] && BLANK_ROW.test(row)))
    : rows
}
const BLANK_ROW = /^[\s|]*$/

const barCells = (row: string): string[] => {
  const cells = row.split('|')
  if (!cells.at(-1)!.trim()) cells.pop()
  return cells.map(plainText)
}

const DOUBLED_BAR = /[^|\s]\|\|[^|\s]/
const SINGLE_BAR = /[^|]\|[^|]/

/** `|规章||0||3|`: each cell has a bar on both sides. A compact `|规章||3|` has single bars in other places. */
const hasDoubledBars = (rows: string[]): boolean =>
  rows.some((row) => DOUBLED_BAR.test(row)) && !rows.some((row) => SINGLE_BAR.test(row))

const doubledBarCells = (row: string): string[] => {
  const end = row.length > 1 && row.endsWith('|') ? row.length - 1 : row.length
  return row
    .slice(row.startsWith('|') ? 1 : 0, end)
    .split('||')
    .map(plainText)
}

/** Bars with nothing between them after the last cell: the row was filled up to the table's width. */
const PADDING = /\| \|\|+$/

/**
 * Whether blank cells were left out. Padding of two bars or more says so. A padding of one (`3 | |`) looks like a blank
 * cell; it is taken for padding where every row comes to the same width by it and no other cell is blank.
 */
function blanksWereDropped(rows: string[]): boolean {
  if (rows.some((row) => PADDING.test(row))) return true
  if (!rows.some((row) => LAST_BLANK.test(row)) || rows.some(hasOtherBlank)) return false
  const width = rows[0]!.split('|').length
  return rows.every((row, i) => i === rows.length - 1 || row.split('|').length === width)
}

const LAST_BLANK = /\| \|$/
const OTHER_BLANK = /^\s*\||\|\s*\|\s*\S|\|\s\s+\||\|\s*\|\s*\|/
const hasOtherBlank = (row: string): boolean => OTHER_BLANK.test(row)
