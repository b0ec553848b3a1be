/**
 * A table whose rows stand side by side in one printed line (that of section 四), or in a small table each → which
 * values are which row's.
 */
import type { Row, Template } from '../form/index.js'
import { ALIKE } from './align.js'
import { bodyOf, isHeadLine, isWrongHead } from './body.js'
import { isInPlaceOfValue, isPrinted } from './cells.js'
import { type PrintedHead, type HeadColumns, columnsOfHead, headOfLines } from './head.js'
import { type Line, isEmpty, textsFrom } from './lines.js'
import { type Barred, type Match, type TableMatch, matchLines, noMatch } from './match.js'
import { cellsGoRound } from './shuffled.js'
import { type Vocabulary, vocabularyOf } from './vocabulary.js'

/** A head with the lines below it, up to the next head. */
interface HeadWithLines {
  head: PrintedHead | null
  data: Line[]
}

interface Context {
  vocabulary: Vocabulary
  /** The text above a block, which may name the rows that a small table holds. */
  captionOf: (block: number) => string
}

export function matchAcross(
  lines: readonly Line[],
  template: Template,
  captionOf: Context['captionOf'],
): TableMatch {
  const context: Context = { vocabulary: vocabularyOf(template), captionOf }
  const labelled = labelledBlocks(lines, context.vocabulary)
  const isLabelled = ({ block }: Line): boolean => labelled.has(block)
  const below = labelled.size > 0 ? matchLines(lines.filter(isLabelled), template) : noMatch(template, lines)
  const rows = template.blocks.flatMap((block) => block.rows)
  const captions = [...new Set(lines.map(({ block }) => block))].map(captionOf)
  const claimed = rows.filter((row) => captions.some((caption) => namesRow(caption, row, context.vocabulary)))
  const parts: SegmentMatch[] = [below]
  let remaining = rows.filter((row) => !below.rows.some((one) => one.row === row))
  const others = lines.filter((line) => !isLabelled(line))
  for (const segment of segmentsOf(others, rows, context)) {
    const part = matchSegment(segment, { remaining, claimed }, context)
    parts.push(part)
    remaining = remaining.filter((row) => !part.rows.some((one) => one.row === row))
  }
  return {
    ...below,
    lines,
    rows: parts.flatMap((part) => part.rows),
    extra: parts.flatMap((part) => part.extra),
    unnamedHeads: parts.flatMap((part) => part.unnamedHeads),
    missing: remaining,
  }
}

/** Blocks whose lines begin with the label of a row: there the rows stand one below the other after all. */
const labelledBlocks = (lines: readonly Line[], vocabulary: Vocabulary): Set<number> =>
  new Set(
    bodyOf(lines, vocabulary).flatMap(({ line, labels }) =>
      labels.some(vocabulary.isRowLabel) ? [line.block] : [],
    ),
  )

/**
 * Cuts lines into segments: one begins at each head, and at each block whose caption names a row, for that is the
 * row's own table.
 */
function segmentsOf(lines: readonly Line[], rows: readonly Row[], context: Context): HeadWithLines[] {
  const { vocabulary, captionOf } = context
  const isNamed = (block: number) => rows.some((row) => namesRow(captionOf(block), row, vocabulary))
  const segments: { stack: Line[]; data: Line[] }[] = []
  for (const line of lines) {
    const last = segments.at(-1)
    const isHead = !isEmpty(line) && isHeadLine(line, vocabulary)
    const opens =
      last !== undefined &&
      [...last.stack, ...last.data].every(({ block }) => block !== line.block) &&
      isNamed(line.block)
    if (!last || opens || (isHead && last.data.length > 0))
      segments.push(isHead ? { stack: [line], data: [] } : { stack: [], data: [line] })
    else (isHead ? last.stack : last.data).push(line)
  }
  return segments.map(({ stack, data }) => ({ head: stack.length > 0 ? headOfLines(stack) : null, data }))
}

interface Unread {
  /** Rows that no segment has been read as. */
  remaining: readonly Row[]
  /** Rows that are named in the text above some block: no other segment is read as one of these. */
  claimed: readonly Row[]
}

type SegmentMatch = Pick<TableMatch, 'rows' | 'extra' | 'unnamedHeads'>

