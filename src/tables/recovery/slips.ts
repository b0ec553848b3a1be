/**
 * Which printed numbers are probably wrong: the smallest set of cells whose change makes all sums of a table hold, if
 * there is only one such set.
 *
 *     10 | 11 | 总计 12, where the sum of the column fails too  →  12 should be 21
 *
 * No other single cell explains both failures, and with 21 both sums hold.
 */
import type { Equation } from '../../form/equations.js'
import { contradicts, sideOf } from '../../form/equations.js'
import { copyOf, narrow } from './bounds.js'
import { ROUNDING } from './problem.js'
import { type RecoveryTable, tableOf } from './table.js'

export interface Slip {
  indicator: string
  printed: number
  /** What makes the sums hold. */
  likely: number
}

/** With more changes than this anything can be explained. */
const MOST_SLIPS = 3
/** So many sets of cells are tried, at 0.05 ms each; where there are more, nothing is said. */
const MOST_TRIED = 4_000

/**
 * @param printed the numbers of the table; a cell that is blank or was not read may be any number
 * @returns the changes; null where several sets of the same size would do, or none of up to three cells
 */
export function likelySlips(
  printed: ReadonlyMap<string, number>,
  equations: readonly Equation[],
): Slip[] | null {
  const side = (terms: readonly string[]) => sideOf(terms, (indicator) => printed.get(indicator) ?? null)
  const failing = equations.filter(({ left, right }) => contradicts(side(left), side(right)))
  const table = tableOf({ known: printed, lost: [], equations })
  let sets: string[][] = [[]]
  for (let size = 1; size <= MOST_SLIPS; size++) {
    sets = distinct(sets.flatMap((freed) => withOneMore(freed, { printed, equations, failing })))
    if (sets.length > MOST_TRIED) return null
    const found = sets.map((freed) => freedOf(table, printed, freed)).filter((slips) => slips !== undefined)
    if (found.length > 0) return found.length === 1 ? found[0]! : null
  }
  return null
}

const distinct = (sets: readonly string[][]): string[][] => [
  ...new Map(sets.map((set) => [set.join(' '), set])).values(),
]

interface Sums {
  printed: ReadonlyMap<string, number>
  equations: readonly Equation[]
  failing: readonly Equation[]
}

/**
 * The sets with one cell more. A sum that fails must have a changed cell: one of the shortest such sum is added. Once
 * each of them has one, the next change must stand in a sum with a changed cell.
 */
function withOneMore(freed: readonly string[], { printed, equations, failing }: Sums): string[][] {
  const [shortest] = failing
    .filter((equation) => !touches(equation, freed))
    .sort((a, b) => termsOf(a).length - termsOf(b).length)
  const sums = shortest ? [shortest] : equations.filter((equation) => touches(equation, freed))
  const cells = new Set(sums.flatMap(termsOf).filter((cell) => printed.has(cell) && !freed.includes(cell)))
  return [...cells].map((cell) => [...freed, cell].sort())
}

const termsOf = ({ left, right }: Equation): string[] => [...left, ...right]

const touches = (equation: Equation, cells: readonly string[]): boolean =>
  termsOf(equation).some((cell) => cells.includes(cell))

/**
 * What the cells have to be if their printed numbers are left out of account; undefined where no numbers would do,
 * null where several would.
 */
function freedOf(
  { network, cells, start }: RecoveryTable,
  printed: ReadonlyMap<string, number>,
  freed: readonly string[],
): Slip[] | null | undefined {
  const state = copyOf(start)
  const places = freed.map((indicator) => cells.indexOf(indicator))
  for (const place of places) [state.low[place], state.high[place]] = [0, Number.POSITIVE_INFINITY]
  if (!narrow(network, state)) return undefined
  const isSettled = places.every((place) => state.high[place]! - state.low[place]! < ROUNDING)
  if (!isSettled) return null
  return freed.map((indicator, i) => ({
    indicator,
    printed: printed.get(indicator)!,
    likely: Math.round(state.low[places[i]!]! / ROUNDING) * ROUNDING,
  }))
}
