/**
 * A table some of whose rows have lost their blank cells, as plain data: the cells that kept their places, the rows
 * that did not, and the form's sums.
 *
 * The source left out the blanks of `3 | | 3` and printed `3 3`: that row is lost, and 3 and 3 are its survivors.
 */
import type { Equation } from '../../form/equations.js'

/** A row whose blank cells were left out: the order of its values is known, their places are not. */
export interface LostRow {
  /** The cells of the row from left to right, as indicators: `requests.results.granted.total`. */
  cells: readonly string[]
  /** The values that are left, in printed order; fewer than the cells. null: something is printed that is no number. */
  survivors: readonly (number | null)[]
}

export interface Problem {
  /**
   * Cells that kept their place: a number, or null where nothing (or "not applicable") is printed. A cell that is
   * neither here nor lost may hold anything.
   */
  known: ReadonlyMap<string, number | null>
  lost: readonly LostRow[]
  equations: readonly Equation[]
}

/** What a lost cell turned out to be. */
export type Solved =
  /** `survivor`: which of the row's survivors stands here; of equal ones the first. */
  | { state: 'number'; value: number; survivor: number }
  | { state: 'blank'; value: null }
  /** `candidates`: all that may stand here; null for a blank, or for something printed that is no number. */
  | { state: 'ambiguous'; value: null; candidates: (number | null)[] }

/**
 * Differences below this are the computer's own (0.1 + 0.2 is not quite 0.3); those of printed sums of money are far
 * greater.
 */
export const ROUNDING = 1e-6
