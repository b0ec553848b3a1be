/**
 * Text stream → the observations of the form's tables, whatever became of their layout:
 *
 *     find       lines of blocks → the copies of each table
 *     choose     copies → the one of the report's own year
 *     match      its lines → rows of the edition that fits best, and the places of their values;
 *                where rows are not rows any more, the text around them
 *     observe    rows → an observation of every cell, what recovery proves included
 *     report     what was read how, and what could not be told
 */
import type { Sink } from '../diagnostics/finding.js'
import type { Block } from '../document.js'
import { type Format, type Row, TABLE_NAMES, type TableName, type Template, formatOf } from '../form/index.js'
import { readLabel } from '../form/lexicon/labels.js'
import type { Observation } from '../report.js'
import { withoutContested } from './contested.js'
import { chooseCopy } from './copies.js'
import { bestReading, likeliestFirst, readingOf, type Stream } from './edition.js'
import { findingsOfReading } from './findings.js'
import { type Line, findTables, hasNumber } from './lines.js'
import { observe } from './observe.js'
import type { TableReading } from './read.js'
import { lostRow, lostTable } from './torn/findings.js'
import { vocabularyOf } from './vocabulary.js'

export interface Reconstruction {
  observations: Observation[]
  /** The format of each table that was found; tables that weren't are absent. */
  formats: Map<TableName, Format>
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
  for (const table of TABLE_NAMES) {
    const { chosen, rivals, findings } = chooseCopy(found.get(table) ?? [], blocks, year)
    findings.forEach(report)
    const templates = likeliestFirst(table, [...result.formats.values()])
    const { torn, reading, stretch } = bestReading(chosen, templates, stream)
    torn?.lost.forEach((row) => report(lostRow(torn.reading.template, row)))
    if (!reading || reading.rows.length === 0) {
      const lost = lostTable(blocks, stretch, table)
      if (lost.length > 0) result.lost.add(table)
      lost.forEach(report)
      continue
    }
    const lines = chosen?.lines ?? []
    tablesOf(reading, lines, blocks).forEach((block) => result.consumed.add(block))
    result.formats.set(table, formatOf(reading.template))
    const copies = [...rivals.map((rival) => rival.lines), repeatedRows(reading)]
    const said = copies.flatMap((copy) =>
      copy.length > 0 ? [observedIn(copy, reading.template, stream)] : [],
    )
    const observed = withoutContested(observe(reading, torn, lines, stream), said)
    result.observations.push(...observed.observations)
    for (const one of [...findingsOfReading(reading), ...observed.findings]) report(one)
  }
  return result
}

/**
 * Lines of a table that are labelled as rows which stand in it already: pieces of another copy of it. With another number in
 * front a label is a slip: 6.属于三类内部事务信息 below 5.属于三类内部事务信息.
 */
function repeatedRows({ extra, template }: TableReading): Line[] {
  const { rowsNamed } = vocabularyOf(template)
  return extra.flatMap(({ line, label }) =>
    hasNumber(line) && rowsNamed(label).some(isNumberedAs(label)) ? [line] : [],
  )
}

function isNumberedAs(label: string): (row: Row) => boolean {
  const { ordinal } = readLabel(label)
  return ({ path }) => ordinal === '' || ['', ordinal].includes(readLabel(path.at(-1) ?? '').ordinal)
}

/** What another copy of a table says. */
function observedIn(lines: readonly Line[], template: Template, stream: Stream): Observation[] {
  const reading = readingOf(lines, template, stream.blocks)
  return observe(reading, null, lines, stream).observations
}

/** The table blocks that a reading was made from. */
const tablesOf = ({ rows }: TableReading, lines: readonly Line[], blocks: readonly Block[]): number[] =>
  [...rows.map(({ line }) => line), ...lines]
    .map(({ block }) => block)
    .filter((block) => blocks[block]!.kind === 'table')
