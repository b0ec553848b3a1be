/** The lines of one table + one template → which line is which row, and where its values stand. */
import type { Row, Template, TemplateBlock } from '../form/index.js'
import { align, gaps } from './align.js'
import { type Head, type HeadColumns, columnsOfHead, headOfLines } from './head.js'
import { type Line, hasNumber } from './lines.js'
import {
  ABSENT,
  type Columns,
  type RowShape,
  closes,
  isAllInOne,
  isValueOver,
  placeValues,
  shapeOf,
} from './place.js'
import { isFigure, isWords } from './values.js'
import { type Entry, LEAST_KEPT, type Vocabulary, vocabularyOf } from './vocabulary.js'

/** A row of the template as the table has it. */
export interface RowReading {
  block: TemplateBlock
  row: Row
  line: Line
  /** The grid place of each column's value; null where the source lost the places. */
  places: readonly number[] | null
  /** The first place that can hold a value. */
  from: number
  /** The label didn't say which row it is; its place between its neighbours did. */
  byPosition: boolean
  /** A head stands above it in its own table. */
  hasHead?: boolean
  /** The head names other columns than the form's, or names them in another order: cells can't be counted by the form. */
  otherColumns?: boolean
}

export interface TableReading {
  template: Template
  rows: RowReading[]
  /** Rows of the template that the table lacks. */
  missing: Row[]
  /** Lines that are no row of the template: they have a label of their own, or none. */
  extra: { line: Line; label: string }[]
  /** Heads that name too few of the form's columns: their columns are taken in the form's order. */
  unnamedHeads: Line[]
  /** Cells of a row beside those of the form's columns: remarks, subtotals. */
  beside: { line: Line; texts: string[] }[]
  /** How well the template fits; the greatest of the candidates is the table's format. */
  fit: number
}

export const emptyReading = (template: Template): TableReading => ({
  template,
  rows: [],
  missing: [],
  extra: [],
  beside: [],
  unnamedHeads: [],
  fit: 0,
})

/** A line that is no part of the head. */
export interface BodyLine {
  line: Line
  labels: string[]
  from: number
  head: Head | null
}

/** What stands in a table: heads with the lines below them. */
export function splitLines(lines: readonly Line[], vocabulary: Vocabulary): BodyLine[] {
  const body: BodyLine[] = []
  let stack: Line[] = []
  let head: Head | null = null
  for (const line of lines) {
    if (line.texts.every((text) => text === '')) continue
    if (isHeadLine(line, vocabulary)) {
      // Heads of two pieces of a table have no grid in common unless they are equally wide.
      stack = [
        ...stack.filter(({ block, texts }) => block === line.block || texts.length === line.texts.length),
        line,
      ]
      continue
    }
    if (stack.length > 0) head = headOfLines(stack)
    stack = []
    body.push({ line, head, ...splitLabel(line, head, vocabulary) })
  }
  return body
}

export function isHeadLine({ texts }: Line, { isHead, isEntry, template }: Vocabulary): boolean {
  const printed = texts.filter((text) => text !== '')
  if (printed.some(isFigure)) return false
  const named = printed.filter(isHead)
  return (
    named.length > 1 ||
    (named.length === printed.length && (template.layout === 'across' || !printed.every(isEntry)))
  )
}

/** Where a line's labels end and its values begin. */
function splitLabel(
  line: Line,
  head: Head | null,
  vocabulary: Vocabulary,
): { labels: string[]; from: number } {
  const firstValue = head && head.width === line.texts.length ? firstColumn(head, vocabulary) : null
  const labels: string[] = []
  let from = 0
  for (const [place, text] of line.texts.entries()) {
    if (text === '') continue
    if (isNumberOfRow(line, place, firstValue, labels)) continue
    const inLabels =
      firstValue === null ? labels.length === 0 || vocabulary.isGroup(labels.at(-1)!) : place < firstValue
    if (!isWords(text) || !(inLabels || isNamed(text, vocabulary))) break
    labels.push(text)
    from = place + 1
  }
  return { labels, from }
}

