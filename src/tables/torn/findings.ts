/** What is said of rows and tables that could not be made again from text. */
import { type Finding, finding } from '../../diagnostics/finding.js'
import type { Block } from '../../document.js'
import type { Observation } from '../../report.js'
import { type Row, type TableName, type Template, indicatorId } from '../../form/index.js'
import { tablesNaming } from '../lines.js'
import { readValue } from '../values.js'

/** A row of which the text has something, but nothing that can be told to be its values. */
export interface OpenRow {
  row: Row
  block: number
  /** What stands in the text. */
  texts: string[]
}

/** All cells of such a row. */
export function openCells(template: Template, { row, block }: OpenRow): Observation[] {
  const { columns } = template.blocks.find(({ rows }) => rows.includes(row))!
  return columns.map((column) => ({
    indicator: indicatorId(template, row, column),
    value: null,
    raw: '',
    state: 'ambiguous',
    location: { block },
  }))
}

export const undecidedRow = ({ table }: Template, { row, block, texts }: OpenRow): Finding =>
  finding(
    'cell.ambiguous:lines',
    { texts: texts.join('; ') },
    { indicator: `${table}.${row.key}`, location: { block } },
  )

export const lostRow = ({ table }: Template, { row, block, texts }: OpenRow): Finding =>
  finding(
    'table.lost:row',
    { texts: texts.join(' ') },
    { indicator: `${table}.${row.key}`, location: { block } },
  )

/** What some tools leave where a table was. */
const TABLE_MARK = /^[[(【（<]\s?(?:table|tables|表|表格|图表|表格内容)\s?\d{0,3}\s?[\])】）>]$/i

/** So many labels of a table are no chance words of a sentence. */
const ENOUGH_LABELS = 3

/** A table of which the labels are left: its numbers are gone, or none were ever printed, or their order is lost. */
function bareLabels(blocks: readonly Block[], stretch: readonly number[], table: TableName): Finding[] {
  const named = new Map<string, number>()
  for (const index of stretch) {
    for (const text of textsOf(blocks[index]!))
      if (tablesNaming(text).includes(table) && !named.has(text)) named.set(text, index)
  }
  if (named.size < ENOUGH_LABELS) return []
  const labels = [...named.keys()].slice(0, ENOUGH_LABELS).join('; ')
  const hasNumbers = stretch.some((index) =>
    textsOf(blocks[index]!).some((text) => readValue(text).state === 'number'),
  )
  const about = { table, location: { block: [...named.values()][0]! } }
  return [finding(hasNumbers ? 'table.lost:labels' : 'table.lost:numbers', { labels }, about)]
}

function textsOf(block: Block): string[] {
  if (block.kind === 'paragraph') return [block.text, ...block.text.split(' ')]
  return block.kind === 'table' ? block.cells.map(({ text }) => text) : []
}

/** A table of which only a mark is left, or its labels without any number. */
export function lostTable(blocks: readonly Block[], stretch: readonly number[], table: TableName): Finding[] {
  const block = stretch.find((index) => {
    const one = blocks[index]!
    return one.kind === 'paragraph' && TABLE_MARK.test(one.text)
  })
  if (block === undefined) return bareLabels(blocks, stretch, table)
  return [finding('table.lost', {}, { table, location: { block } })]
}
