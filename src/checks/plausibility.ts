/** Whether the printed numbers can be what the form asks for. */
import { indicatorOf } from '../codebook.js'
import type { Sink } from '../diagnostics.js'
import type { Observation } from '../report.js'

/** Indicators in these units count things; the others are sums of money. */
const COUNTED_UNITS: readonly string[] = ['件', '项']

export function checkPlausibility(observations: readonly Observation[], report: Sink): void {
  for (const { indicator, value, unit, raw, location } of observations) {
    if (value === null) continue
    const expected = indicatorOf(indicator)
    const counted = COUNTED_UNITS.includes(expected.unit)
    const finding = (code: string, message: string) =>
      report({ code, severity: 'warning', origin: 'source', message, indicator, actual: value, location })
    if (value < 0 && !expected.signed) finding('check.plausible', `a number that can't be negative: ${raw}`)
    if (counted && !Number.isInteger(value)) finding('check.plausible', `a count that is no whole number: ${raw}`)
    if (unit && !counted && expected.unit !== 'as printed' && unit !== expected.unit) {
      finding('check.unit', `the form asks for ${expected.unit}, the cell says ${raw}; the value is kept as printed`)
    }
  }
}
