/** A run → the inspector with its data inside: one page that needs nothing else. */
import { reportName } from '../bodies/report-name.js'
import type { Assurance } from '../checks/assurance.js'
import type { Shown, ShownTexts } from '../exports/shown.js'
import type { CheckResult } from '../findings/result.js'
import { forReaders } from './likely.js'
import { acrossIn, rowOf } from './rows.js'
import { fileId, reportId, RUN_ID, type Run, type RunReport, type RunRow, streamId } from './run.js'

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

/** Documents that go into the page with what was read of them, by their names: their bytes in base64. */
export type EmbeddedFiles = ReadonlyMap<string, string>

/**
 * @param page the inspector without data
 * @throws RangeError where the page is none of this build
 */
export function* inspectorPage(
  page: string,
  {
    result,
    known,
    files = new Map(),
  }: { result: CheckResult; known: ReadonlyMap<string, KnownReport>; files?: EmbeddedFiles },
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
  for (const [place, base64] of [...files.values()].entries())
    yield block(fileId(place), base64, 'text/plain')
  const run: Run = { ...about, rows, failures, unmatched, across, files: [...files.keys()] }
  yield block(RUN_ID, JSON.stringify(run))
  yield page.slice(at + DATA_HERE.length)
}

/** Neither `</script` nor `<!--` can stand in the text: a browser reads \u003c as <. */
const block = (id: string, json: string, type = 'application/json'): string =>
  `<script type="${type}" id="${id}">${json.replaceAll('<', '\\u003c')}</script>\n`
