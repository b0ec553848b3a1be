/**
 * Tables without ruling lines → fragments, from how their text is aligned.
 *
 * Only asked of lines that must be a table: those below the heading of a section whose content the form prescribes as one.
 * Numbers show the columns: where they stand above one another is a column, and what stands left of them are labels.
 */
import { isFormLabel } from '../../templates/index.js'
import type { Fragment, Piece, TextLine } from './fragments.js'
import { hull, middleX, middleY, type Box } from './geometry.js'
import type { Glyph } from './glyphs.js'
import { joinLines, linesOf, type Line } from './words.js'

/** A gap of this many ems separates what stands in two columns. */
const COLUMN_GAP = 0.5
const VALUE = /^[+\-±增减]?\d[\d.,，]*(?:[万千百]?元|件)?(?:[（(].{0,20}[）)])?$|^[-—/／]$/
const ORDINAL = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.，]|\d{1,2}[.、．])/
const SUB_ORDINAL = /^\d{1,2}[.、．]/
const FIRST = /^1[.、．]/

interface Token {
  text: string
  box: Box
  glyphs: Glyph[]
  page: number
}

interface Row {
  tokens: Token[]
  page: number
  y: number
}

/** The table that some of these lines are, and the lines before and after it; null where no table can be made out. */
export function alignedTable(lines: TextLine[]): { before: TextLine[]; table: Fragment; after: TextLine[] } | null {
  const start = startOfHead(lines, lines.findIndex((line) => opensTable(line)))
  const last = lines.findLastIndex((line) => visualRows([line]).some(isData))
  if (start < 0 || last < start) return null
  const end = endOfLabel(lines, last)
  const own = lines.slice(start, end + 1)
  const rows = visualRows(own)
  const dataRows = rows.filter(isData)
  const columns = columnsOf(dataRows)
  if (dataRows.length * columns.length < FEWEST_NUMBERS) return null
  const numbered = dataRows.filter(({ tokens }) => tokens.some(({ text }) => ORDINAL.test(text))).length >= dataRows.length / 3
  const places = numbered ? withLabels(rows, dataRows, columns) : lineByLine(rows, columns)
  return places.length ? { before: lines.slice(0, start), table: fragmentOf(filled(places), own), after: lines.slice(end + 1) } : null
}

/** The smallest table of the form has 10 numbers; some may be blank. */
const FEWEST_NUMBERS = 4

const opensTable = ({ line, page }: TextLine): boolean => tokensOf(line, page).some(({ text }) => isFormLabel(text))

/** Lines of a few short labels right above the first known one are of the heading too. */
function startOfHead(lines: TextLine[], start: number): number {
  while (start > 0) {
    const [above, below] = [lines[start - 1]!, lines[start]!]
    const far = above.page !== below.page || below.box.y0 - above.box.y0 > 3 * below.line.size
    if (far || tokensOf(above.line, above.page).some(({ text }) => text.length > LONGEST_HEAD || /[。，：]/.test(text))) break
    start--
  }
  return start
}
const LONGEST_HEAD = 10

/** A last label may end below its numbers, right under them and short of them. */
function endOfLabel(lines: TextLine[], last: number): number {
  let end = last
  const numbers = tokensOf(lines[last]!.line, lines[last]!.page).find(({ text }) => VALUE.test(text))!
  while (end + 1 < lines.length) {
    const [above, below] = [lines[end]!, lines[end + 1]!]
    if (below.page !== above.page || below.box.y0 - above.box.y0 > 1.7 * below.line.size || below.box.x1 > numbers.box.x0) break
    end++
  }
  return end
}

interface Place {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  text: string
  box: Box
  page: number
}

/** Lines that overlap in height are one row: beside a label of two lines a number stands between them. */
function visualRows(lines: TextLine[]): Row[] {
  const rows: Row[] = []
  for (const { line, page } of lines) {
    const last = rows.at(-1)
    const tokens = tokensOf(line, page)
    if (last && last.page === page && Math.abs(last.y - middleY(line)) < 0.3 * line.size) last.tokens.push(...tokens)
    else rows.push({ tokens, page, y: middleY(line) })
  }
  for (const row of rows) row.tokens.sort((a, b) => a.box.x0 - b.box.x0)
  return rows
}

function tokensOf(line: Line, page: number): Token[] {
  const groups: Glyph[][] = []
  for (const glyph of line.glyphs) {
    const before = groups.at(-1)?.at(-1)
    if (before && glyph.x0 - before.x1 < COLUMN_GAP * line.size) groups.at(-1)!.push(glyph)
    else groups.push([glyph])
  }
  return groups.flatMap(apart).map((glyphs) => ({ text: textOfGlyphs(glyphs), box: hull(glyphs), glyphs, page }))
}

const textOfGlyphs = (glyphs: Glyph[]): string => linesOf(glyphs).map(({ text }) => text).join('')

