/** What is known of all reports of a data set: whose they are, how good, and which of several stands in the panel. */
import { type Given, type Identity, identify, publishedOnOf } from '../bodies/identify.js'
import { type Held, heldBy, isAccusation } from '../bodies/fragments.js'
import { joinedIdentities } from '../bodies/joined.js'
import { reportName } from '../bodies/report-name.js'
import { prescribedTables } from '../form/index.js'
import type { Report } from '../report.js'
import { HARMONISED, harmonisedValue } from './harmonise.js'
import { countOf } from './tables.js'

/** A report, as far as it matters beside others. */
export interface Surveyed extends Identity {
  file: string
  /** Which of several reports of the file. */
  part?: number
  sha256: string
  /** The year that the report itself names. */
  printedYear: number | null
  publishedOn: string | null
  /** Diagnostics that are errors or warnings. */
  findings: number
  /** Indicators of the panel without a value. */
  gaps: number
  /** Cells that could not be decided or read. */
  doubtful: number
  /** Cells that a person has set. */
  corrected: number
  /** Tables that the edition of its year prescribes and it lacks. */
  lacks: string[]
  /** The files that were read with it, as one report. */
  parts?: string[]
  /** What of the form it has and lacks. */
  held: Held
  /** How often it is said to lack something, by code. */
  accused?: Record<string, number>
  /** Another file of the same content, which comes before it. */
  duplicateOf?: string
  /** What a manifest says of the file. */
  given?: Given
}

export function survey(report: Report): Surveyed {
  const identity = identify(report)
  const values = new Map(report.observations.map(({ indicator, value }) => [indicator, value]))
  return {
    ...identity,
    file: report.source.name ?? '',
    ...(report.source.part !== undefined && { part: report.source.part }),
    sha256: report.source.sha256,
    printedYear: report.year,
    publishedOn: publishedOnOf(report),
    findings: countOf(report, 'error') + countOf(report, 'warning'),
    gaps: HARMONISED.filter((harmonised) => harmonisedValue(harmonised, values) === null).length,
    doubtful: report.observations.filter(({ state }) => state === 'ambiguous' || state === 'unreadable')
      .length,
    corrected: report.observations.filter(({ state }) => state === 'corrected').length,
    lacks: prescribedTables(identity.year).filter((table) => !report[table]),
    held: heldBy(report),
    ...accusationsIn(report),
    ...(report.source.parts && { parts: report.source.parts.slice(1).map(({ name }) => name) }),
    ...(report.source.manifest && { given: report.source.manifest }),
  }
}

function accusationsIn({ diagnostics }: Report): Pick<Surveyed, 'accused'> {
  const accused: Record<string, number> = {}
  for (const { code } of diagnostics) if (isAccusation(code)) accused[code] = (accused[code] ?? 0) + 1
  return Object.keys(accused).length > 0 ? { accused } : {}
}

/** Why a report stands in no row of the panel. */
export type WhyUnplaced = 'noAgency' | 'noYear'

export const unplacedFor = ({ agency, body, year }: Identity): WhyUnplaced | null => {
  if (agency === null && body === null) return 'noAgency'
  return year === null ? 'noYear' : null
}

/** Why one of several reports of a body and year was taken. */
export type WhyChosen = 'only' | 'publishedLater' | 'fewerFindings' | 'fewerGaps' | 'first'

/** All reports of a body for a year; several where it was published more than once. */
export interface BodyYear {
  identity: Identity
  /** Numbers of the reports in the data set, the one that was taken first. */
  members: number[]
  chosenFor: WhyChosen
}

/** Reports by body, year and kind; those whose body can't be told each by itself. Duplicates are left out. */
export function bodyYears(reports: readonly Surveyed[]): BodyYear[] {
  const groups = new Map<string, number[]>()
  const keyOf = keysOf(reports)
  const whoseIs = new Map(reports.map((report) => [reportName(report.file, report.part), whose(report)]))
  reports.forEach((report, i) => {
    const { duplicateOf, part } = report
    // The same content is the same report, but for a manifest that has it for another body, year or kind.
    const isRepeated =
      duplicateOf !== undefined && whoseIs.get(reportName(duplicateOf, part)) === whose(report)
    if (unplacedFor(report) !== null || isRepeated) return
    const key = keyOf(report) ?? `file ${i}`
    const group = groups.get(key)
    if (group) group.push(i)
    else groups.set(key, [i])
  })
  return [...groups.values()].map((members) => chosenFrom(members, reports))
}

const whose = ({ key, year, kind }: Identity): string => [key, year, kind].join(' ')

/** Body and year; and the kind, where reports of both kinds stand there. */
function keysOf(reports: readonly Surveyed[]): (report: Surveyed) => string | null {
  const yearsOf = new Map<string, Set<number>>()
  const kindsOf = new Map<string, Set<string>>()
  for (const { key, year, kind } of reports) {
    if (key === null || year === null) continue
    addTo(yearsOf, key, year)
    if (kind !== null) addTo(kindsOf, `${year} ${key}`, kind)
  }
  const joined = joinedIdentities(yearsOf)
  return ({ key, year, kind }) => {
    if (key === null) return null
    const ofYear = `${year} ${joined.get(key) ?? key}`
    return (kindsOf.get(`${year} ${key}`)?.size ?? 0) > 1 ? `${ofYear} ${kind ?? ''}` : ofYear
  }
}

function addTo<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key) ?? new Set()
  sets.set(key, set.add(value))
}

/** What speaks for one report against another, the weightiest first; below 0 where the first is better. */
const REASONS: readonly (readonly [WhyChosen, (a: Surveyed, b: Surveyed) => number])[] = [
  ['publishedLater', (a, b) => compare(b.publishedOn ?? '', a.publishedOn ?? '')],
  ['fewerFindings', (a, b) => a.findings - b.findings],
  ['fewerGaps', (a, b) => a.gaps - b.gaps],
]

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function chosenFrom(members: readonly number[], reports: readonly Surveyed[]): BodyYear {
  const ordered = [...members].sort((a, b) => {
    const telling = REASONS.map(([, by]) => by(reports[a]!, reports[b]!)).find((order) => order !== 0)
    return telling ?? a - b
  })
  const [first, second] = ordered.map((i) => reports[i]!)
  const reason = second && REASONS.find(([, by]) => by(first!, second) !== 0)?.[0]
  return {
    identity: identityOf(first!),
    members: ordered,
    chosenFor: second ? (reason ?? 'first') : 'only',
  }
}

export const identityOf = ({ key, body, agency, place, kind, year }: Identity): Identity => ({
  key,
  body,
  agency,
  place,
  kind,
  year,
})
