/**
 * A list that lost its table: a cell a line, or a row a line, or all of it on one line → a table again.
 *
 *     （一）收到申请数        （一）收到申请数 件 32
 *     件
 *     32
 *
 * Only units tell: a number alone may be a value of any table.
 */
import { type Block, paragraph, type SpannedText, tableOfRows } from '../document.js'
import { isMark, takesPlaceOfValue } from '../form/lexicon/values.js'
import { LIST_HEADS, LIST_UNITS, UNIT_BEHIND } from '../form/lists.js'
import { oneOf } from '../form/lexicon/any-of.js'
import { compact, FEWEST_ROWS, isUnit } from './columns.js'

/** One cell of a list, and the block that it stands in. */
interface ListCell {
  text: string
  block: number
}

interface ListRow {
  label: string
  unit: string
  value: string
  /** Its first and last block, its first and last cell. */
  blocks: [number, number]
  cells: [number, number]
}

export function withListTables(blocks: Block[]): Block[] {
  if (!blocks.some(mayHold)) return blocks
  const cells = cellsIn(blocks)
  const isCounted = ({ label, unit }: ListRow): boolean => isUnit(unit) || UNIT_BEHIND.test(compact(label))
  const tables = runsOf(rowsIn(cells))
    .map(withoutNumbers)
    .filter((run) => run.filter(isCounted).length >= FEWEST_ROWS)
  return tables.length === 0 ? blocks : blocks.flatMap((block, i) => replaced(block, i, { tables, cells }))
}

const UNIT = oneOf([...LIST_UNITS])
/** A dash or two stand for the unit and the number of a heading. */
const NONE = '[-—─－]{1,6}'
const VALUE = `(?:[\\d０-９][\\d０-９,，.．]*(?:${UNIT})?|${NONE}|/)`
/** The end of a row within a line: its unit and its number. */
const ROW_END = new RegExp(`(?:\\s(${UNIT}|${NONE})|(?<=[（(]${UNIT}[）)]))\\s+(${VALUE})(?=\\s|$)`, 'gu')

/** A first look: a paragraph that is a unit, or holds a row; a table of one column with units in it. */
function mayHold(block: Block): boolean {
  if (block.kind === 'paragraph')
    return (
      isUnit(block.text) || UNIT_BEHIND.test(block.text) || (block.text.includes(' ') && hasRow(block.text))
    )
  return (
    block.kind === 'table' &&
    isOneColumn(block) &&
    block.cells.some(({ text }) => isUnit(text) || UNIT_BEHIND.test(text))
  )
}

const hasRow = (text: string): boolean => text.search(ROW_END) > 0

const isOneColumn = ({ cells }: Extract<Block, { kind: 'table' }>): boolean =>
  cells.length > 1 && cells.every(({ column, columnSpan }) => column === 0 && columnSpan === 1)

function cellsIn(blocks: readonly Block[]): (ListCell | null)[] {
  const cells: (ListCell | null)[] = []
  let at = 0
  while (at < blocks.length) {
    const lines = linesFrom(blocks, at)
    cells.push(...(lines.length > 0 ? cellsOfLines(lines) : cellsOfBlock(blocks[at]!, at)))
    at += Math.max(1, lines.length)
  }
  return cells
}

/** Paragraphs that follow one another and hold rows, each as its rows. */
function linesFrom(blocks: readonly Block[], from: number): ListCell[][][] {
  const lines: ListCell[][][] = []
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at]!
    if (block.kind !== 'paragraph' || !hasRow(block.text)) break
    lines.push(rowsOfLine(block.text).map((row) => row.map((text) => ({ text: text.trim(), block: at }))))
  }
  return lines
}

const cellsOfBlock = (block: Block, at: number): (ListCell | null)[] => {
  const texts = block.kind === 'paragraph' || (block.kind === 'table' && isOneColumn(block))
  if (!texts) return [null]
  const cells = block.kind === 'paragraph' ? [block] : block.cells
  return cells.map(({ text }) => ({ text: text.trim(), block: at }))
}

/** Lists side by side are read one after the other: 甲 件 1 丙 件 3, 乙 件 2 丁 件 4 → 甲, 乙, 丙, 丁. */
function cellsOfLines(lines: readonly ListCell[][][]): ListCell[] {
  if (!areSideBySide(lines)) return lines.flat(2)
  return lines[0]!.flatMap((_, column) => lines.flatMap((line) => line[column] ?? []))
}

/** Lines of as many rows each; the last ones may have fewer, where a list is longer than the one on its right. */
function areSideBySide(lines: readonly ListCell[][][]): boolean {
  const [most = 0] = lines.map((line) => line.length)
  const whole = lines.filter((line) => line.length === most).length
  const isFalling = lines.every((line, i) => i === 0 || line.length <= lines[i - 1]!.length)
  return most > 1 && whole >= FEWEST_ROWS && whole * 2 > lines.length && isFalling
}

/** 一、主动公开情况 —— —— （一）收到申请数 件 32 → its rows, each as its cells, the numbers behind their units. */
function rowsOfLine(line: string): string[][] {
  const rows: string[][] = []
  let from = 0
  for (const { 0: end, 1: unit = '', 2: value = '', index } of line.matchAll(ROW_END)) {
    rows.push([...labelsOf(line.slice(from, index)), unit, value])
    from = index + end.length
  }
  return [...rows, labelsOf(line.slice(from))]
    .map((row) => row.filter(Boolean))
    .filter((row) => row.length > 0)
}

