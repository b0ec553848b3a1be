/** How the official form prints a table: template → rows of labels and values with their spans. */
import { indicatorId, type Template } from './index.js'
import type { Column, Row, TemplateBlock } from './template.js'

/** A label, or the place of a value. */
export interface PrintedCell {
  text: string
  /** What the label means, where it is a row's or a column's own. */
  en?: string
  /** Of the value that stands here; labels have none. */
  indicator?: string
  /** What a label is the label of. */
  over?: 'row' | 'rows' | 'column' | 'columns'
  rowSpan: number
  columnSpan: number
  /** How deep a label of a list stands below others. */
  depth?: number
}

export interface PrintedForm {
  rows: PrintedCell[][]
  /** Columns of labels on the left; the values stand behind them. */
  labels: number
  width: number
}

/** A list has one column of numbers that has no name of its own. */
const isList = ({ blocks }: Template): boolean =>
  blocks.every(({ columns }) => columns.length === 1 && columns[0]!.key === '')

export function printedForm(template: Template): PrintedForm {
  if (isList(template)) return printedList(template)
  return template.layout === 'across' ? printedAcross(template) : printedDown(template)
}

/** Rows of the template are rows of the table: the tables of sections 二 and 三. */
function printedDown(template: Template): PrintedForm {
  const labels = Math.max(...template.blocks.flatMap(({ rows }) => rows.map(({ path }: Row) => path.length)))
  const values = Math.max(...template.blocks.map(({ columns }) => columns.length))
  const rows = template.blocks.flatMap((block) => [
    ...headingOf(block, labels + values),
    ...headOf(template, block, { labels, values }),
    ...bodyOf(template, block, { labels, values }),
  ])
  return { rows, labels, width: labels + values }
}

const headingOf = ({ heading }: TemplateBlock, width: number): PrintedCell[][] =>
  heading === undefined ? [] : [[{ text: heading, over: 'rows', rowSpan: 1, columnSpan: width }]]

interface Size {
  labels: number
  values: number
}

function headOf(template: Template, block: TemplateBlock, { labels, values }: Size): PrintedCell[][] {
  const { columns, heads = [] } = block
  const paths = columns.map(({ key, label }) => [
    ...heads.filter(({ over }) => over.includes(key)).map((head) => head.label),
    label,
  ])
  const rows = rowsOfHead(
    paths,
    columns.map(({ en }) => en),
  )
  widen(rows, paths, values)
  rows[0]!.unshift({ text: template.corner ?? '', rowSpan: rows.length, columnSpan: labels })
  return rows
}

/** A block of fewer columns than the widest: its last column takes the room that is left. */
function widen(rows: PrintedCell[][], paths: readonly string[][], values: number): void {
  const room = values - paths.length
  for (const cell of rows.map((row) => row.at(-1)!)) if (room > 0) cell.columnSpan += room
}

function bodyOf(template: Template, block: TemplateBlock, { labels, values }: Size): PrintedCell[][] {
  const spans = spansOf(
    block.rows.map(({ path }) => path),
    labels,
  )
  return block.rows.map((row, r) => [
    ...spans
      .filter(({ from }) => from === r)
      .map(
        ({ text, count, reach, isOwn }): PrintedCell => ({
          text,
          ...(isOwn && { en: row.en }),
          over: isOwn ? 'row' : 'rows',
          rowSpan: count,
          columnSpan: reach,
        }),
      ),
    ...block.columns.map((column, c) => {
      const room = c === block.columns.length - 1 ? values - c : 1
      return valueCell(template, row, column, room)
    }),
  ])
}

const valueCell = (template: Template, row: Row, column: Column, columnSpan: number): PrintedCell => ({
  text: '',
  indicator: indicatorId(template, row, column),
  rowSpan: 1,
  columnSpan,
})

/** Rows of the template stand side by side in one row of the table, under their labels: section 四. */
function printedAcross(template: Template): PrintedForm {
  const all = template.blocks.flatMap(({ rows, columns }) =>
    rows.flatMap((row: Row) => columns.map((column: Column) => ({ row, column }))),
  )
  const head = rowsOfHead(
    all.map(({ row, column }) => [...row.path, column.label]),
    all.map(({ column }) => column.en),
  )
  const values = all.map(({ row, column }) => valueCell(template, row, column, 1))
  return { rows: [...head, values], labels: 0, width: all.length }
}

/** 统计指标 | 单位 | 统计数: each row by its own label, set in as deep as it stands below others. */
function printedList(template: Template): PrintedForm {
  const head = template.furniture.map(
    (text): PrintedCell => ({ text, over: 'column', rowSpan: 1, columnSpan: 1 }),
  )
  const rows = template.blocks.flatMap(({ rows, columns }) =>
    rows.map((row: Row): PrintedCell[] => [
      {
        text: row.path.at(-1)!,
        en: row.en,
        over: 'row',
        rowSpan: 1,
        columnSpan: 1,
        depth: row.path.length - 1,
      },
      { text: row.unit ?? '', rowSpan: 1, columnSpan: 1 },
      valueCell(template, row, columns[0]!, 1),
    ]),
  )
  return { rows: [head, ...rows], labels: 2, width: 3 }
}

/** A label and the lines that it stands for. */
interface Span {
  text: string
  level: number
  from: number
  /** So many lines. */
  count: number
  /** So many levels: the last label of a line reaches to the values. */
  reach: number
  isOwn: boolean
}

/**
 * Paths of labels, line by line → each label once with the lines that it stands for. Of 行政复议 › 总计, 行政诉讼 › 复议后起诉
 * › 总计 the first has two levels of three: its 总计 reaches over two.
 */
function spansOf(paths: readonly (readonly string[])[], depth: number): Span[] {
  return paths.flatMap((path, i) =>
    path.flatMap((text, level): Span[] => {
      const isOwn = level === path.length - 1
      if (!isOwn && i > 0 && isWithin(paths[i - 1]!, path, level)) return []
      let count = 1
      while (!isOwn && i + count < paths.length && isWithin(paths[i + count]!, path, level)) count++
      return [{ text, level, from: i, count, reach: isOwn ? depth - level : 1, isOwn }]
    }),
  )
}

/** Whether a line stands below the same labels down to a level. */
const isWithin = (line: readonly string[], path: readonly string[], level: number): boolean =>
  line.length > level + 1 && path.slice(0, level + 1).every((label, i) => line[i] === label)

function rowsOfHead(paths: readonly (readonly string[])[], english: readonly string[]): PrintedCell[][] {
  const depth = Math.max(...paths.map(({ length }) => length))
  const rows: PrintedCell[][] = Array.from({ length: depth }, () => [])
  for (const { text, level, from, count, reach, isOwn } of spansOf(paths, depth))
    rows[level]!.push({
      text,
      ...(isOwn && { en: english[from]! }),
      over: isOwn ? 'column' : 'columns',
      rowSpan: reach,
      columnSpan: count,
    })
  return rows
}
