/** A table's head → the grid column of each column of the template. */
import type { TemplateBlock } from '../templates/index.js'
import { ALIKE, align } from './align.js'
import type { Line } from './lines.js'
import type { Vocabulary } from './vocabulary.js'

/** The lines of a head that stand above one another. */
export interface Head {
  /** In each grid column the lowest label. */
  texts: string[]
  /** The number of grid columns that the head has. */
  width: number
  /** Rows in print of the head, to point at. */
  lines: Line[]
}

export function headOfLines(lines: Line[]): Head {
  const width = Math.max(...lines.map(({ texts }) => texts.length))
  const texts = Array.from({ length: width }, (_, c) => lines.reduce((lowest, line) => line.texts[c] || lowest, ''))
  return { texts, width, lines }
}

export interface HeadColumns {
  /** The grid column of each column of the template. */
  columns: number[]
  /** How many of them the head names; the others stand between or beside those. */
  named: number
}

/**
 * Finds the columns of a template block in a head. `copies` is how often the block's columns stand side by side.
 * Null where the head says too little.
 */
export function columnsOfHead(head: Head, vocabulary: Vocabulary, block: TemplateBlock, copies = 1): HeadColumns | null {
  const likeness = vocabulary.columnLikeness(block)
  const observed = head.texts.map((text, column) => ({ column, scores: likeness(text) })).filter(({ scores }) => scores.some((score) => score >= ALIKE))
  const width = block.columns.length * copies
  const pairs = align(
    observed.map(({ scores }) => Array.from({ length: width }, (_, i) => scores[i % scores.length]!)),
    width,
  )
  const columns = new Array<number | null>(width).fill(null)
  pairs.forEach((t, o) => t !== null && (columns[t] = observed[o]!.column))
  const named = columns.filter((column) => column !== null).length
  if (named * 2 <= width && named < width) return null
  const filled = fillBetween(columns, head.width)
  return filled && { columns: filled, named }
}

/** Gives a column that the head misnames its place, where its neighbours leave exactly one. */
function fillBetween(columns: readonly (number | null)[], width: number): number[] | null {
  const filled = [...columns]
  for (let i = 0; i < filled.length; i++) {
    if (filled[i] !== null) continue
    let end = i
    while (end < filled.length && filled[end] === null) end++
    const before = i > 0 ? filled[i - 1]! : null
    const after = end < filled.length ? filled[end]! : null
    const from = before !== null ? before + 1 : after! - (end - i)
    const to = after ?? from + (end - i)
    if (to - from !== end - i || from < 0 || to > width) return null
    for (let k = i; k < end; k++) filled[k] = from + (k - i)
  }
  return filled as number[]
}
