/** Rows whose values have lost their places → what recovery can tell of each of their cells. */
import { equationsOf } from '../form/equations.js'
import { type Column, indicatorId } from '../form/index.js'
import { BLANK, type TypedCell, hasRunTogether, isLabel } from './cells.js'
import { printedFrom } from './count.js'
import { type PlacedTable, type Unplaced, type Why, isPlaced } from './place.js'
import { type Decided, type RowReadings, decide } from './recovery/decide.js'
import { type PrintedText, joiningsOf } from './recovery/joinings.js'
import { mayHaveRunTogether, partingsOf } from './recovery/partings.js'
import { type LostRow, type Solved, recover } from './recovery/solve.js'
import type { Line } from './lines.js'

export interface LostCell {
  solved: { state: 'number'; value: number } | Exclude<Solved, { state: 'number' }>
  /** Where in the line this cell's value stands or begins; null where no value was found to be its own. */
  place: number | null
  /** That value as printed. */
  raw: string
}

/** Why cells of a row stay open after recovery was tried. */
export interface WhyOpen {
  /** How many cells the line has, and what it prints. */
  cells: number
  texts: readonly string[]
  /** Digits of several cells stand together. */
  together: boolean
  /** The cells, and what each may hold; empty where nothing is known. */
  open: readonly { column: Column; candidates: readonly (number | null)[] }[]
  /** The sums that can't hold, as `code indicator`; null where some placements fit. */
  contradicted: readonly string[] | null
}

export interface Lost {
  cells: ReadonlyMap<string, LostCell>
  /** Why cells of a row stay open; null for rows that recovery doesn't take up. */
  whyOpen: (row: Unplaced) => WhyOpen | null
}

const NOTHING: Lost = { cells: new Map(), whyOpen: () => null }

/**
 * Recovers rows whose blank cells the source left out (`3 | 3`), whose digits it spread over cells (`1 2 9 | …`) or
 * ran together (`21710000218`).
 *
 * Numbers that belong to no row (`strays`) may be missing in any row: then the first two kinds are not recovered, for
 * what is left of them may not be all.
 */
export function recoverLost(table: PlacedTable, strays: boolean): Lost {
  const groups = groupsOf(table)
  const together = groups.filter(isTogether)
  const dropped = strays ? [] : groups.filter(isDropped)
  const apart = strays ? [] : groups.filter((group) => isApart(group, table))
  if (dropped.length + apart.length + together.length === 0) return NOTHING
  const equations = equationsOf(table.template)
  const known = strays ? new Map<string, number | null>() : knownCells(table)
  const decided = decide(
    [
      ...apart.map((group): RowReadings => ({ cells: group.lost.cells, readings: joiningsOfGroup(group) })),
      ...together.map((group): RowReadings => {
        const { cells } = group.lost
        return { cells, readings: partingsOf(printedTexts(group), cells, equations) }
      }),
    ],
    known,
    equations,
  )
  for (const [cell, one] of decided) if (one.state === 'number') known.set(cell, one.value)
  const { cells, contradicted = null } = recover({ known, lost: dropped.map(({ lost }) => lost), equations })
  const found = new Map([
    ...[...decided].map(([cell, one]): [string, LostCell] => [cell, decidedCell(one)]),
    ...dropped.flatMap((group) => droppedCells(group, cells)),
  ])
  const tried = [...dropped, ...apart, ...together]
  return {
    cells: found,
    whyOpen: (row) => {
      const group = tried.find(({ rows }) => rows.includes(row))
      return group ? whyOpenIn(group, openIn(table, row, found), contradicted) : null
    },
  }
}

/** The rows of one line, which share its values; mostly a single row. */
interface Group {
  line: Line
  rows: Unplaced[]
  why: Why
  lost: LostRow
  /** The grid place of each survivor. */
  places: readonly number[]
}

