/**
 * A row a line, but a blank cell with an empty paragraph in it breaks its row (trafilatura on pages pasted from Word):
 *
 *     （七）总计 | 821 | 35 |
 *     |
 *     |
 *     | 2 | 1 | 859 | ||
 *
 * Each lone bar is one blank cell.
 */
import { TEMPLATES, type Template } from '../../../form/index.js'
import { takesPlaceOfValue } from '../../../form/lexicon/values.js'
import { barLines, isBareBars, isLoneBar, runsOfBars } from './bars.js'
import { type Dialect, tableOf } from './dialect.js'

export const tornRows: Dialect = {
  name: {
    en: 'rows of cells parted by bars, torn at their blank cells',
    zh: '以竖线分隔、在空白单元格处断开的行',
  },
  recognise: runsOfBars,
  read: (lines) => {
    const rows = rowsOfTornLines(barLines(lines))
    return rows && tableOf(rows)
  },
}

/** The rows put together; null where no row is torn, or it can't be told what the bars mean. */
export function rowsOfTornLines(lines: readonly string[]): string[][] | null {
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
  const rows = isSame(readings[0]!, readings[1]!) ? readings[0] : onlyOne(fitting)
  return rows?.some(({ cells }) => cells.filter(Boolean).length > 1) ? rows.map(({ cells }) => cells) : null
}

const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)

const isSame = (one: readonly TornRow[], other: readonly TornRow[]): boolean =>
  one.length === other.length && one.every(({ cells }, r) => cells.join('|') === other[r]!.cells.join('|'))

interface TornRow {
  cells: string[]
  torn: boolean
}

/** @param ends whether a bar in front of a line ends a blank cell */
function joinTorn([first, ...others]: readonly string[], ends: boolean): TornRow[] {
  const bars = { ends, leading: opens(first!) }
  const rows: TornRow[] = [{ cells: cellsOf(first!), torn: false }]
  others.forEach((line, i) => {
    const row = rows.at(-1)!
    if (isBareBars(line)) addBlank(rows, row)
    else if (!opens(line)) rows.push({ cells: cellsOf(line), torn: false })
    else addOpened(rows, row, cellsOf(line), { ...bars, behindBar: isBareBars(others[i - 1] ?? '') })
  })
  return rows
}

/** Adds a line that begins with a bar: it is the rest of the row above, or another row. */
function addOpened(
  rows: TornRow[],
  row: TornRow,
  cells: readonly string[],
  { ends, leading, behindBar }: { ends: boolean; leading: boolean; behindBar: boolean },
): void {
  const inPlace = ends ? ['', ...cells] : [...cells]
  // Rows that all begin with a bar: only a value goes on with the row above.
  const goesOn = leading ? behindBar && takesPlaceOfValue(cells[0]!) : behindBar || ends
  if (ends && !leading && isHead(row.cells)) rows.push({ cells: inPlace, torn: true })
  else if (goesOn) extend(row, inPlace)
  else rows.push({ cells: [...cells], torn: false })
}

const opens = (line: string): boolean => line.trimStart().startsWith('|')

function extend(row: TornRow, cells: readonly string[]): void {
  row.cells.push(...cells)
  row.torn = true
}

/**
 * Adds a blank cell: to the row above, or below a head as a new row, for a row below a head may have no label and
 * begin with blanks.
 */
function addBlank(rows: TornRow[], row: TornRow): void {
  if (isHead(row.cells)) rows.push({ cells: [''], torn: true })
  else extend(row, [''])
}

/** How many values a row of the form has: of its own, and where rows stand side by side those of all of them too. */
const widthsOf = (layout: Template['layout']): number[] =>
  TEMPLATES.filter((template) => template.layout === layout).flatMap(({ blocks }) =>
    blocks.flatMap(({ columns, rows }) => [
      columns.length,
      columns.length * (layout === 'across' ? rows.length : 1),
    ]),
  )
const ACROSS_WIDTHS = new Set(widthsOf('across'))
const FORM_WIDTHS = new Set([...ACROSS_WIDTHS, ...widthsOf('down')])

/**
 * Whether every torn row has as many values as the head above it has columns, or else as some row of the form. They
 * are counted from the first value or blank on.
 */
function hasFormWidths(rows: readonly TornRow[]): boolean {
  let columns = 0
  return rows.every(({ cells, torn }) => {
    const from = cells.findIndex((cell) => cell === '' || takesPlaceOfValue(cell))
    if (from < 0) columns = cells.length - 1
    const width = cells.length - from
    // Only where rows stand side by side can a row have no label.
    if (from === 0 && !torn) return ACROSS_WIDTHS.has(width)
    return !torn || (FORM_WIDTHS.has(columns) ? width === columns : FORM_WIDTHS.has(width))
  })
}

/** A row has two labels at most in front of its values. */
const MOST_LABELS = 2
const isHead = (row: readonly string[]): boolean =>
  row.length > MOST_LABELS && row.every((cell) => cell && !takesPlaceOfValue(cell))

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
