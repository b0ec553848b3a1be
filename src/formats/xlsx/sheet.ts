/** A sheet → what a reader sees of it: cells with their spans, counted over the rows and columns that are shown. */
import { refusal, type UnreadableDocumentError } from '../../errors.js'
import { child, childrenNamed, type XmlElement } from '../package/xml.js'
import { lookOfSheet, textIn, type Book } from './cells.js'

export interface SeenCell {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  text: string
}

/** A cell or several merged ones, in the sheet's own rows and columns, both from 0; the ends are inside. */
interface Area {
  top: number
  left: number
  bottom: number
  right: number
}

interface TextArea extends Area {
  text: string
}

/** Merged cells of more places are made by a mistake, or to use up memory. */
const MOST_MERGED = 300_000
const tooLarge = (): UnreadableDocumentError => refusal('input.tooLarge:sheet', {})

/** Cells with text, and of those without the merged ones and those of rows that have no text at all; in the order of reading. */
export function seenOf(sheet: XmlElement, book: Book): SeenCell[] {
  const hiddenRows = new Set<number>()
  const texts = new Map<string, TextArea>()
  const blanks: TextArea[] = []
  const look = lookOfSheet(sheet)
  let row = -1
  for (const element of childrenNamed(child(sheet, 'x:sheetData'), 'x:row')) {
    row = within(Number(element.attributes['r'] ?? row + 2) - 1, LAST_ROW)
    if (isHiddenRow(element)) hiddenRows.add(row)
    const cells = cellsIn(element, row, (cell) => textIn(cell, book, look))
    const written = cells.filter(({ text }) => text !== '')
    for (const cell of written) texts.set(placeKey(cell), cell)
    if (written.length === 0) blanks.push(...cells)
  }
  const ends = endsOf([...texts.values()])
  for (const cell of blanks)
    if (cell.top <= ends.bottom && cell.left <= ends.right) texts.set(placeKey(cell), cell)
  const areas = withMerged(mergedIn(sheet, ends), texts)
  return shownOf(areas, hiddenRows, hiddenColumnsIn(sheet))
}

/** The cells of a row; one that gives no place stands behind the one before. */
function cellsIn(element: XmlElement, row: number, textOf: (cell: XmlElement) => string): TextArea[] {
  let column = -1
  return [...childrenNamed(element, 'x:c')].map((cell) => {
    column = within(placeOf(cell.attributes['r'])?.left ?? column + 1, LAST_COLUMN)
    const text = textOf(cell)
    return { top: row, left: column, bottom: row, right: column, text: text.trim() === '' ? '' : text }
  })
}

const placeKey = ({ top, left }: Area): string => `${top} ${left}`

/** What stands in merged cells is what their first one says; others may keep what they said before, and nobody sees it. */
function withMerged(merged: Area[], texts: ReadonlyMap<string, TextArea>): TextArea[] {
  const covered = new Set<string>()
  const areas = merged.flatMap((area) => {
    const first = placeKey(area)
    if (covered.has(first)) return []
    for (let row = area.top; row <= area.bottom; row++)
      for (let column = area.left; column <= area.right; column++) covered.add(`${row} ${column}`)
    if (covered.size > MOST_MERGED) throw tooLarge()
    return { ...area, text: texts.get(first)?.text ?? '' }
  })
  return [...areas, ...[...texts].flatMap(([place, area]) => (covered.has(place) ? [] : area))]
}

const [LAST_ROW, LAST_COLUMN] = [1_048_575, 16_383]

function within(index: number, last: number): number {
  if (Number.isInteger(index) && index >= 0 && index <= last) return index
  throw refusal('input.corrupt:outside', {})
}

/** `B7` → row 6, column 1; `B7:C9` → the cells from one to the other. */
function placeOf(reference: string | undefined): Area | undefined {
  const [, column, row, lastColumn, lastRow] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(reference ?? '') ?? []
  if (column === undefined || row === undefined) return undefined
  const [left, top] = [columnNumber(column), Number(row) - 1]
  return {
    ...{ left, top },
    right: lastColumn === undefined ? left : columnNumber(lastColumn),
    bottom: lastRow === undefined ? top : Number(lastRow) - 1,
  }
}

/** A → 0, Z → 25, AA → 26 */
const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((number, letter) => 26 * number + letter.charCodeAt(0) - 64, 0) - 1

const endsOf = (areas: Area[]): { bottom: number; right: number } => ({
  bottom: areas.reduce((most, { bottom }) => Math.max(most, bottom), -1),
  right: areas.reduce((most, { right }) => Math.max(most, right), -1),
})

/** Merged cells, no farther than the text of the sheet goes; of some that overlap the first. */
function mergedIn(sheet: XmlElement, ends: { bottom: number; right: number }): Area[] {
  return [...childrenNamed(child(sheet, 'x:mergeCells'), 'x:mergeCell')].flatMap(({ attributes }) => {
    const area = placeOf(attributes['ref'])
    if (!area || area.top > ends.bottom || area.left > ends.right) return []
    const shown = {
      ...area,
      bottom: Math.min(area.bottom, ends.bottom),
      right: Math.min(area.right, ends.right),
    }
    if ((shown.bottom - shown.top) * (shown.right - shown.left) > MOST_MERGED) throw tooLarge()
    return shown
  })
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'
const isNothing = (size: string | undefined): boolean => size !== undefined && Number(size) === 0

const isHiddenRow = ({ attributes }: XmlElement): boolean =>
  isTrue(attributes['hidden']) || isNothing(attributes['ht'])

function hiddenColumnsIn(sheet: XmlElement): (column: number) => boolean {
  const hidden = [...childrenNamed(child(sheet, 'x:cols'), 'x:col')]
    .filter(({ attributes }) => isTrue(attributes['hidden']) || isNothing(attributes['width']))
    .map(({ attributes }) => [Number(attributes['min']) - 1, Number(attributes['max']) - 1] as const)
  return (column) => hidden.some(([from, to]) => column >= from && column <= to)
}

/** Rows and columns are counted anew over those that are shown; a merged cell is seen as far as any of its own are. */
function shownOf(
  areas: TextArea[],
  hiddenRows: ReadonlySet<number>,
  isHiddenColumn: (column: number) => boolean,
): SeenCell[] {
  const { bottom, right } = endsOf(areas)
  const rows = shownBefore(bottom, (row) => hiddenRows.has(row))
  const columns = shownBefore(right, isHiddenColumn)
  return areas
    .map(
      (area): SeenCell => ({
        row: rows[area.top]!,
        column: columns[area.left]!,
        rowSpan: rows[area.bottom + 1]! - rows[area.top]!,
        columnSpan: columns[area.right + 1]! - columns[area.left]!,
        text: area.text,
      }),
    )
    .filter(({ rowSpan, columnSpan }) => rowSpan > 0 && columnSpan > 0)
    .sort((a, b) => a.row - b.row || a.column - b.column)
}

/** For each, and for the one behind the last, how many before it are shown. */
function shownBefore(last: number, isHidden: (index: number) => boolean): number[] {
  const before = [0]
  for (let index = 0; index <= last; index++) before.push(before[index]! + (isHidden(index) ? 0 : 1))
  return before
}
