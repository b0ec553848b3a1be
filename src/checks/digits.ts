/** Sums that fail all over a document of pages: its font may name one digit for another, in the table without sums too. */
import { type Sink, finding } from '../diagnostics/finding.js'
import type { Block } from '../document.js'
import { contradicts, type Equation, equationsOf, sideOf } from '../form/equations.js'
import type { Template } from '../form/index.js'
import { whenAsked } from '../remembered.js'
import { type Observations, partsOf } from './cells.js'
import { pageOf } from './recognised.js'

/** One or two sums fail in many reports, for their authors' reasons. */
const FEWEST_FAILING = 3
/** Of the sums that add up to something. */
const MOST = 0.6

/**
 * 16 + 9 = 52 where a font draws 6 and says 9, draws 9 and says 6: with the two exchanged all sums hold. Where more digits are exchanged,
 * most sums fail. The numbers that no failing sum names are as doubtful as those that one does.
 */
export function checkDigits(
  blocks: readonly Block[],
  templates: readonly Template[],
  observations: Observations,
  report: Sink,
): void {
  const told = templates.flatMap(equationsOf).filter((equation) => isTold(equation, observations))
  const failing = told.filter((equation) => fails(equation, observations))
  if (failing.length < FEWEST_FAILING) return
  const first = observations.get(failing[0]!.indicator)?.location
  if (!first || (first.page ?? pageOf(blocks[first.block])) === undefined) return
  if (failing.length < MOST * told.length && !exchanges().some((one) => hold(told, observations, one))) return
  const named = new Set(failing.flatMap(({ left, right }) => [...left, ...right]))
  const others = [...observations.values()].filter(
    ({ value, indicator }) => value !== null && !named.has(indicator),
  )
  const parts = partsOf(
    others.map(({ indicator }) => indicator),
    observations,
  )
  const values = { failing: failing.length, sums: told.length, count: others.length }
  report(finding('check.digits', values, { location: first, parts }))
}

/** What a digit is read as, by the digit. */
type Exchange = readonly string[]

const DIGITS = [...'0123456789']
/** Each digit with each other. */
const exchanges = whenAsked((): readonly Exchange[] =>
  DIGITS.flatMap((one, i) =>
    DIGITS.slice(i + 1).map((other) => DIGITS.map((digit) => exchanged(digit, one, other))),
  ),
)

function exchanged(digit: string, one: string, other: string): string {
  if (digit === one) return other
  return digit === other ? one : digit
}

/** Every term is printed, and something is added up. */
const isTold = ({ left, right }: Equation, observations: Observations): boolean => {
  const values = [...left, ...right].map((indicator) => observations.get(indicator)?.value ?? null)
  return !values.includes(null) && values.some((value) => value !== 0)
}

const hold = (told: readonly Equation[], observations: Observations, exchange: Exchange): boolean =>
  told.every((equation) => !fails(equation, observations, exchange))

/** 96 with 6 and 9 exchanged → 69 */
const withExchanged = (value: number, exchange: Exchange): number =>
  Number(Array.from(String(value), (sign) => exchange[DIGITS.indexOf(sign)] ?? sign).join(''))

function fails({ left, right }: Equation, observations: Observations, exchange: Exchange = DIGITS): boolean {
  const valueAt = (indicator: string): number | null => {
    const value = observations.get(indicator)?.value ?? null
    return value === null || exchange === DIGITS ? value : withExchanged(value, exchange)
  }
  return contradicts(sideOf(left, valueAt), sideOf(right, valueAt))
}
