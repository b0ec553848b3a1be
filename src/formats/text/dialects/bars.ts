/** Lines parted by bars: what the dialects of bars have in common. */
import type { Line } from '../lines.js'
import { type Stretch, runsOf } from './dialect.js'

export const isLoneBar = (line: string): boolean => line.trim() === '|'
/** `| | |`: a row of blank cells, or what is left of a row that ended with them. */
export const isBareBars = (line: string): boolean => /^[\s|]+$/.test(line)

/** Lines of bars that follow one another; borders drawn between them (`+---+`) may stand among them. */
export const runsOfBars = (lines: readonly Line[]): Stretch[] =>
  runsOf(lines, ({ mark }) => mark === 'bars' || mark === 'border').flatMap(({ from, to }) => {
    const isBars = ({ mark }: Line): boolean => mark === 'bars'
    const own = lines.slice(from, to)
    return own.some(isBars)
      ? [{ from: from + own.findIndex(isBars), to: from + own.findLastIndex(isBars) + 1 }]
      : []
  })

export const barLines = (lines: readonly Line[]): string[] =>
  lines.flatMap(({ text, mark }) => (mark === 'bars' ? [text] : []))

/**
 * A row of a table begins or ends with a bar, or the table has a rule of dashes. A path on a site, `首页 | 公开`, has
 * neither.
 */
const ENDS_WITH_BAR = /^\s*\||\|\s*$/

/**
 * The rows of a table with one row a line, without the rules between them; null where the lines are none. Lone bars
 * above and below are dirt.
 */
export function rowsOfTable(lines: readonly Line[]): string[] | null {
  const printed = barLines(lines)
  const isRow = (line: string): boolean => !isLoneBar(line)
  const rows = printed.slice(printed.findIndex(isRow), printed.findLastIndex(isRow) + 1)
  if (!rows.length || !rows.every(isRow)) return null
  if (!rows.some((line) => ENDS_WITH_BAR.test(line) || isSeparator(line))) return null
  return withoutSeparators(rows.map((line) => line.trim()))
}

/** The rows without rules. A blank row above a rule goes too: Markdown asks for a head, and the page had none. */
function withoutSeparators(rows: string[]): string[] {
  const separators = rows.map(isSeparator)
  return separators.includes(true)
    ? rows.filter((row, i) => !separators[i] && !(separators[i + 1] && isBareBars(row)))
    : rows
}

const SEPARATOR_CELL = /^\s*:?(?:--+|(?<=:)-|-(?=:)):?\s*$/
/** A rule as wide as its column, which may be one character. */
const DRAWN_CELL = /^\s*:?-+:?\s*$/
const LONG_CELL = /---/

/**
 * Whether a line is a rule between rows: `|---|:-:|`, `| ---- | - |`. Single dashes without a colon or a longer rule
 * beside them are cells: nothing to report.
 */
function isSeparator(line: string): boolean {
  if (!line.includes('-') || !/^[\s|:-]+$/.test(line)) return false
  const inner = line.trim().replace(/^\||\|$/g, '')
  const cells = inner.split('|')
  return (
    cells.every((cell) => SEPARATOR_CELL.test(cell)) ||
    (LONG_CELL.test(inner) && cells.every((cell) => DRAWN_CELL.test(cell)))
  )
}

/** The rows without the bar in front, if each has one: `| 规章 | 0 |` → ` 规章 | 0 |`. */
export function withoutLeadingBars(rows: readonly string[]): { rows: string[]; led: boolean } {
  const led = rows.every((row) => row.startsWith('|'))
  return { rows: led ? rows.map((row) => row.slice(1)) : [...rows], led }
}

/** `规章 | 0 | 3 |` → 规章, 0, 3: the last bar ends the last cell. */
export function barCells(row: string): string[] {
  const cells = row.split('|')
  if (!cells.at(-1)!.trim()) cells.pop()
  return cells
}
