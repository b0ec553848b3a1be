/** Rows whose values lost their places → what recovery makes of each of their cells. */
import { equationsOf } from '../templates/equations.js'
import { type Column, indicatorId } from '../templates/index.js'
import type { Line } from './lines.js'
import type { RowReading, TableReading } from './read.js'
import { type LostRow, type Problem, type Solved, recover } from './recovery/solve.js'
import { type CellValue, readValue } from './values.js'

export interface LostCell {
  solved: Solved
  /** Where in the line the value stands that was found to be this cell's. */
  place: number | null
}

export interface Lost {
  cells: ReadonlyMap<string, LostCell>
  /** What the line of a row says of those cells, for people; absent for rows that aren't recovered. */
  findingOf: (row: RowReading) => string | null
}

const NOTHING: Lost = { cells: new Map(), findingOf: () => null }

/**
 * Recovers the rows of a table whose blank cells the source left out.
 *
 * Numbers that belong to no row (`strays`) may be what any row is short of: then the survivors are not all there, and
 * nothing is recovered.
 */
export function recoverLost(reading: TableReading, strays: boolean): Lost {
  const groups = strays ? [] : lostGroups(reading)
  if (groups.length === 0) return NOTHING
  const equations = equationsOf(reading.template)
  const { cells, contradicted } = recover({ known: knownCells(reading), lost: groups.map(({ lost }) => lost), equations })
  const found = new Map<string, LostCell>()
  for (const { lost, places } of groups) {
    for (const cell of lost.cells) {
      const solved = cells.get(cell)!
      found.set(cell, { solved, place: solved.state === 'number' ? places[solved.survivor]! : null })
    }
  }
  const findingOf = (row: RowReading) => {
    const group = groups.find(({ rows }) => rows.includes(row))
    return group ? finding(reading, group, row, found, contradicted) : null
  }
  return { cells: found, findingOf }
}

/** Rows that stand in one line share its values. */
interface Group {
  line: Line
  rows: RowReading[]
  lost: LostRow
  /** The grid place of each survivor. */
  places: readonly number[]
}

function lostGroups(reading: TableReading): Group[] {
  const byLine = new Map<Line, RowReading[]>()
  for (const row of reading.rows) {
    if (row.places || !row.line.dropped || row.otherColumns) continue
    byLine.set(row.line, [...(byLine.get(row.line) ?? []), row])
  }
  return [...byLine].flatMap(([line, rows]) => {
    const places = [...line.texts.keys()].filter((place) => place >= rows[0]!.from && line.texts[place] !== '')
    const cells = rows.flatMap(({ row, block }) => block.columns.map((column) => indicatorId(reading.template, row, column)))
    const survivors = places.map((place) => countOf(readValue(line.texts[place]!)))
    return survivors.length < cells.length ? [{ line, rows, lost: { cells, survivors }, places }] : []
  })
}

const countOf = ({ state, value }: CellValue): number | null => (state === 'number' ? value : null)

/** Cells that kept their places, but for those whose text isn't read: they may hold anything. */
function knownCells({ template, rows }: TableReading): Problem['known'] {
  const known = new Map<string, number | null>()
  for (const { row, block, line, places } of rows) {
    block.columns.forEach((column, i) => {
      const cell = places && readValue(line.texts[places[i]!] ?? '')
      if (cell && cell.state !== 'unreadable') known.set(indicatorId(template, row, column), cell.value)
    })
  }
  return known
}

/** What can't be told, and why; null where every cell of the row was found. */
function finding({ template }: TableReading, { line, places, lost }: Group, { row, block }: RowReading, found: Lost['cells'], contradicted?: readonly string[]): string | null {
  const open = block.columns.flatMap((column) => {
    const { solved } = found.get(indicatorId(template, row, column))!
    return solved.state === 'ambiguous' ? [{ column, candidates: solved.candidates }] : []
  })
  if (open.length === 0) return null
  const values = `${lost.cells.length} cells held ${places.length} values that have lost their places (${places.map((place) => line.texts[place]).join(', ')})`
  if (contradicted) return `${values}; the printed sums contradict every placement${contradicted.length > 0 ? `: ${contradicted.join(', ')}` : ''}`
  return `${values}; more than one placement fits: ${open.map(choices).join('; ')}`
}

const choices = ({ column, candidates }: { column: Column; candidates: readonly (number | null)[] }): string =>
  `${column.label} ${candidates.map((value) => value ?? 'blank').join(' or ')}`
