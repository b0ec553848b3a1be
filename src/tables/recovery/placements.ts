/**
 * The placements of a lost row: all ways in which its survivors can stand in its cells. `3 5` in three cells:
 * `3 5 _`, `3 _ 5`, `_ 3 5`.
 */
import { type Equation, type Side, contradicts } from '../../form/equations.js'
import type { LostRow } from './problem.js'

/**
 * Placements that no sum can tell apart, for they differ only in which cells are zeros and which blanks: `3 0 _ 3`
 * and `3 _ 0 3`.
 */
export interface Variant {
  /** What each cell counts as in the sums; NaN where it may be any count. */
  values: Float64Array
  /** For each cell all that stands there in one of them, as bits: bit 0 for a blank, bit i + 1 for survivor i. */
  holds: Int32Array
}

/** A cell of which nothing is known. */
const ANY = NaN

export const BLANK = 1
export const bitOf = (survivor: number): number => 2 << survivor

/**
 * The widest row of the form is that of table 四, with 15 cells: seven values stand in them in 6435 ways. A row with
 * more ways is none of the form's.
 */
const MOST_PLACEMENTS = 10_000
export const MOST_CELLS = 30

/** A row, and the sums all of whose terms stand in it, by their places in the row: 0, 1, 2, … */
export interface RowSums {
  row: LostRow
  sums: readonly { left: readonly number[]; right: readonly number[] }[]
  /** Whether a cell is the total of some sum: the sole term on its right. */
  isTotal: readonly boolean[]
  /** For each survivor the first with the same value, for equal ones can't be told apart: 3 5 3 → 0, 1, 0. */
  same: readonly number[]
}

export function rowSums(row: LostRow, equations: readonly Equation[], totals: ReadonlySet<string>): RowSums {
  const placesOf = (terms: readonly string[]) => terms.map((term) => row.cells.indexOf(term))
  return {
    row,
    sums: equations
      .map(({ left, right }) => ({ left: placesOf(left), right: placesOf(right) }))
      .filter(({ left, right }) => ![...left, ...right].includes(-1)),
    isTotal: row.cells.map((cell) => totals.has(cell)),
    same: row.survivors.map((value) => row.survivors.indexOf(value)),
  }
}

/** A cell whose number may be wrong, so that no sum may rely on it. */
export interface Slip {
  suspect: number
  /** Places of the row that hold a number all the same, and are not tried as blanks. */
  printed: readonly number[]
}

/**
 * All placements that fit the row's own sums; null where they are too many. `3 5` under two parts and their total →
 * `3 5 _` alone: in `3 _ 5` and `_ 3 5` the total is not what its parts come to.
 *
 * What a blank counts as:
 * - A part that is blank is 0: `3 _ 3`.
 * - A total that is blank is whatever its parts come to, for many offices leave whole columns of totals blank:
 *   `3 5 _`.
 * - Parts that are all blank beside a total (other than 0) may be anything: the office did not break it down:
 *   `_ _ 8`.
 */
export function variantsOf(sums: RowSums, slip?: Slip): Variant[] | null {
  const { cells, survivors } = sums.row
  const width = cells.length
  if (survivors.length > width || width > MOST_CELLS || choose(width, survivors.length) > MOST_PLACEMENTS)
    return null
  const found: Found = { variants: [], sameKey: new Map() }
  const placement = new Array<number>(width).fill(-1)
  const place = (at: number, next: number): void => {
    if (at === width) {
      const values = countedAs(placement, sums, slip?.suspect ?? -1)
      return values ? keep(placement, values, sums.same, found) : undefined
    }
    if (next < survivors.length) {
      placement[at] = next
      place(at + 1, next + 1)
    }
    if (width - at > survivors.length - next && !slip?.printed.includes(at)) {
      placement[at] = -1
      place(at + 1, next)
    }
  }
  place(0, 0)
  return found.variants
}

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i
  return ways
}

interface Found {
  variants: Variant[]
  /** The variants by key (`keyOf`), so that equal ones are found quickly. */
  sameKey: Map<number, Variant[]>
}

/** Adds a placement to the variant that counts the same, or as a new one. */
function keep(
  placement: readonly number[],
  values: Float64Array,
  same: readonly number[],
  { variants, sameKey }: Found,
): void {
  const key = keyOf(values)
  const bucket = sameKey.get(key) ?? []
  let variant = bucket.find((other) => isSame(other.values, values))
  if (!variant) {
    variant = { values: values.slice(), holds: new Int32Array(values.length) }
    variants.push(variant)
    bucket.push(variant)
    sameKey.set(key, bucket)
  }
  for (let i = 0; i < placement.length; i++)
    variant.holds[i]! |= placement[i]! < 0 ? BLANK : bitOf(same[placement[i]!]!)
}

/** A hash: equal for equal values, mostly different for others. */
function keyOf(values: Float64Array): number {
  let key = 0
  for (let i = 0; i < values.length; i++) key = (key * 31 + (values[i]! >= 0 ? values[i]! + 1 : 0)) | 0
  return key
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false
  return true
}

/** Most placements are thrown away at once, so that their values are written into one array again and again. */
const scratch = new Float64Array(MOST_CELLS)

/**
 * What each cell of a placement counts as (see `variantsOf`); null where that contradicts a sum of the row. The next
 * call writes over what is returned.
 */
function countedAs(placement: readonly number[], rowSums: RowSums, suspect: number): Float64Array | null {
  const values = standingAt(placement, rowSums, suspect)
  for (const { left, right } of rowSums.sums) {
    const total = right.length === 1 ? right[0]! : -1
    const isPrinted = total >= 0 && placement[total]! >= 0
    if (isPrinted && values[total] !== 0 && left.every((part) => placement[part]! < 0))
      for (const part of left) values[part] = ANY
    const parts = sideOf(left, values)
    if (contradicts(parts, sideOf(right, values))) return null
    if (total >= 0 && total !== suspect && !isPrinted && !parts.open) values[total] = parts.sum
  }
  return values
}

/** What stands in each cell: a survivor, or a blank, which counts 0 unless the cell is a total. */
function standingAt(placement: readonly number[], { row, isTotal }: RowSums, suspect: number): Float64Array {
  const values = scratch.subarray(0, placement.length)
  for (let i = 0; i < placement.length; i++) {
    const survivor = placement[i]!
    if (i === suspect) values[i] = ANY
    else if (survivor < 0) values[i] = isTotal[i] ? ANY : 0
    else values[i] = row.survivors[survivor] ?? ANY
  }
  return values
}

function sideOf(terms: readonly number[], values: Float64Array): Side {
  let sum = 0
  let open = false
  for (const term of terms) {
    const value = values[term]!
    if (value >= 0 || value < 0) sum += value
    else open = true
  }
  return { sum, open }
}
