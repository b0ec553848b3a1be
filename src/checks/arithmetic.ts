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

/** A side in words, zeros left out: 自然人3＋商业企业2合计5; 各项中只有自然人为5; 各项均为0. */
function termsOf(
  { left }: Equation,
  terms: readonly string[],
  printedAt: (indicator: string) => number | null,
): Words {
  const telling = terms.filter((term) => (printedAt(term) ?? 0) !== 0)
  const sameRow = new Set(left.map((term) => namesOf(term).row?.zh)).size === 1
  const name = (term: string): Words => namesOf(term)[sameRow ? 'column' : 'row']!
  const sum = rounded(telling.reduce((total, term) => total + printedAt(term)!, 0))
  const [first] = telling
  if (first === undefined) return { en: 'all parts are zero', zh: '各项均为0' }
  if (terms.length === 1) return { en: `${name(first).en} is ${sum}`, zh: `${name(first).zh}为${sum}` }
  if (telling.length === 1)
    return { en: `only ${name(first).en} is not zero (${sum})`, zh: `各项中只有${name(first).zh}为${sum}` }
  if (telling.length > MOST_TERMS)
    return {
      en: `the ${telling.length} parts that are not zero add up to ${sum}`,
      zh: `不为零的${telling.length}项合计${sum}`,
    }
  return {
    en: `${telling.map((term) => `${name(term).en} ${printedAt(term)}`).join(' + ')} add up to ${sum}`,
    zh: `${telling.map((term) => `${name(term).zh}${printedAt(term)}`).join('＋')}合计${sum}`,
  }
}
