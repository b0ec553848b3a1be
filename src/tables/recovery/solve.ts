/**
 * Puts the values of rows that lost their blank cells back in place, where the form's sums leave one place only.
 *
 *     printed `5 5`, in a row of two parts and their total:
 *     5 _ 5   the second part is blank
 *     _ 5 5   the first part is blank
 *     5 5 _   the total is blank: offices leave totals out, so the last value need not be the total
 *
 * If the total of the first column leaves nothing for this row, it is `_ 5 5`.
 *
 * All rows of the table are filled in together: a way of filling them fits if every sum holds, every number that kept
 * its place agrees, and blanks count as `variantsOf` says.
 *
 * Totals of published tables are wrong now and then (总计 0 beside 10 + 1), and one wrong number can leave exactly one
 * way that fits, a wrong one. So a cell counts as recovered only if it is the same in every way that fits, even
 * supposing that any one number of the table is wrong. Where nothing fits at all, nothing is recovered.
 *
 * Nothing is guessed: a placement is struck out only where the sums prove it impossible. What the limit on work
 * leaves open stays ambiguous.
 */
import { type Possibilities, copyOf, narrow } from './bounds.js'
import { BLANK, type Variant, bitOf } from './placements.js'
import type { LostRow, Problem, Solved } from './problem.js'
import { type Budget, isSolvable, withVariant } from './search.js'
import { type RecoveryTable, isProved, stateWithSlip, tableOf } from './table.js'

export type { LostRow, Problem, Solved } from './problem.js'

export interface Recovery {
  /** Every cell of the lost rows. */
  cells: Map<string, Solved>
  /** Where nothing fits: the rules that fail, as `code indicator`. Empty where no single wrong number explains it. */
  contradicted?: string[]
  /** The limit on work was reached: what was not decided by then is ambiguous. */
  exhausted: boolean
}

/**
 * So many times a table may be narrowed, at 0.02 to 0.1 ms each. A table takes one for each lost cell, unless it has
 * rows or cells that could change places.
 */
const MOST_WORK = 1_500

/** What may stand in each cell of each lost row, as `Variant.holds`. */
type Held = Int32Array[]

export function recover(problem: Problem, { work = MOST_WORK }: { work?: number } = {}): Recovery {
  if (problem.lost.length === 0) return { cells: new Map(), exhausted: false }
  const table = tableOf(problem)
  const budget = { left: work }
  const exact = copyOf(table.start)
  const solvable = isSolvable(table.network, exact, budget)
  const held = problem.lost.map(({ cells }) => new Int32Array(cells.length))
  hold(held, solvable ? exact : table.start)
  if (solvable) holdSlips(table, held, budget)
  const exhausted = budget.left <= 0
  const cells = solvedOf(problem.lost, held, solvable === true)
  return { cells, exhausted, ...(solvable === false && { contradicted: contradictedBy(table, work) }) }
}

/** Adds to `held` all that may stand in each cell of a state. */
function hold(held: Held, { variants }: Possibilities): void {
  variants.forEach((left, row) => {
    for (const { holds } of left ?? []) for (let i = 0; i < holds.length; i++) held[row]![i]! |= holds[i]!
  })
}

/**
 * Adds to `held` what else may stand in the cells if one number of the table is wrong: each number is supposed wrong
 * in turn.
 */
function holdSlips(table: RecoveryTable, held: Held, budget: Budget): void {
  const exact = held.map((row) => row.slice())
  const zeros = table.problem.lost.map(({ survivors }) =>
    survivors.reduce<number>((bits, value, i) => (value === 0 ? bits | bitOf(i) : bits), BLANK),
  )
  for (const suspect of table.cells.keys()) {
    if (!held.some((row) => row.some(isSingle))) return
    if (isProved(table, suspect)) continue
    const state = stateWithSlip(table, suspect, (row, place) => (exact[row]![place]! & zeros[row]!) === 0)
    budget.left--
    if (!state || !narrow(table.network, state)) continue
    strikeOut(table, state, held, budget)
    hold(held, state)
  }
}

/**
 * Tries the placements that would make a sure cell uncertain. One that is impossible is struck out. One that is
 * possible makes the cell uncertain; further ones that would do no more than that are not tried.
 */
function strikeOut({ network }: RecoveryTable, state: Possibilities, held: Held, budget: Budget): void {
  state.variants.forEach((left, row) => {
    const own = held[row]!
    const struck = left?.filter((variant) => {
      if (!unsettles(variant, own)) return false
      if (budget.left > 0 && budget.left-- > 0 && !narrow(network, withVariant(state, row, variant)))
        return true
      variant.holds.forEach((bits, i) => (own[i]! |= bits))
      return false
    })
    if (struck && struck.length > 0)
      state.variants[row] = left!.filter((variant) => !struck.includes(variant))
  })
}

/** Whether a placement puts into a sure cell something else than what is held there. */
const unsettles = ({ holds }: Variant, held: Int32Array): boolean => {
  for (let i = 0; i < holds.length; i++) if (isSingle(held[i]!) && (holds[i]! & ~held[i]!) !== 0) return true
  return false
}

/** Just one thing can stand there: exactly one bit is set. */
const isSingle = (bits: number): boolean => bits !== 0 && (bits & (bits - 1)) === 0

/** So much work to prove that a state can't be solved; otherwise it counts as one that can. */
const SLIP_WORK = 10

/**
 * The rules that fail whichever number is the wrong one: the sums shared by all cells that, taken as wrong, make the
 * table solvable.
 */
function contradictedBy(table: RecoveryTable, work: number): string[] {
  const budget = { left: work }
  let common: readonly number[] | undefined
  for (const suspect of table.cells.keys()) {
    if (budget.left <= 0) break
    const own = { left: SLIP_WORK }
    const state = stateWithSlip(table, suspect, () => false)
    const solvable = state !== null && isSolvable(table.network, state, own)
    budget.left -= SLIP_WORK - own.left
    if (solvable === false) continue
    const sums = table.network.sumsOfCell[suspect]!
    common = (common ?? sums).filter((sum) => sums.includes(sum))
  }
  return (common ?? []).map(
    (sum) => `${table.problem.equations[sum]!.code} ${table.problem.equations[sum]!.indicator}`,
  )
}

function solvedOf(lost: readonly LostRow[], held: Held, sure: boolean): Map<string, Solved> {
  return new Map(
    lost.flatMap((row, r) =>
      row.cells.map((cell, i): [string, Solved] => [cell, solved(row, held[r]![i]!, sure)]),
    ),
  )
}

function solved({ survivors }: LostRow, bits: number, sure: boolean): Solved {
  // No bits: no placement fits the row's own sums, or they are too many to list. Then anything may stand here.
  const may = (bit: number) => bits === 0 || (bits & bit) !== 0
  const standing = [...survivors.keys()].filter((survivor) => may(bitOf(survivor)))
  if (sure && isSingle(bits)) {
    if (bits === BLANK) return { state: 'blank', value: null }
    const value = survivors[standing[0]!]
    if (typeof value === 'number') return { state: 'number', value, survivor: standing[0]! }
  }
  const candidates = new Set([
    ...standing.map((survivor) => survivors[survivor]!),
    ...(may(BLANK) ? [null] : []),
  ])
  return { state: 'ambiguous', value: null, candidates: [...candidates] }
}
