/**
 * Titles and headings that have run together with other text, set apart: each comes to stand in a paragraph of its
 * own.
 *
 *     …情况如下。一、总体情况 2023年，…  →  …情况如下。 / 一、总体情况 2023年，…
 */
import { type Block, type Cell, type Paragraph, type Table, gridTexts, paragraph } from '../document.js'
import { ordinalValue, readHeading, readOrdinal } from '../form/headings.js'
import { SECTION_NUMBERING } from '../form/lexicon/ordinals.js'
import { readTitle } from '../form/titles.js'
import { STRONG, candidatesOf } from './candidates.js'

export function withHeadingsApart(given: Block[]): Block[] {
  if (!given.some(hasRunTogether)) return given
  const blocks = given.flatMap(framedProse)
  const known = knownSections(blocks)
  const isHeading = strongHeadings(known)
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'table') return rowsApart(block, known)
    if (block.kind === 'image') return [block]
    return titleApart(block).flatMap((part) => headingsApart(part, known, isHeading))
  })
}

/** A quick look: most streams have nothing of the kind, and are passed on as they are. */
function hasRunTogether(block: Block): boolean {
  if (block.kind === 'image') return false
  if (block.kind === 'table') return isFramedProse(block) || headingRows(block).length > 0
  return (
    block.text.search(WITHIN) >= 0 || (block.text.length >= LEAST_RUN_IN && TITLE_AND_TEXT.test(block.text))
  )
}

/**
 * The sections whose headings stand where they should, at the start of a paragraph: these are not looked for
 * elsewhere.
 */
const knownSections = (blocks: Block[]): ReadonlySet<number | null> =>
  new Set(candidatesOf(blocks).flatMap(({ number, likeness }) => (likeness >= STRONG ? [number] : [])))

/** A table's cell so long is an article that a page has put into a frame. */
const LEAST_ARTICLE = 200

function isFramedProse({ cells }: Table): boolean {
  const texts = cells.filter(({ text }) => text)
  return (
    texts.some(({ text }) => text.length >= LEAST_ARTICLE && text.includes('。')) &&
    new Set(texts.map(({ row }) => row)).size === texts.length
  )
}

/** A table that only frames an article, one text a row → its paragraphs. */
const framedProse = (block: Block): Block[] =>
  block.kind === 'table' && isFramedProse(block)
    ? block.cells.filter(({ text }) => text).map(({ text, place }) => paragraph(text, place))
    : [block]

/** So long a line may be a title and, behind a space, the preamble. */
const LEAST_RUN_IN = 60
const TITLE_AND_TEXT = /^(.{8,80}?(?:报告|年报))\s+(?=\S)/

/** 甲镇2016年政府信息公开年度报告 本年报是按照… → the title, the preamble. */
function titleApart(line: Paragraph): Paragraph[] {
  const [all, title] = line.text.length < LEAST_RUN_IN ? [] : (TITLE_AND_TEXT.exec(line.text) ?? [])
  if (all === undefined || !readTitle(title!)?.year) return [line]
  return [paragraph(title!, line.place), paragraph(line.text.slice(all.length), line.place)]
}

/** A table in which a section's heading has a row to itself → the rows above it, the heading, the rows below. */
function rowsApart(table: Table, known: ReadonlySet<number | null>): Block[] {
  const heads = headingRows(table).filter(({ number }) => !known.has(number))
  const blocks: Block[] = []
  let from = 0
  for (const { row, cell } of heads) {
    blocks.push(...rowsBetween(table, from, row), paragraph(cell.text, cell.place))
    from = row + 1
  }
  return from === 0 ? [table] : [...blocks, ...rowsBetween(table, from, Infinity)]
}

interface HeadingRow {
  row: number
  number: number | null
  cell: Cell
}

function headingRows(table: Table): HeadingRow[] {
  const cells = table.cells.filter(({ text }) => SECTION_NUMBER.test(text))
  if (cells.length === 0) return []
  const grid = gridTexts(table)
  return cells.flatMap((cell) => {
    const isAlone = grid[cell.row]!.every((text) => text === '' || text === cell.text)
    const heading = isAlone && isBetweenRows(table, cell.row) ? readHeading(cell.text) : null
    return heading?.number != null && heading.likeness >= STRONG && !heading.rest
      ? [{ row: cell.row, number: heading.number, cell }]
      : []
  })
}

