/** Table blocks → the lines of each table of the form, wherever its pieces stand. */
import type { Location } from '../diagnostics/diagnostic.js'
import { type Block, type Cell, type Table, grid } from '../document.js'
import { TEMPLATES, type TableName, templatesOf } from '../form/index.js'
import { remembered } from '../remembered.js'
import { ALIKE } from './align.js'
import { isFigure, isWords } from './values.js'
import { vocabularyOf } from './vocabulary.js'

/** One row of a table's grid. */
export interface Line {
  block: number
  row: number
  /** The text of each place; '' for a blank cell and for a place that a cell merely reaches. */
  texts: readonly string[]
  cells: readonly (Cell | null)[]
  /** The source left out blank cells: `texts` are in order, not in place. */
  dropped: boolean
  /** Digits of several cells may stand together in one text. */
  glued?: boolean
}

/** One copy of a table of the form: its lines in printed order, from however many blocks. */
export interface Instance {
  table: TableName
  lines: Line[]
  /** Names of the form that stand in it. */
  names: Set<string>
  inSection: boolean
}

const TABLES: readonly TableName[] = [...new Set(TEMPLATES.map(({ table }) => table))]
const tableOfSection = new Map(TEMPLATES.map(({ section, table }) => [section, table]))

/** So many different labels of one table make it that table, wherever it stands. */
const ENOUGH_LABELS = 3

export function linesOf(table: Table, block: number): Line[] {
  return grid(table).map((slots, row) => ({
    block,
    row,
    texts: slots.map((slot) => (slot?.anchor ? slot.cell.text : '')),
    cells: slots.map((slot) => slot?.cell ?? null),
    dropped: table.blanks === 'dropped',
  }))
}

export function locationOf({ block, row, cells }: Line, column: number): Location {
  const { place, source } = cells[column] ?? {}
  return {
    block,
    row,
    column,
    ...(place && { page: place.page, bbox: place.bbox }),
    ...(source && { source }),
  }
}

/** A table of one column was printed a cell a line: its rows are no rows of the form. */
export const isListOfCells = ({ cells }: Table): boolean =>
  cells.length > 1 && cells.every(({ column, columnSpan }) => column === 0 && columnSpan === 1)

export const hasNumber = (line: Line): boolean => line.texts.some(isFigure)

/** Only values and blanks: a row that has lost its label. */
const isBareNumbers = (line: Line): boolean => hasNumber(line) && !line.texts.some(isWords)

/** Rows of numbers, none with a label: a piece of whatever table stands here. */
const lacksAllLabels = (lines: readonly Line[]): boolean => {
  const numbers = lines.filter(hasNumber)
  return numbers.length > 0 && numbers.every(isBareNumbers)
}

/** The tables that have such a label. */
export const tablesNaming = remembered((text: string): readonly TableName[] =>
  TABLES.filter((table) => templatesOf(table).some((template) => vocabularyOf(template).isLabel(text))),
)

const isLikeEntryOf = (table: TableName, text: string): boolean =>
  text !== '' &&
  templatesOf(table).some((template) =>
    vocabularyOf(template)
      .entryLikeness(text)
      .some((score) => score >= ALIKE),
  )

/** Which table of the form each line of a block belongs to; null where it belongs to none. */
function tablesOfLines(lines: Line[], expected: TableName | null): (TableName | null)[] {
  const labels = new Map(TABLES.map((table) => [table, new Set<string>()]))
  const votes = lines.map((line) => {
    const tables = line.texts.map(tablesNaming)
    // Elsewhere than in its own section a table must be known by labels that no other has: 总计 stands in two of them.
    line.texts.forEach((text, c) => {
      for (const table of tables[c]!)
        if (table === expected || tables[c]!.length === 1) labels.get(table)!.add(text)
    })
    // Labels that no other table has decide, where there are any.
    const own = tables.filter((some) => some.length === 1)
    const found = new Set((own.length > 0 ? own : tables).flat())
    return found.size === 1 ? [...found][0]! : null
  })
  const accepted = TABLES.filter((table) => {
    const count = labels.get(table)!.size
    if (table !== expected) return count >= ENOUGH_LABELS && votes.includes(table)
    return (
      count > 0 ||
      lines.some((line) => line.texts.some((text) => isLikeEntryOf(table, text))) ||
      lacksAllLabels(lines)
    )
  })
  let current = votes.find((table) => table !== null && accepted.includes(table)) ?? accepted[0] ?? null
  return votes.map((vote) => {
    if (vote !== null && accepted.includes(vote)) current = vote
    return current
  })
}

/** So many rows printed before make a piece another copy of the table, not its continuation. */
export const COPY_ROWS = 3

/**
 * The tables of the form in the stream, each as its copies in printed order. Pieces of one table (split at a page,
 * one for each article, rows apart) are one copy.
 *
 * @param sectionOf the form's section in which each block stands; null where it stands in none
 */
export function findTables(
  blocks: readonly Block[],
  sectionOf: (block: number) => number | null,
): Map<TableName, Instance[]> {
  const found = new Map<TableName, Instance[]>()
  let last: TableName | null = null
  blocks.forEach((block, index) => {
    if (block.kind !== 'table' || isListOfCells(block)) return
    const section = sectionOf(index)
    const expected = tableOfSection.get(section ?? 0) ?? (section === null ? last : null)
    const lines = linesOf(block, index)
    const tables = tablesOfLines(lines, expected)
    for (const table of new Set(tables)) {
      if (table === null) continue
      last = table
      const piece = lines.filter((_, i) => tables[i] === table)
      addPiece(found, table, piece, tableOfSection.get(section ?? 0) === table)
    }
  })
  return found
}

function addPiece(
  found: Map<TableName, Instance[]>,
  table: TableName,
  lines: Line[],
  inSection: boolean,
): void {
  const instances = found.get(table) ?? []
  found.set(table, instances)
  const names = entryNames(table, lines)
  const last = instances.at(-1)
  const printed = last ? [...names].filter((name) => last.names.has(name)).length : 0
  if (!last || (printed >= COPY_ROWS && printed > names.size / 2)) {
    instances.push({ table, lines, names, inSection })
  } else {
    last.lines.push(...lines)
    names.forEach((name) => last.names.add(name))
    last.inSection ||= inSection
  }
}

/** The rows of the form that stand in these lines, as keys. */
function entryNames(table: TableName, lines: Line[]): Set<string> {
  const names = new Set<string>()
  for (const template of templatesOf(table)) {
    const { entries, entryLikeness, isHead } = vocabularyOf(template)
    // A head printed again above the rest of a table names columns; some rows are called the same (其他, 总计).
    const isName = (text: string) => text !== '' && !(template.layout === 'down' && isHead(text))
    for (const { texts } of lines) {
      for (const text of texts) {
        if (isName(text))
          entryLikeness(text).forEach(
            (score, e) => score === 1 && names.add(entries[e]!.row?.key ?? entries[e]!.block.heading!),
          )
      }
    }
  }
  return names
}
