/**
 * Columns that the text above a table names in another order than the form's: then the values below are not those of
 * the form's columns.
 *
 *     本年废止件数 本年制发件数
 *     规章 3 0                     →  undecided
 */
import type { Block } from '../document.js'
import type { Template, TemplateBlock } from '../form/index.js'
import { ALIKE } from './align.js'
import { type TypedCell, cellOf, isFigure, isLabel, isPrinted } from './cells.js'
import { type Line, isListOfCells } from './lines.js'
import type { Match } from './match.js'
import type { PlacedRow, PlacedTable } from './place.js'
import { vocabularyOf } from './vocabulary.js'

/**
 * Takes the places from rows below a head that stands in the text and names the columns in another order. Where 总计
 * stands in front of 自然人, the first value is not 自然人's.
 *
 * @param stretch the blocks of the table and of the text around it, in order
 */
export function withoutShuffledRows(
  table: PlacedTable,
  blocks: readonly Block[],
  stretch: readonly number[],
): PlacedTable {
  const shuffled = new Set(shuffledRows(table, blocks, stretch))
  if (shuffled.size === 0) return table
  const rows = table.rows.map(
    (row): PlacedRow => (shuffled.has(row) ? { ...row, places: null, why: 'other columns' } : row),
  )
  return { ...table, rows }
}

/** Whether some rows have no head in their own table: the text above may name their columns. */
export const hasRowsWithoutHead = ({ rows }: { rows: readonly Pick<Match, 'head'>[] }): boolean =>
  rows.some(({ head }) => head === null)

/** What the text above the rows of a block says of its columns. */
interface TextHead {
  block: TemplateBlock
  /** It names them in the form's order, all of them, as far as can be told. */
  isForms: boolean
}

function shuffledRows(table: PlacedTable, blocks: readonly Block[], stretch: readonly number[]): PlacedRow[] {
  if (!hasRowsWithoutHead(table)) return []
  const shuffled: PlacedRow[] = []
  let words: TypedCell[] = []
  let head: TextHead | undefined
  for (const part of stretch.flatMap((index) => partsOf(index, blocks[index], table))) {
    for (const row of part.rows) {
      head = headAbove(row, words, table.template, head)
      if (!head.isForms && row.head === null) shuffled.push(row)
      words = []
    }
    words.push(...part.words)
  }
  return shuffled
}

/** So many cells behind a label are searched for its first value; some may be blank. */
const LOOKED_AT = 16

/** A part of the text: rows that were read there, or words that may be a head's. */
interface TextPart {
  rows: readonly PlacedRow[]
  words: readonly TypedCell[]
}

function partsOf(index: number, block: Block | undefined, { rows, template }: PlacedTable): TextPart[] {
  const own = rows.filter(({ line }) => line.block === index)
  if (block?.kind === 'paragraph' && own.length === 0)
    return [{ rows: [], words: wordsOfLine(block.text, template) }]
  if (block?.kind !== 'table' || !isListOfCells(block)) return [{ rows: own, words: [] }]
  const words = block.cells.map(({ text }) => cellOf(text))
  if (template.layout === 'across') {
    const end = words.findIndex(isFigure)
    return [
      { rows: [], words: end < 0 ? words : words.slice(0, end) },
      { rows: own, words: [] },
    ]
  }
  const { rowsNamed } = vocabularyOf(template)
  return words.map((word, i) => {
    // 其他 and 总计 name columns too, but have no value behind them there.
    const next = words.slice(i + 1, i + 1 + LOOKED_AT).find(isPrinted)
    const named = next && isLabel(next) ? [] : rowsNamed(word.text)
    return { rows: own.filter(({ row }) => named.includes(row)), words: [word] }
  })
}

/**
 * A line of several words is a page's: of `自然人 总计` and the lines around it the highest comes first, so that the place of what
 * stands over some columns, 法人或其他组织, says nothing.
 */
function wordsOfLine(line: string, { blocks }: Template): TypedCell[] {
  const words = line.split(' ').map(cellOf)
  const over = blocks.flatMap(({ heads = [] }) => heads.map(({ label }) => label))
  return words.length > 1 ? words.filter(({ text }) => !over.includes(text)) : words
}

