/**
 * The least and the most that each cell can be, worked out from the sums and from the placements of the lost rows.
 *
 * In `a + b = 10` neither part is over 10. If b is 4 or more, a is 6 or less, and a placement that puts 8 into a is
 * struck out; with it the bounds of its other cells may move. So it goes on until nothing moves.
 */
import { MOST_CELLS, type Variant } from './placements.js'
import { ROUNDING } from './problem.js'

/** What stays the same while a table is being solved. Cells are called by number: 0, 1, 2, … */
export interface Network {
  /** `a + b = total` as signed terms that come to zero: +a +b −total. */
  sums: readonly { cells: readonly number[]; signs: readonly number[] }[]
  sumsOfCell: readonly (readonly number[])[]
  /** The cells of each lost row. */
  rows: readonly (readonly number[])[]
  /** The lost row of a cell; -1 for none. */
  rowOfCell: readonly number[]
}

/** What is still possible: the bounds of each cell, and the placements within them. */
export interface Possibilities {
  low: Float64Array
  high: Float64Array
  /** For each lost row its placements; null where they are too many to list: then its cells may be anything. */
  variants: (readonly Variant[] | null)[]
  /** What has still to be looked at: which rows, and whether the sums too. */
  open: { rows: readonly number[]; sums: boolean }
}

export const copyOf = ({ low, high, variants, open }: Possibilities): Possibilities => ({
  low: low.slice(),
  high: high.slice(),
  variants: [...variants],
  open,
})

/** The upper bound of a cell that may be any number. (Looking up a global in these loops costs more than the loops.) */
const ENDLESS = Infinity

const NOTHING: Possibilities['open'] = { rows: [], sums: false }

/**
 * Bounds of large numbers could approach one another in steps of one, each a round; a table is done in a tenth of
 * this.
 */
const MOST_ROUNDS = 200

/**
 * Narrows a state until nothing moves. What it strikes out is impossible; what it leaves may be possible.
 *
 * @returns false where nothing is left: no placement agrees with the sums
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop that has to be fast, kept in one piece.
export function narrow(network: Network, state: Possibilities): boolean {
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

/**
 * Narrows cells by the placements of their own row alone, without the sums: where every placement puts 3 or 5 into a
 * cell, it is 3 at least and 5 at most.
 */
export function narrowRows({ rows }: Network, state: Possibilities): void {
  const failed = state.open.rows.filter((row) => !narrowRow(rows[row]!, row, state, () => {}))
  state.open = { ...state.open, rows: failed }
}

/**
 * The least and the most of each cell over all placements of the row at hand. Used again for each row, since new
 * arrays cost time; wide enough for any row whose placements are listed.
 */
const least = new Float64Array(MOST_CELLS)
const most = new Float64Array(MOST_CELLS)

function narrowRow(
  cells: readonly number[],
  row: number,
  possible: Possibilities,
  moved: (cell: number) => void,
): boolean {
  const { low, high, variants } = possible
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
    widen(values, width)
  }
  if (left) {
    if (left.length === 0) return false
    variants[row] = left
  }
  drawIn(cells, possible, moved)
  return true
}

/** Widens `least` and `most` so that these values lie within. */
function widen(values: Float64Array, width: number): void {
  for (let i = 0; i < width; i++) {
    const value = values[i]!
    // NaN stands for any number: it takes the bounds away on both sides.
    if (!(value >= least[i]!)) least[i] = value < ENDLESS ? value : -ENDLESS
    if (!(value <= most[i]!)) most[i] = value > -ENDLESS ? value : ENDLESS
  }
}

/** Draws the bounds of cells in to `least` and `most`. */
function drawIn(cells: readonly number[], { low, high }: Possibilities, moved: (cell: number) => void): void {
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    const raises = least[i]! > low[cell]! + ROUNDING
    const lowers = most[i]! < high[cell]! - ROUNDING
    if (!raises && !lowers) continue
    if (raises) low[cell] = least[i]!
    if (lowers) high[cell] = most[i]!
    moved(cell)
  }
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

/** Bounds each term of a sum by what the others leave for it: in `a + b = 10`, where b is 4 or more, a is 6 or less. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop that has to be fast, kept in one piece.
function narrowSum(
  { cells, signs }: Network['sums'][number],
  { low, high }: Possibilities,
  moved: (cell: number) => void,
): boolean {
  // Infinite bounds are counted, not added: ∞ − ∞ is no number, so one could not be taken off the sum again.
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
    // `least` and `most` are not brought up to date: they are only wider than they could be, and this sum is looked
    // at again.
    low[cell] = signs[i]! > 0 ? newFrom : -newTo
    high[cell] = signs[i]! > 0 ? newTo : -newFrom
    moved(cell)
  }
  return true
}

/** The sum of all bounds but `own`; infinite where another one is. */
function restOf(sum: number, endless: number, own: number, end: number): number {
  if (endless > (own === end ? 1 : 0)) return end
  return own === end ? sum : sum - own
}