const SECTION_NUMBER = /^[一二三四五六]、/

/** Whether no cell over several rows reaches into the row. */
const isBetweenRows = ({ cells }: Table, at: number): boolean =>
  cells.every(({ row, rowSpan }) => row + rowSpan <= at || row > at || rowSpan === 1)

function rowsBetween(table: Table, from: number, to: number): Table[] {
  const cells = table.cells.filter(({ row }) => row >= from && row < to)
  return cells.some(({ text }) => text)
    ? [{ ...table, cells: cells.map((cell) => ({ ...cell, row: cell.row - from })) }]
    : []
}

/** 一、 behind the end of a sentence, or set apart by a space; lists of titles have other marks between them. */
const WITHIN = new RegExp(`(?<=[。！？\\s][”’）)]?)${SECTION_NUMBERING}`, 'g')
const AT_START = new RegExp(`^${SECTION_NUMBERING}`)
/** A report on a single line has six headings in it, and perhaps those of its sub-headings: more are not cut. */
const MOST_PARTED = 24
/** A heading, and the beginning of what follows it. */
const MOST_LOOKED_AT = 80

function strongHeadings(known: ReadonlySet<number | null>): (text: string) => boolean {
  let parted = 0
  return (text) => {
    const heading = parted < MOST_PARTED ? readHeading(text) : null
    const isFound =
      heading !== null && heading.number !== null && heading.likeness >= STRONG && !known.has(heading.number)
    if (isFound) parted++
    return isFound
  }
}

function headingsApart(
  { text, place }: Paragraph,
  known: ReadonlySet<number | null>,
  isHeading: (text: string) => boolean,
): Paragraph[] {
  const within = [...text.matchAll(WITHIN)].map(({ index }) => index)
  const starts = AT_START.test(text) ? [0, ...within] : within
  const series = seriesOf(text, starts, known)
  const cuts = starts.filter(
    (start) => start > 0 && (series.has(start) || isHeading(text.slice(start, start + MOST_LOOKED_AT))),
  )
  return [0, ...cuts].flatMap((start, i) => {
    const piece = text.slice(start, cuts[i]).trim()
    return (series.has(start) ? headAndText(piece) : [piece]).map((part) => paragraph(part, place))
  })
}

/** So many headings that count on make one line a report of several sections … */
const LEAST_SERIES = 3
/** … where so many of them mean sections of the form. */
const LEAST_OWN = 2

/**
 * The headings of a whole report that stands on one line. They count on from 一, so they are headings even where their
 * words are not the form's: 一、概述 2017年，… 二、主动公开政府信息情况 公开86条。 三、咨询情况 未收到咨询。
 */
function seriesOf(
  text: string,
  starts: readonly number[],
  known: ReadonlySet<number | null>,
): ReadonlySet<number> {
  const series: number[] = []
  for (const start of starts) {
    const ordinal = readOrdinal(text.slice(start, start + MOST_LOOKED_AT))
    if (ordinal && ordinalValue(ordinal.ordinal) === series.length + 1) series.push(start)
  }
  const pieces = series.map((start, i) => text.slice(start, series[i + 1]).trim())
  const numbers = pieces.flatMap((piece) => readHeading(piece)?.number ?? [])
  const hasTexts = pieces.filter((piece) => headAndText(piece).length > 1).length * 2 > pieces.length
  const isSeries =
    series.length >= LEAST_SERIES &&
    numbers.length >= LEAST_OWN &&
    hasTexts &&
    !numbers.some((number) => known.has(number))
  return new Set(isSeries ? series : [])
}

/** A heading with its number, up to a space, a full stop or a colon with text behind it. */
const HEAD_AND_TEXT = new RegExp(`^(${SECTION_NUMBERING}[^\\s。，,；;：:]{2,36})(?:\\s+|[。：:]\\s*)(?=\\S)`)

/** `四、咨询情况 未收到咨询。` and `四、咨询情况：未收到咨询。` → 四、咨询情况, 未收到咨询。 */
function headAndText(piece: string): string[] {
  const [all, head] = HEAD_AND_TEXT.exec(piece) ?? []
  return all === undefined ? [piece] : [head!, piece.slice(all.length)]
}
