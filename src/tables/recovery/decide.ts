/**
 * Rows that can be read in several ways → the one way that the form's sums leave. `2 1 3 24` in two parts and their
 * total:
 *
 *     21 3 24   fits
 *     2 13 24   does not
 */
import { type Equation, contradicts, sideOf } from '../../form/equations.js'

/** A number, the place in its line where it begins, and what is printed of it there. */
export interface CellReading {
  value: number
  place: number
  raw: string
}
/** A number for each cell of a row. */
export type RowReading = readonly CellReading[]

export interface RowReadings {
  /** Indicators. */
  cells: readonly string[]
  /** null: there are too many, or they can't be listed. */
  readings: readonly RowReading[] | null
}

/** What a cell of such a row turned out to be. */
export type Decided = ({ state: 'number' } & CellReading) | { state: 'ambiguous'; candidates: number[] }

/**
 * Decides the rows of which the sums leave one reading: by the row's own total, and with the rest of the table by the
 * totals of the columns and their balance. A row with cells that are in no sum of its own stays open even with one
 * reading left, for nothing has checked it; unless all are zeros.
 *
 * @param known cells that kept their places, blanks as null; of a cell that isn't there nothing is known
 */
export function decide(
  rows: readonly RowReadings[],
  known: ReadonlyMap<string, number | null>,
  equations: readonly Equation[],
): Map<string, Decided> {
  const values = new Map(known)
  const open = new Map(rows.map((row) => [row, row.readings]))
  const decided = new Map<string, Decided>()
  for (let moving = true; moving; ) {
    moving = false
    for (const [row, readings] of open) {
      const own = sumsOf(row, equations)
      const left = readings?.filter((reading) => fits(row, reading, values, own)) ?? null
      open.set(row, left)
      const only = left?.length === 1 ? left[0]! : null
      if (!only || !(isJudged(row, own) || only.every(({ value }) => value === 0))) continue
      row.cells.forEach((cell, i) => {
        decided.set(cell, { state: 'number', ...only[i]! })
        values.set(cell, only[i]!.value)
      })
      open.delete(row)
      moving = true
    }
    if (!moving) moving = narrowTogether(open, values, equations)
  }
  for (const [{ cells }, readings] of open) {
    cells.forEach((cell, i) =>
      decided.set(cell, {
        state: 'ambiguous',
        candidates: [...new Set(readings?.map((reading) => reading[i]!.value))],
      }),
    )
  }
  return decided
}

/** Open rows have two or three readings each. With more combinations of these than this, none is tried. */
const MOST_TOGETHER = 5_000

/**
 * Tries every combination of the open rows' readings, and keeps the readings of those that fit: one row is 1 or 2,
 * another 1 or 3, their column's total is 5 → 2 and 3. False where that strikes out nothing.
 */
function narrowTogether(
  open: Map<RowReadings, readonly RowReading[] | null>,
  known: ReadonlyMap<string, number | null>,
  equations: readonly Equation[],
): boolean {
  const rows = [...open].flatMap(([row, readings]) => (readings?.length ? [{ row, readings }] : []))
  const ways = rows.reduce((product, { readings }) => product * readings.length, 1)
  if (rows.length < 2 || ways > MOST_TOGETHER) return false
  const sums = equations.filter((equation) => rows.some(({ row }) => sumsOf(row, [equation]).length > 0))
  const fitting = rows.map(() => new Set<RowReading>())
  const values = new Map(known)
  const take = (r: number, taken: readonly RowReading[]): void => {
    if (r < rows.length) {
      for (const reading of rows[r]!.readings) {
        rows[r]!.row.cells.forEach((cell, i) => values.set(cell, reading[i]!.value))
        take(r + 1, [...taken, reading])
      }
    } else if (sums.every((equation) => holds(equation, values))) {
      taken.forEach((reading, i) => fitting[i]!.add(reading))
    }
  }
  take(0, [])
  // No combination fits: a printed number is wrong, and the sums tell nothing.
  if (fitting[0]!.size === 0) return false
  rows.forEach(({ row }, r) => open.set(row, [...fitting[r]!]))
  return rows.some(({ readings }, r) => fitting[r]!.size < readings.length)
}

const holds = ({ left, right }: Equation, values: ReadonlyMap<string, number | null>): boolean => {
  const valueOf = (term: string): number | null => values.get(term) ?? null
  return !contradicts(sideOf(left, valueOf), sideOf(right, valueOf))
}

const sumsOf = ({ cells }: RowReadings, equations: readonly Equation[]): Equation[] =>
  equations.filter(({ left, right }) => [...left, ...right].some((term) => cells.includes(term)))

function fits(
  { cells }: RowReadings,
  reading: RowReading,
  values: ReadonlyMap<string, number | null>,
  equations: readonly Equation[],
): boolean {
  const valueOf = (term: string): number | null => {
    const own = cells.indexOf(term)
    return own < 0 ? (values.get(term) ?? null) : reading[own]!.value
  }
  return equations.every(({ left, right }) => !contradicts(sideOf(left, valueOf), sideOf(right, valueOf)))
}

/** Whether each cell of a row stands in a sum that lies within the row. */
const isJudged = ({ cells }: RowReadings, equations: readonly Equation[]): boolean => {
  const within = equations.flatMap(({ left, right }) =>
    [...left, ...right].every((term) => cells.includes(term)) ? [...left, ...right] : [],
  )
  return cells.every((cell) => within.includes(cell))
}