/** Rows with fewer values than cells, where the source dropped the blanks. */
const isDropped = ({ line, why, lost, places }: Group): boolean =>
  why === 'dropped' &&
  !places.some((place) => hasRunTogether(line.cells[place]!)) &&
  lost.survivors.length < lost.cells.length

/** Rows with more values than cells, where other rows have as many as the form: one number stands in two cells. */
const isApart = ({ lost }: Group, { rows, template }: PlacedTable): boolean =>
  (rows.some(isPlaced) || template.layout === 'across') && lost.survivors.length > lost.cells.length

/** Rows with fewer values than cells, where the digits of several may stand together. */
const isTogether = (group: Group): boolean =>
  group.why === 'run together' &&
  mayHaveRunTogether(
    printedTexts(group).map(({ text }) => text),
    group.lost.cells.length,
  )

function groupsOf({ rows, template }: PlacedTable): Group[] {
  const byLine = new Map<Line, Unplaced[]>()
  for (const row of rows) {
    if (isPlaced(row) || row.why === 'other columns') continue
    byLine.set(row.line, [...(byLine.get(row.line) ?? []), row])
  }
  return [...byLine].map(([line, sharing]) => {
    const { from, why } = sharing[0]!
    const places = printedFrom(line, from)
    const cells = sharing.flatMap(({ row, block }) =>
      block.columns.map((column) => indicatorId(template, row, column)),
    )
    return {
      line,
      rows: sharing,
      why,
      places,
      lost: { cells, survivors: places.map((place) => line.cells[place]!.value) },
    }
  })
}

const printedTexts = ({ line, places }: Group): PrintedText[] =>
  places.map((place) => ({ text: line.cells[place]!.text, place }))

/** The ways of joining; none where blanks were left out, for one may have stood between any two pieces. */
const joiningsOfGroup = (group: Group): RowReadings['readings'] =>
  group.line.dropped ? null : joiningsOf(printedTexts(group), group.lost.cells.length)

const decidedCell = (one: Decided): LostCell =>
  one.state === 'number'
    ? { solved: { state: 'number', value: one.value }, place: one.place, raw: one.raw }
    : { solved: { ...one, value: null }, place: null, raw: '' }

const droppedCells = (
  { line, lost, places }: Group,
  solvedCells: ReadonlyMap<string, Solved>,
): [string, LostCell][] =>
  lost.cells.map((cell) => {
    const solved = solvedCells.get(cell)!
    const place = solved.state === 'number' ? places[solved.survivor]! : null
    return [cell, { solved, place, raw: place === null ? '' : line.cells[place]!.text }]
  })

/** The cells that kept their places. One whose text is not read (`12%`) is left out, for it may be anything. */
function knownCells({ template, rows }: PlacedTable): Map<string, number | null> {
  const known = new Map<string, number | null>()
  for (const { row, block, line, places } of rows.filter(isPlaced)) {
    for (const [i, column] of block.columns.entries()) {
      const cell = line.cells[places[i]!] ?? BLANK
      if (isRead(cell)) known.set(indicatorId(template, row, column), cell.value)
    }
  }
  return known
}

const isRead = (cell: TypedCell): boolean => !isLabel(cell) && cell.kind !== 'other'

/** The cells of a row that can't be told, and what they may hold. */
const openIn = (
  { template }: PlacedTable,
  { row, block }: Unplaced,
  found: ReadonlyMap<string, LostCell>,
): WhyOpen['open'] =>
  block.columns.flatMap((column) => {
    const { solved } = found.get(indicatorId(template, row, column))!
    return solved.state === 'ambiguous' ? [{ column, candidates: solved.candidates }] : []
  })

function whyOpenIn(
  { line, why, places, lost }: Group,
  open: WhyOpen['open'],
  contradicted: WhyOpen['contradicted'],
): WhyOpen | null {
  if (open.length === 0) return null
  const texts = places.map((place) => line.cells[place]!.text)
  return { cells: lost.cells.length, texts, together: why === 'run together', open, contradicted }
}
