/** Two copies of a table that nothing tells apart and that have other numbers: of these none is taken. */
import { finding } from '../diagnostics/finding.js'
import type { Observation } from '../report.js'
import type { Observed } from './observe.js'

/**
 * `规章 | 3` in one copy and `规章 | 5` in the other → undecided, and said for the row. What one of them leaves blank is what
 * the other says, where that is the copy that is read.
 *
 * @param rivals what each of the other copies says of its cells
 */
export function withoutContested(observed: Observed, rivals: readonly (readonly Observation[])[]): Observed {
  if (rivals.length === 0) return observed
  const others = rivals.map((rival) => new Map(rival.map((one) => [one.indicator, one])))
  const contested = new Map<string, string[]>()
  for (const { indicator, value, raw } of observed.observations) {
    const said = others.flatMap((rival) => rival.get(indicator) ?? [])
    const differing = said.filter((other) => other.value !== null && other.value !== value)
    if (differing.length > 0) contested.set(indicator, [raw, ...differing.map((other) => other.raw)])
  }
  if (contested.size === 0) return observed
  return {
    observations: observed.observations.map((one) =>
      contested.has(one.indicator) ? { ...one, value: null, state: 'ambiguous' } : one,
    ),
    findings: [...observed.findings, ...findingsOfRows(observed, contested)],
  }
}

function findingsOfRows(
  { observations }: Observed,
  contested: ReadonlyMap<string, string[]>,
): Observed['findings'] {
  const rows = new Map<string, Observation[]>()
  for (const one of observations.filter(({ indicator }) => contested.has(indicator))) {
    const row = one.indicator.slice(0, one.indicator.lastIndexOf('.'))
    rows.set(row, [...(rows.get(row) ?? []), one])
  }
  return [...rows].map(([indicator, cells]) => {
    const texts = cells.map((cell) => contested.get(cell.indicator)!.join('/')).join(', ')
    const location = cells[0]?.location
    return finding(
      'cell.ambiguous:copies',
      { cells: cells.length, texts },
      { indicator, ...(location && { location }) },
    )
  })
}
