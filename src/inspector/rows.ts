/** A report with its findings → its row in the list of a run. */
import type { Assurance } from '../checks/assurance.js'
import { type Shown, unpackedValues } from '../exports/shown.js'
import { type CheckedFinding, countsOf } from '../findings/result.js'
import { type AcrossTold, cellCounts, type RunRow } from './run.js'
import { trendPoints } from './trends.js'

/** What is known of a report beside what is shown of it. */
export interface AboutReport {
  name: string
  file: string
  part?: number | undefined
  agency: string | null
  year: number | null
  title: string | null
  /** Equal for reports of one body. */
  key: string | null
  publishedOn: string | null
  url?: string | undefined
  assurance: Assurance
}

export function rowOf(about: AboutReport, shown: Shown, findings: readonly CheckedFinding[]): RunRow {
  const { name, file, part, agency, year, title, key, publishedOn, url, assurance } = about
  const values = unpackedValues(shown)
  return {
    name,
    file,
    ...(part !== undefined && { part }),
    agency,
    year,
    title,
    body: key,
    format: shown.format,
    publishedOn,
    ...(url !== undefined && { url }),
    ...talliesOf(findings),
    cells: cellCounts(values),
    assurance,
    trends: trendPoints(values),
  }
}

/** How many findings a report has, by severity and by code. */
export type Tallies = Pick<RunRow, 'counts' | 'codes'>

export const talliesOf = (findings: readonly CheckedFinding[]): Tallies => ({
  counts: countsOf(findings),
  codes: codeCounts(findings),
})

function codeCounts(findings: readonly CheckedFinding[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** Of a report's findings those that take more than one report. */
export const acrossIn = (findings: readonly CheckedFinding[]): AcrossTold[] => findings.flatMap(acrossTold)

function acrossTold(finding: CheckedFinding): AcrossTold[] {
  const { code, severity, message, messageZh, file, others, passages, group, ratio } = finding
  if (file === undefined || others === undefined) return []
  const copied = { ...(passages && { passages }), ...(group && { group }), ...(ratio && { ratio }) }
  return [{ code, severity, message, messageZh, file, others, ...copied }]
}
