/**
 * Numbers whose digits the source spread over several cells → all ways of joining them. Nine pieces in seven cells:
 *
 *     1 2 9 0 0 0 0 0 129  →  129 0 0 0 0 0 129, 1 290 0 0 0 0 129, …
 */
import type { CellReading, RowReading } from './decide.js'

/** A printed text of a row, and its place in the line. */
export interface PrintedText {
  text: string
  place: number
}

/** A row of seven cells with each number in two pieces has 1716 ways of joining them; more is no damage we know of. */
const MOST_READINGS = 2_000
/** So many attempts, then we give up: a long row has many beginnings that lead to no whole row. */
const MOST_STEPS = 20_000
/** The greatest count met in a report (a city's licences) has eight. */
export const MOST_DIGITS = 8

const DIGITS = /^\d+$/

/**
 * All ways of joining neighbouring pieces into one number for each cell: `1 2 0` in two cells → 12 0, 1 20. null
 * where there are too many, or where the pieces do not stand side by side: the blank between them may be a cell of
 * its own.
 */
export function joiningsOf(pieces: readonly PrintedText[], cells: number): RowReading[] | null {
  if (pieces.some(({ place }, i) => i > 0 && place !== pieces[i - 1]!.place + 1)) return null
  const search: Search = { pieces, cells, parts: [], readings: [], steps: 0 }
  return extend(search, 0) ? search.readings : null
}

interface Search {
  pieces: readonly PrintedText[]
  cells: number
  /** What has been joined so far. */
  parts: CellReading[]
  readings: RowReading[]
  steps: number
}

/** Takes the next cell's number from piece `from` on. False where a limit is reached and the search has to stop. */
function extend(search: Search, from: number): boolean {
  const { pieces, cells, parts, readings } = search
  if (++search.steps > MOST_STEPS) return false
  const left = cells - parts.length
  if (left === 0) return from < pieces.length || readings.push([...parts]) <= MOST_READINGS
  // Each cell that is left takes at least one piece, the last one all.
  for (let to = left === 1 ? pieces.length : from + 1; to <= pieces.length - left + 1; to++) {
    const part = joined(pieces.slice(from, to))
    // `0 5` is no number, so `0 5 7` is none either.
    if (part === null) break
    parts.push(part)
    if (!extend(search, to)) return false
    parts.pop()
  }
  return true
}

/** `12`, `9` → 129. null where the pieces make no number: one is not all digits, or the first is a zero (0, 5). */
function joined(pieces: readonly PrintedText[]): CellReading | null {
  const digits = pieces.map(({ text }) => text).join('')
  const isNumber =
    DIGITS.test(digits) && digits.length <= MOST_DIGITS && (pieces.length === 1 || !digits.startsWith('0'))
  const raw = pieces.map(({ text }) => text).join(' ')
  return isNumber ? { value: Number(digits), place: pieces[0]!.place, raw } : null
}
