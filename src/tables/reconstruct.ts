/**
 * Text stream → the observations of the form's tables, whatever became of their layout:
 *
 *     find       blocks → the copies of each table, their cells typed
 *     choose     copies → the one of the report's own year
 *     match      its lines ↔ rows of the edition that fits best; where rows are not rows any more, the text around them
 *      & place   values → their places, or why these can't be told
 *     observe    rows → an observation of every cell, what recovery proves included
 *     report     what was read how, and what could not be told
 */
import type { Sink } from '../diagnostics/finding.js'
import type { Block } from '../document.js'
import { type EditionId, type Row, TABLE_NAMES, type TableName, editionIdOf } from '../form/index.js'
import { readLabel } from '../form/lexicon/labels.js'
import type { Observation } from '../report.js'
import { isLabel } from './cells.js'
import { withoutContested } from './contested.js'
import { type Choice, chooseCopy } from './copies.js'
import { type Stream, byBestEdition, byEdition, likeliestFirst } from './edition.js'
import { findTables } from './find.js'
import {
  findingOfRemains,
  findingsOfCells,
  findingsOfContested,
  findingsOfCopies,
  findingsOfDamage,
  findingsOfRows,
} from './findings.js'
import { type Line, hasNumber } from './lines.js'
import { observe } from './observe.js'
import type { PlacedTable } from './place.js'
import { remainsOf } from './torn/remains.js'
import { vocabularyOf } from './vocabulary.js'

export interface Reconstruction {
  observations: Observation[]
  /** The format of each table that was found; tables that weren't are absent. */
  formats: Map<TableName, EditionId>
  /** The table blocks that were read. */
  consumed: Set<number>
  /** Tables of which something is left, but no row. */
  lost: Set<TableName>
}

/**
 * Reads the tables of the form out of a stream.
 *
 * @param sectionOf the form's section in which a block stands; null where it stands in none
 * @param year the year that the report is for; of two copies of a table that year's is read
 */
export function reconstruct(
  blocks: readonly Block[],
  sectionOf: (block: number) => number | null,
  report: Sink,
  year: number | null = null,
): Reconstruction {
  const result: Reconstruction = {
    observations: [],
    formats: new Map(),
    consumed: new Set(),
    lost: new Set(),
  }
  const stream = { blocks, sectionOf }
  const found = findTables(blocks, sectionOf)
  for (const name of TABLE_NAMES) {
    const choice = chooseCopy(found.get(name) ?? [], blocks, year)
    findingsOfCopies(choice).forEach(report)
    const editions = likeliestFirst(name, [...result.formats.values()])
    const { table, torn, stretch } = byBestEdition(choice.chosen, editions, stream)
    if (torn) findingsOfDamage(torn.table.template, torn.damaged).forEach(report)
    if (!table || table.rows.length === 0) {
      const remains = remainsOf(blocks, stretch, name)
      if (remains) {
        result.lost.add(name)
        report(findingOfRemains(remains, name))
      }
      continue
    }
    const observed = observe(table, torn, stream)
    const cells = observed.rows.flatMap((row) => row.cells)
    const { observations, contested } = withoutContested(cells, saidElsewhere(table, choice, stream))
    for (const block of tableBlocks(table, blocks)) result.consumed.add(block)
    result.formats.set(name, editionIdOf(table.template))
    result.observations.push(...observations)
    for (const one of [
      ...findingsOfRows(table),
      ...findingsOfCells(observed),
      ...findingsOfContested(contested),
    ])
      report(one)
  }
  return result
}

/**
 * What the other copies of a table say, and rows of it that are printed twice. A copy with the very same texts is
 * left out.
 */
function saidElsewhere(table: PlacedTable, { chosen, rivals }: Choice, stream: Stream): Observation[][] {
  const copies = [...rivals.map(({ lines }) => lines), repeatedRows(table)].filter(({ length }) => length > 0)
  const unlike = new Map(copies.map((lines) => [printedIn(lines), lines]))
  if (chosen) unlike.delete(printedIn(chosen.lines))
  return [...unlike.values()].map((lines) =>
    observe(byEdition(lines, table.template, stream), null, stream).rows.flatMap(({ cells }) => cells),
  )
}

const printedIn = (lines: readonly Line[]): string =>
  lines.map(({ cells }) => cells.map(({ text }) => text).join('\t')).join('\n')

/**
 * Lines labelled like a row that the table has already: pieces of another copy of it.
 *
 * - With another number in front, a label is a slip, not a copy: 6.属于三类内部事务信息 below 5.属于三类内部事务信息.
 * - The first row of a group has the group's name in front: 三、本年度办理结果 | （一）予以公开 | 0.
 * - Where rows stand side by side, a line needs no label: 0 | 0 | 1 | 0 | 1.
 */
function repeatedRows({ extra, template }: PlacedTable): Line[] {
  const { rowsNamed } = vocabularyOf(template)
  const isRow = (label: string): boolean => rowsNamed(label).some(isNumberedAs(label))
  return extra.flatMap(({ line }) => {
    const labels = line.cells.filter(isLabel).map(({ text }) => text)
    const isRepeated = labels.length === 0 ? template.layout === 'across' : labels.some(isRow)
    return hasNumber(line) && isRepeated ? [line] : []
  })
}

function isNumberedAs(label: string): (row: Row) => boolean {
  const { ordinal } = readLabel(label)
  return ({ path }) => ordinal === '' || ['', ordinal].includes(readLabel(path.at(-1) ?? '').ordinal)
}

/** The table blocks that a table was read from. */
const tableBlocks = ({ rows, lines }: PlacedTable, blocks: readonly Block[]): number[] =>
  [...rows.map(({ line }) => line), ...lines]
    .map(({ block }) => block)
    .filter((block) => blocks[block]!.kind === 'table')
