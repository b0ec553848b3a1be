/**
 * Tables without ruling lines → fragments, from how their text is aligned.
 *
 * Only asked of lines that must be a table: those below the heading of a section whose content the form prescribes as one.
 * Numbers show the columns: where they stand above one another is a column, and what stands left of them are labels.
 */
import { isFormLabel } from '../../form/index.js'
import { isNumbered, isNumberedInGroup, readOrdinal } from '../../form/lexicon/ordinals.js'
import { takesPlaceOfValue } from '../../form/lexicon/values.js'
import { headHeight, headOf } from './alignment-head.js'
import {
  columnsOf,
  isData,
  nearest,
  place,
  tokensOf,
  valuesOf,
  visualRows,
  type Place,
  type Row,
  type Token,
} from './alignment-rows.js'
import type { Fragment, Piece, TextLine } from './fragments.js'
import { hull, middleX, type Box } from './geometry.js'
import { joinLines } from './words.js'

/** The table that some of these lines are, and the lines before and after it; null where no table can be made out. */
export function alignedTable(
  lines: TextLine[],
): { before: TextLine[]; table: Fragment; after: TextLine[] } | null {
  const start = startOfHead(
    lines,
    lines.findIndex((line) => opensTable(line)),
  )
  const last = lines.findLastIndex((line) => visualRows([line]).some(isData))
  if (start < 0 || last < start) return null
  const end = endOfLabel(lines, last)
  const own = lines.slice(start, end + 1)
  const rows = visualRows(own)
  const dataRows = rows.filter(isData)
  const columns = columnsOf(dataRows)
  if (dataRows.length * columns.length < FEWEST_NUMBERS) return null
  const numbered =
    dataRows.filter(({ tokens }) => tokens.some(({ text }) => isNumbered(text))).length >= dataRows.length / 3
  const places = numbered ? withLabels(rows, dataRows, columns) : lineByLine(rows, columns)
  return places.length
    ? { before: lines.slice(0, start), table: fragmentOf(filled(places), own), after: lines.slice(end + 1) }
    : null
}

/** The smallest table of the form has 10 numbers; some may be blank. */
const FEWEST_NUMBERS = 4

const opensTable = ({ line, page }: TextLine): boolean =>
  tokensOf(line, page).some(({ text }) => isFormLabel(text))

/** Lines of a few short labels right above the first known one are of the heading too. */
function startOfHead(lines: TextLine[], start: number): number {
  while (start > 0) {
    const [above, below] = [lines[start - 1]!, lines[start]!]
    const far = above.page !== below.page || below.box.y0 - above.box.y0 > 3 * below.line.size
    if (
      far ||
      tokensOf(above.line, above.page).some(({ text }) => text.length > LONGEST_HEAD || /[。，：]/.test(text))
    )
      break
    start--
  }
  return start
}
const LONGEST_HEAD = 10

/** A last label may end below its numbers, right under them and short of them. */
function endOfLabel(lines: TextLine[], last: number): number {
  let end = last
  const numbers = tokensOf(lines[last]!.line, lines[last]!.page).find(({ text }) => takesPlaceOfValue(text))!
  while (end + 1 < lines.length) {
    const [above, below] = [lines[end]!, lines[end + 1]!]
    if (
      below.page !== above.page ||
      below.box.y0 - above.box.y0 > 1.7 * below.line.size ||
      below.box.x1 > numbers.box.x0
    )
      break
    end++
  }
  return end
}

/** A table of labelled blocks, a row a line: what starts left of the numbers is the label. */
function lineByLine(all: Row[], columns: Box[]): Place[] {
  const edge = columns[0]!.x0 - 1
  const labelled = (row: Row) => row.tokens[0]!.box.x0 < edge && !takesPlaceOfValue(row.tokens[0]!.text)
  const first = all.findIndex(isData)
  if (!all.some((row) => isData(row) && labelled(row))) {
    const head = all.slice(0, first)
    const labels = headOf(head, columns, 0)
    // Labels cut up between columns show that the columns are not where the numbers are.
    if (labels.filter(({ text }) => isFormLabel(text)).length < columns.length / 2) return []
    return [...labels, ...dataPlaces(all.slice(first).filter(isData), columns, 0, headHeight(head, columns))]
  }
  const rows = remarksJoined(all, columns, labelled)
  if (rows.some((row) => isData(row) && !labelled(row))) return []
  return rows.flatMap((row, r) => {
    const [label, ...rest] = row.tokens as [Token, ...Token[]]
    if (!rest.length) return [place(label, r, 0, columns.length + 1)]
    const free = [...columns.keys()]
    return [
      place(label, r, 0, 1),
      ...rest.map((token) => {
        const at = free.reduce(
          (best, i) => (offset(columns[i]!, token) < offset(columns[best]!, token) ? i : best),
          free[0] ?? 0,
        )
        free.splice(free.indexOf(at), 1)
        return place(token, r, at + 1, 1)
      }),
    ]
  })
}

