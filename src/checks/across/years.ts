/** One agency through the years: what is carried over, what is in force, which years are missing or double. */
import { CARRIED_OVER, STOCKS } from '../../form/yearly.js'
import { type Digest, valueIn } from './digest.js'
import { type AcrossFinding, across } from './finding.js'
import { joinedIdentities } from '../../bodies/joined.js'

export interface Years {
  from: number
  to: number
}

/** Reports by agency, each list in the order of its years. */
export function byAgency(digests: readonly Digest[]): Map<string, Digest[]> {
  const yearsOf = new Map<string, Set<number>>()
  for (const { identity, year } of digests) {
    if (identity === null) continue
    const years = yearsOf.get(identity) ?? new Set<number>()
    yearsOf.set(identity, years)
    if (year !== null) years.add(year)
  }
  const joined = joinedIdentities(yearsOf)
  const groups = new Map<string, Digest[]>()
  for (const digest of digests) {
    if (digest.identity === null || digest.year === null) continue
    const identity = joined.get(digest.identity) ?? digest.identity
    const group = groups.get(identity)
    if (group) group.push(digest)
    else groups.set(identity, [digest])
  }
  for (const group of groups.values()) group.sort((a, b) => a.year! - b.year!)
  return groups
}

export function checkYears(reports: readonly Digest[], years?: Years): AcrossFinding[] {
  const found: AcrossFinding[] = [...gaps(reports, years)]
  reports.forEach((report, i) => {
    const before = reports[i - 1]
    if (!before) return
    if (
      before.year === report.year &&
      before.sha256 !== report.sha256 &&
      (before.numbers ?? before.file) !== (report.numbers ?? report.file)
    ) {
      const values = { agency: report.agency!, year: report.year!, file: before.file }
      found.push(across('check.duplicate:year', values, { file: report.file, others: [before.file] }))
    }
    if (before.year === report.year! - 1) found.push(...fromYearBefore(before, report))
  })
  return found
}

/** What must go on from the report of the year before. */
export const fromYearBefore = (before: Digest, report: Digest): AcrossFinding[] => [
  ...carriedOver(before, report),
  ...inForce(before, report),
]

function gaps(reports: readonly Digest[], years?: Years): AcrossFinding[] {
  const last = reports.at(-1)
  if (!last) return []
  const present = new Set(reports.map(({ year }) => year))
  const missing: number[] = []
  for (let year = years?.from ?? reports[0]!.year!; year <= (years?.to ?? last.year!); year++)
    if (!present.has(year)) missing.push(year)
  if (missing.length === 0) return []
  const named = { en: missing.join(', '), zh: missing.join('、') }
  return [across('check.gap', { agency: last.agency!, years: named }, { file: last.file })]
}

/** One finding for a pair of years, with every column that differs. */
function carriedOver(before: Digest, report: Digest): AcrossFinding[] {
  const differing = CARRIED_OVER.flatMap(({ now, last }) => {
    const actual = valueIn(report, now)
    const expected = valueIn(before, last)
    return actual !== null && expected !== null && actual !== expected
      ? [{ indicator: now, actual, expected }]
      : []
  })
  // The total says most; it is the last column.
  const shown = differing.at(-1)
  if (!shown) return []
  const { indicator, actual, expected } = shown
  const values = { ...betweenYears(before, report), actual, expected, count: differing.length }
  const parts = differing.map((part) => ({ indicator: part.indicator, value: part.actual }))
  const files = { file: report.file, others: [before.file] }
  return [across('check.carryOver', values, files, { indicator, expected, actual, parts })]
}

/** Whose two reports are held against one another. */
const betweenYears = (before: Digest, { agency, year }: Digest) => ({
  agency: agency!,
  year: year!,
  before: before.year!,
})

function inForce(before: Digest, report: Digest): AcrossFinding[] {
  return STOCKS.flatMap(({ now: indicator, plus, less }) => {
    const last = valueIn(before, indicator)
    const [issued, repealed, actual] = [plus, less, indicator].map((id) => valueIn(report, id))
    if (last === null || issued == null || repealed == null || actual == null) return []
    const expected = last + issued - repealed
    if (expected === actual) return []
    const values = { ...betweenYears(before, report), actual, expected }
    const files = { file: report.file, others: [before.file] }
    return [across('check.inForce', values, files, { indicator, expected, actual })]
  })
}
