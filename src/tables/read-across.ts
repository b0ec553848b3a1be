/** A table whose rows stand side by side in one printed row: in one table, or a small table for each. */
import type { Row, Template } from '../form/index.js'
import { type Head, type HeadColumns, columnsOfHead, headOfLines } from './head.js'
import type { Line } from './lines.js'
import {
  type RowReading,
  type TableReading,
  emptyReading,
  isHeadLine,
  isWrongHead,
  placesOf,
  readTable,
  splitLines,
} from './read.js'
import { ALIKE } from './align.js'
import { cellsGoRound } from './shuffled.js'
import { takesPlaceOfValue } from './values.js'
import { type Vocabulary, vocabularyOf } from './vocabulary.js'

/** A head and what stands below it, to the next head. */
interface Segment {
  head: Head | null
  data: Line[]
}

/**
 * @param captionOf the text above a block, which may name the rows that a small table holds
 */
export function readAcross(
  lines: readonly Line[],
  template: Template,
  captionOf: (block: number) => string,
): TableReading {
  const vocabulary = vocabularyOf(template)
  const labelled = new Set(
    splitLines(lines, vocabulary).flatMap(({ line, labels }) =>
      labels.some(vocabulary.isEntry) ? [line.block] : [],
    ),
  )
  const isLabelled = ({ block }: Line): boolean => labelled.has(block)
  const reading: TableReading =
    labelled.size > 0 ? readTable(lines.filter(isLabelled), template) : emptyReading(template)
  const rows = template.blocks.flatMap((block) => block.rows)
  const isNamed = (block: number): boolean => rows.some((row) => namesRow(captionOf(block), row, vocabulary))
  const claimed = rows.filter((row) => lines.some(({ block }) => namesRow(captionOf(block), row, vocabulary)))
  const others = lines.filter((line) => !isLabelled(line))
  const parts: SegmentReading[] = [reading]
  let remaining = rows.filter((row) => !reading.rows.some((one) => one.row === row))
  for (const segment of segmentsOf(others, vocabulary, isNamed)) {
    const part = readSegment(segment, { remaining, claimed }, vocabulary, captionOf)
    parts.push(part)
    remaining = remaining.filter((row) => !part.rows.some((one) => one.row === row))
  }
  return {
    ...reading,
    rows: parts.flatMap((part) => part.rows),
    extra: parts.flatMap((part) => part.extra),
    unnamedHeads: parts.flatMap((part) => part.unnamedHeads),
    missing: remaining,
  }
}

/** @param isNamed whether the text above a block names a row: then the block is that row's table */
function segmentsOf(
  lines: readonly Line[],
  vocabulary: Vocabulary,
  isNamed: (block: number) => boolean,
): Segment[] {
  const segments: { stack: Line[]; data: Line[] }[] = []
  for (const line of lines) {
    const last = segments.at(-1)
    const blank = line.texts.every((text) => text === '')
    const isHead = !blank && isHeadLine(line, vocabulary)
    const opens =
      last !== undefined &&
      isNamed(line.block) &&
      [...last.stack, ...last.data].every(({ block }) => block !== line.block)
    if (!last || opens || (isHead && last.data.length > 0))
      segments.push(isHead ? { stack: [line], data: [] } : { stack: [], data: [line] })
    else (isHead ? last.stack : last.data).push(line)
  }
  return segments.map(({ stack, data }) => ({ head: stack.length > 0 ? headOfLines(stack) : null, data }))
}

interface Unread {
  /** Rows that no segment has been read as. */
  remaining: readonly Row[]
  /** Rows that some caption names: no other segment is read as one of these. */
  claimed: readonly Row[]
}

type SegmentReading = Pick<TableReading, 'rows' | 'extra' | 'unnamedHeads'>

function readSegment(
  segment: Segment,
  unread: Unread,
  vocabulary: Vocabulary,
  captionOf: (block: number) => string,
): SegmentReading {
  const { head, data } = segment
  const isFilled = (line: Line) => line.texts.some(takesPlaceOfValue)
  const valued = data.filter(isFilled)
  const wordy = data.filter((line) => !isFilled(line) && line.texts.some((text) => text !== ''))
  const wrong = wordy.filter((line) => isWrongHead(line, valued[0]))
  const { copies, rows, isNamed } = rowsOfSegment(segment, unread, vocabulary, captionOf)
  const isRead = rows.length === copies && (head !== null || valued.length > 0)
  const extra = [...wordy.filter((line) => !wrong.includes(line)), ...valued.slice(isRead ? 1 : 0)]
  const found =
    head && isRead ? columnsOfHead(head, vocabulary, vocabulary.template.blocks[0]!, copies) : null
  const unnamed = head && isRead && !found ? [head.lines[0]!] : []
  return {
    rows: isRead ? rowsInLine({ segment, valued, found, isNamed }, rows, vocabulary) : [],
    extra: extra.map((line) => ({ line, label: line.texts.filter(Boolean).join(' ') })),
    unnamedHeads: [...wrong, ...unnamed],
  }
}

