/** What takes all reports of a data set to know: whose row is whose, what several files of one report say, who is missing. */
import { suggestionsIn } from '../bodies/fragments.js'
import { reportName } from '../bodies/report-name.js'
import { areUnlike } from '../bodies/names.js'
import { type RosterLine, rosterLines, withLine } from '../bodies/roster.js'
import { type AcrossFinding, across, compareVersions, type Versions } from '../checks/across/index.js'
import type { Whole } from '../exports/dataset.js'
import { coverageOf, type Roster } from '../exports/coverage.js'
import type { CorrectionOutcome } from '../exports/corrections.js'
import type { PanelPlace } from '../exports/panel.js'
import { type BodyYear, bodyYears, type Surveyed, unplacedFor } from '../exports/survey.js'
import { findingRow } from '../exports/tables.js'
import type { Report } from '../report.js'
import { type Corrections, correctionRows } from './corrections.js'
import { givenFor, linesWithoutFile, type Manifest, passedOnOf, rosterOf } from './manifest.js'

/** Gives the reports with these numbers, in their order. */
export type ReportsAt = (numbers: ReadonlySet<number>) => AsyncIterable<{ number: number; report: Report }>

export interface Surroundings {
  manifest?: Manifest
  /** Corrections by hand, and what became of those of documents that were read. */
  corrections?: { all: Corrections; outcomes: ReadonlyMap<number, CorrectionOutcome> }
  /** Files that gave no report. */
  failed: readonly string[]
  reportsAt: ReportsAt
}

export async function wholeOf(
  read: readonly Surveyed[],
  { manifest, corrections, failed, reportsAt }: Surroundings,
): Promise<Whole> {
  const lineOf = rosterLines(manifest ? linesWithoutFile(manifest) : [])
  const reports = namedBy(lineOf, read)
  const groups = bodyYears(reports)
  const versions = await versionsOf(groups, reportsAt)
  const passedOn = manifest?.passedOn ?? passedOnIn(reports)
  const seen = {
    files: reports.map(({ file }) => file),
    contents: new Set(reports.map(({ sha256 }) => sha256)),
  }
  const byName = new Map(reports.map((report) => [nameOf(report), report]))
  const suggestions = suggestionsIn(reports.map(({ held }) => held))
  const findings = [
    ...suggestions.flatMap(({ whole, part }) => [
      across('report.partOf', { file: part }, { file: whole, others: [part] }),
      across('report.partOf:part', { file: whole }, { file: part, others: [whole] }),
    ]),
    ...reports.flatMap((report) => aboutOne(report, manifest && lineOf)),
    ...groups.flatMap(({ members }) => versions.get(members[0]!)?.findings ?? []),
  ]
  return {
    reports,
    places: new Map(groups.map((group) => [group.members[0]!, placeOf(group, versions)])),
    covered: coverageOf(reports, groups, manifest ? rosterWith(manifest, failed, reports) : NO_ROSTER),
    across: findings.map(({ file: name, others, ...finding }) => {
      const { file, part, given } = byName.get(name)!
      return [...findingRow({ file, part }, finding, others), ...passedOn.map((column) => given?.[column])]
    }),
    passedOn,
    given: new Map(
      reports.flatMap((report, i) =>
        report.given && report.given !== read[i]!.given ? [[nameOf(report), report.given]] : [],
      ),
    ),
    unaccused: new Set(suggestions.flatMap(({ whole, part }) => [whole, part])),
    corrected: corrections ? correctionRows(corrections.all, corrections.outcomes, seen) : [],
  }
}

const NO_ROSTER: Roster = { expected: [], failed: [] }

/** The columns that the lines of a run with a manifest pass on. */
const passedOnIn = (reports: readonly Surveyed[]): string[] =>
  passedOnOf(new Set(reports.flatMap(({ given = {} }) => Object.keys(given))))

/** Reports that no line names by their file have the line of their body, where there is one. */
function namedBy(lineOf: RosterLine, reports: readonly Surveyed[]): readonly Surveyed[] {
  return reports.map((report) => {
    const line = report.given?.['body'] === undefined ? lineOf(report) : undefined
    return typeof line === 'object' ? withLine(report, line) : report
  })
}

function rosterWith(manifest: Manifest, failed: readonly string[], reports: readonly Surveyed[]): Roster {
  const givenOf = givenFor(manifest)
  return {
    expected: rosterOf(
      manifest,
      reports.flatMap(({ year }) => year ?? []),
    ),
    failed: failed.flatMap((file) => givenOf(file).map((given) => ({ file, given }))),
  }
}

function placeOf(bodyYear: BodyYear, versions: ReadonlyMap<number, Versions>): PanelPlace {
  const { confirmedBy = [], conflicts = 0 } = versions.get(bodyYear.members[0]!) ?? {}
  return { bodyYear, confirmedBy, conflicts }
}

const nameOf = ({ file, part }: Surveyed): string => reportName(file, part)

/** What a report is alone with: no place, another year or body than the manifest's, no line there. */
function aboutOne(report: Surveyed, lineOf: RosterLine | undefined): AcrossFinding[] {
  const { key, agency, year, printedYear, given } = report
  const file = nameOf(report)
  const found: AcrossFinding[] = []
  if (unplacedFor(report) === null && key === null)
    found.push(across('report.bodyUnclear', { agency: agency! }, { file }))
  if (lineOf && given === undefined) {
    const code = lineOf(report) === 'several' ? 'report.notInManifest:several' : 'report.notInManifest'
    found.push(across(code, {}, { file }))
  }
  if (given?.['year'] !== undefined && printedYear !== null && printedYear !== year)
    found.push(across('report.manifest', { given: given['year'], year: printedYear }, { file }))
  if (given?.['agency'] !== undefined && agency !== null && areUnlike(given['agency'], agency))
    found.push(across('report.manifest:agency', { given: given['agency'], agency }, { file }))
  return found
}

/** For each body and year with several reports, by the number of the one that was taken: how the others compare. */
async function versionsOf(groups: readonly BodyYear[], reportsAt: ReportsAt): Promise<Map<number, Versions>> {
  const several = groups.filter(({ members }) => members.length > 1)
  const versions = new Map<number, Versions>()
  if (several.length === 0) return versions
  const groupOf = new Map(several.flatMap((group) => group.members.map((number) => [number, group])))
  const waiting = new Map<BodyYear, Map<number, Report>>()
  for await (const { number, report } of reportsAt(new Set(groupOf.keys()))) {
    const group = groupOf.get(number)!
    const there = waiting.get(group) ?? new Map<number, Report>()
    waiting.set(group, there.set(number, report))
    if (there.size < group.members.length) continue
    waiting.delete(group)
    const [chosen, ...others] = group.members.map((member) => there.get(member)!)
    versions.set(group.members[0]!, compareVersions(chosen!, others))
  }
  return versions
}