const offset = (column: Box, { box }: Token): number => Math.abs(middleX(column) - middleX(box))

/** A number with a remark below it stands half a line off its label: such halves go back into the row they stand beside. */
function remarksJoined(rows: Row[], columns: Box[], labelled: (row: Row) => boolean): Row[] {
  const whole = rows.filter(labelled).map((row) => ({ ...row, tokens: [...row.tokens] }))
  for (const row of rows) {
    if (labelled(row)) continue
    const size = row.tokens[0]!.glyphs[0]!.size
    const home = whole.filter(
      (one) => one.page === row.page && isData(one) && Math.abs(one.y - row.y) < 1.1 * size,
    )[0]
    if (!home || row.tokens[0]!.box.x0 < columns[0]!.x0 - 4 * size) {
      whole.push(row)
      continue
    }
    for (const token of row.tokens) {
      const there = home.tokens.slice(1).find(({ box }) => box.x0 < token.box.x1 && token.box.x0 < box.x1)
      if (there)
        home.tokens[home.tokens.indexOf(there)] = {
          ...there,
          text: joinLines(there.text, token.text),
          box: hull([there.box, token.box]),
        }
      else home.tokens.push(token)
    }
    home.tokens.sort((a, b) => a.box.x0 - b.box.x0)
  }
  return whole.sort((a, b) => a.page - b.page || a.y - b.y)
}

const dataPlaces = (rows: Row[], columns: Box[], shift: number, from: number): Place[] =>
  rows.flatMap((row, r) =>
    valuesOf(row).map((token) => place(token, from + r, shift + nearest(columns, middleX(token.box)), 1)),
  )

/** 一、…, （一）…, 1.…: a label's own number says in which of the three columns of labels it stands. */
function columnOfLabel(text: string): number {
  if (isNumberedInGroup(text)) return 2
  return readOrdinal(text)?.style === 'bracketed' ? 1 : 0
}

const isFirstInGroup = (text: string): boolean =>
  isNumberedInGroup(text) && readOrdinal(text)!.ordinal === '1'
const isOfForm = (text: string): boolean => readOrdinal(text)?.style === 'chinese'
const isFirstRow = (text: string): boolean => isOfForm(text) && readOrdinal(text)!.ordinal === '一'