function matchSegment(segment: HeadWithLines, unread: Unread, context: Context): SegmentMatch {
  const { head, data } = segment
  const { vocabulary } = context
  const isFilled = ({ cells }: Line): boolean => cells.some(isInPlaceOfValue)
  const valued = data.filter(isFilled)
  const wordy = data.filter((line) => !isFilled(line) && !isEmpty(line))
  const wrong = wordy.filter((line) => isWrongHead(line, valued[0]))
  const { copies, rows, isNamed } = rowsOfSegment(segment, unread, context)
  const isRead = rows.length === copies && (head !== null || valued.length > 0)
  const extra = [...wordy.filter((line) => !wrong.includes(line)), ...valued.slice(isRead ? 1 : 0)]
  const columns =
    head && isRead ? columnsOfHead(head, vocabulary, vocabulary.template.blocks[0]!, copies) : null
  const unnamed = head && isRead && !columns ? [head.lines[0]!] : []
  return {
    rows: isRead ? rowsInLine({ segment, valued, columns, isNamed }, rows, vocabulary) : [],
    extra: extra.map((line) => ({ line, label: textsFrom(line).join(' ') })),
    unnamedHeads: [...wrong, ...unnamed],
  }
}

/**
 * The rows whose values stand side by side below a head: those that the head or its caption names, or else the next
 * ones of the form.
 */
function rowsOfSegment(
  { head, data }: HeadWithLines,
  { remaining, claimed }: Unread,
  { vocabulary, captionOf }: Context,
): { copies: number; rows: readonly Row[]; isNamed: boolean } {
  const first = head?.lines[0] ?? data[0]!
  const heading = [captionOf(first.block), ...(head?.lines.flatMap((line) => textsFrom(line)) ?? [])]
  const named = remaining.filter((row) => heading.some((text) => namesRow(text, row, vocabulary)))
  const free = remaining.filter((row) => !claimed.includes(row))
  const copies = copiesInHead(head, vocabulary) ?? (named.length || free.length)
  const isNamed = named.length === copies
  return { copies, isNamed, rows: isNamed ? inHeadOrder(named, head, vocabulary) : free.slice(0, copies) }
}

interface Valued {
  segment: HeadWithLines
  /** The lines of the segment that hold values. */
  valued: readonly Line[]
  columns: HeadColumns | null
  isNamed: boolean
}

function rowsInLine(
  { segment: { head, data }, valued, columns, isNamed }: Valued,
  rows: readonly Row[],
  vocabulary: Vocabulary,
): Match[] {
  const block = vocabulary.template.blocks[0]!
  const line = valued[0] ?? data[0] ?? noLine(head!)
  const from = bodyOf([line], vocabulary)[0]?.from ?? 0
  const barred = barredBy(head, valued, vocabulary)
  return rows.map((row, nth) => {
    const share = { nth, of: rows.length }
    return { block, row, line, from, byPosition: !isNamed, head, columns, share, barred }
  })
}

/**
 * Why the values of a segment can't be counted: its head has the columns in another order, or there are two lines of
 * values, and which is the form's is not known.
 */
function barredBy(
  head: PrintedHead | null,
  valued: readonly Line[],
  { template }: Vocabulary,
): Barred | null {
  const block = template.blocks[0]!
  const isShuffled = head?.lines.some((line) => !cellsGoRound(line, template, block)) ?? false
  if (isShuffled) return 'shuffled'
  return valued.length > 1 ? 'twice' : null
}

/** Rows in the order in which the head names them from left to right; in the form's where it doesn't tell. */
function inHeadOrder(rows: readonly Row[], head: PrintedHead | null, vocabulary: Vocabulary): readonly Row[] {
  const placed = rows.map((row) => ({ row, column: columnOfName(row, head, vocabulary) }))
  if (
    new Set(placed.map(({ column }) => column)).size < rows.length ||
    head?.lines.some(({ dropped }) => dropped)
  )
    return rows
  return placed.sort((a, b) => a.column - b.column).map(({ row }) => row)
}

const columnOfName = (row: Row, head: PrintedHead | null, vocabulary: Vocabulary): number =>
  Math.max(
    -1,
    ...(head?.lines ?? []).map(({ cells }) => cells.findIndex(({ text }) => namesRow(text, row, vocabulary))),
  )

/**
 * How many times the form's columns stand side by side in a head: 结果维持 … 总计 结果维持 … 总计 → 2. null where it does not
 * name them a whole number of times.
 */
function copiesInHead(head: PrintedHead | null, { template, columnLikeness }: Vocabulary): number | null {
  if (!head) return null
  const block = template.blocks[0]!
  const likeness = columnLikeness(block)
  const isColumn = (text: string): boolean => likeness(text).some((score) => score >= ALIKE)
  const named = head.lines.reduce(
    (sum, { cells }) => sum + cells.filter((cell) => isPrinted(cell) && isColumn(cell.text)).length,
    0,
  )
  return named > 0 && named % block.columns.length === 0 ? named / block.columns.length : null
}

const namesRow = (text: string, row: Row, { rowsNamed }: Vocabulary): boolean => rowsNamed(text).includes(row)

/** The line below a head that has none: all its cells are blank. */
const noLine = ({ lines }: PrintedHead): Line => ({ ...lines.at(-1)!, cells: [], printed: [] })