/** Labels of narrow columns may all but touch: a stretch that is no label of the form but consists of such is taken apart. */
function apart(glyphs: Glyph[]): Glyph[][] {
  const said = (from: number, to: number) => glyphs.slice(from, to).map(({ text }) => text).join('')
  if (glyphs.length < 4 || glyphs.length > LONGEST_STRETCH || isFormLabel(said(0, glyphs.length))) return [glyphs]
  const ways: (Glyph[][] | null)[] = [[]]
  for (let end = 1; end <= glyphs.length; end++) {
    ways[end] = null
    for (let from = 0; from <= end - 2 && !ways[end]; from++) {
      const head = ways[from]
      if (head && isFormLabel(said(from, end))) ways[end] = [...head, glyphs.slice(from, end)]
    }
  }
  return ways[glyphs.length] ?? [glyphs]
}

/** Three columns' labels have 18 characters at most. */
const LONGEST_STRETCH = 24

/** A row of numbers: after its first number there are only numbers. */
function isData({ tokens }: Row): boolean {
  const first = tokens.findIndex(({ text }) => VALUE.test(text))
  return first >= 0 && tokens.slice(first).every(({ text }) => VALUE.test(text))
}

const valuesOf = ({ tokens }: Row): Token[] => tokens.slice(tokens.findIndex(({ text }) => VALUE.test(text)))

/** The stretches across the page that numbers of any row stand in. */
function columnsOf(rows: Row[]): Box[] {
  const columns: Box[] = []
  for (const { box } of rows.flatMap(valuesOf).sort((a, b) => a.box.x0 - b.box.x0)) {
    const last = columns.at(-1)
    if (last && box.x0 < last.x1) columns[columns.length - 1] = hull([last, box])
    else columns.push(box)
  }
  return columns
}

const nearest = (columns: Box[], x: number): number =>
  columns.reduce((best, column, i) => (Math.abs(middleX(column) - x) < Math.abs(middleX(columns[best]!) - x) ? i : best), 0)

/** A table of labelled blocks, a row a line: what starts left of the numbers is the label. */
function lineByLine(all: Row[], columns: Box[]): Place[] {
  const edge = columns[0]!.x0 - 1
  const labelled = (row: Row) => row.tokens[0]!.box.x0 < edge && !VALUE.test(row.tokens[0]!.text)
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
        const at = free.reduce((best, i) => (offset(columns[i]!, token) < offset(columns[best]!, token) ? i : best), free[0] ?? 0)
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
    const home = whole.filter((one) => one.page === row.page && isData(one) && Math.abs(one.y - row.y) < 1.1 * size)[0]
    if (!home || row.tokens[0]!.box.x0 < columns[0]!.x0 - 4 * size) {
      whole.push(row)
      continue
    }
    for (const token of row.tokens) {
      const there = home.tokens.slice(1).find(({ box }) => box.x0 < token.box.x1 && token.box.x0 < box.x1)
      if (there) home.tokens[home.tokens.indexOf(there)] = { ...there, text: joinLines(there.text, token.text), box: hull([there.box, token.box]) }
      else home.tokens.push(token)
    }
    home.tokens.sort((a, b) => a.box.x0 - b.box.x0)
  }
  return whole.sort((a, b) => a.page - b.page || a.y - b.y)
}

const place = ({ text, box, page }: Token, row: number, column: number, columnSpan: number): Place => ({ row, column, rowSpan: 1, columnSpan, text, box, page })

const dataPlaces = (rows: Row[], columns: Box[], shift: number, from: number): Place[] =>
  rows.flatMap((row, r) => valuesOf(row).map((token) => place(token, from + r, shift + nearest(columns, middleX(token.box)), 1)))

/** Heading labels wider than a column stand over several. */
function spanning(row: Row, columns: Box[]): Token[] {
  const pitch = columns.length > 1 ? (middleX(columns.at(-1)!) - middleX(columns[0]!)) / (columns.length - 1) : Infinity
  return row.tokens.length > columns.length / 2 ? [] : row.tokens.filter(({ box, text }) => !inCorner(box, columns) && box.x1 - box.x0 > pitch && (text.length <= SHORT_HEAD || isFormLabel(text)))
}

/** Longer stretches are a heading of the form or several columns' labels that touch. */
const SHORT_HEAD = 5

const inCorner = (box: Box, columns: Box[]): boolean => (box.x0 + 2 * box.x1) / 3 < columns[0]!.x0

const headHeight = (rows: Row[], columns: Box[]): number => rows.filter((row) => spanning(row, columns).length).length + 1

