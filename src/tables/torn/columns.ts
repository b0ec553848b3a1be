/** Whether a text names the columns of its table in the form's order; values in another order are not those of the form's columns. */
import type { Block } from '../../document.js'
import type { Template } from '../../form/index.js'
import { isFigure } from '../../form/lexicon/values.js'
import type { TableReading } from '../read.js'
import { vocabularyOf } from '../vocabulary.js'

/**
 * Rows made of text below a head that names the columns in another order have lost their places: where 总计 stands in front
 * of 自然人, 124 is not 自然人's.
 */
export function withoutShuffledRows(
  reading: TableReading,
  blocks: readonly Block[],
  stretch: readonly number[],
): TableReading {
  if (areInOrder(namedColumns(blocks, stretch, reading.template), reading.template)) return reading
  const isOfText = ({ block }: { block: number }) => blocks[block]!.kind === 'paragraph'
  return {
    ...reading,
    rows: reading.rows.map((row) =>
      isOfText(row.line) ? { ...row, places: null, otherColumns: true } : row,
    ),
  }
}

/** The columns that a text names above its first values, in its order, as numbers of the form's; none for a form with several heads. */
function namedColumns(blocks: readonly Block[], stretch: readonly number[], template: Template): number[] {
  const [only, ...others] = template.blocks
  if (!only || others.length > 0 || template.layout === 'across') return []
  const likeness = vocabularyOf(template).columnLikeness(only)
  const words: string[] = []
  for (const index of stretch) {
    const block = blocks[index]!
    const own = block.kind === 'paragraph' ? block.text.split(' ') : []
    if (own.some(isFigure)) break
    words.push(...own)
  }
  return [...new Set(words.map((word) => likeness(word).indexOf(1)).filter((column) => column >= 0))]
}

/**
 * From left to right, 自然人, 商业企业, … 总计; or line by line of a head of two lines, in which the total stands beside the
 * first column and above the others: 自然人, 总计, 商业企业, ….
 */
function areInOrder(columns: readonly number[], { blocks }: Template): boolean {
  const total = blocks[0]!.columns.length - 1
  const place = columns.indexOf(total)
  const others = columns.filter((column) => column !== total)
  const areRising = others.every((column, i) => i === 0 || column > others[i - 1]!)
  const isAtHome = place < 0 || place === columns.length - 1 || (place === 1 && columns[0] === 0)
  return areRising && isAtHome
}
