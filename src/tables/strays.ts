/** Numbers that a table has lost: they belong to no row. */
import type { Block } from '../document.js'
import { type Line, hasNumber } from './lines.js'
import type { TableReading } from './read.js'

/** Only a number stands in the paragraph: a value that fell out of its cell, or a page number. */
const LONE_NUMBER = /^[+-]?[\d,]{1,12}(?:\.\d{1,4})?$/

/**
 * Numbers among the table's pieces, or right below them, that belong to no row. Each may be the value of any cell that
 * seems blank, so no blank of the table is certain.
 */
export function strayNumbers(
  reading: TableReading,
  lines: readonly Line[],
  blocks: readonly Block[],
  read: ReadonlySet<number> = new Set(),
): string[] {
  const unlabelled = reading.extra
    .filter(({ line, label }) => label === '' && hasNumber(line))
    .map(({ line }) => line.texts.filter(Boolean).join(' '))
  const pieces = [...lines, ...reading.rows.map(({ line }) => line)].map(({ block }) => block)
  const [first, last] = [Math.min(...pieces), Math.max(...pieces)]
  const between = blocks.flatMap((block, i) => {
    if (i < first || i > last + 1 || read.has(i)) return []
    const text = block.kind === 'paragraph' ? block.text.normalize('NFKC') : ''
    return LONE_NUMBER.test(text) ? [text] : []
  })
  return [...unlabelled, ...between]
}
