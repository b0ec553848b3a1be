/** Lines of text without rules → rows of tokens: what stands between two gaps. */
import { isFormLabel } from '../../../form/index.js'
import { isMark, isNumber, isValue, startOfValues, takesPlaceOfValue } from '../../../form/lexicon/values.js'
import type { TextLine } from '../fragments.js'
import { hull, middleY, overlap, TOUCHING, type Box } from '../geometry.js'
import type { Glyph } from '../page.js'
import { textLines, type Line } from '../words.js'

/** A gap of this many ems separates what stands in two columns. */
const COLUMN_GAP = 0.5
/** A unit or a remark stands no farther behind its number than this (ems). */
const UNIT_GAP = 1.5

export interface Token {
  text: string
  box: Box
  glyphs: Glyph[]
  page: number
}

export interface TokenRow {
  tokens: Token[]
  page: number
  y: number
}

/** Lines that overlap in height are one row: beside a label of two lines a number stands between them. */
export function visualRows(lines: TextLine[]): TokenRow[] {
  const rows: TokenRow[] = []
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
  return withUnits(groups.flatMap(apart).map((glyphs) => tokenOf(glyphs, page)))
}

const tokenOf = (glyphs: Glyph[], page: number): Token => ({
  text: textOfGlyphs(glyphs),
  box: hull(glyphs),
  glyphs,
  page,
})

export const textOfGlyphs = (glyphs: Glyph[]): string =>
  textLines(glyphs)
    .map(({ text }) => text)
    .join('')

/** A unit or a remark that stands apart is its number's: `12 件` is one token. */
function withUnits(tokens: Token[]): Token[] {
  const joined: Token[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    if (last && isUnitOf(last, token))
      joined[joined.length - 1] = tokenOf([...last.glyphs, ...token.glyphs], token.page)
    else joined.push(token)
  }
  return joined
}

const isUnitOf = (number: Token, unit: Token): boolean =>
  isNumber(number.text) &&
  !takesPlaceOfValue(unit.text) &&
  unit.box.x0 - number.box.x1 < UNIT_GAP * unit.glyphs[0]!.size &&
  isValue(number.text + unit.text)

/**
 * A label that all but touches its number: 其他对外管理服务事0 is parted before the 0 that stands where the numbers of other rows do, if
 * none of its own row stands there.
 */
export function partedAtColumns(row: TokenRow, columns: readonly Box[]): TokenRow {
  const tokens = row.tokens.flatMap((token) => {
    const digits = token.glyphs.findLastIndex((glyph) => !isDigit(glyph)) + 1
    if (digits === 0 || digits === token.glyphs.length) return [token]
    const number = tokenOf(token.glyphs.slice(digits), token.page)
    const column = columns.find((one) => overlap(one, number.box))
    if (!column || column.x0 < token.glyphs[digits - 1]!.x1 - TOUCHING) return [token]
    if (row.tokens.some((other) => other !== token && overlap(column, other.box))) return [token]
    return [tokenOf(token.glyphs.slice(0, digits), token.page), number]
  })
  return { ...row, tokens }
}

const isDigit = ({ text }: Glyph): boolean => /^\d$/.test(text)

/** Three columns' labels have 18 characters at most. */
const LONGEST_STRETCH = 24

/** Labels of narrow columns may all but touch: a stretch that is no label of the form but consists of such is taken apart. */
function apart(glyphs: Glyph[]): Glyph[][] {
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

/** 无 or 不适用 may be a piece of a label: （四）无 / 法提供. */
const isWord = (text: string): boolean => isMark(text) && /\p{L}/u.test(text)

/** What is surely no label, wherever it stands. */
export const isFigure = (text: string): boolean => takesPlaceOfValue(text) && !isWord(text)

/** A row of values: 规章 | 3 | — | 2. Before its first value there are words alone, and behind it values alone. */
export function isData({ tokens }: TokenRow): boolean {
  const texts = tokens.map(({ text }) => text)
  const start = startOfValues(texts)
  const isLoneWord = start === 0 && texts.length === 1 && isWord(texts[0]!)
  return start < texts.length && !isLoneWord && !texts.slice(0, start).some(isFigure)
}

export const valuesOf = ({ tokens }: TokenRow): Token[] =>
  tokens.slice(startOfValues(tokens.map(({ text }) => text)))
