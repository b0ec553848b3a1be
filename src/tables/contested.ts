/** Copies of a table with different numbers, where nothing tells which is right: none of these numbers is taken. */
import { rowIdOf } from '../form/index.js'
import type { Observation } from '../report.js'

/** A row of which the copies say different things. */
export interface Contested {
  indicator: string
  /** How many of its cells they differ in, and what each copy prints there: 3, 5. */
  cells: number
  texts: readonly (readonly string[])[]
  location: Observation['location']
}

export interface Agreed {
  observations: Observation[]
  contested: Contested[]
}

/**
 * `规章 | 3` in one copy and `规章 | 5` in the other → undecided, with one finding for the row. A cell that is blank in
 * the other copy alone keeps its value.
 *
 * @param rivals what each of the other copies says of its cells
 */
export function withoutContested(
  observations: Observation[],
  rivals: readonly (readonly Observation[])[],
): Agreed {
  if (rivals.length === 0) return { observations, contested: [] }
  const others = rivals.map((rival) => new Map(rival.map((one) => [one.indicator, one])))
  const said = new Map<Observation, string[]>()
  for (const one of observations) {
    const differing = others
      .flatMap((rival) => rival.get(one.indicator) ?? [])
      .filter((other) => other.value !== null && other.value !== one.value)
    if (differing.length > 0) said.set(one, [one.raw, ...differing.map(({ raw }) => raw)])
  }
  if (said.size === 0) return { observations, contested: [] }
  return {
    observations: observations.map((one) =>
      said.has(one) ? { ...one, value: null, state: 'ambiguous' } : one,
    ),
    contested: contestedRows(said),
  }
}

function contestedRows(said: ReadonlyMap<Observation, string[]>): Contested[] {
  const rows = new Map<string, Observation[]>()
  for (const one of said.keys()) {
    const row = rowIdOf(one.indicator)
    rows.set(row, [...(rows.get(row) ?? []), one])
  }
  return [...rows].map(([indicator, cells]) => ({
    indicator,
    cells: cells.length,
    texts: cells.map((cell) => said.get(cell)!),
    location: cells[0]!.location,
  }))
}
