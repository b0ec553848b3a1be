/** Pairs the labels of a printed table with those of the form: by likeness and by order, the whole list at once. */

/** Labels less alike than this are different labels: 行政许可 and 行政处罚 are 0.5 alike. */
export const ALIKE = 0.6

/** A label as alike as this is taken for the form's even where it stands out of order. */
export const SURE = 0.9

/**
 * Pairs each observed label with one label of the template at most. `likeness[o][t]` is 0 to 1. First in order, so
 * that the total likeness is greatest; then, out of order, those left over on both sides that are surely the same:
 *
 *     规章, 行政许可, 行政处罚  with  规章, 行政处罚, 行政强制  →  0, –, 1
 */
export function align(likeness: readonly (readonly number[])[], width: number): (number | null)[] {
  const pairs = alignInOrder(likeness, width)
  const taken = new Set(pairs)
  likeness.forEach((row, o) => {
    if (pairs[o] !== null) return
    const t = row.findIndex((score, t) => score >= SURE && !taken.has(t))
    if (t < 0) return
    pairs[o] = t
    taken.add(t)
  })
  return pairs
}

function alignInOrder(likeness: readonly (readonly number[])[], width: number): (number | null)[] {
  return onlyPairing(likeness) ?? bestPairing(likeness, width)
}

/**
 * The pairs, where each label is like one of the template at most, and all stand in its order: as in most tables.
 * null where there is a choice.
 */
function onlyPairing(likeness: readonly (readonly number[])[]): (number | null)[] | null {
  const pairs: (number | null)[] = []
  let last = -1
  for (const scores of likeness) {
    const only = scores.findIndex((score) => score >= ALIKE)
    if (only >= 0 && (only <= last || scores.findLastIndex((score) => score >= ALIKE) !== only)) return null
    pairs.push(only < 0 ? null : only)
    if (only >= 0) last = only
  }
  return pairs
}

/** Of all pairings in order that with the greatest total likeness. */
function bestPairing(likeness: readonly (readonly number[])[], width: number): (number | null)[] {
  const height = likeness.length
  /** best[o][t]: the greatest total over observed labels from o and template labels from t on. */
  const best = Array.from({ length: height + 1 }, () => new Float64Array(width + 1))
  const gain = (o: number, t: number) => {
    const score = likeness[o]![t]!
    return score >= ALIKE ? score + best[o + 1]![t + 1]! : -1
  }
  for (let o = height - 1; o >= 0; o--) {
    for (let t = width - 1; t >= 0; t--)
      best[o]![t] = Math.max(best[o + 1]![t]!, best[o]![t + 1]!, gain(o, t))
  }
  const pairs: (number | null)[] = new Array<number | null>(height).fill(null)
  for (let o = 0, t = 0; o < height && t < width; ) {
    if (best[o]![t] === gain(o, t)) pairs[o++] = t++
    else if (best[o]![t] === best[o]![t + 1]) t++
    else o++
  }
  return pairs
}

export interface Gap {
  observed: number[]
  template: number[]
}

/**
 * Where labels on both sides have no partner, between the same two pairs: 0, –, 2 of three → observed 1, template 1.
 */
export function gaps(pairs: readonly (number | null)[], width: number): Gap[] {
  const taken = new Set(pairs.filter((t) => t !== null))
  const found: Gap[] = []
  let observed: number[] = []
  let from = 0
  const close = (to: number) => {
    const template = range(from, to).filter((t) => !taken.has(t))
    if (observed.length > 0 && template.length > 0) found.push({ observed, template })
    observed = []
    from = to + 1
  }
  pairs.forEach((t, o) => {
    if (t === null) observed.push(o)
    else if (t >= from) close(t)
  })
  close(width)
  return found
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
