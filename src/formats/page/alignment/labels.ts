/** The labels left of the values of a table without rules: cells of lines one below another, their columns, their groups. */
import { isFormLabel } from '../../../form/index.js'
import { ordinalValue, readOrdinal, type Ordinal } from '../../../form/lexicon/ordinals.js'
import { hull, middleY, type Box } from '../geometry.js'
import { joined } from './places.js'
import type { Token } from './tokens.js'

/** The next line of a cell begins no farther below its line than this (ems). */
const NEXT_LINE = 1.9
/** Left edges nearer than this (ems) are one column's. */
const SAME_EDGE = 1
/** Labels that overlap by less than this part of an em stand one below the other. */
const BESIDE = 0.3

export interface LabelCell {
  tokens: Token[]
  text: string
  box: Box
  ordinal: Ordinal | null
  column: number
}

/** The lines of labels as cells, in reading order, each with its column from 0 on the left. */
export function labelCells(tokens: Token[]): { cells: LabelCell[]; columns: number } {
  const groups: Token[][] = []
  for (const token of [...tokens].sort(byReading)) {
    const above = numberOf(token) ? null : cellAbove(token, groups)
    if (above) above.push(token)
    else groups.push([token])
  }
  const cells = groups.map((own): LabelCell => {
    const { text } = joined(own)
    return { tokens: own, text, box: acrossPages(own), ordinal: numberOf({ text }), column: 0 }
  })
  const edges = leftEdges(cells)
  for (const cell of cells) cell.column = columnOf(cell, edges)
  return { cells, columns: edges.length }
}

const byReading = (a: Token, b: Token): number =>
  a.page - b.page || middleY(a.box) - middleY(b.box) || a.box.x0 - b.box.x0

export function numberOf({ text }: Pick<Token, 'text'>): Ordinal | null {
  const ordinal = readOrdinal(text)
  return ordinal && !ordinal.faint ? ordinal : null
}

/** Only sides count, for a cell may stand on two pages. */
const acrossPages = (tokens: Token[]): Box => hull(tokens.map(({ box }) => box))

/** The cell that a line goes on: the last above it, where that is near, or ends the page before. */
function cellAbove(token: Token, groups: Token[][]): Token[] | null {
  const { box, page, text } = token
  const over = groups.filter((own) => {
    const side = acrossPages(own)
    return side.x0 < box.x1 && box.x0 < side.x1
  })
  const nearest = over.reduce<Token[] | null>(
    (best, own) => (best && byReading(best.at(-1)!, own.at(-1)!) > 0 ? best : own),
    null,
  )
  if (!nearest) return null
  const last = nearest.at(-1)!
  const size = token.glyphs[0]!.size
  if (last.page === page && box.y0 - last.box.y0 > NEXT_LINE * size) return null
  if (last.page < page - 1) return null
  const whole = joined(nearest).text
  return isFormLabel(whole) && isFormLabel(text) && !isFormLabel(whole + text) ? null : nearest
}

/** Labels that are numbered in one style stand in one column; what stands left of all of them is one more. */
function leftEdges(cells: LabelCell[]): number[] {
  const byStyle = new Map<string, number>()
  for (const { ordinal, box } of cells)
    if (ordinal) byStyle.set(ordinal.style, Math.min(box.x0, byStyle.get(ordinal.style) ?? Infinity))
  const edges: number[] = []
  for (const edge of [...byStyle.values()].sort((a, b) => a - b))
    if (!edges.length || edge - edges.at(-1)! > SAME_EDGE * sizeOf(cells[0]!)) edges.push(edge)
  const outside = cells.filter(({ box }) => !edges.length || box.x1 <= edges[0]!)
  return outside.length ? [Math.min(...outside.map(({ box }) => box.x0)), ...edges] : edges
}

const columnOf = (cell: LabelCell, edges: number[]): number =>
  Math.max(
    0,
    edges.findLastIndex((edge) => edge < cell.box.x0 + (SAME_EDGE / 2) * sizeOf(cell)),
  )

const sizeOf = ({ tokens }: LabelCell): number => tokens[0]!.glyphs[0]!.size

/** Cells with none to their right are labels of rows; the others are labels of groups of rows. */
export function partedCells(cells: LabelCell[]): { own: LabelCell[]; groups: LabelCell[] } {
  const isGroup = (cell: LabelCell) =>
    cells.some((other) => other.box.x0 >= cell.box.x1 && beside(cell, other))
  return { own: cells.filter((cell) => !isGroup(cell)), groups: cells.filter(isGroup) }
}

/** Whether two labels stand side by side on a page: （四）无 / 法提供 is beside the 2. that stands between its lines. */
export const beside = (a: LabelCell, b: LabelCell): boolean =>
  a.tokens.some(({ page, glyphs }) => {
    const [one, other] = [heightOn(page, a), heightOn(page, b)]
    return Math.min(one.y1, other.y1) - Math.max(one.y0, other.y0) > BESIDE * glyphs[0]!.size
  })

/** From the top of a cell's first line on a page to the foot of its last; nothing where it isn't on that page. */
function heightOn(page: number, { tokens }: LabelCell): Pick<Box, 'y0' | 'y1'> {
  const boxes = tokens.filter((token) => token.page === page).map(({ box }) => box)
  return { y0: Math.min(...boxes.map(({ y0 }) => y0)), y1: Math.max(...boxes.map(({ y1 }) => y1)) }
}

/**
 * The rows that each label of a group stands beside: rows whose own labels begin right of it, up to where their numbers begin
 * again. （三）不予公开 stands beside 1.属于国家秘密 … 8.属于行政查询事项; the next 1. is of （四）.
 */
export function rowsOfGroups(
  groups: LabelCell[],
  own: LabelCell[],
): { group: LabelCell; from: number; to: number }[] {
  return groups.flatMap((group) => {
    const runs = runsRightOf(group.column, own)
    const run = runs.find(({ from, to }) => reaches(own[from]!, own[to]!, group))
    return run ? [{ group, ...run }] : []
  })
}

function runsRightOf(column: number, own: LabelCell[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  let before = 0
  own.forEach((cell, row) => {
    if (cell.column <= column) {
      before = 0
      return
    }
    const next = cell.column === column + 1
    const value = next && cell.ordinal ? ordinalValue(cell.ordinal.ordinal) : 0
    const last = runs.at(-1)
    if (!last || last.to < row - 1 || (value > 0 && value <= before)) runs.push({ from: row, to: row })
    else last.to = row
    if (value > 0) before = value
  })
  return runs
}

/** Whether the middle of a group's label stands between the first line of its first row and the last line of its last. */
function reaches(first: LabelCell, last: LabelCell, { tokens }: LabelCell): boolean {
  const middle = tokens[tokens.length >> 1]!
  const after = (a: Token, b: Token) => a.page - b.page || a.box.y1 - b.box.y0
  return after(middle, first.tokens[0]!) > 0 && after(last.tokens.at(-1)!, middle) > 0
}
