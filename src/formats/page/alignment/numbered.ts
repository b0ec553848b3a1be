/** A table of numbered rows without rules: labels wrap around their values, and stand in as many columns as there are styles. */
import { takesPlaceOfValue } from '../../../form/lexicon/values.js'
import { middleX, middleY, type Box } from '../geometry.js'
import { columnsOfValues, nearest } from './columns.js'
import { headHeight, headOf, withBlankColumns } from './head.js'
import { beside, labelCells, numberOf, partedCells, rowsOfGroups, type LabelCell } from './labels.js'
import { joined, place, type AlignedCell } from './places.js'
import { isData, isFigure, valuesOf, type TokenRow, type Token } from './tokens.js'

/** What stands beside a label is no farther above or below it than this (ems). */
const BESIDE = 1.6

/** Whether labels left of the values are numbered, at least for every third row of values. */
export const isNumbered = (rows: TokenRow[], columns: Box[]): boolean =>
  rows.flatMap((row) => labelsOf(row, columns)).filter(numberOf).length >= rows.filter(isData).length / 3

const labelsOf = ({ tokens }: TokenRow, columns: Box[]): Token[] =>
  tokens.filter(({ box, text }) => box.x0 < columns[0]!.x0 - 1 && !isFigure(text))

/** The table's places; null where labels and values do not make rows. */
export function numberedPlaces(rows: TokenRow[], valueColumns: Box[]): AlignedCell[] | null {
  const start = rows.findIndex((row) => labelsOf(row, valueColumns).some(numberOf))
  const head = rows.slice(0, start)
  if (start < 0 || head.some(isData)) return null
  const body = withoutRepeatedHead(rows.slice(start), head)
  const labels = body.flatMap((row) => labelsOf(row, valueColumns))
  const columns = withBlankColumns(valueColumns, head, Math.max(...labels.map(({ box }) => box.x1)))
  const parts = labelCells(labels)
  const { own, groups } = partedCells(parts.cells)
  const values = own.some((cell, row) => row > 0 && beside(own[row - 1]!, cell))
    ? null
    : valuePlaces(body, own, columns)
  if (!values) return null
  const top = headHeight(head, columns)
  const down = ({ row, column, ...rest }: AlignedCell): AlignedCell => ({
    ...rest,
    row: top + row,
    column: parts.columns + column,
  })
  return [
    ...headOf(head, columns, parts.columns),
    ...own.map((cell, row) =>
      place(joined(cell.tokens), top + row, cell.column, parts.columns - cell.column),
    ),
    ...rowsOfGroups(groups, own).map(({ group, from, to }) => ({
      ...place(joined(group.tokens), top + from, group.column, 1),
      rowSpan: to - from + 1,
    })),
    ...values.map(down),
  ]
}

/** A head printed again at the top of a page. */
function withoutRepeatedHead(body: TokenRow[], head: TokenRow[]): TokenRow[] {
  const said = new Set(head.map(textOf))
  let page = body[0]?.page
  let repeating = false
  return body.filter((row) => {
    repeating = (repeating || row.page !== page) && said.has(textOf(row))
    page = row.page
    return !repeating
  })
}

const textOf = ({ tokens }: TokenRow): string => tokens.map(({ text }) => text).join(' ')

/** What stands right of the labels, each in its row and column; null where that can't be told. */
function valuePlaces(body: TokenRow[], own: LabelCell[], columns: Box[]): AlignedCell[] | null {
  const cells = new Map<string, { row: number; column: number; tokens: Token[] }>()
  for (const line of body) {
    const tokens = isData(line)
      ? valuesOf(line)
      : line.tokens.filter((token) => !labelsOf(line, columns).includes(token))
    const row = tokens.length ? rowBeside(tokens[0]!, own) : null
    const places = isData(line)
      ? columnsOfValues(tokens, columns)
      : tokens.map(({ box }) => nearest(columns, middleX(box)))
    if (tokens.length && (row === null || !places)) return null
    tokens.forEach((token, i) => {
      const column = places![i]!
      const cell = cells.get(`${row} ${column}`)
      if (cell) cell.tokens.push(token)
      else cells.set(`${row} ${column}`, { row: row!, column, tokens: [token] })
    })
  }
  const all = [...cells.values()]
  if (all.some(({ tokens }) => tokens.filter(({ text }) => takesPlaceOfValue(text)).length > 1)) return null
  return all.map(({ row, column, tokens }) => place(joined(tokens), row, column, 1))
}

/** The row that a value stands beside: it is as high as its label's lines, or a line off them. */
function rowBeside(value: Token, own: LabelCell[]): number | null {
  let [best, least] = [null as number | null, BESIDE * value.glyphs[0]!.size]
  own.forEach((cell, row) => {
    const lines = cell.tokens.filter(({ page }) => page === value.page)
    if (!lines.length) return
    const y = middleY(value.box)
    const off = Math.max(middleY(lines[0]!.box) - y, y - middleY(lines.at(-1)!.box), 0)
    if (off >= least) return
    best = row
    least = off
  })
  return best
}
