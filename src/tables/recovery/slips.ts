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
  const search = searchOf(printed, equations)
  for (let size = 1; size <= MOST_SLIPS; size++) {
    const found = search.setsOf(size)
    // Sets that nobody got round to might do as well.
    if (found === null || found.length > 1) return null
    if (found.length === 1) return found[0]!
  }
  return null
}

/** A set of cells that would do, with what they must be; null where the sums leave that open. */
type Found = Slip[] | null

interface Search {
  /** All sets of a size that would do; null where they are too many to try. */
  setsOf: (size: number) => Slip[][] | null
}

function searchOf(printed: ReadonlyMap<string, number>, equations: readonly Equation[]): Search {
  const table = tableOf({ known: printed, lost: [], equations })
  const failing = equations.filter(({ left, right }) => contradicts(side(left), side(right)))
  let left = MOST_TRIED

  function side(terms: readonly string[]) {
    return sideOf(terms, (indicator) => printed.get(indicator) ?? null)
  }

  /** A sum that fails must have a changed cell; where each has one, a further change stands in a sum with one of them. */
  function nextCells(freed: readonly string[]): string[] {
    const untouched = failing.filter((equation) => !touches(equation, freed))
    const shortest = untouched.toSorted((a, b) => termsOf(a).length - termsOf(b).length)[0]
    const sums = shortest ? [shortest] : equations.filter((equation) => touches(equation, freed))
    return [...new Set(sums.flatMap(termsOf))].filter((cell) => printed.has(cell) && !freed.includes(cell))
  }

  function setsOf(size: number): Slip[][] | null {
    const tried = new Set<string>()
    const found: Found[] = []
    const extend = (freed: readonly string[]): void => {
      for (const cell of nextCells(freed)) {
        const next = [...freed, cell].toSorted()
        const key = next.join(' ')
        if (tried.has(key) || left <= 0) continue
        tried.add(key)
        if (next.length < size) extend(next)
        else {
          left--
          const slips = freedOf(table, printed, next)
          if (slips !== undefined) found.push(slips)
        }
      }
    }
    extend([])
    return left <= 0 || found.includes(null) ? null : found.filter((slips) => slips !== null)
  }
  return { setsOf }
}

const termsOf = ({ left, right }: Equation): string[] => [...left, ...right]

const touches = (equation: Equation, cells: readonly string[]): boolean =>
  termsOf(equation).some((cell) => cells.includes(cell))

/** What cells must be once their printed numbers count no more: undefined where no numbers would do, null where several would. */
function freedOf(
  { network, cells, start }: RecoveryTable,
  printed: ReadonlyMap<string, number>,
  freed: readonly string[],
): Found | undefined {
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
