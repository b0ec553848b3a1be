/** The form's own sums, held against what is printed. Findings are reported; values stay as printed. */
import type { Sink } from '../diagnostics/diagnostic.js'
import type { Template } from '../form/index.js'
import { type Observations, cellName, columnName, partsOf, rowName } from './cells.js'
import { type Equation, contradicts, equationsOf, sideOf } from '../form/equations.js'
import { type Words, finding } from '../diagnostics/catalogue.js'

export function checkArithmetic(template: Template, observations: Observations, report: Sink): void {
  const valueOf = (indicator: string) => observations.get(indicator)?.value ?? null
  for (const equation of equationsOf(template)) {
    const { code, indicator, left, right } = equation
    const expected = sideOf(left, valueOf)
    const actual = sideOf(right, valueOf)
    if (!contradicts(expected, actual)) continue
    const parts = partsOf([...left, ...right], observations)
    const location = parts.find((part) => part.indicator === right[0])?.location
    const values = {
      line: lineOf(equation),
      total: actual.sum,
      sum: expected.sum,
      difference: rounded(Math.abs(expected.sum - actual.sum)),
      terms: termsOf(equation, left, valueOf),
      right: termsOf(equation, right, valueOf),
    }
    report(
      finding(
        code,
        { values },
        { indicator, expected: expected.sum, actual: actual.sum, ...(location && { location }), parts },
      ),
    )
  }
}

/** Sums of decimals are shown with the decimals that a value of the form has. */
const rounded = (value: number): number => Number(value.toFixed(6))

/** The row or the column in which an equation holds; a lone total is called by both of its names. */
function lineOf({ left, right }: Equation): Words {
  const [total] = right
  if (right.length > 1) return columnName(total!)
  const { en, zh } = cellName(total!)
  return left.length > 0 ? { en, zh } : rowName(total!)
}

/** A longer sum is read off the table; its cells are in `parts`. */
const MOST_TERMS = 6

/** The printed terms of a side, zeros left out where there are others. */
function termsOf(
  { left }: Equation,
  terms: readonly string[],
  valueOf: (indicator: string) => number | null,
): Words {
  const printed = terms.filter((term) => valueOf(term) !== null)
  const telling = printed.filter((term) => valueOf(term) !== 0)
  const shown = telling.length > 0 ? telling : printed.slice(0, 1)
  const sameRow = new Set(left.map((term) => rowName(term).zh)).size === 1
  const name = (term: string): Words => (sameRow ? columnName(term) : rowName(term))
  if (shown.length > MOST_TERMS)
    return { en: `the ${shown.length} parts that are not zero`, zh: `不为零的${shown.length}项` }
  return {
    en: shown.map((term) => `${name(term).en} ${valueOf(term)}`).join(' + ') || 'its parts',
    zh: shown.map((term) => `${name(term).zh}${valueOf(term)}`).join('＋') || '各项',
  }
}
