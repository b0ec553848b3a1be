/** Numbers whose digits the source spread over several cells → all ways of joining them: `1 2 9 0 0 0 0 0 129` → 129 0 0 0 0 0 129, … */
import type { Part, Reading } from './decide.js'

/** A printed text of a row, and its place in the line. */
export interface Piece {
  text: string
  place: number
}

/** A row of seven cells with each number in two pieces has 1716 ways of joining them; more is no damage that is known. */
const MOST_READINGS = 2_000
/** Most ways of beginning may lead to none. */
const MOST_STEPS = 20_000
/** The greatest count met in a report (a city's licences) has eight. */
export const MOST_DIGITS = 8

const DIGITS = /^\d+$/

/**
 * All ways of joining neighbours into as many numbers as the row has cells; null where they are too many, or where a blank
 * among them may be a cell of its own.
 */
export function joiningsOf(pieces: readonly Piece[], cells: number): Reading[] | null {
  if (pieces.some(({ place }, i) => i > 0 && place !== pieces[i - 1]!.place + 1)) return null
  const search: Search = { pieces, cells, parts: [], readings: [], steps: 0 }
  return extend(search, 0) ? search.readings : null
}

interface Search {
  pieces: readonly Piece[]
  cells: number
  /** What has been joined so far. */
  parts: Part[]
  readings: Reading[]
  steps: number
}

/** Reads on from a piece; false where the work came to its end. */
function extend(search: Search, from: number): boolean {
  const { pieces, cells, parts, readings } = search
  if (++search.steps > MOST_STEPS) return false
  const left = cells - parts.length
  if (left === 0) return from < pieces.length || readings.push([...parts]) <= MOST_READINGS
  // Each cell that is left takes at least one piece, the last one all.
  for (let to = left === 1 ? pieces.length : from + 1; to <= pieces.length - left + 1; to++) {
    const part = joined(pieces.slice(from, to))
    // Nor do more pieces make one.
    if (part === null) break
    parts.push(part)
    if (!extend(search, to)) return false
    parts.pop()
  }
  return true
}

/** The number that pieces make; null where they are no digits of one number: it has a zero in front. */
function joined(pieces: readonly Piece[]): Part | null {
  const digits = pieces.map(({ text }) => text).join('')
  const isNumber =
    DIGITS.test(digits) && digits.length <= MOST_DIGITS && (pieces.length === 1 || !digits.startsWith('0'))
  const raw = pieces.map(({ text }) => text).join(' ')
  return isNumber ? { value: Number(digits), place: pieces[0]!.place, raw } : null
}
