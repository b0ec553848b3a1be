/** The heading above columns that no rule parts: which labels stand over which columns. */
import { isFormLabel } from '../../form/index.js'
import { nearest, place, type Place, type Row, type Token } from './alignment-rows.js'
import type { Glyph } from './page.js'
import { hull, middleX, type Box } from './geometry.js'
import { joinLines, linesOf } from './words.js'

/** Heading labels wider than a column stand over several. */
export function spanning(row: Row, columns: Box[]): Token[] {
  const pitch =
    columns.length > 1 ? (middleX(columns.at(-1)!) - middleX(columns[0]!)) / (columns.length - 1) : Infinity
  if (row.tokens.length > columns.length / 2) return []
  return row.tokens.filter(
    ({ box, text }) =>
      !inCorner(box, columns) && box.x1 - box.x0 > pitch && (text.length <= SHORT_HEAD || isFormLabel(text)),
  )
}

/** Longer stretches are a heading of the form or several columns' labels that touch. */
export const SHORT_HEAD = 5

export const inCorner = (box: Box, columns: Box[]): boolean => (box.x0 + 2 * box.x1) / 3 < columns[0]!.x0

export const headHeight = (rows: Row[], columns: Box[]): number =>
  rows.filter((row) => spanning(row, columns).length).length + 1

/** The heading above the columns: rows of labels that span columns, then each column's own label; before them the corner. */
export function headOf(rows: Row[], columns: Box[], shift: number): Place[] {
  const places: Place[] = []
  const own: Glyph[][] = columns.map(() => [])
  const corner: Token[] = []
  const page = rows[0]?.page ?? 0
  let height = 0
  for (const row of rows) {
    const spans = spanning(row, columns)
    shares(
      spans.map(({ box }) => middleX(box)),
      columns,
    ).forEach(([from, to], i) => {
      places.push(place(spans[i]!, height, shift + from, to - from + 1))
    })
    if (spans.length) height++
    for (const token of row.tokens) {
      if (spans.includes(token)) continue
      if (inCorner(token.box, columns)) corner.push(token)
      else for (const glyph of token.glyphs) own[nearest(columns, middleX(glyph))]!.push(glyph)
    }
  }
  if (corner.length && shift) {
    const text = corner.reduce((sum, token) => joinLines(sum, token.text), '')
    places.push({
      row: 0,
      column: 0,
      rowSpan: height + 1,
      columnSpan: shift,
      text,
      box: hull(corner.map(({ box }) => box)),
      page,
    })
  }
  own.forEach((glyphs, c) => {
    if (!glyphs.length) return
    const text = linesOf(glyphs).reduce((sum, line) => joinLines(sum, line.text), '')
    places.push({ row: height, column: shift + c, rowSpan: 1, columnSpan: 1, text, box: hull(glyphs), page })
  })
  return places
}

/**
 * The columns that each of a row's spanning labels stands over: next to one another up to the last column, each label in the
 * middle of its own. One label alone could span any number about its middle; it is given the most.
 */
export function shares(middles: number[], columns: Box[]): [from: number, to: number][] {
  if (!middles.length) return []
  const last = columns.length - 1
  const off = (from: number, to: number, x: number) => Math.abs((columns[from]!.x0 + columns[to]!.x1) / 2 - x)
  if (middles.length === 1) {
    const half = Math.min(middles[0]! - columns[0]!.x0, columns[last]!.x1 - middles[0]!) + 1
    const own = [...columns.keys()].filter((c) => Math.abs(middleX(columns[c]!) - middles[0]!) <= half)
    return own.length ? [[own[0]!, own.at(-1)!]] : [[0, last]]
  }
  const best = (i: number, from: number): { cost: number; ends: number[] } => {
    if (i === middles.length - 1) return { cost: off(from, last, middles[i]!), ends: [last] }
    let found = { cost: Infinity, ends: [last] }
    for (let to = from; to < last; to++) {
      const rest = best(i + 1, to + 1)
      const cost = off(from, to, middles[i]!) + rest.cost
      if (cost < found.cost) found = { cost, ends: [to, ...rest.ends] }
    }
    return found
  }
  if (middles.length > MOST_SPANS || middles.length > columns.length)
    return middles.map((x) => [nearest(columns, x), nearest(columns, x)])
  const starts = [...columns.keys()].slice(0, last).map((from) => ({ from, ...best(0, from) }))
  const { from, ends } = starts.reduce((a, b) => (b.cost < a.cost ? b : a), {
    from: 0,
    cost: Infinity,
    ends: [last],
  })
  return ends.length < middles.length
    ? middles.map((x) => [nearest(columns, x), nearest(columns, x)])
    : ends.map((to, i): [number, number] => [i ? ends[i - 1]! + 1 : from, to])
}

/** The form has two spanning labels in a row; trying every division of more costs too much to be worth it. */
export const MOST_SPANS = 3
