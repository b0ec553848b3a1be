/** What is left of a table none of whose rows can be read: a mark where it stood, or its labels. */
import type { Block } from '../../document.js'
import type { TableName } from '../../form/index.js'
import { cellOf } from '../cells.js'
import { tablesNaming } from '../find.js'

export interface Remains {
  block: number
  /** Some of the table's labels; none where a mark is left. */
  labels: readonly string[]
  /** Numbers stand near the labels, but in what order is lost. */
  hasNumbers: boolean
}

/** What some tools leave where a table was: [表格], (table 2). */
const TABLE_MARK = /^[[(【（<]\s?(?:table|tables|表|表格|图表|表格内容)\s?\d{0,3}\s?[\])】）>]$/i

/** So many labels of one table do not stand together by chance. */
const ENOUGH_LABELS = 3

/** @param stretch the blocks in which the table's text may stand */
export function remainsOf(
  blocks: readonly Block[],
  stretch: readonly number[],
  table: TableName,
): Remains | null {
  const block = stretch.find((index) => {
    const one = blocks[index]!
    return one.kind === 'paragraph' && TABLE_MARK.test(one.text)
  })
  return block === undefined ? bareLabels(blocks, stretch, table) : { block, labels: [], hasNumbers: false }
}

/** A table whose labels are left. Its numbers are gone, or were never printed, or have lost their order. */
function bareLabels(blocks: readonly Block[], stretch: readonly number[], table: TableName): Remains | null {
  const named = new Map<string, number>()
  for (const index of stretch) {
    for (const text of textsOf(blocks[index]!))
      if (tablesNaming(text).includes(table) && !named.has(text)) named.set(text, index)
  }
  if (named.size < ENOUGH_LABELS) return null
  const hasNumbers = stretch.some((index) =>
    textsOf(blocks[index]!).some((text) => cellOf(text).kind === 'number'),
  )
  const [block] = named.values()
  return { block: block!, labels: [...named.keys()].slice(0, ENOUGH_LABELS), hasNumbers }
}

function textsOf(block: Block): string[] {
  if (block.kind === 'paragraph') return [block.text, ...block.text.split(' ')]
  return block.kind === 'table' ? block.cells.map(({ text }) => text) : []
}
