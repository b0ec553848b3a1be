/** Findings as comments in a copy of the Word draft that they are about, at the cells and headings that they name. */
import type { Block, Table } from '../document.js'
import { grid } from '../document.js'
import { type Author, type Comment, withComments } from '../formats/docx/comments.js'
import type { WordCell, WordParagraph, WordPlaces } from '../formats/docx/places.js'
import type { Report } from '../report.js'
import type { CheckedFinding } from './result.js'
import { type Language, SEVERITIES, sorted } from './words.js'

export interface Draft {
  bytes: Uint8Array
  report: Pick<Report, 'sections'>
  /** The stream that the report was read from. */
  blocks: readonly Block[]
}

/** A finding whose place is not found in the file stands at its section's heading, or else at the beginning. */
export const findingsToDocx = (
  { bytes, report, blocks }: Draft,
  findings: readonly CheckedFinding[],
  { author, language }: { author: Author; language: Language },
): Uint8Array =>
  withComments(bytes, author, (places) => {
    const placed = placesFor(blocks, places)
    const first = places.paragraphs.find(({ text }) => text !== '') ?? places.paragraphs[0]
    return sorted(findings).flatMap((finding): Comment[] => {
      const at = paragraphOf(finding, report, placed) ?? first
      return at ? [{ at, lines: commentLines(finding, language) }] : []
    })
  })

/** 【错误】第三部分“（一）予以公开”行…… */
function commentLines({ severity, message, messageZh, code }: CheckedFinding, language: Language): string[] {
  const kind = SEVERITIES[severity][language]
  return language === 'zh' ? [`【${kind}】${messageZh}`, code] : [`${kind}: ${message}`, code]
}

interface Placed {
  /** The paragraph of a block, or of a cell of a table. */
  at: (block: number, row?: number, column?: number) => WordParagraph | undefined
  /** The paragraph that says a heading. */
  saying: (heading: string) => WordParagraph | undefined
}

function paragraphOf(
  { location, labels }: CheckedFinding,
  { sections }: Draft['report'],
  placed: Placed,
): WordParagraph | undefined {
  const own = location && placed.at(location.block, location.row, location.column)
  if (own) return own
  const section = sections.find(
    ({ number }) => number !== null && labels.section?.startsWith(ORDINALS[number - 1]!),
  )
  return section && placed.saying(section.title)
}

const ORDINALS = '一二三四五六'

/** Without white space and with one width: 第 1 项 is 第１项. */
const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

function placesFor(blocks: readonly Block[], { paragraphs, tables }: WordPlaces): Placed {
  const texts = paragraphs.map(({ text }) => folded(text))
  const paired = pairedTables(blocks, tables)
  const saying = (text: string, nth = 0): WordParagraph | undefined => {
    const wanted = folded(text)
    const same = wanted === '' ? [] : paragraphs.filter((_, i) => texts[i]!.includes(wanted))
    return same[Math.min(nth, same.length - 1)]
  }
  return {
    saying,
    at: (index, row, column) => {
      const block = blocks[index]
      if (block?.kind === 'paragraph') {
        const before = blocks
          .slice(0, index)
          .filter((one) => one.kind === 'paragraph' && one.text === block.text)
        return saying(block.text, before.length)
      }
      const table = paired.get(index)
      return table && block?.kind === 'table' ? paragraphIn(block, table, row ?? 0, column) : undefined
    },
  }
}

/** A table of the stream is the next of the file that says mostly the same. */
function pairedTables(
  blocks: readonly Block[],
  tables: readonly WordCell[][][],
): ReadonlyMap<number, WordCell[][]> {
  const paired = new Map<number, WordCell[][]>()
  const left = [...tables]
  blocks.forEach((block, index) => {
    if (block.kind !== 'table') return
    const wanted = block.cells.map(({ text }) => folded(text)).filter(Boolean)
    const found = left.findIndex((table) => likeness(wanted, table) >= MOSTLY)
    const table = left[found]
    if (!table) return
    paired.set(index, table)
    left.splice(found, 1)
  })
  return paired
}

const MOSTLY = 0.6

/** The share of the texts that stand in the table. */
function likeness(wanted: readonly string[], table: readonly WordCell[][]): number {
  const there = new Set(table.flat().map(({ text }) => folded(text)))
  return wanted.length === 0 ? 0 : wanted.filter((text) => there.has(text)).length / wanted.length
}

/**
 * The cell at a place, if it says there what was read; else a cell of the row, or of the table: a comment beside what it is about
 * is better than one at another number.
 */
function paragraphIn(
  block: Table,
  table: readonly WordCell[][],
  row: number,
  column: number | undefined,
): WordParagraph | undefined {
  const slots = grid(block)[row] ?? []
  const cells = rowLike(
    slots.map((slot) => folded(slot?.cell.text ?? '')),
    table,
    row,
  )
  const wanted = folded(slots[column ?? 0]?.cell.text ?? '')
  const cell = cells.find((one) => one.column === column && folded(one.text) === wanted)
  const beside = cells.filter(({ text }) => text !== '')
  const likely = [...(cell ? [cell] : []), ...beside, ...cells, ...(table[0] ?? [])]
  return likely.find(({ paragraphs }) => paragraphs.length > 0)?.paragraphs[0]
}

/** The row that says what the line does; the one of the same number where it does. */
function rowLike(line: readonly string[], table: readonly WordCell[][], row: number): readonly WordCell[] {
  const said = (cells: readonly WordCell[]): WordCell[] => cells.filter(({ text }) => text !== '')
  const says = (cells: readonly WordCell[]): boolean =>
    said(cells).length > 0 &&
    said(cells).every(({ text }) => line.some((read) => isReadOf(read, folded(text))))
  const own = table[row]
  if (own && (says(own) || line.every((text) => text === ''))) return own
  return table.find((cells) => says(cells) && cells.some(({ text }) => HAS_WORDS.test(text))) ?? []
}

/** Word writes the numbers of a list itself: 属于国家秘密 is read as 1.属于国家秘密; 2 is no reading of 12. */
const isReadOf = (read: string, text: string): boolean =>
  read === text || (HAS_WORDS.test(text) && read.endsWith(text))

const HAS_WORDS = /\p{Letter}/u