/** A table of numbered rows: labels begin with their ordinals, wrap around their numbers, and stand in up to three columns. */
function withLabels(rows: Row[], dataRows: Row[], columns: Box[]): Place[] {
  const edge = columns[0]!.x0
  const start = rows.findIndex((row) => row.tokens.some(({ text, box }) => isFirstRow(text) && box.x0 < edge))
  if (start < 0) return []
  const body = rows.slice(start)
  const labels = body.flatMap((row) =>
    row.tokens.filter(({ text, box }) => box.x0 < edge - 1 && !takesPlaceOfValue(text)),
  )
  const subs = labels.filter(({ text }) => isNumberedInGroup(text))
  const left = subs.length ? Math.min(...subs.map(({ box }) => box.x0)) - 1 : -Infinity
  const own: Token[][] = []
  const side: Token[] = []
  for (const token of labels) {
    const wide = token.box.x0 < left && token.box.x1 > left + token.glyphs[0]!.size
    if (token.box.x0 < left && !wide) side.push(token)
    else if (isNumbered(token.text) || !own.length) own.push([token])
    else own.at(-1)!.push(token)
  }
  const values = body.filter(isData)
  if (own.length !== values.length || values.length !== dataRows.length) return []
  const head = headOf(rows.slice(0, start), columns, 3)
  const top = headHeight(rows.slice(0, start), columns)
  const texts = own.map((tokens) => tokens.reduce((text, token) => joinLines(text, token.text), ''))
  const { groups, rest } = grouped(side)
  const places = [...head, ...dataPlaces(values, columns, 3, top)]
  texts.forEach((text, r) => {
    const from = columnOfLabel(text)
    places.push({
      row: top + r,
      column: from,
      rowSpan: 1,
      columnSpan: 3 - from,
      text,
      box: hull(own[r]!.map(({ box }) => box)),
      page: own[r]![0]!.page,
    })
    if (!isFirstInGroup(text)) return
    const group = groups.shift()
    let rowSpan = 1
    while (
      r + rowSpan < texts.length &&
      isNumberedInGroup(texts[r + rowSpan]!) &&
      !isFirstInGroup(texts[r + rowSpan]!)
    )
      rowSpan++
    if (group) places.push({ ...group, row: top + r, column: 1, rowSpan, columnSpan: 1 })
  })
  const inner = texts.map((text, r) => (isOfForm(text) ? -1 : r)).filter((r) => r >= 0)
  if (rest && inner.length)
    places.push({
      ...rest,
      row: top + inner[0]!,
      column: 0,
      rowSpan: inner.at(-1)! - inner[0]! + 1,
      columnSpan: 1,
    })
  return places
}

interface Aside {
  text: string
  box: Box
  page: number
}

/** The labels of groups of rows, in order; what else stands there is the side label of them all. */
function grouped(side: Token[]): { groups: Aside[]; rest: Aside | null } {
  const groups: Token[][] = []
  const rest: Token[] = []
  for (const token of side) {
    if (/^[（(]/.test(token.text)) groups.push([token])
    else if (groups.length && Math.abs(token.box.x0 - groups.at(-1)![0]!.box.x0) < 2 * token.glyphs[0]!.size)
      groups.at(-1)!.push(token)
    else rest.push(token)
  }
  return { groups: groups.map(aside), rest: rest.length ? aside(rest) : null }
}

const aside = (tokens: Token[]): Aside => ({
  text: tokens.reduce((text, token) => joinLines(text, token.text), ''),
  box: hull(tokens.map(({ box }) => box)),
  page: tokens[0]!.page,
})

/** Places of the grid where nothing is printed are blank cells. */
function filled(places: Place[]): Place[] {
  const taken = new Set(
    places.flatMap(({ row, column, rowSpan, columnSpan }) =>
      Array.from(
        { length: rowSpan * columnSpan },
        (_, i) => `${row + Math.floor(i / columnSpan)} ${column + (i % columnSpan)}`,
      ),
    ),
  )
  const rows = Math.max(...places.map(({ row, rowSpan }) => row + rowSpan))
  const columns = Math.max(...places.map(({ column, columnSpan }) => column + columnSpan))
  const all = Array.from({ length: rows * columns }, (_, i) => ({
    row: Math.floor(i / columns),
    column: i % columns,
  }))
  const blanks = all.filter(({ row, column }) => !taken.has(`${row} ${column}`))
  return [
    ...places,
    ...blanks.map(({ row, column }): Place => {
      const beside = places.find((one) => one.row === row) ?? places[0]!
      return { row, column, rowSpan: 1, columnSpan: 1, text: '', box: beside.box, page: beside.page }
    }),
  ]
}

function fragmentOf(places: Place[], lines: TextLine[]): Fragment {
  const pieces = places.map(
    ({ column, columnSpan, ...rest }): Piece => ({
      ...rest,
      from: column * PITCH,
      to: (column + columnSpan) * PITCH,
      lines: [],
      open: false,
    }),
  )
  const page = lines[0]!.page
  const box = hull(lines.filter((line) => line.page === page).map((line) => line.box))
  return {
    kind: 'table',
    box,
    page,
    rows: Math.max(...places.map(({ row, rowSpan }) => row + rowSpan)),
    pieces,
    lines: [],
    byAlignment: true,
  }
}

/** Columns found by alignment have no drawn sides; they are given as places this far apart. */
const PITCH = 100