/** The head of a row: one between it and the row above, else that of the row above. */
function headAbove(
  { block }: PlacedRow,
  words: readonly TypedCell[],
  template: Template,
  above: TextHead | undefined,
): TextHead {
  const named = namedColumns(words, template, block)
  const columns = new Set(named.map(({ column }) => column))
  if (above?.block === block && columns.size < fewestNamed(block)) return above
  if (template.layout === 'across') return { block, isForms: goRound(named, block) }
  const isForms =
    areInOrder([...columns], template, block) &&
    standBeforeHeads(named, words, block) &&
    !lacksColumn(named, words, template, block)
  return { block, isForms }
}

/** A word of a head (or two, where a line ended between them), and the column of the form that it names, by number. */
interface ColumnWord {
  word: number
  column: number
  /** It stands in two words. */
  isParted: boolean
}

/** 现行有效件 + 数 → the third column */
function namedColumns(words: readonly TypedCell[], template: Template, block: TemplateBlock): ColumnWord[] {
  const likeness = vocabularyOf(template).columnLikeness(block)
  return words.flatMap((word, i) => {
    const next = words[i + 1]
    const whole = likeness(word.text).indexOf(1)
    const isParted = whole < 0 && isLabel(word) && next && isLabel(next)
    const column = isParted ? likeness(word.text + next.text).indexOf(1) : whole
    return column < 0 ? [] : { word: i, column, isParted: Boolean(isParted) }
  })
}

/** So many named columns make a head; fewer may be labels of rows: 其他, 总计. */
const fewestNamed = ({ columns: { length } }: TemplateBlock): number => (length > 3 ? 3 : 2)

/** Whether a head has only words of the form, but not all of its columns: 自然人 法人或其他组织 总计 商业企业 其他. */
function lacksColumn(
  named: readonly ColumnWord[],
  words: readonly TypedCell[],
  template: Template,
  block: TemplateBlock,
): boolean {
  const { isHead, columnLikeness } = vocabularyOf(template)
  const [first, last] = [named[0]?.word ?? 0, named.at(-1)?.word ?? 0]
  const printed = new Set(named.map(({ column }) => column))
  const isNearly = (column: number): boolean =>
    words.some(({ text }) => columnLikeness(block)(text)[column]! >= ALIKE)
  return (
    printed.size >= fewestNamed(block) &&
    words.slice(first, last + 1).every((word) => !isPrinted(word) || isHead(word.text)) &&
    block.columns.some((_, column) => !printed.has(column) && !isNearly(column))
  )
}

/**
 * Whether the columns stand in the form's order: 自然人, 商业企业, … 总计. A head of two lines, read line by line, has the
 * total behind the first column, beside which it stands: 自然人, 总计, 商业企业, …
 */
function areInOrder(
  columns: readonly number[],
  { rules }: Template,
  { columns: { length } }: TemplateBlock,
): boolean {
  const areRising = (list: readonly number[]): boolean =>
    list.every((column, i) => i === 0 || column > list[i - 1]!)
  const hasTotal = rules.some(({ over }) => over === 'columns')
  const isTotalBesideFirst = hasTotal && columns[0] === 0 && columns[1] === length - 1
  return areRising(columns) || (isTotalBesideFirst && areRising(columns.slice(2)))
}

/**
 * In a row of cells, what stands over some columns comes behind the columns to their left: 自然人, 法人或其他组织. Where 法人或其他组织
 * stands in front of 自然人, the columns are others. Lines of a page's text are no cells, as a name in two lines shows (社会公益,
 * 组织): there 法人或其他组织 is painted a little higher than 自然人 beside it, and so comes first.
 */
const standBeforeHeads = (
  named: readonly ColumnWord[],
  words: readonly TypedCell[],
  { heads = [], columns }: TemplateBlock,
): boolean =>
  named.some(({ isParted }) => isParted) ||
  heads.every(({ label, over }) => {
    const first = columns.findIndex(({ key }) => key === over[0])
    const at = words.findIndex(({ text }) => text === label)
    return at < 0 || named.every(({ word, column }) => column >= first || word < at)
  })

/** Whether the columns that a line of a head names come in the form's order again and again (see `goRound`). */
export const cellsGoRound = ({ cells }: Line, template: Template, block: TemplateBlock): boolean =>
  goRound(namedColumns(cells, template, block), block)

/**
 * Where rows stand side by side, their columns come round again: behind 结果维持 stands 结果纠正, and behind 总计 the next
 * row's 结果维持.
 */
const goRound = (named: readonly ColumnWord[], { columns: { length } }: TemplateBlock): boolean =>
  named.every(({ word, column }, i) => {
    const before = named[i - 1]
    return !before || word !== before.word + 1 || column === (before.column + 1) % length
  })
