/** The text stream as text, and a table of it: what the text adapter reads back. */
import { gridTexts } from './grid.js'
import type { Block, Table } from './stream.js'

/**
 * Writes a text stream as the canonical text: one line a paragraph, one line a table row, each cell ended by ` | `.
 * The text adapter reads it back as the same blocks, but that a merged cell is then a single one with blanks in its other places.
 */
export function streamToText(blocks: readonly Block[]): string {
  const lines: string[] = []
  let afterTable = false
  for (const block of blocks) {
    const written = linesOfBlock(block)
    if (!written.length) continue
    // Rows without a blank line between them would be one table.
    if (afterTable && block.kind === 'table') lines.push('')
    for (const line of written) lines.push(line)
    afterTable = block.kind === 'table'
  }
  return lines.length ? `${lines.join('\n')}\n` : ''
}

/** One table of the canonical text: its rows, without a line end after the last. */
export const tableToText = (table: Table): string => linesOfTable(table).join('\n')

function linesOfBlock(block: Block): string[] {
  if (block.kind === 'table') return linesOfTable(block)
  if (block.kind === 'image') return [`![${escaped(block.alt, MARKUP_IN_BRACKETS)}]()`]
  return [escaped(block.text)].filter(Boolean)
}

function linesOfTable(table: Table): string[] {
  const rows = gridTexts(table).map((row) => row.map((text) => escaped(text)))
  if (table.blanks === 'dropped') return paddedRows(rows.map((row) => row.filter(Boolean)))
  return needsLeadingBar(rows) ? rows.map(rowWithLeadingBar) : rows.map(barRow)
}

const barRow = (row: string[]): string => row.map((text) => `${text} | `).join('')

/**
 * Where every row begins with a blank cell, its bar would be taken for the leading bar of a Markdown row; and a row of
 * one blank cell or of none would not be seen at all. Such a table is written with leading bars.
 */
const needsLeadingBar = (rows: string[][]): boolean =>
  rows.every((row) => !row[0]) || rows.some((row) => !row.length || (row.length === 1 && !row[0]))

const rowWithLeadingBar = (row: string[]): string => (row.length ? `| ${barRow(row)}` : '||')

/** Bare bars fill a row up to the table's width. A row that has lost every cell shows at least two, to be seen as one. */
function paddedRows(rows: string[][]): string[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (!width) return []
  const bars = (count: number): string => '|'.repeat(count)
  return rows.map((row) =>
    row.length ? `${barRow(row)}${bars(width - row.length)}` : `| ${bars(Math.max(2, width - 1))}`,
  )
}

/** What would be read as markup anywhere: backslash, bar, bold, struck out, raised, the end of a link's text, a tag, an entity. */
const MARKUP = /[\\|^]|\*{2,}|~{2,}|\](?=\()|<(?=[a-z/])|&(?=#?[a-z\d]{1,8};)/gi
const MARKUP_IN_BRACKETS = new RegExp(`[[\\]]|${MARKUP.source}`, 'gi')
/** … and at the beginning of a line or cell: heading, quote, list, rule, fence, border. */
const LEADING_MARK = /^(?:#|>|[-*+] |(?:[-*_=] ?){3,}$|:?-{2,}:?$|:-:?$|-:$|```|~~~|\+[-=+:]+\+$)/
const ZERO_WIDTH = /[\u00AD\u200B-\u200F\u2060\uFEFF\uFDD0-\uFDEF]/g

/** Most texts have none of the characters in question. */
const SUSPECT = /[\s\\|*<&\]#>+_=`~:^-]|[\u00AD\u200B-\u200F\u2060\uFEFF\uFDD0-\uFDEF]/

function escaped(text: string, markup = MARKUP): string {
  if (markup === MARKUP && !SUSPECT.test(text)) return text
  const line = text.replace(ZERO_WIDTH, '').replace(/\s+/g, ' ').trim()
  const inner = line.replace(markup, (mark) => mark.replace(/[^]/g, '\\$&'))
  return LEADING_MARK.test(line) && !inner.startsWith('\\') ? `\\${inner}` : inner
}
