/** A problem → its cells by number with their sums, and the states from which the search begins. */
import { type Network, type Possibilities, copyOf, narrow, narrowRows } from './bounds.js'
import { type RowSums, rowSums, variantsOf } from './placements.js'
import type { Problem } from './problem.js'

export interface RecoveryTable {
  problem: Problem
  network: Network
  /** Indicators by number. */
  cells: readonly string[]
  rows: readonly RowSums[]
  /**
   * The bounds of every cell, and for each lost row all placements that fit its own sums; sums across rows come
   * later.
   */
  start: Possibilities
  /** Whether a cell's number is known from the start. */
  isKnown: readonly boolean[]
  /** See `stateWithoutRow`. */
  withoutRow: Map<number, Possibilities | null>
}

export function tableOf(problem: Problem): RecoveryTable {
  const { known, lost, equations } = problem
  const cells = [
    ...new Set([
      ...equations.flatMap(({ left, right }) => [...left, ...right]),
      ...lost.flatMap((row) => row.cells),
    ]),
  ]
  const numbers = new Map(cells.map((cell, i) => [cell, i]))
  const number = (cell: string) => numbers.get(cell)!
  const sums = equations.map(({ left, right }) => ({
    cells: [...left, ...right].map(number),
    signs: [...left.map(() => 1), ...right.map(() => -1)],
  }))
  const sumsOfCell: number[][] = cells.map(() => [])
  sums.forEach((sum, s) => sum.cells.forEach((cell) => sumsOfCell[cell]!.push(s)))
  const totals = equations.filter(({ right }) => right.length === 1)
  // A printed total whose parts are all blank was not broken down: its parts may be any number. `_ _ 8`
  const open = new Set(
    totals.flatMap(({ left, right }) =>
      known.get(right[0]!) && left.every((part) => known.get(part) === null) ? left : [],
    ),
  )
  totals.forEach(({ right }) => open.add(right[0]!))
  const rows = lost.map((row) => rowSums(row, equations, new Set(totals.map(({ right }) => right[0]!))))
  const network = {
    sums,
    sumsOfCell,
    rows: lost.map((row) => row.cells.map(number)),
    rowOfCell: cells.map((cell) => lost.findIndex((row) => row.cells.includes(cell))),
  }
  const start: Possibilities = {
    low: Float64Array.from(cells, (cell) => known.get(cell) ?? 0),
    high: Float64Array.from(cells, (cell) => {
      const value = known.get(cell)
      return value ?? (value === undefined || open.has(cell) ? Infinity : 0)
    }),
    variants: rows.map((row) => variantsOf(row)),
    open: { rows: [...rows.keys()], sums: true },
  }
  const isKnown = cells.map((_, cell) => start.low[cell] === start.high[cell])
  narrowRows(network, start)
  return { problem, network, cells, rows, start, isKnown, withoutRow: new Map() }
}

/**
 * The state in which one cell's number may be wrong, so that no sum relies on it; null where even so nothing fits.
 *
 * @param isTotalFor whether a place of a lost row surely holds a number other than 0. A total that is sure is not
 *   tried as a blank: a number that is just what its parts come to is their total, and we don't suppose that a part
 *   is wrong and the total left out besides
 */
export function stateWithSlip(
  table: RecoveryTable,
  suspect: number,
  isTotalFor: (row: number, place: number) => boolean,
): Possibilities | null {
  const row = table.network.rowOfCell[suspect]!
  if (row < 0) {
    const state = copyOf(table.start)
    state.low[suspect] = 0
    state.high[suspect] = Infinity
    return state
  }
  const without = stateWithoutRow(table, row)
  if (!without) return null
  const state = copyOf(without)
  const place = table.network.rows[row]!.indexOf(suspect)
  const totals = table.rows[row]!.sums.flatMap(({ left, right }) => (left.includes(place) ? right : []))
  state.variants[row] = variantsOf(table.rows[row]!, {
    suspect: place,
    printed: totals.filter((total) => isTotalFor(row, total)),
  })
  state.open = { rows: [row], sums: false }
  return state
}

/**
 * What is possible with one row left out of account. It serves the slips in all its cells, so it is worked out once.
 * null where even so nothing fits.
 */
function stateWithoutRow(table: RecoveryTable, row: number): Possibilities | null {
  const known = table.withoutRow.get(row)
  if (known !== undefined) return known
  const state = copyOf(table.start)
  for (const cell of table.network.rows[row]!) [state.low[cell], state.high[cell]] = [0, Infinity]
  state.variants[row] = null
  state.open = { rows: state.open.rows.filter((other) => other !== row), sums: true }
  const left = narrow(table.network, state) ? state : null
  table.withoutRow.set(row, left)
  return left
}

/**
 * Whether a cell stands in a sum of which all numbers are known: a slip in it would show at once, and misleads
 * nobody.
 */
export function isProved({ network, isKnown }: RecoveryTable, cell: number): boolean {
  return network.sumsOfCell[cell]!.some((sum) => network.sums[sum]!.cells.every((other) => isKnown[other]))
}
