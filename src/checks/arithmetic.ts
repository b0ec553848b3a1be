/** The form's own sums, held against what is printed. Findings are reported; values stay as printed. */
import { type Sink, finding } from '../diagnostics/finding.js'
import { contradicts, equationsOf, sideOf, type Equation } from '../form/equations.js'
import type { Template } from '../form/index.js'
import { namesOf } from '../form/names.js'
import type { Words } from '../words.js'
import { type Observations, partsOf } from './cells.js'

export function checkArithmetic(template: Template, observations: Observations, report: Sink): void {
  const printedAt = (indicator: string) => observations.get(indicator)?.value ?? null
  for (const equation of equationsOf(template)) {
    const { code, indicator, left, right } = equation
    const expected = sideOf(left, printedAt)
    const actual = sideOf(right, printedAt)
    if (!contradicts(expected, actual)) continue
    const parts = partsOf([...left, ...right], observations)
    const location = parts.find((part) => part.indicator === right[0])?.location
    const values = {
      total: actual.sum,
      sum: expected.sum,
      difference: rounded(Math.abs(expected.sum - actual.sum)),
      terms: termsOf(equation, left, printedAt),
      right: termsOf(equation, right, printedAt),
    }
    report(
      finding(code, values, {
        indicator,
        expected: expected.sum,
        actual: actual.sum,
        ...(location && { location }),
        parts,
      }),
    )
  }
}

/** Sums of decimals are shown with the decimals that a value of the form has. */
const rounded = (value: number): number => Number(value.toFixed(6))

/** A longer sum is read off the table; its cells are in `parts`. */
const MOST_TERMS = 6

/** The printed terms of a side, zeros left out where there are others. */
function termsOf(
  { left }: Equation,
  terms: readonly string[],
  printedAt: (indicator: string) => number | null,
): Words {
  const printed = terms.filter((term) => printedAt(term) !== null)
  const telling = printed.filter((term) => printedAt(term) !== 0)
  const shown = telling.length > 0 ? telling : printed.slice(0, 1)
  const sameRow = new Set(left.map((term) => namesOf(term).row?.zh)).size === 1
  const name = (term: string): Words => namesOf(term)[sameRow ? 'column' : 'row']!
  if (shown.length > MOST_TERMS)
    return { en: `the ${shown.length} parts that are not zero`, zh: `不为零的${shown.length}项` }
  return {
    en: shown.map((term) => `${name(term).en} ${printedAt(term)}`).join(' + ') || 'its parts',
    zh: shown.map((term) => `${name(term).zh}${printedAt(term)}`).join('＋') || '各项',
  }
}