/** 序号: a number in front of a row's label, left of all values. */
const isNumberOfRow = (
  { texts }: Line,
  place: number,
  firstValue: number | null,
  labels: readonly string[],
): boolean =>
  firstValue !== null &&
  labels.length === 0 &&
  isFigure(texts[place]!) &&
  texts.slice(place + 1, firstValue).some(isWords)

const isNamed = (text: string, { isEntry, isGroup }: Vocabulary): boolean => isEntry(text) || isGroup(text)

/** Where the head's columns begin; null where it leaves no room for labels in front of them, having lost its covered cells. */
function firstColumn(head: Head, { template, columnLikeness }: Vocabulary): number | null {
  const first = head.texts.findIndex(
    (text) => text !== '' && template.blocks.some((block) => columnLikeness(block)(text).includes(1)),
  )
  return first > 0 ? first : null
}

/** Reads lines by a template whose rows stand one below the other. */
export function readTable(lines: readonly Line[], template: Template): TableReading {
  const vocabulary = vocabularyOf(template)
  const all = splitLines(lines, vocabulary)
  const isWrong = ({ line }: BodyLine, o: number) =>
    !vocabulary.isEntry(line.texts[0] ?? '') && isWrongHead(line, all[o + 1]?.line)
  const wrong = all.filter(isWrong).map(({ line }) => line)
  const body = all.filter(({ line }) => !wrong.includes(line))
  const { entries } = vocabulary
  const pairs = align(
    body.map(({ labels }) => likenessOf(labels, vocabulary)),
    entries.length,
  )
  const byPosition = new Set<number>()
  for (const gap of gaps(pairs, entries.length)) {
    const rows = gap.template.filter((e) => entries[e]!.row !== null)
    const candidates = gap.observed.filter((o) =>
      couldBeRow(
        body[o]!,
        rows.map((e) => entries[e]!),
        vocabulary,
      ),
    )
    if (rows.length !== candidates.length) continue
    candidates.forEach((o, i) => {
      pairs[o] = rows[i]!
      byPosition.add(o)
    })
  }
  const heads = headsOf(body, pairs, vocabulary)
  const read = body.flatMap((item, o): RowReading[] => {
    const entry = pairs[o] === null ? null : entries[pairs[o]!]!
    if (!entry?.row) return []
    const columns = heads.get(item.head)?.get(entry.block) ?? null
    const isRunIn = hasNumberInLabel(item, vocabulary)
    const shape = shapeOf(entry.block, template)
    const places = isRunIn ? null : placesOf(item, columns, shape)
    return [
      {
        block: entry.block,
        row: entry.row,
        line: places ? item.line : withGluedMark(item, shape),
        places,
        from: item.from,
        byPosition: byPosition.has(o),
        hasHead: item.head !== null,
        otherColumns: isRunIn || (columns?.others ?? false),
      },
    ]
  })
  const rows = withAgreedPlaces(read, lines, template)
  const taken = new Set(pairs)
  const lacks = entries.flatMap(({ row }, e) => (row && !taken.has(e) ? [{ row, e }] : []))
  // Where a table was cut off says nothing of its format.
  const last = pairs.reduce<number>((most, pair) => Math.max(most, pair ?? -1), -1)
  const inside = lacks.filter(({ e }) => e < last)
  const extra = body.flatMap(({ line, labels }, o) =>
    pairs[o] === null ? [{ line, label: labels.join(' ') }] : [],
  )
  const named = [...heads.values()].flatMap((byBlock) => [...byBlock.values()])
  const likeness = body.reduce(
    (sum, { labels }, o) => sum + (pairs[o] === null ? 0 : (likenessOf(labels, vocabulary)[pairs[o]!] ?? 0)),
    0,
  )
  return {
    template,
    rows,
    missing: lacks.map(({ row }) => row),
    extra,
    beside: rows.flatMap(besideOf),
    unnamedHeads: [...unnamedHeads(body, heads, rows), ...wrong],
    fit:
      likeness +
      named.reduce((sum, columns) => sum + (columns?.named ?? 0), 0) -
      (inside.length + extra.length + rows.filter(saysMore).length) / 2,
  }
}

