/** The cells that a finding points at. */
import type { Part } from '../diagnostics/diagnostic.js'
import type { Observation } from '../report.js'

export type Observations = ReadonlyMap<string, Observation>

export const partsOf = (indicators: readonly string[], observations: Observations): Part[] =>
  indicators.flatMap((indicator) => {
    const observation = observations.get(indicator)
    return observation ? [{ indicator, value: observation.value, location: observation.location }] : []
  })
