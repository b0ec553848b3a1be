/**
 * Numbers of several cells that have run together → all ways of cutting them that fit the row's own sums:
 *
 *     21710000218  →  217 1 0 0 0 0 218
 */
import { type Equation, type Side, contradicts } from '../../form/equations.js'
import type { CellReading, RowReading } from './decide.js'
import { MOST_DIGITS, type PrintedText } from './joinings.js'

/** So many attempts, then we give up. Most beginnings end early, in a sum that is too great already. */
const MOST_STEPS = 20_000
/** With more ways than this that fit, nothing can be told. */
const MOST_READINGS = 200

const DIGITS = /^\d+$/

/**
 * Whether texts may be the numbers of so many cells run together: `217100`, `218` of seven cells, for they have nine
 * digits; not `217`, `218`.
 */
export function mayHaveRunTogether(texts: readonly string[], cells: number): boolean {
  const digits = texts.reduce((sum, text) => sum + text.length, 0)
  return (
    texts.length > 0 && texts.length < cells && digits >= cells && texts.every((text) => DIGITS.test(text))
  )
}

/**
 * All ways of cutting the digits into one number for each cell: `1203` in three cells → 1 20 3, 12 0 3, but not 1 2
 * 03, for no number begins with a zero. null where there are too many. Each text holds the digits of one cell or of
 * neighbours.
 *
 * @param equations sums; those that lie within the row have to hold
 */
export function partingsOf(
  pieces: readonly PrintedText[],
  cells: readonly string[],
  equations: readonly Equation[],
): RowReading[] | null {
  const sums = equations.flatMap((equation) => sumOf(equation, cells) ?? [])
  const search: Search = {
    pieces,
    sumsOfCell: cells.map((_, cell) => sums.filter(({ left, right }) => [...left, ...right].includes(cell))),
    parts: new Array<CellReading | null>(cells.length).fill(null),
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
  pieces: readonly PrintedText[]
  sumsOfCell: readonly (readonly Sum[])[]
  /** What has been taken so far, from the last cell on. */
  parts: (CellReading | null)[]
  readings: RowReading[]
  steps: number
}

/** The digits that no cell has taken yet: those before `end` in a text, and all texts in front of it. */
interface Rest {
  piece: number
  end: number
}

function sumOf({ left, right }: Equation, cells: readonly string[]): Sum | null {
  const placesOf = (terms: readonly string[]): number[] => terms.map((term) => cells.indexOf(term))
  const sum = { left: placesOf(left), right: placesOf(right) }
  return [...sum.left, ...sum.right].includes(-1) ? null : sum
}

/**
 * Takes the number of a cell from the end of the digits, then goes on to the cell in front. From right to left,
 * because the total stands last and bounds its parts. False where a limit is reached and the search has to stop.
 */
function extend(search: Search, cell: number, { piece, end }: Rest): boolean {
  const { pieces, parts, readings } = search
  if (++search.steps > MOST_STEPS) return false
  if (cell < 0) return piece >= 0 || readings.push(parts.map((part) => part!)) <= MOST_READINGS
  if (piece < 0) return true
  const { text, place } = pieces[piece]!
  const digits = pieces.slice(0, piece).reduce((sum, one) => sum + one.text.length, end)
  // Each cell in front needs a digit at least, and can hold so many at most.
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

const beforePiece = (pieces: readonly PrintedText[], piece: number): Rest => ({
  piece: piece - 1,
  end: pieces[piece - 1]?.text.length ?? 0,
})

/**
 * Whether the sums of a cell can still hold. A cell without a number yet may be anything: `_ + 1 = 218` can hold,
 * `_ + 300 = 218` can't.
 */
const obeysSums = ({ parts, sumsOfCell }: Search, cell: number): boolean =>
  sumsOfCell[cell]!.every(({ left, right }) => !contradicts(sideOf(left, parts), sideOf(right, parts)))

function sideOf(terms: readonly number[], parts: readonly (CellReading | null)[]): Side {
  let sum = 0
  let open = false
  for (const term of terms) {
    const part = parts[term]
    if (part) sum += part.value
    else open = true
  }
  return { sum, open }
}