/** 统计指标 单位 统计数 一、主动公开情况: the head stands in front of the first label. */
const labelsOf = (text: string): string[] => {
  const words = text.trim().split(/\s+/)
  const last = words.findLastIndex(isHead)
  return [...words.slice(0, last + 1), words.slice(last + 1).join(' ')]
}

const HEADS = new Set<string>(Object.values(LIST_HEADS).flat())
const isHead = (text: string): boolean => HEADS.has(compact(text))

/** The longest label of the form of 2014 has 42 characters; a sentence is none. */
const LONGEST_LABEL = 60
const isLabel = (text: string): boolean =>
  text.length <= LONGEST_LABEL && !/[。；！]/.test(text) && !takesPlaceOfValue(text) && !isUnit(text)

/** Cells in order → rows: a label, its unit, its number; a label without them is a heading; null where no list goes on. */
function rowsIn(cells: readonly (ListCell | null)[]): (ListRow | null)[] {
  const rows: (ListRow | null)[] = []
  let next = 0
  while (next < cells.length) {
    const row = rowAt(cells, next)
    rows.push(row?.row ?? null)
    next += row?.width ?? 1
  }
  return rows
}

/** The row that begins with a cell, and how many cells it has. */
function rowAt(cells: readonly (ListCell | null)[], at: number): { row: ListRow; width: number } | null {
  const [label, unit, value] = cells.slice(at, at + 3)
  if (!label || !isLabel(label.text)) return null
  const row: ListRow = {
    label: label.text,
    unit: '',
    value: '',
    blocks: [label.block, label.block],
    cells: [at, at],
  }
  // 收到申请数（件） | 5; 统计指标 | 统计数
  const isPair = UNIT_BEHIND.test(compact(label.text)) || isHead(label.text)
  if (unit && isPair && isValueCell(unit.text))
    return {
      row: { ...row, value: unit.text, blocks: [label.block, unit.block], cells: [at, at + 1] },
      width: 2,
    }
  if (!unit || !isUnitCell(unit.text)) return { row, width: 1 }
  const measured: ListRow = {
    ...row,
    unit: unit.text,
    blocks: [label.block, unit.block],
    cells: [at, at + 1],
  }
  if (!value || !isValueCell(value.text)) return { row: measured, width: 2 }
  return {
    row: { ...measured, value: value.text, blocks: [label.block, value.block], cells: [at, at + 2] },
    width: 3,
  }
}

const isHeadOf = (role: 'unit' | 'value', text: string): boolean =>
  (LIST_HEADS[role] as readonly string[]).includes(compact(text))
const isUnitCell = (text: string): boolean => isUnit(text) || isMark(text) || isHeadOf('unit', text)
const isValueCell = (text: string): boolean => takesPlaceOfValue(text) || isHeadOf('value', text)

const isMeasured = ({ unit, value }: ListRow): boolean => unit !== '' || value !== ''

/** Rows that follow one another, without what stands before the first and behind the last that has a unit. */
function runsOf(rows: readonly (ListRow | null)[]): ListRow[][] {
  const runs: ListRow[][] = [[]]
  for (const row of rows) {
    if (row) runs.at(-1)!.push(row)
    else if (runs.at(-1)!.length > 0) runs.push([])
  }
  return runs.map((run) => {
    const first = run.findIndex(isMeasured)
    const last = run.findLastIndex(isMeasured)
    return first < 0 ? [] : run.slice(first, last + 1)
  })
}

/** 1 收到申请数, 2 当面申请数, 3 传真申请数 …: a number in front of every row, in order, is none of its words. */
function withoutNumbers(rows: ListRow[]): ListRow[] {
  const numbers = rows.map(({ label }) => Number(NUMBER_BEFORE.exec(label)?.[1] ?? Number.NaN))
  const areInOrder = numbers.every((number, i) => number === numbers[0]! + i)
  if (rows.length < FEWEST_ROWS || !areInOrder) return rows
  return rows.map((row) => ({ ...row, label: row.label.replace(NUMBER_BEFORE, '') }))
}
const NUMBER_BEFORE = /^(\d{1,3})\s+(?=\S)/

interface Lists {
  tables: readonly ListRow[][]
  cells: readonly (ListCell | null)[]
}

/** The block of a list's first row becomes its table; those of its other rows go, but for what else they say. */
function replaced(block: Block, at: number, { tables, cells }: Lists): Block[] {
  const rows = tables.find((list) => list.some(({ blocks: [from, to] }) => from <= at && at <= to))
  const [first, last] = [rows?.[0], rows?.at(-1)]
  if (!rows || !first || !last) return [block]
  const others = (isOther: (i: number) => boolean): Block[] =>
    cells.flatMap((cell, i) => (cell?.block === at && cell.text && isOther(i) ? [paragraph(cell.text)] : []))
  const before = others((i) => i < first.cells[0])
  const after = others((i) => i > last.cells[1])
  return first.blocks[0] === at ? [...before, tableOfList(rows), ...after] : [...before, ...after]
}

/** Blank cells may have gone with the table: what has no number here need not have had none. */
function tableOfList(rows: readonly ListRow[]): Block {
  const hasUnits = rows.some(({ unit }) => isUnit(unit))
  const cells = rows.map(({ label, unit, value }): SpannedText[] =>
    (hasUnits ? [label, unit, value] : [label, value || unit]).map((text) => ({ text })),
  )
  return tableOfRows(cells, 'dropped')
}
