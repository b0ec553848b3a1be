/** Reports with one passage in common, told once: the oldest of them, what it says, and who says the same. */
import { reportName } from '../bodies/report-name.js'
import { type CheckedFile, type CheckedFinding, type SeverityCounts, countsOf } from './result.js'

export interface CopyGroup<One> {
  /** The name of the oldest report. */
  oldest: string
  /** Those that say the same as it. */
  copies: One[]
  passages: readonly string[]
}

/** b is like a, and c is like a → one group, of a; what is of no group is left out. Its passage is that of the first copy. */
export function copyGroups<One extends Pick<CheckedFinding, 'file' | 'group' | 'passages'>>(
  findings: Iterable<One>,
): CopyGroup<One>[] {
  const groups = new Map<string, CopyGroup<One>>()
  for (const finding of findings) {
    const { group: oldest, passages = [] } = finding
    if (oldest === undefined) continue
    // Of two that may have copied from one another each is told of the other; the oldest is no copy of itself.
    if (finding.file === oldest) continue
    const group = groups.get(oldest)
    if (group) group.copies.push(finding)
    else groups.set(oldest, { oldest, copies: [finding], passages: passages.slice(0, 1) })
  }
  return [...groups.values()]
}

/** A report, as a finding of its text says it. */
export type CopiedReport = CheckedFinding & { report: CheckedFile }

/** The groups of reports, each with what is known of its oldest; undefined where that is not among them. */
export function copiesAmong(
  reports: readonly CheckedFile[],
): (CopyGroup<CopiedReport> & { report: CheckedFile | undefined })[] {
  const named = new Map(reports.map((report) => [reportName(report.file, report.part), report]))
  const all = reports.flatMap((report) => report.findings.map((finding) => ({ ...finding, report })))
  return copyGroups(all).map((group) => ({ ...group, report: named.get(group.oldest) }))
}

/** The findings that stand under a report: its passages in common with others stand in their group. */
export const ownFindings = ({ findings }: CheckedFile): CheckedFinding[] =>
  findings.filter(({ group }) => group === undefined)

/** Findings of all reports, a group counted once. */
export function countsShown(reports: readonly CheckedFile[]): SeverityCounts {
  const counts = countsOf(reports.flatMap(ownFindings))
  return { ...counts, warning: counts.warning + copiesAmong(reports).length }
}
