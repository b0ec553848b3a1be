/** Lines of cells and bars that are not a row each → rows: a cell a line, or rows torn at their blank cells. */
import { TEMPLATES, type Template, isFormLabel } from '../../form/index.js'

export const isLoneBar = (line: string): boolean => line.trim() === '|'
/** What is left of a row that ended with blank cells: their bars and the padding. */
const isBareBars = (line: string): boolean => /^[\s|]+$/.test(line)

/** So many cells, each on a line of its own, are the cells of a table. */
const LIST_OF_CELLS = 3

/** The rows, where the lines are of that kind; null where each line is a row by itself, or what the bars mean is not known. */
export function cellsOfLines(lines: readonly string[]): string[][] | null {
  return listOfCells(lines) ?? paddedCells(lines) ?? tornRows(lines)
}

/** `规章|`, `0|`, `|`: a cell a line, its bar behind it; a bar alone is a blank cell. */
function listOfCells(lines: readonly string[]): string[][] | null {
  const cells = lines.map((line) => line.trim())
  const isCell = (cell: string): boolean => cell.indexOf('|') === cell.length - 1
  if (cells.length < LIST_OF_CELLS || !cells.every(isCell) || cells.every(isLoneBar)) return null
  return cells.map((cell) => [cell.slice(0, -1).trim()])
}

/** A cell and its bar, and bars that fill its row; or such bars alone. */
const CELL_LINE = /^([^|]*\|)(?:\s+(\|+))?$|^\|{2,}$/
export const isCellLine = (line: string): boolean => CELL_LINE.test(line.trim())

/**
 * `第二十条第（一）项|`, `|||`, `信息内容|`, …: a cell a line as above, and bars behind it or below fill its row up to the table's
 * width. So every row has as many bars, one in front of all its cells counted too.
 */
function paddedCells(lines: readonly string[]): string[][] | null {
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
    if (filling) paddings.push({ length: filling.length, end: (bars += filling.length) })
  }
  const width = paddings.reduce((common, { end }) => greatestCommonDivisor(common, end), 0)
  if (width < LIST_OF_CELLS || paddings.some(({ length }) => length >= width)) return null
  const rows = Array.from({ length: Math.ceil(bars / width) }, (): string[] => [])
  for (const { text, at } of cells) rows[Math.ceil(at / width) - 1]!.push(text)
  return rows.some(hasLabelBehindValue) ? null : withoutBlankSides(rows, width)
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b)

/** Two rows of the form in one. */
const hasLabelBehindValue = (row: readonly string[]): boolean => {
  const value = row.findIndex((cell) => VALUE.test(cell))
  return value >= 0 && row.slice(value).some(isFormLabel)
}

/** A blank first cell in every row is the bar that opens it; where only blanks reach the table's width, they fill their rows. */
function withoutBlankSides(rows: readonly string[][], width: number): string[][] {
  const from = rows.every(([first]) => first === '') ? 1 : 0
  const to = rows.every((row) => !row[width - 1]) ? width - 1 : width
  return rows.map((row) => row.slice(from, to))
}

/**
 * A blank cell with an empty paragraph in it breaks its row: `… | 35 |`, `|`, `|`, `| 2 | 859 | ||`. Each lone bar is one
 * blank cell, and the bar that opens the next line none.
 */
function tornRows(lines: readonly string[]): string[][] | null {
  const from = lines.findIndex((line) => !isBareBars(line))
  const inner = lines.slice(from)
  // A lone bar at the end is dirt, unless there are others.
  if (
    !inner
      .slice(
        0,
        inner.findLastIndex((line) => !isBareBars(line)),
      )
      .some(isLoneBar)
  )
    return null
  const readings = [joinTorn(inner, false), joinTorn(inner, true)]
  const fitting = readings.filter(hasFormWidths)
  const rows = readings.every((reading) => isSame(reading, readings[0]!))
    ? readings[0]!
    : fitting.length === 1
      ? fitting[0]!
      : null
  return rows?.some(({ cells }) => cells.filter(Boolean).length > 1) ? rows.map(({ cells }) => cells) : null
}

const isSame = (one: readonly TornRow[], other: readonly TornRow[]): boolean =>
  one.length === other.length && one.every(({ cells }, r) => cells.join('|') === other[r]!.cells.join('|'))

interface TornRow {
  cells: string[]
  torn: boolean
}

/** @param ends whether a bar that opens a line ends a blank cell */
function joinTorn(lines: readonly string[], ends: boolean): TornRow[] {
  const opensWithBar = lines
    .filter((line) => !isBareBars(line))
    .map((line) => line.trimStart().startsWith('|'))
  // Rows that all begin with a bar: only a value goes on with the row above.
  const leading = opensWithBar[0]!
  const rows: TornRow[] = []
  let torn = false
  for (const line of lines) {
    const row = rows.at(-1)
    if (isBareBars(line) && row) {
      // The row below a head has no label: its first values may be blank.
      if (isHead(row.cells)) rows.push({ cells: [''], torn: true })
      else row.cells.push('')
      torn = rows.at(-1)!.torn = true
      continue
    }
    const opens = line.trimStart().startsWith('|')
    const cells = cellsOf(line)
    if (row && ends && opens && !leading && isHead(row.cells))
      rows.push({ cells: ['', ...cells], torn: true })
    else if (row && (torn || (ends && !leading)) && opens && (!leading || VALUE.test(cells[0]!))) {
      row.cells.push(...(ends ? [''] : []), ...cells)
      row.torn = true
    } else rows.push({ cells, torn: false })
    torn = false
  }
  return rows
}

/** How many values a row of the form has, where the rows stand side by side and elsewhere. */
const widthsOf = (layout: Template['layout']): number[] =>
  TEMPLATES.filter((template) => template.layout === layout).flatMap(({ blocks }) =>
    blocks.flatMap(({ columns, rows }) => [
      columns.length,
      columns.length * (layout === 'across' ? rows.length : 1),
    ]),
  )
const ACROSS_WIDTHS = new Set(widthsOf('across'))
const FORM_WIDTHS = new Set([...ACROSS_WIDTHS, ...widthsOf('down')])

/** Whether every torn row has as many values, from its first one or first blank on, as the head above it says, or else as some row of the form. */
function hasFormWidths(rows: readonly TornRow[]): boolean {
  let columns = 0
  return rows.every(({ cells, torn }) => {
    const from = cells.findIndex((cell) => cell === '' || VALUE.test(cell))
    if (from < 0) columns = cells.length - 1
    const width = cells.length - from
    // Only tables whose rows stand side by side have rows without a label.
    if (from === 0 && !torn) return ACROSS_WIDTHS.has(width)
    return !torn || (FORM_WIDTHS.has(columns) ? width === columns : FORM_WIDTHS.has(width))
  })
}

/** A row of values has two labels at most in front of them. */
const MOST_LABELS = 2
const isHead = (row: readonly string[]): boolean =>
  row.length > MOST_LABELS && row.every((cell) => cell && !VALUE.test(cell))

const VALUE = /^[+\-−–]?[\d,.]+$|^[-/—–_]{1,2}$/

/** The cells of a line without the bars that pad it. */
function cellsOf(line: string): string[] {
  const cells = line
    .trim()
    .replace(/^\|/, '')
    .split('|')
    .map((cell) => cell.trim())
  let end = cells.length
  while (end > 1 && !cells[end - 1]) end--
  return cells.slice(0, end)
}
