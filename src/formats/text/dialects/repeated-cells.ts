/**
 * A row a line, every cell in its place, and a merged cell printed in each of its places (docling, pandas,
 * python-docx):
 *
 *     | 第二十条第（五）项 | 第二十条第（五）项 | 第二十条第（五）项 |
 *     | 信息内容 | 本年处理决定数量 | 本年处理决定数量 |
 *     | 行政许可 | 141 | 141 |
 */
import { tableOfRows } from '../../../document/grid.js'
import type { SpannedText } from '../../../document/stream.js'
import { TEMPLATES, isFormLabel } from '../../../form/index.js'
import { readLabel } from '../../../form/labels.js'
import { takesPlaceOfValue } from '../../../form/lexicon/values.js'
import { plainText } from '../inline.js'
import { barCells, rowsOfTable, runsOfBars, withoutLeadingBars } from './bars.js'
import type { Dialect } from './dialect.js'

export const repeatedCells: Dialect = {
  name: {
    en: 'rows of cells parted by bars, merged cells printed in each of their places',
    zh: '以竖线分隔、合并单元格逐格重复的行',
  },
  recognise: runsOfBars,
  read: (lines) => {
    const printed = rowsOfTable(lines)
    if (!printed) return null
    const grid = withoutLeadingBars(printed).rows.map((row) => barCells(row).map(plainText))
    return isRepeated(grid) ? [tableOfRows(withSpans(grid))] : null
  },
}

/**
 * All rows are equally wide, and in one a label of the form stands twice side by side, which it never does in the
 * form.
 */
const isRepeated = (grid: readonly string[][]): boolean =>
  grid.every((row) => row.length === grid[0]!.length) &&
  grid.some((row) => row.some((text, c) => text !== '' && text === row[c + 1] && isFormLabel(text)))

/** The labels of columns, which have values below them; a label above several columns (申请人情况) has none. */
const COLUMNS = new Set(
  TEMPLATES.flatMap(({ blocks }) =>
    blocks.flatMap(({ columns }) =>
      columns.flatMap(({ label, aliases = [] }) => [label, ...aliases].map((text) => readLabel(text).full)),
    ),
  ),
)
const isColumn = (text: string): boolean => COLUMNS.has(readLabel(text).full)

/** Where a cell ends (the place behind it), and in how many rows it stands. */
interface Extent {
  to: number
  rows: number
}

/** What is known of each column while rows are read from top to bottom. */
interface Columns {
  /** The first row that no cell above reaches. */
  free: number[]
  names: Name[]
}

/** Where the name above a column begins and ends: equal values below one name are one value. */
interface Name {
  from: number
  to: number
  /** It names a column of values: equal words below one another (详见附件) are a value in each row. */
  isOfValues: boolean
}

function withSpans(grid: readonly string[][]): SpannedText[][] {
  const columns: Columns = {
    free: grid[0]!.map(() => 0),
    names: grid[0]!.map((_, c) => nameOf(c, c + 1, false)),
  }
  return grid.map((_, r) => spannedRow(grid, r, columns))
}

const nameOf = (from: number, to: number, isOfValues: boolean): Name => ({ from, to, isOfValues })

function spannedRow(grid: readonly string[][], r: number, { free, names }: Columns): SpannedText[] {
  const row = grid[r]!
  const cells: SpannedText[] = []
  row.forEach((text, c) => {
    if (free[c]! > r) return
    const { to, rows } = extentOf(grid, r, c, names[c]!)
    cells.push({ text, rowSpan: rows, columnSpan: to - c })
    const reached = Array.from({ length: to - c }, (_, k) => c + k)
    for (const k of reached) {
      free[k] = r + rows
      if (isLabel(text, names[k]!)) names[k] = isColumn(text) ? nameOf(c, to, true) : nameOf(k, k + 1, false)
    }
  })
  return cells
}

/** 详见附件 below 本年制发件数 is no label, though it is words. */
const isLabel = (text: string, { isOfValues }: Name): boolean =>
  text !== '' && !takesPlaceOfValue(text) && (!isOfValues || isFormLabel(text))

/** @param name of the cell's column */
function extentOf(grid: readonly string[][], r: number, c: number, name: Name): Extent {
  const row = grid[r]!
  const text = row[c]!
  const endOfRun = (other: readonly string[]): number => {
    let to = c
    while (to < other.length && other[to] === text) to++
    return to
  }
  const end = endOfRun(row)
  const nameEnd = name.from === c ? name.to : c + 1
  if (!isLabel(text, name)) return { to: text !== '' && end >= nameEnd ? nameEnd : c + 1, rows: 1 }
  let rows = 1
  while (grid[r + rows] && grid[r + rows]![c - 1] !== text && endOfRun(grid[r + rows]!) === end) rows++
  return { to: end, rows }
}
