/** Checked reports → the page with their findings. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { version } from '../../package.json'
import { identify, publishedOnOf } from '../bodies/identify.js'
import { reportName } from '../bodies/report-name.js'
import { assuranceOf } from '../checks/assurance.js'
import type { CheckedReport } from '../checks/reports.js'
import { shownOf } from '../exports/shown.js'
import type { CheckedFile } from '../findings/result.js'
import { inspectorPage, type KnownReport } from '../inspector/embed.js'
import type { TextStream } from '../document.js'
import type { Report } from '../report.js'

/** What the page shows beside the findings. */
export interface PageOptions {
  /** The text stream that a report was read from, where it is at hand: `readReport` gives it. It is shown beside the tables. */
  stream?: (report: Report) => TextStream | undefined
}

/** The page without data stands beside this module, as it is built. */
const EMPTY_PAGE = join(__dirname, 'inspector-run.html')

export async function pageOf(checked: readonly CheckedReport[], { stream }: PageOptions): Promise<string> {
  const page = await readFile(EMPTY_PAGE, 'utf8')
  const known = new Map(checked.map(({ report, name }) => [name, knownOf(report, stream?.(report))]))
  const result = { reports: checked.map(fileOf), failures: [], unmatched: [] }
  const about = {
    version,
    made: new Date().toISOString(),
    kind: 'check' as const,
    parameters: ['findingsToHtml'],
  }
  return [...inspectorPage(page, { result, known }, about)].join('')
}

const knownOf = (report: Report, stream: TextStream | undefined): KnownReport => ({
  key: identify(report).key,
  publishedOn: publishedOnOf(report),
  assurance: assuranceOf(report),
  shown: shownOf(report, stream?.blocks ?? []),
})

/** A report goes by the name of its file, or by the number that stands in for one. */
function fileOf({ report, name, findings }: CheckedReport): CheckedFile {
  const { source, title, agency, year } = report
  const isNamed = reportName(source.name ?? '', source.part) === name
  const file = isNamed
    ? { file: source.name ?? '', ...(source.part !== undefined && { part: source.part }) }
    : { file: name }
  const assurance = findings.length === 0 ? { assurance: assuranceOf(report) } : {}
  return { ...file, title, agency, year, findings: [...findings], ...assurance }
}
