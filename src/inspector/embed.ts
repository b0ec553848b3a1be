/** A run → the inspector with its data inside: one page that needs nothing else. */
import { reportName } from '../bodies/report-name.js'
import type { Assurance } from '../checks/assurance.js'
import type { Shown, ShownTexts } from '../exports/shown.js'
import type { CheckResult } from '../findings/result.js'
import { forReaders } from './likely.js'
import { acrossIn, rowOf } from './rows.js'
import { reportId, RUN_ID, type Run, type RunReport, type RunRow, streamId } from './run.js'

/** Where the data stand in the page; behind it comes the script. */
export const DATA_HERE = '<!--data of a run-->'

/** What is known of a report beside its findings. */
export interface KnownReport {
  key: string | null
  publishedOn: string | null
  url?: string | undefined
  assurance: Assurance
  shown?: ShownTexts
}

export type About = Pick<Run, 'version' | 'made' | 'kind' | 'parameters'>

/**
 * @param page the inspector without data
 * @throws RangeError where the page is none of this build
 */
export function* inspectorPage(
  page: string,
  { result, known }: { result: CheckResult; known: ReadonlyMap<string, KnownReport> },
  about: About,
): Generator<string> {
  const at = page.indexOf(DATA_HERE)
  if (at < 0) throw new RangeError('the inspector has no place for data: it is of another build')
  yield page.slice(0, at)
  const rows: RunRow[] = []
  for (const [place, report] of result.reports.entries()) {
    const name = reportName(report.file, report.part)
    const of = known.get(name)
    if (!of?.shown) throw new RangeError(`what is to be shown of ${name} was not kept`)
    const shown = JSON.parse(of.shown.report) as Shown
    rows.push(rowOf({ ...of, ...report, name }, shown, report.findings))
    const whole: RunReport = { ...shown, findings: forReaders(report.findings) }
    yield block(reportId(place), JSON.stringify(whole))
    if (of.shown.stream !== '') yield block(streamId(place), of.shown.stream)
  }
  const { failures, unmatched } = result
  const across = acrossIn(result.reports.flatMap(({ findings }) => findings))
  const run: Run = { ...about, rows, failures, unmatched, across }
  yield block(RUN_ID, JSON.stringify(run))
  yield page.slice(at + DATA_HERE.length)
}

/** Neither `</script` nor `<!--` can stand in the text: a browser reads \u003c as <. */
const block = (id: string, json: string): string =>
  `<script type="application/json" id="${id}">${json.replaceAll('<', '\\u003c')}</script>\n`
