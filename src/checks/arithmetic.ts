/** The form's own sums, held against what is printed. Findings are reported; values stay as printed. */
import type { Sink } from '../diagnostics.js'
import type { Observation } from '../report.js'
import type { Template } from '../templates/index.js'
import { contradicts, equationsOf, sideOf } from './equations.js'

export function checkArithmetic(template: Template, observations: ReadonlyMap<string, Observation>, report: Sink): void {
  const valueOf = (indicator: string) => observations.get(indicator)?.value ?? null
  for (const { code, indicator, left, right } of equationsOf(template)) {
    const expected = sideOf(left, valueOf)
    const actual = sideOf(right, valueOf)
    if (!contradicts(expected, actual)) continue
    const location = observations.get(right[0]!)?.location
    report({
      code,
      severity: 'error',
      origin: 'source',
      message: `${sumText(left, valueOf)} = ${expected.sum}, but ${sumText(right, valueOf)} = ${actual.sum}`,
      indicator,
      expected: expected.sum,
      actual: actual.sum,
      ...(location && { location }),
    })
  }
}

/** The printed terms of a side: `received + carriedIn`, by the last parts of their names. */
function sumText(terms: readonly string[], valueOf: (indicator: string) => number | null): string {
  const printed = terms.filter((term) => valueOf(term) !== null)
  return printed.map((term) => `${term} (${valueOf(term)})`).join(' + ')
}
