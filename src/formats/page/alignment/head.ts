/** The heading above columns that no rule parts: which labels stand over which columns. */
import { isFormLabel } from '../../../form/index.js'
import { overlap, hull, middleX, type Box } from '../geometry.js'
import type { Glyph } from '../page.js'
import { joinLines, textLines } from '../words.js'
import { nearest } from './columns.js'
import { joined, place, type AlignedCell } from './places.js'
import type { TokenRow, Token } from './tokens.js'

/** Longer stretches are a heading of the form or several columns' labels that touch. */
const SHORT_HEAD = 5

/** The columns, and those that have a label and no value: the lowest labels that stand over no column, right of the rows' own. */
export function withBlankColumns(columns: Box[], head: TokenRow[], labelsEnd: number): Box[] {
  const blank = head
    .flatMap((row) => row.tokens)
    .filter((token) => token.box.x0 > labelsEnd && isLowest(token, head))
    .filter(({ box }) => !columns.some((column) => overlap(column, box)))
    .map(({ box }) => box)
  return [...columns, ...blank].sort((a, b) => a.x0 - b.x0)
}

/** What stands below a label in the head, down to the values. */
const below = ({ box }: Token, head: TokenRow[]): Token[] =>
  head.flatMap(({ tokens }) => tokens.filter((other) => other.box.y0 > box.y1 - 1 && overlap(other.box, box)))

const isLowest = (token: Token, head: TokenRow[]): boolean => !below(token, head).length

/** Whether a label of the form has others below it with which it makes none: 法人或其他组织 above 商业企业, not 其他 above 结果. */
const hasOthersBelow = (token: Token, head: TokenRow[]): boolean => {
  const others = below(token, head)
  return others.length > 0 && !isFormLabel(joined([token, ...others]).text)
}

/** Heading labels wider than a column stand over several, and so do those of the form with other labels below them. */
function spanning(row: TokenRow, columns: Box[], head: TokenRow[]): Token[] {
  const pitch =
    columns.length > 1 ? (middleX(columns.at(-1)!) - middleX(columns[0]!)) / (columns.length - 1) : Infinity
  if (row.tokens.length > columns.length / 2) return []
  return row.tokens.filter((token) => {
    const { box, text } = token
    if (inCorner(box, columns)) return false
    const ofForm = isFormLabel(text)
    return box.x1 - box.x0 > pitch
      ? text.length <= SHORT_HEAD || ofForm
      : ofForm && hasOthersBelow(token, head)
  })
}

const inCorner = (box: Box, columns: Box[]): boolean => (box.x0 + 2 * box.x1) / 3 < columns[0]!.x0

export const headHeight = (rows: TokenRow[], columns: Box[]): number =>
  rows.filter((row) => spanning(row, columns, rows).length).length + 1

/** The heading above the columns: rows of labels that span columns, then each column's own label; before them the corner. */
export function headOf(rows: TokenRow[], columns: Box[], labelColumns: number): AlignedCell[] {
  const spans = rows.map((row) => spanning(row, columns, rows))
  const above = spans.filter((tokens) => tokens.length > 0)
  const rest = rows.flatMap((row, r) => row.tokens.filter((token) => !spans[r]!.includes(token)))
  return [
    ...above.flatMap((tokens, height) => spansOf(tokens, columns, labelColumns, height)),
    ...cornerOf(
      rest.filter(({ box }) => inCorner(box, columns)),
      above.length + 1,
      labelColumns,
    ),
    ...ownLabels(
      rest.filter(({ box }) => !inCorner(box, columns)),
      columns,
    ).map((one) => ({ ...one, row: above.length, column: labelColumns + one.column })),
  ]
}

const spansOf = (tokens: Token[], columns: Box[], shift: number, row: number): AlignedCell[] =>
  shares(
    tokens.map(({ box }) => middleX(box)),
    columns,
  ).map(([from, to], i) => place(tokens[i]!, row, shift + from, to - from + 1))

function cornerOf(tokens: Token[], rowSpan: number, columnSpan: number): AlignedCell[] {
  if (!tokens.length || !columnSpan) return []
  const text = tokens.reduce((sum, token) => joinLines(sum, token.text), '')
  const { page } = tokens[0]!
  return [{ row: 0, column: 0, rowSpan, columnSpan, text, box: hull(tokens.map(({ box }) => box)), page }]
}

/** Each character goes to the nearest column, for labels of narrow columns may touch. */
function ownLabels(tokens: Token[], columns: Box[]): AlignedCell[] {
  const own: Glyph[][] = columns.map(() => [])
  for (const { glyphs } of tokens)
    for (const glyph of glyphs) own[nearest(columns, middleX(glyph))]!.push(glyph)
  const page = tokens[0]?.page ?? 0
  return own.flatMap((glyphs, column): AlignedCell[] => {
    if (!glyphs.length) return []
    const text = textLines(glyphs).reduce((sum, line) => joinLines(sum, line.text), '')
    return [{ row: 0, column, rowSpan: 1, columnSpan: 1, text, box: hull(glyphs), page }]
  })
}

/**
 * The columns that each of a row's spanning labels stands over: next to one another up to the last column, each label in the
 * middle of its own. One label alone could span any number about its middle; it is given the most.
 */
function shares(middles: number[], columns: Box[]): [from: number, to: number][] {
  const last = columns.length - 1
  if (middles.length === 1) return [spanAbout(middles[0]!, columns)]
  const each = () => middles.map((x): [number, number] => [nearest(columns, x), nearest(columns, x)])
  if (middles.length > MOST_SPANS || middles.length > columns.length) return each()
  const starts = [...columns.keys()]
    .slice(0, last)
    .map((from) => ({ from, ...bestDivision(middles, columns, from) }))
  const { from, ends } = starts.reduce((a, b) => (b.cost < a.cost ? b : a), {
    from: 0,
    cost: Infinity,
    ends: [last],
  })
  return ends.length < middles.length
    ? each()
    : ends.map((to, i): [number, number] => [i ? ends[i - 1]! + 1 : from, to])
}

/** The form has two spanning labels in a row; trying every division of more costs too much to be worth it. */
const MOST_SPANS = 3

function spanAbout(middle: number, columns: Box[]): [from: number, to: number] {
  const last = columns.length - 1
  const half = Math.min(middle - columns[0]!.x0, columns[last]!.x1 - middle) + 1
  const own = [...columns.keys()].filter((c) => Math.abs(middleX(columns[c]!) - middle) <= half)
  return own.length ? [own[0]!, own.at(-1)!] : [0, last]
}

/** Where the columns of each label end if the first begins at `from`, and how far the labels are then off their middles. */
function bestDivision(middles: number[], columns: Box[], from: number): { cost: number; ends: number[] } {
  const last = columns.length - 1
  const off = (to: number) => Math.abs((columns[from]!.x0 + columns[to]!.x1) / 2 - middles[0]!)
  if (middles.length === 1) return { cost: off(last), ends: [last] }
  let found = { cost: Infinity, ends: [last] }
  for (let to = from; to < last; to++) {
    const rest = bestDivision(middles.slice(1), columns, to + 1)
    const cost = off(to) + rest.cost
    if (cost < found.cost) found = { cost, ends: [to, ...rest.ends] }
  }
  return found
}
