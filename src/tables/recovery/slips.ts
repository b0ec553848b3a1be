/**
 * The smallest set of cells whose change makes all sums of a table hold, where there is one such set only.
 *
 * 总计 12 beside 10 and 11, where both the row's sum and the column's fail: freed of its number, that one cell can be 21 and
 * nothing else, and no other single cell explains both.
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

/** More changes than this explain anything. */
const MOST_SLIPS = 3
/** So many sets of cells are tried, at 0.05 ms each; beyond it nothing is said. */
const MOST_TRIED = 4_000

/**
 * @param printed the numbers of the table; what is blank or was not read may be any count
 * @returns the changes; null where several sets of so many would do, or none of up to three
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

/** A sum that fails must have a changed cell; where each has one, a further change stands in a sum with one of them. */
function withOneMore(freed: readonly string[], { printed, equations, failing }: Sums): string[][] {
  const [shortest] = failing
    .filter((equation) => !touches(equation, freed))
    .toSorted((a, b) => termsOf(a).length - termsOf(b).length)
  const sums = shortest ? [shortest] : equations.filter((equation) => touches(equation, freed))
  const cells = new Set(sums.flatMap(termsOf).filter((cell) => printed.has(cell) && !freed.includes(cell)))
  return [...cells].map((cell) => [...freed, cell].toSorted())
}

const termsOf = ({ left, right }: Equation): string[] => [...left, ...right]

const touches = (equation: Equation, cells: readonly string[]): boolean =>
  termsOf(equation).some((cell) => cells.includes(cell))

/** What cells must be once their printed numbers count no more: undefined where no numbers would do, null where several would. */
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
