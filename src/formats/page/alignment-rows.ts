/** Lines of text without rules → rows of tokens, and the columns that their numbers show. */
import { isFormLabel } from '../../form/index.js'
import { isMark, startOfValues, takesPlaceOfValue } from '../../form/lexicon/values.js'
import type { TextLine } from './fragments.js'
import type { Glyph } from './page.js'
import { hull, middleX, middleY, type Box } from './geometry.js'
import { linesOf, type Line } from './words.js'

/** A gap of this many ems separates what stands in two columns. */
export const COLUMN_GAP = 0.5

export interface Token {
  text: string
  box: Box
  glyphs: Glyph[]
  page: number
}

export interface Row {
  tokens: Token[]
  page: number
  y: number
}

export interface Place {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  text: string
  box: Box
  page: number
}

/** Lines that overlap in height are one row: beside a label of two lines a number stands between them. */
export function visualRows(lines: TextLine[]): Row[] {
  const rows: Row[] = []
  for (const { line, page } of lines) {
    const last = rows.at(-1)
    const tokens = tokensOf(line, page)
    if (last && last.page === page && Math.abs(last.y - middleY(line)) < 0.3 * line.size)
      last.tokens.push(...tokens)
    else rows.push({ tokens, page, y: middleY(line) })
  }
  for (const row of rows) row.tokens.sort((a, b) => a.box.x0 - b.box.x0)
  return rows
}

export function tokensOf(line: Line, page: number): Token[] {
  const groups: Glyph[][] = []
  for (const glyph of line.glyphs) {
    const before = groups.at(-1)?.at(-1)
    if (before && glyph.x0 - before.x1 < COLUMN_GAP * line.size) groups.at(-1)!.push(glyph)
    else groups.push([glyph])
  }
  return groups
    .flatMap(apart)
    .map((glyphs) => ({ text: textOfGlyphs(glyphs), box: hull(glyphs), glyphs, page }))
}

export const textOfGlyphs = (glyphs: Glyph[]): string =>
  linesOf(glyphs)
    .map(({ text }) => text)
    .join('')

/** Labels of narrow columns may all but touch: a stretch that is no label of the form but consists of such is taken apart. */
export function apart(glyphs: Glyph[]): Glyph[][] {
  const said = (from: number, to: number) =>
    glyphs
      .slice(from, to)
      .map(({ text }) => text)
      .join('')
  if (glyphs.length < 4 || glyphs.length > LONGEST_STRETCH || isFormLabel(said(0, glyphs.length)))
    return [glyphs]
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
export const LONGEST_STRETCH = 24

/** 无 or 不适用 may be a piece of a label: （四）无 / 法提供. */
const isWord = (text: string): boolean => isMark(text) && /\p{L}/u.test(text)

/** A row of values: 规章 | 3 | — | 2. Before its first value there are words alone, and behind it values alone. */
export function isData({ tokens }: Row): boolean {
  const texts = tokens.map(({ text }) => text)
  const start = startOfValues(texts)
  const isLoneWord = start === 0 && texts.length === 1 && isWord(texts[0]!)
  const isSentence = texts.slice(0, start).some((text) => takesPlaceOfValue(text) && !isWord(text))
  return start < texts.length && !isLoneWord && !isSentence
}

export const valuesOf = ({ tokens }: Row): Token[] =>
  tokens.slice(startOfValues(tokens.map(({ text }) => text)))

/** The stretches across the page that numbers of any row stand in. */
export function columnsOf(rows: Row[]): Box[] {
  const columns: Box[] = []
  for (const { box } of rows.flatMap(valuesOf).sort((a, b) => a.box.x0 - b.box.x0)) {
    const last = columns.at(-1)
    if (last && box.x0 < last.x1) columns[columns.length - 1] = hull([last, box])
    else columns.push(box)
  }
  return columns
}

export const nearest = (columns: Box[], x: number): number =>
  columns.reduce(
    (best, column, i) => (Math.abs(middleX(column) - x) < Math.abs(middleX(columns[best]!) - x) ? i : best),
    0,
  )

export const place = (
  { text, box, page }: Token,
  row: number,
  column: number,
  columnSpan: number,
): Place => ({ row, column, rowSpan: 1, columnSpan, text, box, page })
