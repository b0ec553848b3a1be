/** The ways in which a lost row's survivors can stand in its cells. */
import { type Equation, type Side, contradicts } from '../../form/equations.js'
import type { LostRow } from './problem.js'

/** Placements that are the same to every sum: only zeros and blanks differ. */
export interface Variant {
  /** What each cell counts as in the sums; NaN where it may be any count. */
  values: Float64Array
  /** For each cell the set of what may stand there, as bits: 0 a blank, i + 1 survivor i. */
  holds: Int32Array
}

/** What may be any count. */
const ANY = NaN

export const BLANK = 1
export const bitOf = (survivor: number): number => 2 << survivor

/** Table 四 has 15 cells in one row, which makes 6435 placements; a row with more is none of the form's. */
const MOST_PLACEMENTS = 10_000
export const MOST_CELLS = 30

/** A row, and the sums that lie within it, by the places of its cells. */
export interface RowSums {
  row: LostRow
  sums: readonly { left: readonly number[]; right: readonly number[] }[]
  /** Whether a cell is the total of some sum: the sole term on its right. */
  isTotal: readonly boolean[]
  /** For each survivor the first one of the same value: those can't be told apart. */
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

/** A slip to reckon with: a cell whose number no sum may rely on. */
export interface Slip {
  suspect: number
  /** Places that are not blank in spite of it. */
  printed: readonly number[]
}

/**
 * All placements that fit the row's own sums; null where they are too many.
 *
 * What a blank counts as: a part that the office left blank is nothing, 0. A blank total says nothing (whole columns of
 * totals are left blank), it stands for what its parts come to. Parts that are all blank beside a printed total say
 * nothing either: the office did not break it down.
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
  /** Those of one key, of which most are the same. */
  sameKey: Map<number, Variant[]>
}

/** Adds a placement to the variant of its values. */
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

/** The same for the same values; for others mostly not. */
function keyOf(values: Float64Array): number {
  let key = 0
  for (let i = 0; i < values.length; i++) key = (key * 31 + (values[i]! >= 0 ? values[i]! + 1 : 0)) | 0
  return key
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false
  return true
}

/** Most placements are struck out at once: what they count as is written here. */
const scratch = new Float64Array(MOST_CELLS)

/** What the cells of a placement count as, until the next is looked at; null where they contradict a sum of the row. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop that has to be fast, kept in one piece.
function countedAs(
  placement: readonly number[],
  { row, sums, isTotal }: RowSums,
  suspect: number,
): Float64Array | null {
  const values = scratch.subarray(0, placement.length)
  for (let i = 0; i < placement.length; i++) {
    const survivor = placement[i]!
    if (i === suspect) values[i] = ANY
    else if (survivor < 0) values[i] = isTotal[i] ? ANY : 0
    else values[i] = row.survivors[survivor] ?? ANY
  }
  for (const { left, right } of sums) {
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
