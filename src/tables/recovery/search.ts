/** Whether the lost rows of a table can be filled in at all: with some placement for each, so that every sum holds. */
import { type Network, type Possibilities, copyOf, narrow } from './bounds.js'
import type { Variant } from './placements.js'

/** How many more times a table may be narrowed before the search gives up. */
export interface Budget {
  left: number
}

/**
 * Tries the placements of the row that leaves most open, then those of the next such row, and goes back where the
 * sums fail (depth first). null where the budget runs out first. `state` comes out narrowed.
 */
export function isSolvable(network: Network, state: Possibilities, budget: Budget): boolean | null {
  if (budget.left-- <= 0) return null
  if (!narrow(network, state)) return false
  const next = widestRow(network, state)
  if (next === null) return true
  for (const variant of state.variants[next]!) {
    const result = isSolvable(network, withVariant(state, next, variant), budget)
    if (result !== false) return result
  }
  return false
}

/** A copy of the state, with this placement for the row and no other. */
export function withVariant(state: Possibilities, row: number, variant: Variant): Possibilities {
  const copy = copyOf(state)
  copy.variants[row] = [variant]
  copy.open = { rows: [row], sums: false }
  return copy
}

/** The row that leaves most open: settling it moves the sums most. null where no row has two placements or more. */
function widestRow({ rows }: Network, { low, high, variants }: Possibilities): number | null {
  let widest: number | null = null
  let most = -1
  variants.forEach((left, row) => {
    if (!left || left.length < 2) return
    const widths = rows[row]!.map((cell) => high[cell]! - low[cell]!)
    const width = Math.max(0, ...widths.filter(Number.isFinite))
    if (width > most) [widest, most] = [row, width]
  })
  return widest
}