/** The heading above the columns: rows of labels that span columns, then each column's own label; before them the corner. */
function headOf(rows: Row[], columns: Box[], shift: number): Place[] {
  const places: Place[] = []
  const own: Glyph[][] = columns.map(() => [])
  const corner: Token[] = []
  const page = rows[0]?.page ?? 0
  let height = 0
  for (const row of rows) {
    const spans = spanning(row, columns)
    shares(spans.map(({ box }) => middleX(box)), columns).forEach(([from, to], i) => {
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
    places.push({ row: 0, column: 0, rowSpan: height + 1, columnSpan: shift, text, box: hull(corner.map(({ box }) => box)), page })
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
function shares(middles: number[], columns: Box[]): [from: number, to: number][] {
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
  if (middles.length > MOST_SPANS || middles.length > columns.length) return middles.map((x) => [nearest(columns, x), nearest(columns, x)])
  const starts = [...columns.keys()].slice(0, last).map((from) => ({ from, ...best(0, from) }))
  const { from, ends } = starts.reduce((a, b) => (b.cost < a.cost ? b : a), { from: 0, cost: Infinity, ends: [last] })
  return ends.length < middles.length ? middles.map((x) => [nearest(columns, x), nearest(columns, x)]) : ends.map((to, i): [number, number] => [i ? ends[i - 1]! + 1 : from, to])
}

/** The form has two spanning labels in a row; trying every division of more costs too much to be worth it. */
const MOST_SPANS = 3

/** A table of numbered rows: labels begin with their ordinals, wrap around their numbers, and stand in up to three columns. */
function withLabels(rows: Row[], dataRows: Row[], columns: Box[]): Place[] {
  const edge = columns[0]!.x0
  const start = rows.findIndex((row) => row.tokens.some(({ text, box }) => /^一[、.，]/.test(text) && box.x0 < edge))
  if (start < 0) return []
  const body = rows.slice(start)
  const labels = body.flatMap((row) => row.tokens.filter(({ text, box }) => box.x0 < edge - 1 && !VALUE.test(text)))
  const subs = labels.filter(({ text }) => SUB_ORDINAL.test(text))
  const left = subs.length ? Math.min(...subs.map(({ box }) => box.x0)) - 1 : -Infinity
  const own: Token[][] = []
  const side: Token[] = []
  for (const token of labels) {
    const wide = token.box.x0 < left && token.box.x1 > left + token.glyphs[0]!.size
    if (token.box.x0 < left && !wide) side.push(token)
    else if (ORDINAL.test(token.text) || !own.length) own.push([token])
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
    const sub = SUB_ORDINAL.test(text)
    const from = sub ? 2 : /^[（(]/.test(text) ? 1 : 0
    places.push({ row: top + r, column: from, rowSpan: 1, columnSpan: 3 - from, text, box: hull(own[r]!.map(({ box }) => box)), page: own[r]![0]!.page })
    if (!FIRST.test(text)) return
    const group = groups.shift()
    let rowSpan = 1
    while (r + rowSpan < texts.length && SUB_ORDINAL.test(texts[r + rowSpan]!) && !FIRST.test(texts[r + rowSpan]!)) rowSpan++
    if (group) places.push({ ...group, row: top + r, column: 1, rowSpan, columnSpan: 1 })
  })
  const inner = texts.map((text, r) => (/^[一二三四五六七八九十]/.test(text) ? -1 : r)).filter((r) => r >= 0)
  if (rest && inner.length) places.push({ ...rest, row: top + inner[0]!, column: 0, rowSpan: inner.at(-1)! - inner[0]! + 1, columnSpan: 1 })
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
    else if (groups.length && Math.abs(token.box.x0 - groups.at(-1)![0]!.box.x0) < 2 * token.glyphs[0]!.size) groups.at(-1)!.push(token)
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
  const taken = new Set(places.flatMap(({ row, column, rowSpan, columnSpan }) => Array.from({ length: rowSpan * columnSpan }, (_, i) => `${row + Math.floor(i / columnSpan)} ${column + (i % columnSpan)}`)))
  const rows = Math.max(...places.map(({ row, rowSpan }) => row + rowSpan))
  const columns = Math.max(...places.map(({ column, columnSpan }) => column + columnSpan))
  const blanks = Array.from({ length: rows * columns }, (_, i) => ({ row: Math.floor(i / columns), column: i % columns })).filter(({ row, column }) => !taken.has(`${row} ${column}`))
  return [...places, ...blanks.map(({ row, column }): Place => {
    const beside = places.find((one) => one.row === row) ?? places[0]!
    return { row, column, rowSpan: 1, columnSpan: 1, text: '', box: beside.box, page: beside.page }
  })]
}

function fragmentOf(places: Place[], lines: TextLine[]): Fragment {
  const pieces = places.map(({ column, columnSpan, ...rest }): Piece => ({
    ...rest,
    from: column * PITCH,
    to: (column + columnSpan) * PITCH,
    lines: [],
    open: false,
  }))
  const page = lines[0]!.page
  const box = hull(lines.filter((line) => line.page === page).map((line) => line.box))
  return { kind: 'table', box, page, rows: Math.max(...places.map(({ row, rowSpan }) => row + rowSpan)), pieces, lines: [], byAlignment: true }
}

/** Columns found by alignment have no drawn sides; they are given as places this far apart. */
const PITCH = 100