/** A row whose digits stand in one cell, or in cells that reach over several columns. */
function withGluedMark({ line, from }: BodyLine, shape: RowShape): Line {
  const isOver = line.texts.some((_, place) => isValueOver(line, place))
  return isOver || isAllInOne({ line, from }, shape) ? { ...line, glued: true } : line
}

/** `规章0`: the first number has run into the label, and each cell behind it may be the one in front. */
const NUMBER_BEHIND = /^(.*\p{Script=Han}[)）”"]?)\d{1,8}$/u
function hasNumberInLabel({ labels }: BodyLine, { isEntry }: Vocabulary): boolean {
  const label = NUMBER_BEHIND.exec(labels.at(-1) ?? '')?.[1]
  return label !== undefined && isEntry(label)
}

/** Words stand behind a row's label where its first value would: another label, which the template has not; or more values than it has columns. */
const saysMore = ({ line, from, places, block }: RowReading): boolean => {
  const printed = line.texts.slice(from).filter((text) => text !== '')
  return isWords(printed[0] ?? '') || (places === null && printed.length > block.columns.length)
}

/** So many rows must show where a table has its values. */
const ENOUGH_ROWS = 3

/**
 * Places that some rows leave no doubt of are those of other rows too, though these have too many blanks to tell by
 * themselves: of all rows of a table with a grid, whose rows are equally wide but for blank cells at their ends; or of rows
 * of one shape, whose labels end at the same place and, without a grid, which have as many cells.
 */
function withAgreedPlaces(
  rows: readonly RowReading[],
  lines: readonly Line[],
  template: Template,
): RowReading[] {
  const widths = new Map<number, number>()
  for (const { block, texts } of lines)
    widths.set(block, Math.min(texts.length, widths.get(block) ?? Infinity))
  const ragged = new Set(
    lines.flatMap(({ block, texts }) =>
      texts.slice(widths.get(block)).some((text) => text !== '') ? [block] : [],
    ),
  )
  return rows.map((row) => {
    const { line, from, block } = row
    if (row.places || row.otherColumns || line.dropped || line.glued) return row
    const hasGrid = !ragged.has(line.block)
    const others = rows.filter(
      (other) => other.line.block === line.block && other.block === block && other.places && isPrinted(other),
    )
    const alike = others.filter(
      (other) => other.from === from && (hasGrid || other.line.texts.length === line.texts.length),
    )
    const ofAll = hasGrid ? agreed(others) : null
    // In a grid no row has a value left of them, wherever its label ends.
    const isGrid =
      ofAll !== null &&
      rows.every(
        (other) =>
          other.line.block !== line.block ||
          other.line.texts.slice(other.from, ofAll[0]).every((text) => text === ''),
      )
    const places = isGrid ? ofAll : agreed(alike)
    if (!places) return row
    const isOutside = (text: string, place: number) => place >= from && text !== '' && !places.includes(place)
    // With cells to spare, a number may stand in two of them.
    const hasSplit =
      line.texts.length - places[0]! > places.length &&
      !closes(
        places.map((place) => line.texts[place] ?? ''),
        block,
        template,
      )
    return places.some((place) => place < from) || line.texts.some(isOutside) || hasSplit
      ? row
      : { ...row, places }
  })
}

/** The places that enough rows have, and no other row has others. */
function agreed(rows: readonly RowReading[]): readonly number[] | null {
  const [first] = rows
  const isAgreed =
    first &&
    rows.length >= ENOUGH_ROWS &&
    rows.every(({ places }) => places!.every((place, i) => place === first.places![i]))
  return isAgreed ? first.places : null
}

/** A row of blanks alone shows nothing of where its values would be. */
const isPrinted = ({ line, from }: RowReading): boolean => line.texts.slice(from).some((text) => text !== '')

/** A row has three labels at most: its own and its groups'. */
const MOST_LABELS = 3

/** More words than a row has labels, above a row of values: a head that a transcription made up, whatever it says. */
export const isWrongHead = (line: Line, next: Line | undefined): boolean => {
  const printed = line.texts.filter((text) => text !== '')
  return printed.length > MOST_LABELS && printed.every(isWords) && next !== undefined && hasNumber(next)
}

/** Likeness of a line's labels to each entry: its own label first, its groups' names in front of it where that fails. */
function likenessOf(labels: readonly string[], { entryLikeness }: Vocabulary): readonly number[] {
  const own = entryLikeness(labels.at(-1) ?? '')
  if (labels.length < 2 || own.includes(1)) return own
  const joined = entryLikeness(labels.join(''))
  return own.map((score, e) => Math.max(score, joined[e]!))
}

/** A line in a gap that may be one of the rows missing there: it has lost its label, or keeps a part of it. */
function couldBeRow(
  { line, labels }: BodyLine,
  rows: readonly Entry[],
  { isGroup, shareKept }: Vocabulary,
): boolean {
  const own = labels.at(-1)
  return own === undefined || isGroup(own)
    ? hasNumber(line)
    : rows.some((entry) => shareKept(own, entry) >= LEAST_KEPT)
}

/** What a row prints to the right of its label in none of its own places. */
function besideOf({ line, places, from }: RowReading): TableReading['beside'] {
  const texts = places
    ? line.texts.filter((text, place) => place >= from && text !== '' && !places.includes(place))
    : []
  return texts.length > 0 ? [{ line, texts }] : []
}

type Heads = Map<Head | null, Map<TemplateBlock, HeadColumns | null>>

/** For each head and each block whose rows stand below it: the columns, where the head can be trusted. */
function headsOf(
  body: readonly BodyLine[],
  pairs: readonly (number | null)[],
  vocabulary: Vocabulary,
): Heads {
  const heads: Heads = new Map()
  body.forEach(({ head }, o) => {
    const block = pairs[o] === null ? undefined : vocabulary.entries[pairs[o]!]?.block
    if (!head || !block) return
    const byBlock = heads.get(head) ?? new Map<TemplateBlock, HeadColumns | null>()
    heads.set(head, byBlock)
    if (!byBlock.has(block)) byBlock.set(block, columnsOfHead(head, vocabulary, block))
  })
  return heads
}

/** The places of a body line's values under its head. */
export function placesOf(
  { line, from, head }: BodyLine,
  found: HeadColumns | null,
  shape: RowShape,
): readonly number[] | null {
  if (!head) return placeValues({ line, from }, shape)
  return placeValues({ line, from }, shape, {
    columns: found && columnsAbove(line, head, found),
    beyond: line.texts.length - head.width,
  })
}

function columnsAbove(line: Line, head: Head, found: HeadColumns): Columns {
  // A head whose lines name every column, but have no room for some, has lost its covered cells.
  const isShifted = found.columns.includes(ABSENT) && !found.others
  return {
    places: found.columns,
    hold: head.width === line.texts.length && !line.dropped && !isShifted,
    ordered: found.oneLine,
    named: found.named === found.columns.length ? head.texts : null,
    added: addsColumns(head, found.columns),
  }
}

/** Whether a head has more labels from the form's first column on than the form has columns. */
const addsColumns = ({ texts }: Head, columns: readonly number[]): boolean =>
  !columns.includes(ABSENT) &&
  texts.slice(Math.min(...columns)).filter((text) => text !== '').length > columns.length

/** Heads above rows that name none of the form's columns. */
function unnamedHeads(body: readonly BodyLine[], heads: Heads, rows: readonly RowReading[]): Line[] {
  const read = new Set(rows.map(({ line }) => line))
  const unnamed = new Set<Line>()
  for (const { line, head } of body) {
    if (!head || !read.has(line)) continue
    const known = [...(heads.get(head)?.values() ?? [])]
    if (known.length > 0 && known.every((columns) => columns === null)) unnamed.add(head.lines[0]!)
  }
  return [...unnamed]
}