/** The rows whose values stand side by side below a head: those that it or its caption names, or else the next of the form. */
function rowsOfSegment(
  { head, data }: Segment,
  { remaining, claimed }: Unread,
  vocabulary: Vocabulary,
  captionOf: (block: number) => string,
): { copies: number; rows: readonly Row[]; isNamed: boolean } {
  const first = head?.lines[0] ?? data[0]!
  const heading = [captionOf(first.block), ...(head?.lines.flatMap(({ texts }) => texts) ?? [])]
  const named = remaining.filter((row) => heading.some((text) => namesRow(text, row, vocabulary)))
  const free = remaining.filter((row) => !claimed.includes(row))
  const copies = copiesInHead(head, vocabulary) ?? (named.length || free.length)
  const isNamed = named.length === copies
  return { copies, isNamed, rows: isNamed ? inHeadOrder(named, head, vocabulary) : free.slice(0, copies) }
}

interface Valued {
  segment: Segment
  /** The lines of the segment that hold values. */
  valued: readonly Line[]
  found: HeadColumns | null
  isNamed: boolean
}

function rowsInLine(
  { segment: { head, data }, valued, found, isNamed }: Valued,
  rows: readonly Row[],
  vocabulary: Vocabulary,
): RowReading[] {
  const block = vocabulary.template.blocks[0]!
  const columns = block.columns.length
  const line = valued[0] ?? data[0] ?? noLine(head!)
  const { labels, from } = splitLines([line], vocabulary)[0] ?? { labels: [], from: 0 }
  // Two rows of values in a table that has one: which is the form's can't be known.
  const isShuffled =
    head?.lines.some(({ texts }) => !cellsGoRound(texts, vocabulary.template, block)) ?? false
  const places =
    valued.length > 1 || isShuffled
      ? null
      : placesOf({ line, labels, from, head }, found, { width: columns * rows.length })
  return rows.map((row, i) => ({
    block,
    row,
    line,
    places: places?.slice(i * columns, (i + 1) * columns) ?? null,
    from,
    byPosition: !isNamed,
    hasHead: head !== null,
    otherColumns: isShuffled,
  }))
}

/** Rows in the order in which the head names them from left to right; in the form's where it doesn't tell. */
function inHeadOrder(rows: readonly Row[], head: Head | null, vocabulary: Vocabulary): readonly Row[] {
  const placed = rows.map((row) => ({ row, column: columnOfName(row, head, vocabulary) }))
  if (
    new Set(placed.map(({ column }) => column)).size < rows.length ||
    head?.lines.some(({ dropped }) => dropped)
  )
    return rows
  return placed.sort((a, b) => a.column - b.column).map(({ row }) => row)
}

const columnOfName = (row: Row, head: Head | null, vocabulary: Vocabulary): number =>
  Math.max(
    -1,
    ...(head?.lines ?? []).map(({ texts }) => texts.findIndex((text) => namesRow(text, row, vocabulary))),
  )

/** How often the block's columns stand side by side in a head; null where it names them incompletely. */
function copiesInHead(head: Head | null, { template, columnLikeness }: Vocabulary): number | null {
  if (!head) return null
  const block = template.blocks[0]!
  const named = head.lines
    .flatMap(({ texts }) => texts)
    .filter((text) => text !== '' && columnLikeness(block)(text).some((score) => score >= ALIKE))
  return named.length > 0 && named.length % block.columns.length === 0
    ? named.length / block.columns.length
    : null
}

const namesRow = (text: string, row: Row, { rowsNamed }: Vocabulary): boolean => rowsNamed(text).includes(row)

/** A head without a row of values: its cells are blank, and stand below it. */
const noLine = ({ lines }: Head): Line => ({ ...lines.at(-1)!, texts: [], cells: [] })
