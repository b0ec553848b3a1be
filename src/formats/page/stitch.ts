/** Fragments that follow one another over a page break → one table. */
import { isFormLabel } from '../../form/index.js'
import { similarity } from '../../form/labels.js'
import { isNumbered } from '../../form/lexicon/ordinals.js'
import { takesPlaceOfValue, UNITS } from '../../form/lexicon/values.js'
import { wrapsNumber } from './cells.js'
import type { Fragment, Piece, TextLine } from './fragments.js'
import { middleX } from './geometry.js'
import { joinLines, textLines } from './words.js'

/** Sides of cells on two pages are the same within this (points). */
const SAME_SIDE = 6
/** Fragments of one table have the same width within this (points). */
const SAME_WIDTH = 9

const NUMBER = /\d/

const isValue = ({ text }: Piece): boolean => text === '' || takesPlaceOfValue(text)
/** What stands below a number and says more of it. */
const REMARK = /^[（(](?:其中|含|包括|不含|另)/
/** 收到申请数 | 件 | 5: the unit of a list is no label of its row. */
const isUnit = ({ text }: Piece): boolean => UNITS.includes(text)
const isLabel = (piece: Piece): boolean =>
  piece.text !== '' && !isValue(piece) && !isUnit(piece) && !REMARK.test(piece.text)

export const sameWidth = (a: Fragment, b: Fragment): boolean =>
  Math.abs(a.box.x1 - a.box.x0 - (b.box.x1 - b.box.x0)) <= SAME_WIDTH

/** The table that `above` and its continuation on the next page make. */
export function joinFragments(first: Fragment, next: Fragment): Fragment {
  const above = withoutStub(first, first.rows - 1)
  const below = withoutRepeatedHeader(above, withoutStub(next, 0))
  if (!below.rows) return above
  const last = above.pieces.filter((piece) => piece.row + piece.rowSpan === above.rows)
  const opening = below.pieces.filter((piece) => piece.row === 0)
  const pairs = paired(last, opening)
  const cut = rowIsCut(pairs, last, opening)
  const one = cut ? pairs : continuedLabels(pairs, opening)
  const shift = above.rows - (cut ? 1 : 0)
  const gone = new Set(one.map(([, b]) => b))
  const grown = new Map(one)
  return {
    ...above,
    rows: below.rows + shift,
    pieces: [
      ...above.pieces.map((piece) => {
        const more = grown.get(piece)
        if (!more) return piece
        const rowSpan = piece.rowSpan + more.rowSpan - (cut ? 1 : 0)
        return {
          ...piece,
          rowSpan,
          text: joinPieces(piece, more),
          lines: [...piece.lines, ...more.lines],
          ...(more.overflow && { overflow: true }),
        }
      }),
      ...below.pieces
        .filter((piece) => !gone.has(piece))
        .map((piece) => ({ ...piece, row: piece.row + shift })),
    ],
  }
}

/** A fragment without a blank stub at the break: what is left there of the next row's space, with fewer cells than a row has. */
function withoutStub(fragment: Fragment, row: number): Fragment {
  const own = fragment.pieces.filter((piece) => piece.row === row)
  const beside = fragment.pieces.filter((piece) => piece.row === (row ? row - 1 : 1)).length
  if (
    fragment.rows < 2 ||
    own.length >= beside ||
    own.some((piece) => piece.text !== '' || piece.rowSpan > 1)
  )
    return fragment
  const lifted = (piece: Piece): Piece => {
    if (piece.row > row) return { ...piece, row: piece.row - 1 }
    return piece.row + piece.rowSpan > row ? { ...piece, rowSpan: piece.rowSpan - 1 } : piece
  }
  return {
    ...fragment,
    rows: fragment.rows - 1,
    pieces: fragment.pieces.filter((piece) => piece.row !== row).map(lifted),
  }
}

/** Rows that open the continuation as they opened the table are a header printed again. */
function withoutRepeatedHeader(above: Fragment, next: Fragment): Fragment {
  let repeated = 0
  while (
    repeated < Math.min(above.rows, next.rows) &&
    sameRow(rowTexts(above, repeated), rowTexts(next, repeated))
  )
    repeated++
  while (
    repeated > 0 &&
    next.pieces.some((piece) => piece.row < repeated && piece.row + piece.rowSpan > repeated)
  )
    repeated--
  if (!repeated) return next
  return {
    ...next,
    rows: next.rows - repeated,
    pieces: next.pieces
      .filter((piece) => piece.row >= repeated)
      .map((piece) => ({ ...piece, row: piece.row - repeated })),
  }
}

const rowTexts = (fragment: Fragment, row: number): string[] =>
  fragment.pieces.filter((piece) => piece.row === row).map((piece) => piece.text)
/** A header printed again may have other text printed over it, where a browser lets a cut cell run on. */
const ALIKE = 0.75
const sameRow = (a: string[], b: string[]): boolean =>
  a.length === b.length &&
  a.every((text, i) => sameLabel(text, b[i]!)) &&
  a.some((text, i) => text && text === b[i] && !takesPlaceOfValue(text))

/** Office programs leave merged cells of a header that they print again blank: 自然人 of two rows → ''. */
const sameLabel = (text: string, again: string): boolean =>
  text === again || (!NUMBER.test(text) && (again === '' || similarity(text, again) >= ALIKE))

type Pair = [above: Piece, below: Piece]

const paired = (last: Piece[], first: Piece[]): Pair[] =>
  first.flatMap((b): Pair[] => {
    const a = last.find(
      (piece) => Math.abs(piece.from - b.from) <= SAME_SIDE && Math.abs(piece.to - b.to) <= SAME_SIDE,
    )
    return a ? [[a, b]] : []
  })

/** Whether the page broke inside a row, so that each page has half of its text. */
function rowIsCut(pairs: Pair[], last: Piece[], first: Piece[]): boolean {
  if (pairs.length !== first.length || pairs.length !== last.length) return false
  if (!pairs.every(([a, b]) => agree(a, b))) return false
  // What has a number of its own and nothing above it begins a row, whatever else of that row is blank.
  if (pairs.some(([a, b]) => a.text === '' && a.rowSpan === 1 && isNumbered(b.text))) return false
  const labels = pairs.filter(([a, b]) => isLabel(a) || isLabel(b))
  const own = labels.at(-1)
  if (!own) return false
  if (first.every((piece) => piece.text === ''))
    return last.filter(isLabel).length < 2 || last.some((piece) => NUMBER.test(piece.text) && isValue(piece))
  if (own[0].text === '') return false
  return own[1].text === '' || goesOn(own[0].text, own[1].text)
}

/** Two halves can be one cell: one is blank, or a number was wrapped, a remark follows, or a label goes on. */
const agree = (a: Piece, b: Piece): boolean => {
  if (a.text === '' || b.text === '') return true
  if (isValue(a)) return /^[（(]/.test(b.text) || numberGoesOn(a, b)
  return !isValue(b) && goesOn(a.text, b.text)
}

/** A label that began with an ordinal goes on in one that has none; so does one with a bracket still open, or half of one of the form's. */
const goesOn = (a: string, b: string): boolean =>
  (isNumbered(a) && !isNumbered(b)) ||
  (open(a) > 0 && open(b) < 0) ||
  (isFormLabel(a + b) && !(isFormLabel(a) && isFormLabel(b)))

const open = (text: string): number => count(text, /[（(]/g) - count(text, /[）)]/g)
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0

const numberGoesOn = (a: Piece, b: Piece): boolean => {
  const [above, below] = [a.lines.at(-1), b.lines[0]]
  return !!above && !!below && wrapsNumber(above, below, a.to - a.from)
}

/** Merged label cells, left of the row's own label, that go on over the break: blank there, or with the rest of their text. */
function continuedLabels(pairs: Pair[], first: Piece[]): Pair[] {
  const own = first.filter(isLabel).at(-1)
  if (!own) return []
  return pairs.filter(([a, b]) => {
    if (b.from >= own.from) return false
    if (b.text === '') return isLabel(a)
    return a.text === '' ? a.rowSpan > 1 : isLabel(a) && goesOn(a.text, b.text)
  })
}

const joinPieces = (a: Piece, b: Piece): string =>
  numberGoesOn(a, b) ? a.text + b.text : joinLines(a.text, b.text)

/**
 * Lines below the last row of a page that stand in its undrawn cells: a browser lets the text of a cell run on over the
 * cell's end at the end of a page. Null where one of them stands elsewhere.
 */
export function withOverrun(above: Fragment, lines: TextLine[]): Fragment | null {
  const open = above.pieces.filter(
    (piece) => piece.open && piece.page === lines[0]?.page && piece.row + piece.rowSpan === above.rows,
  )
  const glyphs = lines.flatMap(({ line }) => line.glyphs)
  const home = (x: number) => open.find(({ box }) => x >= box.x0 && x <= box.x1)
  if (!glyphs.every((glyph) => home(middleX(glyph)))) return null
  return {
    ...above,
    pieces: above.pieces.map((piece) => {
      const own = textLines(glyphs.filter((glyph) => home(middleX(glyph)) === piece))
      return own.length
        ? {
            ...piece,
            text: own.reduce((text, line) => joinLines(text, line.text), piece.text),
            lines: [...piece.lines, ...own],
          }
        : piece
    }),
  }
}
