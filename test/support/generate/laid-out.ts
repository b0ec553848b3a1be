/** A made-up report → laid-out pages of text and tables, in whatever carrier draws them. */
import { type Draw, table, wrapped } from '../../../scripts/pdf-writer.cjs'
import type { Sheet, SheetCell } from './form.js'
import { type MadeReport, piecesOf } from './report.js'
import { cut, widthOf } from './sheets.js'

/** Points; A4 has 595 × 842. */
const [LEFT, TOP, BOTTOM, WIDTH, LINE, INDENT] = [45, 70, 790, 505, 24, 28]
const PAGE_WIDTH = 595
const [TEXT_SIZE, SIGNS_OF_LINE] = [13, 36]
const [TITLE_SIZE, SIGNS_OF_TITLE] = [18, 26]
const SIZE = 7
const CELL_ROOM = 8
const LEAST_HEIGHT = 20
const HEIGHT_OF_LINE = 8.5

/** The label columns of the table of requests are of different widths. */
function widths(columns: number): number[] {
  if (columns === 10) return [30, 70, 125, ...new Array<number>(7).fill(40)]
  const labels = columns > 6 && columns < 12 ? [110, 110].slice(0, columns - 7) : []
  return [
    ...labels,
    ...new Array<number>(columns - labels.length).fill(
      (WIDTH - 110 * labels.length) / (columns - labels.length),
    ),
  ]
}

/** Each row is as high as the texts of its own cells want. */
function heightsOf(sheet: Sheet, columns: readonly number[]): number[] {
  const free: number[] = columns.map(() => 0)
  return sheet.map((row, r) => {
    let column = 0
    const heights = row.map(({ text: string, columnSpan = 1, rowSpan = 1 }) => {
      while (free[column]! > r) column++
      const width = columns.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0)
      for (let c = column; c < column + columnSpan; c++) free[c] = r + rowSpan
      column += columnSpan
      return rowSpan > 1 ? 0 : CELL_ROOM + HEIGHT_OF_LINE * wrapped(string, width - CELL_ROOM, SIZE).length
    })
    return Math.max(LEAST_HEIGHT, ...heights)
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Rows at the top that hold no value and no numbered label. */
const headOf = (sheet: Sheet): number => {
  const first = sheet.findIndex((row) =>
    row.some(({ indicator, text: string }) => indicator !== undefined || /^[一（]/.test(string)),
  )
  return Math.max(0, first)
}

export interface Page {
  parts: string[]
  /** Where its lines of text stand. */
  baselines: number[]
}

export interface Layout {
  draw: Draw
  pen: 'stroke' | 'none' | 'flat'
  /** The head of a table is printed again where the table goes on. */
  repeatedHead: boolean
  /** What is printed for a cell, and how, where it is not its text as it stands. */
  textOf?: (cell: SheetCell) => string
  show?: (line: string, x: number, y: number) => string[] | undefined
}

/** The size of what stands in cells. */
export const CELL_SIZE = SIZE

export function laidOut(made: MadeReport, layout: Layout): Page[] {
  const { draw, pen, textOf = ({ text }) => text, show } = layout
  const pages: Page[] = [{ parts: [], baselines: [] }]
  let y = TOP
  const turn = (): void => {
    pages.push({ parts: [], baselines: [] })
    y = TOP
  }
  const print = (sheet: Sheet, columns: readonly number[]): void => {
    const heights = heightsOf(sheet, columns)
    const fits = heights.findIndex((_, row) => sum(heights.slice(0, row + 1)) > BOTTOM - TOP)
    if (fits > 0) {
      const [above, below] = cut(sheet, fits, layout.repeatedHead ? headOf(sheet) : 0)
      print(above, columns)
      return print(below, columns)
    }
    if (y + sum(heights) > BOTTOM) turn()
    const rows = sheet.map((row) =>
      row.map((cell) => ({ text: textOf(cell), wide: cell.columnSpan ?? 1, high: cell.rowSpan ?? 1 })),
    )
    const shown = (_all: string, one: string, from: number, base: number) => show?.(one, from, base)
    pages.at(-1)!.parts.push(table(LEFT, y, columns, heights, rows, { size: SIZE, pen, show: shown, draw }))
    y += sum(heights) + LINE
  }
  for (const piece of piecesOf(made)) {
    if (piece.kind === 'image') continue
    if (piece.kind === 'table') {
      print(piece.sheet, widths(widthOf(piece.sheet)))
      continue
    }
    const isTitle = piece.kind === 'title'
    const [size, signs] = isTitle ? [TITLE_SIZE, SIGNS_OF_TITLE] : [TEXT_SIZE, SIGNS_OF_LINE]
    for (const string of isTitle ? piece.lines : [piece.text]) {
      for (let at = 0; at < string.length; at += signs) {
        if (y + LINE > BOTTOM) turn()
        const line = string.slice(at, at + signs)
        const left = isTitle ? (PAGE_WIDTH - size * line.length) / 2 : LEFT + (at === 0 ? INDENT : 0)
        pages.at(-1)!.parts.push(draw.text(left, y, size, line))
        pages.at(-1)!.baselines.push(y)
        y += LINE
      }
    }
  }
  return pages
}
