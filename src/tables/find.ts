/** Blocks → the lines of each table of the form, from however many pieces. */
import type { Block } from '../document.js'
import { TEMPLATES, type TableName, templatesOf } from '../form/index.js'
import { remembered } from '../remembered.js'
import { ALIKE } from './align.js'
import { isLabel } from './cells.js'
import { type Line, hasNumber, isListOfCells, linesOf } from './lines.js'
import { vocabularyOf } from './vocabulary.js'

/** One copy of a table of the form: its lines in printed order, from one block or several. */
export interface Copy {
  table: TableName
  lines: Line[]
  /** A part of it stands in the table's own section. */
  inSection: boolean
  /** The rows of the form in it (`namesIn`), once that has been asked. */
  names?: Set<string>
}

const TABLES: readonly TableName[] = [...new Set(TEMPLATES.map(({ table }) => table))]
const tableOfSection = new Map(TEMPLATES.map(({ section, table }) => [section, table]))

/** So many different labels of one table make it that table, wherever it stands. */
const ENOUGH_LABELS = 3

/** The tables that have such a label: 规章 → proactiveDisclosure; 总计 → requests, disputes. */
export const tablesNaming = remembered((text: string): readonly TableName[] =>
  TABLES.filter((table) => templatesOf(table).some((template) => vocabularyOf(template).isLabel(text))),
)

const NONE: readonly TableName[] = []

/**
 * The tables of the form in the stream, each as its copies in printed order. Pieces of one table (split at a page,
 * one for each article, rows apart) are one copy.
 *
 * @param sectionOf the form's section in which each block stands; null where it stands in none
 */
export function findTables(
  blocks: readonly Block[],
  sectionOf: (block: number) => number | null,
): Map<TableName, Copy[]> {
  const found = new Map<TableName, Copy[]>()
  let last: TableName | null = null
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'table' || isListOfCells(block)) continue
    const section = sectionOf(index)
    const own = section === null ? null : (tableOfSection.get(section) ?? null)
    const lines = linesOf(block, index)
    const tables = tablesOfLines(lines, section === null ? last : own)
    for (const table of new Set(tables)) {
      if (table === null) continue
      last = table
      const piece = lines.filter((_, i) => tables[i] === table)
      addPiece(found, { table, lines: piece, inSection: own === table })
    }
  }
  return found
}

/** Which table of the form each line of a block belongs to; null where it belongs to none. */
function tablesOfLines(lines: readonly Line[], expected: TableName | null): (TableName | null)[] {
  const named = lines.map(({ cells }) =>
    cells.map((cell) => (isLabel(cell) ? tablesNaming(cell.text) : NONE)),
  )
  const votes = named.map(tableNamed)
  const labels = labelsOfTables(lines, named, expected)
  const accepted = TABLES.filter((table) => {
    const count = labels.get(table)!.size
    if (table !== expected) return count >= ENOUGH_LABELS && votes.includes(table)
    return count > 0 || lines.some((line) => isLikeRowOf(table, line)) || lacksAllLabels(lines)
  })
  let current = votes.find((table) => table !== null && accepted.includes(table)) ?? accepted[0] ?? null
  return votes.map((vote) => {
    if (vote !== null && accepted.includes(vote)) current = vote
    return current
  })
}

/** The one table that a line's labels name; labels that several tables have, such as 总计, tell nothing. */
function tableNamed(named: readonly (readonly TableName[])[]): TableName | null {
  let found: TableName | null = null
  for (const tables of named) {
    if (tables.length !== 1 || tables[0] === found) continue
    if (found !== null) return null
    found = tables[0]!
  }
  return found
}

/**
 * The labels in a block that speak for each table. In the section of the table all do; elsewhere only those that no
 * other table has, so not 总计.
 */
function labelsOfTables(
  lines: readonly Line[],
  named: readonly (readonly (readonly TableName[])[])[],
  expected: TableName | null,
): Map<TableName, Set<string>> {
  const labels = new Map(TABLES.map((table) => [table, new Set<string>()]))
  for (const [i, { cells }] of lines.entries()) {
    for (const [place, tables] of named[i]!.entries()) {
      const telling = tables.length === 1 ? tables : tables.filter((table) => table === expected)
      for (const table of telling) labels.get(table)!.add(cells[place]!.text)
    }
  }
  return labels
}

/** A label that is nearly one of the table's: 行政规范性文. */
const isLikeRowOf = (table: TableName, { cells }: Line): boolean =>
  templatesOf(table).some((template) => {
    const { formLineLikeness } = vocabularyOf(template)
    return cells.some((cell) => isLabel(cell) && formLineLikeness(cell.text).some((score) => score >= ALIKE))
  })

/** Rows of numbers, none with a label: a piece of whatever table stands here. */
function lacksAllLabels(lines: readonly Line[]): boolean {
  const numbers = lines.filter(hasNumber)
  return numbers.length > 0 && !numbers.some(({ cells }) => cells.some(isLabel))
}

/** So many rows printed before make a piece another copy of the table, not its continuation. */
export const COPY_ROWS = 3

function addPiece(found: Map<TableName, Copy[]>, piece: Copy): void {
  const copies = found.get(piece.table) ?? []
  found.set(piece.table, copies)
  const last = copies.at(-1)
  if (!last) {
    copies.push(piece)
    return
  }
  const [names, before] = [namesIn(piece), namesIn(last)]
  const again = [...names].filter((name) => before.has(name)).length
  if (again >= COPY_ROWS && again > names.size / 2) copies.push(piece)
  else {
    last.lines.push(...piece.lines)
    last.inSection ||= piece.inSection
    names.forEach((name) => before.add(name))
  }
}

/** The rows and headings of the form that stand in a copy, as keys: regulations, 第二十条第（一）项. */
export function namesIn(copy: Copy): Set<string> {
  copy.names ??= namesInLines(copy)
  return copy.names
}

function namesInLines({ table, lines }: Copy): Set<string> {
  const names = new Set<string>()
  for (const template of templatesOf(table)) {
    const { formLines, formLineLikeness, isHead } = vocabularyOf(template)
    for (const { cells } of lines) {
      for (const cell of cells) {
        // A head printed again above the rest of a table names columns; some rows are called the same (其他, 总计).
        if (!isLabel(cell) || (template.layout === 'down' && isHead(cell.text))) continue
        formLineLikeness(cell.text).forEach((score, e) => {
          if (score === 1) names.add(formLines[e]!.row?.key ?? formLines[e]!.block.heading!)
        })
      }
    }
  }
  return names
}
