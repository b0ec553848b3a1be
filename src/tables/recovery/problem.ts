/** A table that has lost places, as plain data: what is known, what is lost, and the sums that it must fit. */
import type { Equation } from '../../form/equations.js'

/** Cells in printed order, and what is left of them: in order, but no longer in place. */
export interface LostRow {
  /** Indicators. */
  cells: readonly string[]
  /** Fewer than the cells; null for something printed that is no number. */
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
  /** `survivor`: which of its row's survivors stands here (of equal ones the first). */
  | { state: 'number'; value: number; survivor: number }
  | { state: 'blank'; value: null }
  /** What can't be ruled out: numbers, and null for a blank or for something printed that is no number. */
  | { state: 'ambiguous'; value: null; candidates: (number | null)[] }

/** Sums of money have decimals; this is far below the last one printed. */
export const ROUNDING = 1e-6
