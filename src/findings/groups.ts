/** Reports with one passage in common, told once: the oldest of them, what it says, and who says the same. */
import { reportName } from '../bodies/report-name.js'
import { type CheckedFile, type CheckedFinding, type Counts, countsOf } from './result.js'

export interface CopyGroup {
  /** The name of the oldest report. */
  oldest: string
  /** What is known of it; undefined where it is not among the reports. */
  report: CheckedFile | undefined
  copies: { report: CheckedFile; finding: CheckedFinding }[]
  passages: readonly string[]
}

export function copyGroups(reports: readonly CheckedFile[]): CopyGroup[] {
  const named = new Map(reports.map((report) => [reportName(report.file, report.part), report]))
  const groups = new Map<string, CopyGroup>()
  for (const report of reports) {
    for (const finding of report.findings) {
      const { group: oldest, passages = [] } = finding
      if (oldest === undefined) continue
      const group = groups.get(oldest)
      if (group) group.copies.push({ report, finding })
      else
        groups.set(oldest, {
          oldest,
          report: named.get(oldest),
          copies: [{ report, finding }],
          passages: passages.slice(0, 1),
        })
    }
  }
  return [...groups.values()]
}

/** The findings that stand under a report: its passages in common with others stand in their group. */
export const ownFindings = ({ findings }: CheckedFile): CheckedFinding[] =>
  findings.filter(({ group }) => group === undefined)

/** Findings of all reports, a group counted once. */
export function countsShown(reports: readonly CheckedFile[]): Counts {
  const counts = countsOf(reports.flatMap(ownFindings))
  return { ...counts, warning: counts.warning + copyGroups(reports).length }
}
