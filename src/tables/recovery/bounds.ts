/** Sums and placements narrow one another: the bounds of every cell, and the placements that are left within them. */
import { MOST_CELLS, type Variant } from './placements.js'
import { ROUNDING } from './problem.js'

/** What stands still while a table is being solved. Cells are numbered. */
export interface Network {
  /** Each sum as signed terms that come to zero. */
  sums: readonly { cells: readonly number[]; signs: readonly number[] }[]
  sumsOfCell: readonly (readonly number[])[]
  /** The cells of each lost row. */
  rows: readonly (readonly number[])[]
  /** The lost row of a cell; -1 for none. */
  rowOfCell: readonly number[]
}

/** What is left of a table's possibilities. */
export interface State {
  low: Float64Array
  high: Float64Array
  /** For each lost row its placements; null: they are too many, and its cells may be anything. */
  variants: (readonly Variant[] | null)[]
  /** What has not been narrowed yet: rows, and whether the sums. */
  open: { rows: readonly number[]; sums: boolean }
}

export const copyOf = ({ low, high, variants, open }: State): State => ({
  low: low.slice(),
  high: high.slice(),
  variants: [...variants],
  open,
})

/** The bound of what may be any count. (A global looked up in these loops costs more than the loops.) */
const ENDLESS = Infinity

const NOTHING: State['open'] = { rows: [], sums: false }

/** Bounds over large numbers could creep towards one another by ones; a table settles in a tenth of this. */
const MOST_ROUNDS = 200

/**
 * Narrows a state until nothing moves. What it strikes out can't be; what it leaves may be.
 *
 * @returns false where nothing is left: the sums contradict every placement
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop that has to be fast, kept in one piece.
export function narrow(network: Network, state: State): boolean {
  const { sums, sumsOfCell, rows, rowOfCell } = network
  const dirtyRows = new Uint8Array(rows.length)
  const dirtySums = new Uint8Array(sums.length).fill(state.open.sums ? 1 : 0)
  for (const row of state.open.rows) dirtyRows[row] = 1
  state.open = NOTHING
  let moving = true
  const moved = (cell: number): void => {
    moving = true
    for (const sum of sumsOfCell[cell]!) dirtySums[sum] = 1
    if (rowOfCell[cell]! >= 0) dirtyRows[rowOfCell[cell]!] = 1
  }
  for (let round = 0; moving && round < MOST_ROUNDS; round++) {
    moving = false
    for (let r = 0; r < rows.length; r++) {
      if (dirtyRows[r] === 0) continue
      dirtyRows[r] = 0
      if (!narrowRow(rows[r]!, r, state, moved)) return false
      dirtyRows[r] = 0
    }
    for (let s = 0; s < sums.length; s++) {
      if (dirtySums[s] === 0) continue
      dirtySums[s] = 0
      if (!narrowSum(sums[s]!, state, moved)) return false
    }
  }
  return true
}

/** Narrows the cells of rows to what their placements leave; the sums are not looked at. */
export function narrowRows({ rows }: Network, state: State): void {
  const failed = state.open.rows.filter((row) => !narrowRow(rows[row]!, row, state, () => {}))
  state.open = { ...state.open, rows: failed }
}

/** The least and the most of each cell over a row's placements; wide enough for any row of which placements are listed. */
const least = new Float64Array(MOST_CELLS)
const most = new Float64Array(MOST_CELLS)

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop that has to be fast, kept in one piece.
function narrowRow(
  cells: readonly number[],
  row: number,
  { low, high, variants }: State,
  moved: (cell: number) => void,
): boolean {
  const all = variants[row]
  if (!all) return true
  const width = cells.length
  least.fill(ENDLESS, 0, width)
  most.fill(-ENDLESS, 0, width)
  let left: Variant[] | null = null
  for (let v = 0; v < all.length; v++) {
    const { values } = all[v]!
    if (!fits(values, cells, low, high)) {
      left ??= all.slice(0, v)
      continue
    }
    left?.push(all[v]!)
    for (let i = 0; i < width; i++) {
      const value = values[i]!
      // NaN, any count, is beyond both.
      if (!(value >= least[i]!)) least[i] = value < ENDLESS ? value : -ENDLESS
      if (!(value <= most[i]!)) most[i] = value > -ENDLESS ? value : ENDLESS
    }
  }
  if (left) {
    if (left.length === 0) return false
    variants[row] = left
  }
  for (let i = 0; i < width; i++) {
    const cell = cells[i]!
    const raises = least[i]! > low[cell]! + ROUNDING
    const lowers = most[i]! < high[cell]! - ROUNDING
    if (!raises && !lowers) continue
    if (raises) low[cell] = least[i]!
    if (lowers) high[cell] = most[i]!
    moved(cell)
  }
  return true
}

function fits(
  values: Float64Array,
  cells: readonly number[],
  low: Float64Array,
  high: Float64Array,
): boolean {
  for (let i = 0; i < cells.length; i++) {
    if (values[i]! < low[cells[i]!]! - ROUNDING || values[i]! > high[cells[i]!]! + ROUNDING) return false
  }
  return true
}

/** Each term lies between what the least and the most of the others leave for it. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop that has to be fast, kept in one piece.
function narrowSum(
  { cells, signs }: Network['sums'][number],
  { low, high }: State,
  moved: (cell: number) => void,
): boolean {
  // Endless bounds are counted apart: they can't be taken off a sum again.
  let least = 0
  let most = 0
  let endlessLeast = 0
  let endlessMost = 0
  for (let i = 0; i < cells.length; i++) {
    const from = signs[i]! > 0 ? low[cells[i]!]! : -high[cells[i]!]!
    const to = signs[i]! > 0 ? high[cells[i]!]! : -low[cells[i]!]!
    if (from === -ENDLESS) endlessLeast++
    else least += from
    if (to === ENDLESS) endlessMost++
    else most += to
  }
  if ((endlessLeast === 0 && least > ROUNDING) || (endlessMost === 0 && most < -ROUNDING)) return false
  if (endlessLeast > 1 && endlessMost > 1) return true
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    const from = signs[i]! > 0 ? low[cell]! : -high[cell]!
    const to = signs[i]! > 0 ? high[cell]! : -low[cell]!
    const othersLeast = restOf(least, endlessLeast, from, -ENDLESS)
    const othersMost = restOf(most, endlessMost, to, ENDLESS)
    if (from >= -othersMost - ROUNDING && to <= -othersLeast + ROUNDING) continue
    const newFrom = from >= -othersMost ? from : -othersMost
    const newTo = to <= -othersLeast ? to : -othersLeast
    if (newFrom > newTo + ROUNDING) return false
    // The sums of bounds stay as they were: they are only wider than they could be, and the sum comes round again.
    low[cell] = signs[i]! > 0 ? newFrom : -newTo
    high[cell] = signs[i]! > 0 ? newTo : -newFrom
    moved(cell)
  }
  return true
}

/** The sum of all bounds but one. */
function restOf(sum: number, endless: number, own: number, end: number): number {
  if (endless > (own === end ? 1 : 0)) return end
  return own === end ? sum : sum - own
}
