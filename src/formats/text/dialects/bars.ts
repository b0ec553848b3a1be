/** Lines parted by bars: what the dialects of bars have in common. */
import type { Line } from '../lines.js'
import { type Stretch, runsOf } from './dialect.js'

export const isLoneBar = (line: string): boolean => line.trim() === '|'
/** What is left of a row that ended with blank cells: their bars and the padding. */
export const isBareBars = (line: string): boolean => /^[\s|]+$/.test(line)

/** Neighbouring lines of bars, borders drawn between them not counted. */
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

/** Every dialect ends or begins its rows with a bar, or draws a rule of dashes; breadcrumbs (`首页 | 公开`) do neither. */
const ENDS_WITH_BAR = /^\s*\||\|\s*$/

/** The rows of a table that has a row a line, rules between them left out; null where there is none. Lone bars before and after are dirt. */
export function rowsOfTable(lines: readonly Line[]): string[] | null {
  const printed = barLines(lines)
  const isRow = (line: string): boolean => !isLoneBar(line)
  const rows = printed.slice(printed.findIndex(isRow), printed.findLastIndex(isRow) + 1)
  if (!rows.length || !rows.every(isRow)) return null
  if (!rows.some((line) => ENDS_WITH_BAR.test(line) || isSeparator(line))) return null
  return withoutSeparators(rows.map((line) => line.trim()))
}

/** A row that is blank above a rule is a header that Markdown asked for and the page did not have. */
function withoutSeparators(rows: string[]): string[] {
  const separators = rows.map(isSeparator)
  return separators.includes(true)
    ? rows.filter((row, i) => !separators[i] && !(separators[i + 1] && isBareBars(row)))
    : rows
}

const SEPARATOR_CELL = /^\s*:?(?:--+|(?<=:)-|-(?=:)):?\s*$/
/** Drawn as wide as its column, which may be one character. */
const DRAWN_CELL = /^\s*:?-+:?\s*$/
const LONG_CELL = /---/

/** A rule between rows: `|---|:-:|`, `| ---- | - |`. A single dash without colons or longer rules beside it is a cell (nothing to report). */
function isSeparator(line: string): boolean {
  if (!line.includes('-') || !/^[\s|:-]+$/.test(line)) return false
  const inner = line.trim().replace(/^\||\|$/g, '')
  const cells = inner.split('|')
  return (
    cells.every((cell) => SEPARATOR_CELL.test(cell)) ||
    (LONG_CELL.test(inner) && cells.every((cell) => DRAWN_CELL.test(cell)))
  )
}

/** The rows without the bar that opens each of them, where each has one. */
export function withoutLeadingBars(rows: readonly string[]): { rows: string[]; led: boolean } {
  const led = rows.every((row) => row.startsWith('|'))
  return { rows: led ? rows.map((row) => row.slice(1)) : [...rows], led }
}

/** `规章 | 0 | 3 |` → its cells; the last bar ends the last of them. */
export function barCells(row: string): string[] {
  const cells = row.split('|')
  if (!cells.at(-1)!.trim()) cells.pop()
  return cells
}
