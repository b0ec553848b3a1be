/** How sure a share is that was found in a sample: the interval of Clopper and Pearson, for strata that of Korn and Graubard. */

export interface SampledShare {
  share: number
  /** The interval that holds the true share in 95 of 100 samples, or more. */
  from: number
  to: number
}

/** What was found in one stratum. */
export interface StratumCount {
  /** Cells of the data set. */
  cells: number
  looked: number
  wrong: number
}

const LEVEL = 0.95
const TAIL = (1 - LEVEL) / 2

/** Clopper and Pearson 1934; `looked` and `wrong` need not be whole. */
export function exactInterval(wrong: number, looked: number): SampledShare {
  if (looked === 0) return { share: Number.NaN, from: 0, to: 1 }
  return {
    share: wrong / looked,
    from: wrong === 0 ? 0 : betaQuantile(TAIL, wrong, looked - wrong + 1),
    to: wrong === looked ? 1 : betaQuantile(1 - TAIL, wrong + 1, looked - wrong),
  }
}

/**
 * The share in all strata together, each weighing as many cells as it has; the interval is the exact one for the sample
 * that is as telling as this one (Korn and Graubard 1998). Strata that nobody has looked at are left out.
 */
export function stratifiedInterval(strata: readonly StratumCount[]): SampledShare {
  const seen = strata.filter(({ looked }) => looked > 0)
  const cells = sum(seen.map((one) => one.cells))
  const looked = sum(seen.map((one) => one.looked))
  if (looked === 0) return exactInterval(0, 0)
  const share = sum(seen.map((one) => (one.cells / cells) * (one.wrong / one.looked)))
  const variance = sum(seen.map((one) => (one.cells / cells) ** 2 * varianceOf(one)))
  const telling = variance > 0 ? Math.min(looked, (share * (1 - share)) / variance) : looked
  return { ...exactInterval(share * telling, telling), share }
}

/** Of one stratum's share; of a single cell nothing is known, and it counts as in the binomial law. */
function varianceOf({ looked, wrong }: StratumCount): number {
  const share = wrong / looked
  return (share * (1 - share)) / Math.max(1, looked - 1)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Halvings of [0, 1]: beyond them a double has no digits. */
const HALVINGS = 60

/** The x below which so much of a beta distribution lies. */
function betaQuantile(share: number, a: number, b: number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (betaBelow(middle, a, b) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22). */
function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast on this side; the other is the mirror image.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(1 - x, b, a)
  const front =
    Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  return front * fraction(x, a, b)
}

/** Terms of the fraction; some dozens are enough for samples of thousands. */
const MOST_TERMS = 500
const EXACT = 1e-14
/** In place of 0 in a denominator. */
const TINY = 1e-300

/** Lentz's method, a step for each pair of terms. */
function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    for (const term of [even, odd]) {
      d = 1 / awayFromZero(1 + term * d)
      c = awayFromZero(1 + term / c)
      value *= c * d
    }
    if (Math.abs(c * d - 1) < EXACT) break
  }
  return value
}

const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value)

/** Lanczos' approximation (g = 7, 9 terms), good to 15 digits for what is positive. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const [first = 0, ...others] = LANCZOS
  const series = others.reduce((total, term, i) => total + term / (x + i), first)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series)
}
