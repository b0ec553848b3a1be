/** Numbers of several cells that have run together → all ways of parting them that fit the row's own sums: `21710000218` → 217 1 0 0 0 0 218. */
import { type Equation, type Side, contradicts } from '../../form/equations.js'
import type { Part, Reading } from './decide.js'
import { MOST_DIGITS, type Piece } from './joinings.js'

/** Most ways of beginning end at once in a sum that is too great already. */
const MOST_STEPS = 20_000
/** So many ways that fit tell nothing. */
const MOST_READINGS = 200

const DIGITS = /^\d+$/

/** Whether these may be the numbers of so many cells: fewer texts than cells, and a digit for each of them. */
export function mayHaveRunTogether(texts: readonly string[], cells: number): boolean {
  const digits = texts.reduce((sum, text) => sum + text.length, 0)
  return (
    texts.length > 0 && texts.length < cells && digits >= cells && texts.every((text) => DIGITS.test(text))
  )
}

/**
 * All ways of parting the digits into as many numbers as the row has cells; null where they are too many. A text is the
 * digits of one cell or of neighbours, and no number has a zero in front.
 *
 * @param equations sums; those that lie within the row are obeyed
 */
export function partingsOf(
  pieces: readonly Piece[],
  cells: readonly string[],
  equations: readonly Equation[],
): Reading[] | null {
  const sums = equations.flatMap((equation) => sumOf(equation, cells) ?? [])
  const search: Search = {
    pieces,
    sumsOfCell: cells.map((_, cell) => sums.filter(({ left, right }) => [...left, ...right].includes(cell))),
    parts: new Array<Part | null>(cells.length).fill(null),
    readings: [],
    steps: 0,
  }
  const last = pieces.length - 1
  return extend(search, cells.length - 1, { piece: last, end: pieces[last]!.text.length })
    ? search.readings
    : null
}

/** A sum by the places of its terms in the row. */
interface Sum {
  left: readonly number[]
  right: readonly number[]
}

interface Search {
  pieces: readonly Piece[]
  sumsOfCell: readonly (readonly Sum[])[]
  /** What has been taken so far, from the last cell on. */
  parts: (Part | null)[]
  readings: Reading[]
  steps: number
}

/** The digits that are left: those before `end` in a text, and the texts in front of it. */
interface Rest {
  piece: number
  end: number
}

function sumOf({ left, right }: Equation, cells: readonly string[]): Sum | null {
  const placesOf = (terms: readonly string[]): number[] => terms.map((term) => cells.indexOf(term))
  const sum = { left: placesOf(left), right: placesOf(right) }
  return [...sum.left, ...sum.right].includes(-1) ? null : sum
}

/** Reads on towards the first cell: a row's total stands behind its parts, and bounds them. False where the work came to its end. */
function extend(search: Search, cell: number, { piece, end }: Rest): boolean {
  const { pieces, parts, readings } = search
  if (++search.steps > MOST_STEPS) return false
  if (cell < 0) return piece >= 0 || readings.push(parts.map((part) => part!)) <= MOST_READINGS
  if (piece < 0) return true
  const { text, place } = pieces[piece]!
  const digits = pieces.slice(0, piece).reduce((sum, one) => sum + one.text.length, end)
  // No cell is left empty, and none has more digits than a number.
  const shortest = Math.max(1, Math.min(end, digits - cell * MOST_DIGITS))
  const longest = Math.min(end, MOST_DIGITS, digits - cell)
  for (let length = shortest; length <= longest; length++) {
    const raw = text.slice(end - length, end)
    if (length > 1 && raw.startsWith('0')) continue
    parts[cell] = { value: Number(raw), place, raw }
    const rest = length < end ? { piece, end: end - length } : beforePiece(pieces, piece)
    if (obeysSums(search, cell) && !extend(search, cell - 1, rest)) return false
  }
  parts[cell] = null
  return true
}

const beforePiece = (pieces: readonly Piece[], piece: number): Rest => ({
  piece: piece - 1,
  end: pieces[piece - 1]?.text.length ?? 0,
})

/** Terms that are not taken yet may come to anything. */
const obeysSums = ({ parts, sumsOfCell }: Search, cell: number): boolean =>
  sumsOfCell[cell]!.every(({ left, right }) => !contradicts(sideOf(left, parts), sideOf(right, parts)))

function sideOf(terms: readonly number[], parts: readonly (Part | null)[]): Side {
  let sum = 0
  let open = false
  for (const term of terms) {
    const part = parts[term]
    if (part) sum += part.value
    else open = true
  }
  return { sum, open }
}
