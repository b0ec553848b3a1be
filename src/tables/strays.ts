/** Numbers that belong to no row: values that fell out of their cells. */
import type { Block } from '../document.js'
import { hasNumber, textsFrom } from './lines.js'
import type { PlacedTable } from './place.js'

/** A paragraph that is a number and nothing else: a value that fell out of its cell, or a page number. */
const LONE_NUMBER = /^[+-]?[\d,]{1,12}(?:\.\d{1,4})?$/

/** … with its marks and spaces no longer than this. */
const LONGEST_NUMBER = 40

/**
 * Numbers that belong to no row, between the pieces of the table or right below it. Each may be the value of a cell
 * that seems blank, so no blank of the table is certain.
 */
export function strayNumbers(
  { lines, rows, extra }: PlacedTable,
  blocks: readonly Block[],
  read: ReadonlySet<number> = new Set(),
): string[] {
  const unlabelled = extra
    .filter(({ line, label }) => label === '' && hasNumber(line))
    .map(({ line }) => textsFrom(line).join(' '))
  const pieces = new Set([...lines.map(({ block }) => block), ...rows.map(({ line }) => line.block)])
  const first = Math.min(...pieces)
  const last = Math.max(...pieces)
  const between: string[] = []
  for (let index = first; index <= last + 1 && index < blocks.length; index++) {
    const block = blocks[index]!
    if (block.kind !== 'paragraph' || read.has(index) || block.text.length > LONGEST_NUMBER) continue
    const text = block.text.normalize('NFKC')
    if (LONE_NUMBER.test(text)) between.push(text)
  }
  return [...unlabelled, ...between]
}
