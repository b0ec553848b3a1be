/** Files that are dropped onto the page: bytes → reports, and all of them → a run. It runs in a worker of the page. */
import { identify, publishedOnOf } from '../bodies/identify.js'
import { assuranceOf } from '../checks/assurance.js'
import { checkReports } from '../checks/reports.js'
import { type Shown, type ShownTexts, shownOf } from '../exports/shown.js'
import { parseReports } from '../parse.js'
import type { Report } from '../report.js'
import { forReaders } from './likely.js'
import { acrossIn, rowOf } from './rows.js'
import type { AcrossTold, RunReport, RunRow } from './run.js'

/** A report with what is shown of it. */
export interface ReadReport {
  report: Report
  shown: ShownTexts
}

export interface Failure {
  code: string
  message: string
}

export async function readFile(name: string, bytes: Uint8Array): Promise<ReadReport[] | Failure> {
  try {
    const reports = await parseReports(bytes, { name })
    return reports.map((report) => ({ report, shown: shownOf(report) }))
  } catch (error) {
    return failureOf(error)
  }
}

/** What has no code is a fault of ours. */
const failureOf = (error: unknown): Failure => {
  const { code = 'internal', message = String(error) } = error as Partial<Failure>
  return { code, message }
}

/** A run without what only the page knows. */
export interface Concluded {
  rows: RunRow[]
  /** JSON texts, as a page holds them. */
  reports: string[]
  streams: string[]
  across: AcrossTold[]
}

export async function conclude(all: readonly ReadReport[]): Promise<Concluded> {
  const checked = await checkReports(all.map(({ report }) => report))
  const rows: RunRow[] = []
  const reports: string[] = []
  for (const [i, { report, name, findings }] of checked.entries()) {
    const shown = JSON.parse(all[i]!.shown.report) as Shown
    const { source, agency, year, title } = report
    const about = {
      name,
      file: source.name ?? name,
      part: source.part,
      agency,
      year,
      title,
      key: identify(report).key,
      publishedOn: publishedOnOf(report),
      assurance: assuranceOf(report),
    }
    rows.push(rowOf(about, shown, findings))
    const whole: RunReport = { ...shown, findings: forReaders(findings) }
    reports.push(JSON.stringify(whole))
  }
  const streams = all.map(({ shown }) => shown.stream)
  return { rows, reports, streams, across: acrossIn(checked.flatMap(({ findings }) => findings)) }
}

/** What the page asks of its worker, and what the worker answers: pdf.js sends messages of its own beside these. */
export type Asked =
  | { gongkai: 'read'; id: number; name: string; bytes: ArrayBuffer }
  | { gongkai: 'conclude'; id: number; all: readonly ReadReport[] }

export type Answered =
  | { gongkai: 'ready' }
  | { gongkai: 'read'; id: number; answer: ReadReport[] | Failure }
  | { gongkai: 'concluded'; id: number; answer: Concluded }
