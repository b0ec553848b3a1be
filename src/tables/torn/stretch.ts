/** Which blocks may hold the text of a table, and whether that text is this table's. */
import type { Block } from '../../document.js'
import { sectionOf as sectionOfTable, type TableName, type Template } from '../../form/index.js'
import { plainForm } from '../../form/lexicon/script.js'
import { tablesNaming } from '../find.js'
import { vocabularyOf } from '../vocabulary.js'
import type { TornPiece } from './pieces.js'
import { lettersOf } from './script.js'

/** So many of a table's labels in the text show that the numbers there are that table's. */
const ENOUGH_LABELS = 3

/**
 * The blocks in which a table's text may stand:
 * - its section, up to the next section of the form; a row numbered 二、 looks like a heading, and does not end it
 * - where its section has no heading, or it stands in none, from the table's first label to its last row
 * - where the next section has no heading, up to the next table's labels
 */
export function stretchOf(
  blocks: readonly Block[],
  table: TableName,
  sectionOf: (block: number) => number | null,
): number[] {
  const section = sectionOfTable(table)
  const own = section === null ? [] : blocksFrom(section, blocks.length, sectionOf)
  // Only labels of one table: 总计 and 其他 stand in several.
  const names = blocks.map((block) => namesIn(block).filter((text) => tablesNaming(text).length === 1))
  const isOwn = (text: string): boolean => tablesNaming(text)[0] === table
  const last = names.findLastIndex((some) => some.some(isOwn))
  if (own.length > 0) {
    const others = own.filter((i) => i > last && names[i]!.length > 0)
    const end = new Set(others.flatMap((i) => names[i]!)).size < ENOUGH_LABELS ? Infinity : others[0]!
    return own.filter((i) => i < end)
  }
  const first = names.findIndex((some) => some.some(isOwn))
  // The last row's values may stand one a line.
  const isAfter = (block: Block, i: number) =>
    i > last + ROW_LINES && !(block.kind === 'paragraph' && VALUES_ONLY.test(plainForm(block.text)))
  const end = blocks.findIndex(
    (block, i) => isAfter(block, i) || (i > first && section !== null && (sectionOf(i) ?? 0) > section),
  )
  return blocks.flatMap((_, i) => (first >= 0 && i >= first && (end < 0 || i < end) ? [i] : []))
}

/** The blocks of a section, and those up to the next section of the form. */
function blocksFrom(section: number, count: number, sectionOf: (block: number) => number | null): number[] {
  const own: number[] = []
  let current: number | null = null
  for (let i = 0; i < count; i++) {
    current = sectionOf(i) ?? current
    if (current === section) own.push(i)
  }
  return own
}

/** The texts of a block that may be labels: `规章 3 0 12` → 规章; of a table all cells. */
function namesIn(block: Block): string[] {
  if (block.kind === 'paragraph') return [plainForm(block.text).replace(VALUES_BEHIND, '')]
  return block.kind === 'table' ? block.cells.map(({ text }) => text) : []
}

const VALUES_BEHIND = /(?:\s{1,9}(?:[-/—–_\d.,]{1,20}|[无空]|不适用|n\/a)){1,15}$/i
const VALUES_ONLY = /^(?:[-/—–_\d.,\s]|[无空]|不适用|n\/a){1,80}$/i

/** A torn row takes so many lines at most: three of its label, its group's name, its numbers. */
const ROW_LINES = 5

/** Whether the text has enough of a table's labels, or a row of it that is read already, to be that table's. */
export function namesTable(pieces: readonly TornPiece[], template: Template): boolean {
  const { isLabel } = vocabularyOf(template)
  const names = new Set(
    pieces.flatMap((piece) =>
      piece.kind === 'fragment' ? [piece.text, ...piece.text.split(' ')].filter(isLabel) : [],
    ),
  )
  return names.size >= ENOUGH_LABELS || pieces.some((piece) => piece.kind === 'run' && piece.row !== null)
}

/**
 * Where cells stand one a line, whether they were written row by row: then the heads of the columns come before the
 * rows below them. Text taken from a page column by column has values under labels that are not theirs:
 *
 *     规章, 行政规范性文件, 本年制发件数, 3, 5, …
 */
export function isInRows(pieces: readonly TornPiece[], { blocks, layout }: Template): boolean {
  if (layout === 'across' || !pieces.some((piece) => piece.kind === 'run' && piece.listed)) return true
  const texts = pieces.map((piece) => (piece.kind === 'fragment' ? lettersOf(piece.text) : ''))
  const starts = blocks.map(({ heading }) => (heading ? texts.indexOf(lettersOf(heading)) : 0))
  return blocks.every(({ columns, rows }, b) => {
    if (starts[b]! < 0) return true
    const own = texts.slice(
      starts[b],
      starts.slice(b + 1).find((start) => start >= 0),
    )
    const firstRow = Math.min(
      ...rows.flatMap(({ path }) => own.indexOf(lettersOf(path.at(-1)!))).filter((at) => at >= 0),
    )
    return columns.every(({ label }) => own.indexOf(lettersOf(label)) < firstRow)
  })
}
