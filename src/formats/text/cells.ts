/** Lines of cells and bars that are not a row each → rows: a cell a line, or rows torn at their blank cells. */

export const isLoneBar = (line: string): boolean => line.trim() === '|'
/** What is left of a row that ended with blank cells: their bars and the padding. */
const isBareBars = (line: string): boolean => /^[\s|]+$/.test(line)

/** So many cells, each on a line of its own, are the cells of a table. */
const LIST_OF_CELLS = 3

/** The rows, where the lines are of that kind; null where each line is a row by itself, or what the bars mean is not known. */
export function cellsOfLines(lines: readonly string[]): string[][] | null {
  return listOfCells(lines) ?? paddedCells(lines) ?? tornRows(lines)
}

/**
 * `第二十条第（一）项|`, `|||`, `信息内容|`, …: a cell a line as above, and several bars together fill their row up to the table's
 * width. Every row has as many bars as the table is wide.
 */
function paddedCells(lines: readonly string[]): string[][] | null {
  const printed = lines.map((line) => line.trim())
  if (printed.length < LIST_OF_CELLS || !printed.every((line) => /^(?:[^|]*\||\|{2,})$/.test(line))) return null
  const bars = printed.map((line) => (line.startsWith('|') ? line.length : 1))
  const ends = bars.map(((end) => (count: number) => (end += count))(0))
  const width = ends.filter((_, i) => bars[i]! > 1).reduce(greatestCommonDivisor, 0)
  if (width < LIST_OF_CELLS) return null
  const rows = Array.from({ length: Math.ceil(ends.at(-1)! / width) }, (): string[] => [])
  printed.forEach((line, i) => bars[i] === 1 && rows[Math.ceil(ends[i]! / width) - 1]!.push(line.slice(0, -1).trim()))
  return rows
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

/** `规章|`, `0|`, `|`: a cell a line, its bar behind it; a bar alone is a blank cell. */
function listOfCells(lines: readonly string[]): string[][] | null {
  const cells = lines.map((line) => line.trim())
  const isCell = (cell: string): boolean => cell.indexOf('|') === cell.length - 1
  if (cells.length < LIST_OF_CELLS || !cells.every(isCell) || cells.every(isLoneBar)) return null
  return cells.map((cell) => [cell.slice(0, -1).trim()])
}

/**
 * A blank cell with an empty paragraph in it breaks its row: `… | 35 |`, `|`, `|`, `| 2 | 859 | ||`. Each lone bar is one
 * blank cell, and the bar that opens the next line none.
 */
function tornRows(lines: readonly string[]): string[][] | null {
  const from = lines.findIndex((line) => !isBareBars(line))
  const inner = lines.slice(from)
  // A lone bar at the end is dirt, unless there are others.
  if (!inner.slice(0, inner.findLastIndex((line) => !isBareBars(line))).some(isLoneBar)) return null
  const opensWithBar = inner.filter((line) => !isBareBars(line)).map((line) => line.trimStart().startsWith('|'))
  // Rows that all begin with a bar: only a value goes on with the row above.
  const leading = opensWithBar[0]!
  const rows: string[][] = []
  let torn = false
  for (const line of inner) {
    const row = rows.at(-1)
    if (isBareBars(line) && row) {
      // The row below a head has no label: its first values may be blank.
      if (isHead(row)) rows.push([''])
      else row.push('')
      torn = true
      continue
    }
    const opens = line.trimStart().startsWith('|')
    const cells = cellsOf(line)
    if (row && torn && opens && (!leading || VALUE.test(cells[0]!))) row.push(...cells)
    else rows.push(cells)
    torn = false
  }
  return rows.some((row) => row.filter(Boolean).length > 1) ? rows : null
}

/** A row of values has two labels at most in front of them. */
const MOST_LABELS = 2
const isHead = (row: readonly string[]): boolean => row.length > MOST_LABELS && row.every((cell) => cell && !VALUE.test(cell))

const VALUE = /^[+\-−–]?[\d,.]+$|^[-/—–]{1,2}$/

/** The cells of a line without the bars that pad it. */
function cellsOf(line: string): string[] {
  const cells = line.trim().replace(/^\|/, '').split('|').map((cell) => cell.trim())
  let end = cells.length
  while (end > 1 && !cells[end - 1]) end--
  return cells.slice(0, end)
}
