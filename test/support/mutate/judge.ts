/** A damaged report against its truth: numbers that are wrong, and of which no finding names the cell, its row or a sum. */
import type { Report } from '../../../src/index.js'
import type { Printed } from '../generate/printed.js'

/** @param gone cells that are printed no more: nothing is what they say */
export function silentlyWrong(
  report: Report,
  truth: ReadonlyMap<string, Printed>,
  gone: ReadonlySet<string> = new Set(),
): string[] {
  const loud = report.diagnostics.filter(({ severity }) => severity !== 'info')
  const named = new Set(
    loud.flatMap(({ indicator, parts = [] }) => [indicator, ...parts.map((part) => part.indicator)]),
  )
  const rows = new Set(
    loud.flatMap(({ location }) =>
      location?.row === undefined ? [] : [`${location.block} ${location.row}`],
    ),
  )
  return report.observations.flatMap(({ indicator, value, state, location }) => {
    const printed = truth.get(indicator)
    const isRight =
      value === (printed?.value ?? null) ||
      (value === null && gone.has(indicator)) ||
      state === 'ambiguous' ||
      state === 'unreadable'
    if (
      isRight ||
      sumsOf(indicator).some((name) => named.has(name)) ||
      rows.has(`${location?.block} ${location?.row}`)
    )
      return []
    return [`${indicator}: ${state} ${value} for ${printed?.text}`]
  })
}

/** The cell, its row, the total of the row, and the sums of its column. */
function sumsOf(indicator: string): string[] {
  const [row, column] = [
    indicator.slice(0, indicator.lastIndexOf('.')),
    indicator.slice(indicator.lastIndexOf('.') + 1),
  ]
  return [indicator, row, `${row}.total`, `requests.balance.${column}`, `requests.results.total.${column}`]
}
