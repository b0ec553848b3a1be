/** Checks that take more than one report: pure functions over what was kept of each. */
import { type PartOf, checkAggregates } from './aggregates.js'
import { checkDuplicates, suspicions } from './copies.js'
import type { Digest } from './digest.js'
import type { AcrossFinding } from './finding.js'
import type { OwnSuspicion } from './groups.js'
import { checkLate } from './late.js'
import { type Years, byAgency, checkYears } from './years.js'

export { type PartOf, mappedReports, mappingOf } from './aggregates.js'
export { checkAgainst, yearBefore } from './against.js'
export { copied } from './copies.js'
export { copiesIn, type OwnSuspicion } from './groups.js'
export { type Checked, type Digest, checkedOf, digestOf } from './digest.js'
export { type AcrossFinding, across } from './finding.js'
export { compareVersions, type Versions } from './versions.js'
export { type ProseLetters, proseOf, proseTextOf, readProse } from './prose.js'
export type { Years } from './years.js'

export interface Across {
  findings: AcrossFinding[]
  /** Possible copies; their texts must be read again to tell (`copiesIn`). */
  suspicions: OwnSuspicion[]
}

export function checkAcross(
  digests: readonly Digest[],
  { years, mapping = [] }: { years?: Years; mapping?: readonly PartOf[] } = {},
): Across {
  const groups = byAgency(digests)
  const agencies = new Map<Digest, string>()
  for (const [agency, reports] of groups) for (const report of reports) agencies.set(report, agency)
  const agencyOf = (digest: Digest): string | null => agencies.get(digest) ?? digest.identity
  return {
    findings: [
      ...digests.flatMap(checkLate),
      ...checkDuplicates(digests),
      ...[...groups.values()].flatMap((reports) => checkYears(reports, years)),
      ...checkAggregates(digests, mapping),
    ],
    suspicions: suspicions(digests, agencyOf).map((suspicion) => {
      const agency = agencyOf(suspicion.report)
      return { ...suspicion, own: agency !== null && agency === agencyOf(suspicion.model) }
    }),
  }
}
