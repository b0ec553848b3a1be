/** What is said of rows and tables that could not be made again from text. */
import type { Diagnostic } from '../../diagnostics.js'
import type { Block } from '../../document.js'
import type { Observation } from '../../report.js'
import { type Row, type TableName, type Template, indicatorId } from '../../templates/index.js'

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
  return columns.map((column) => ({ indicator: indicatorId(template, row, column), value: null, raw: '', state: 'ambiguous', location: { block } }))
}

export const undecidedRow = ({ table }: Template, { row, block, texts }: OpenRow): Diagnostic => ({
  code: 'cell.ambiguous',
  severity: 'warning',
  origin: 'source',
  message: `the rows of this table have become lines of text; the numbers of this one may be any of: ${texts.join('; ')}`,
  indicator: `${table}.${row.key}`,
  location: { block },
})

export const lostRow = ({ table }: Template, { row, block, texts }: OpenRow): Diagnostic => ({
  code: 'table.lost',
  severity: 'error',
  origin: 'source',
  message: `the numbers of this row have run together and can't be told apart: ${texts.join(' ')}`,
  indicator: `${table}.${row.key}`,
  location: { block },
})

/** What some tools leave where a table was. */
const TABLE_MARK = /^[[(【（<]\s?(?:table|tables|表|表格|图表|表格内容)\s?\d{0,3}\s?[\])】）>]$/i

/** A table of which only a mark is left. */
export function lostTable(blocks: readonly Block[], stretch: readonly number[], table: TableName): Diagnostic | null {
  const block = stretch.find((index) => {
    const one = blocks[index]!
    return one.kind === 'paragraph' && TABLE_MARK.test(one.text)
  })
  if (block === undefined) return null
  return {
    code: 'table.lost',
    severity: 'error',
    origin: 'source',
    message: `the table ${table} is lost: only a mark of it is left in the text`,
    location: { block },
  }
}
