/** What a data set's summary is counted from, one report at a time. */
import { ALL_TABLE_NAMES } from '../form/index.js'
import type { Report } from '../report.js'
import type { Whole } from './dataset.js'
import type { Skipped } from './skipped.js'
import { survey, type Surveyed, unplacedFor } from './survey.js'
import { diagnostics, type OutputRow, tableFormat } from './tables.js'

export interface ReportDigest {
  format: string
  /** The tables that the report has, as `requests 2021`. */
  templates: string[]
  /** Observations by state. */
  states: Counts
  /** Diagnostics by severity. */
  severities: Counts
  /** Diagnostics by code. */
  codes: Counts
  /** What is known of it beside others. */
  surveyed: Surveyed
}

export type Counts = Record<string, number>

export const reportDigestOf = (report: Report): ReportDigest => ({
  format: report.source.format,
  templates: ALL_TABLE_NAMES.filter((table) => report[table]).map((table) =>
    `${table} ${tableFormat(report, table)}`.trim(),
  ),
  states: countBy(report.observations.map(({ state }) => state)),
  severities: countBy(report.diagnostics.map(({ severity }) => severity)),
  codes: countBy(report.diagnostics.map(({ code }) => code)),
  surveyed: survey(report),
})

function countBy(keys: readonly string[]): Counts {
  const counts: Counts = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

/** `summary.json`: what a data set holds, counted. */
export interface Summary {
  files: number
  reports: number
  failures: number
  duplicates: number
  /** Files that were read as parts of another's report. */
  parts: number
  observations: number
  byFormat: Counts
  byTemplate: Counts
  byYear: Counts
  byState: Counts
  bySeverity: Counts
  byDiagnostic: Counts
  byFailure: Counts
  /** Rows of the panel. */
  bodyYears: number
  /** Reports that are no row of the panel, by why. */
  notInPanel: Counts
  /** Reports that are joined to no other, for their bodies' names have no place. */
  bodyUnclear: number
  /** Bodies and years by what became of them. */
  byCoverage: Counts
  /** Corrections by hand, by what became of them. */
  byCorrection: Counts
  /** Files that are no documents by their names, by why. */
  bySkipped: Counts
}

export const emptySummary = (): Summary => ({
  files: 0,
  reports: 0,
  failures: 0,
  duplicates: 0,
  parts: 0,
  observations: 0,
  byFormat: {},
  byTemplate: {},
  byYear: {},
  byState: {},
  bySeverity: {},
  byDiagnostic: {},
  byFailure: {},
  bodyYears: 0,
  notInPanel: {},
  bodyUnclear: 0,
  byCoverage: {},
  byCorrection: {},
  bySkipped: {},
})

/** Counts one more file in that gave reports. */
export function addFile(summary: Summary, duplicate: boolean, parts: number): void {
  summary.files += 1 + parts
  summary.parts += parts
  if (duplicate) summary.duplicates++
}

/** Counts one more report in. */
export function addReport(summary: Summary, digest: ReportDigest): void {
  summary.reports++
  add(summary.byFormat, { [digest.format]: 1 })
  add(summary.byTemplate, Object.fromEntries(digest.templates.map((name) => [name, 1])))
  add(summary.byYear, { [digest.surveyed.year ?? 'unknown']: 1 })
  add(summary.byState, digest.states)
  add(summary.bySeverity, digest.severities)
  add(summary.byDiagnostic, digest.codes)
  for (const count of Object.values(digest.states)) summary.observations += count
}

/** One column of rows of `diagnostics`. */
function fieldsOf(rows: readonly OutputRow[], name: string): string[] {
  const at = diagnostics.columns.findIndex((column) => column.name === name)
  return rows.map((row) => String(row[at]))
}

/** Counts what takes all reports to know. */
export function addWhole(summary: Summary, whole: Whole): void {
  const { reports, places, covered, across, corrected, unaccused } = whole
  add(summary.byDiagnostic, countBy(fieldsOf(across, 'code')))
  add(summary.bySeverity, countBy(fieldsOf(across, 'severity')))
  summary.byCorrection = countBy(corrected.map(({ outcome }) => outcome))
  for (const { held, accused = {} } of reports) if (unaccused.has(held.name)) withdraw(summary, accused)
  const rows = [...places.values()].map(({ bodyYear }) => bodyYear)
  summary.bodyYears = rows.length
  summary.bodyUnclear = rows.filter(({ identity }) => identity.key === null).length
  summary.byCoverage = countBy(covered.map(({ status }) => status))
  const inRows = new Set(rows.flatMap(({ members }) => members))
  summary.notInPanel = countBy(
    reports.flatMap((report, i) =>
      places.has(i) ? [] : [unplacedFor(report) ?? (inRows.has(i) ? 'otherVersion' : 'duplicate')],
    ),
  )
}

/** Takes back that something is lacking, all of them warnings. */
function withdraw(summary: Summary, accused: Counts): void {
  for (const [code, count] of Object.entries(accused)) {
    add(summary.byDiagnostic, { [code]: -count })
    add(summary.bySeverity, { warning: -count })
    if (summary.byDiagnostic[code] === 0) delete summary.byDiagnostic[code]
  }
}

export function addFailure(summary: Summary, code: string, duplicate: boolean, parts: number): void {
  summary.files += 1 + parts
  summary.parts += parts
  summary.failures++
  if (duplicate) summary.duplicates++
  add(summary.byFailure, { [code]: 1 })
}

function add(counts: Counts, more: Counts): void {
  for (const [key, count] of Object.entries(more)) counts[key] = (counts[key] ?? 0) + count
}

/** Counts what was not read. */
export function addSkipped(summary: Summary, all: readonly Skipped[]): void {
  summary.bySkipped = countBy(all.map(({ reason }) => reason))
}

/** Keys in one order, whatever came first. */
export function summaryToJson(summary: Summary): string {
  const sorted = Object.entries(summary).map(
    ([name, value]) => [name, typeof value === 'number' ? value : inKeyOrder(value as Counts)] as const,
  )
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`
}

const inKeyOrder = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
