/** Numbers whose digits the source spread over several cells → the one way of joining them that the form's sums leave. */
import { type Equation, contradicts, sideOf } from '../form/equations.js'

/** A row with more printed cells than the form has columns. */
export interface SplitRow {
  /** Indicators. */
  cells: readonly string[]
  /** The printed texts in order, and where they stand. */
  pieces: readonly { text: string; place: number }[]
  /** Blanks that stood between them were left out. */
  dropped: boolean
}

/** What a cell of such a row turned out to be. */
export type Joined =
  /** `from` and `to`: its pieces in the row. */
  { state: 'number'; value: number; from: number; to: number } | { state: 'ambiguous'; candidates: number[] }

interface Part {
  value: number
  from: number
  to: number
}
type Reading = readonly Part[]

/** A row of seven cells with each number in two pieces has 1716 ways of joining them; more is no damage that is known. */
const MOST_READINGS = 2_000
/** Most ways of beginning may lead to none. */
const MOST_STEPS = 20_000
/** The greatest count met in a report (a city's licences) has eight. */
const MOST_DIGITS = 8

const DIGITS = /^\d+$/

/**
 * All ways of joining neighbours into as many numbers as the row has cells; null where they are too many, or where a blank
 * among them may be a cell of its own.
 */
function readingsOf({ cells, pieces, dropped }: SplitRow): Reading[] | null {
  if (dropped || pieces.some(({ place }, i) => i > 0 && place !== pieces[i - 1]!.place + 1)) return null
  const readings: Reading[] = []
  const parts: Part[] = []
  let steps = 0
  const extend = (from: number): boolean => {
    if (++steps > MOST_STEPS) return false
    const left = cells.length - parts.length
    if (left === 0) return from < pieces.length || readings.push([...parts]) <= MOST_READINGS
    // Each cell that is left takes at least one piece, the last one all.
    for (let to = left === 1 ? pieces.length : from + 1; to <= pieces.length - left + 1; to++) {
      const value = numberOf(pieces.slice(from, to))
      // Nor do more pieces make one.
      if (value === null) break
      parts.push({ value, from, to })
      if (!extend(to)) return false
      parts.pop()
    }
    return true
  }
  return extend(0) ? readings : null
}

/** The number that pieces make; null where they are no digits of one number: it has a zero in front. */
function numberOf(pieces: SplitRow['pieces']): number | null {
  const text = pieces.map((piece) => piece.text).join('')
  return !DIGITS.test(text) || text.length > MOST_DIGITS || (pieces.length > 1 && text.startsWith('0'))
    ? null
    : Number(text)
}

/**
 * Joins the pieces of rows, where the sums of the form leave one reading of a row: its own total, and with the rest of
 * the table the totals of the columns and their balance. Readings that the sums don't speak of are never taken.
 *
 * @param known cells that kept their places, blanks as null; of a cell that isn't there nothing is known
 */
export function joinDigits(
  rows: readonly SplitRow[],
  known: ReadonlyMap<string, number | null>,
  equations: readonly Equation[],
): Map<string, Joined> {
  const values = new Map(known)
  const open = new Map(rows.map((row) => [row, readingsOf(row)]))
  const joined = new Map<string, Joined>()
  for (let moving = true; moving; ) {
    moving = false
    for (const [row, readings] of open) {
      const own = equations.filter(({ left, right }) =>
        [...left, ...right].some((term) => row.cells.includes(term)),
      )
      const left = readings?.filter((reading) => fits(row, reading, values, own)) ?? null
      open.set(row, left)
      if (left?.length !== 1 || !isJudged(row, own)) continue
      row.cells.forEach((cell, i) => {
        joined.set(cell, { state: 'number', ...left[0]![i]! })
        values.set(cell, left[0]![i]!.value)
      })
      open.delete(row)
      moving = true
    }
  }
  for (const [{ cells }, readings] of open) {
    cells.forEach((cell, i) =>
      joined.set(cell, {
        state: 'ambiguous',
        candidates: [...new Set(readings?.map((reading) => reading[i]!.value))],
      }),
    )
  }
  return joined
}

function fits(
  { cells }: SplitRow,
  reading: Reading,
  values: ReadonlyMap<string, number | null>,
  equations: readonly Equation[],
): boolean {
  const valueOf = (term: string): number | null => {
    const own = cells.indexOf(term)
    return own < 0 ? (values.get(term) ?? null) : reading[own]!.value
  }
  return equations.every(({ left, right }) => !contradicts(sideOf(left, valueOf), sideOf(right, valueOf)))
}

/** Whether each cell of a row is a term of a sum within the row. */
const isJudged = ({ cells }: SplitRow, equations: readonly Equation[]): boolean => {
  const within = equations.flatMap(({ left, right }) =>
    [...left, ...right].every((term) => cells.includes(term)) ? [...left, ...right] : [],
  )
  return cells.every((cell) => within.includes(cell))
}
