/** Whether any placement of a whole table fits. */
import { type Network, type State, copyOf, narrow } from './bounds.js'
import type { Variant } from './placements.js'

/** What is left of the work allowed: so many more times may a table be narrowed. */
export interface Budget {
  left: number
}

/** Depth first, the row that moves the sums most first. Null where the budget came to its end; the state is narrowed. */
export function isSolvable(network: Network, state: State, budget: Budget): boolean | null {
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

/** The state in which a row is settled. */
export function withVariant(state: State, row: number, variant: Variant): State {
  const copy = copyOf(state)
  copy.variants[row] = [variant]
  copy.open = { rows: [row], sums: false }
  return copy
}

function widestRow({ rows }: Network, { low, high, variants }: State): number | null {
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
