/** Many files → findings: those of each report, and those that take more than one. Texts are read through batch.ts only. */
import { type Corrections, correctionRows } from './batch/corrections.js'
import { documentsOf } from './batch/documents.js'
import type { Given, Identity } from './bodies/identify.js'
import { type FileAnswer, judgedBy, readFiles } from './batch/files.js'
import { givenFor, type Manifest } from './batch/manifest.js'
import {
  type AcrossFinding,
  type Checked,
  type Digest,
  type PartOf,
  type ProseLetters,
  type Years,
  checkAgainst,
  mappedReports,
  proseOf,
  yearBefore,
} from './checks/across/index.js'
import type { Assurance } from './checks/assurance.js'
import type { Failure } from './batch/task.js'
import { findingsAcross, inPlaceOfAccusations, partFindings } from './checks/reports.js'
import type { CorrectionOutcome } from './exports/corrections.js'
import type { ShownTexts } from './exports/shown.js'
import type { CheckedAndShown } from './batch/task.js'
import { isNamed } from './diagnostics/catalogue.js'
import type { Diagnostic } from './diagnostics/diagnostic.js'
import { reportName } from './bodies/report-name.js'
import type { CheckResult, CheckedFile, CheckedFinding } from './findings/result.js'
import type { Report } from './report.js'

export interface CheckOptions {
  /** Every agency is to have a report for each of these years. */
  years?: Years
  /** Aggregates and their parts. */
  mapping?: readonly PartOf[]
  /** A file with the report of the year before: each report is held against it, whatever the names. */
  against?: string
  /** Codes that are not reported: `check.late`, or `label` for all of a family. */
  off?: readonly string[]
  /** The least severity that is reported. */
  severity?: Diagnostic['severity']
  /** As for parseFiles. */
  jobs?: number
  timeout?: number
  convert?: boolean
  /** Cells that people have checked. */
  corrections?: Corrections
  /** What is known of the files. */
  manifest?: Manifest
  onFile?: (file: string) => void
  /** Keep what of each report is shown to people: some kilobytes a report. */
  shown?: boolean
}

const WEIGHT: Record<Diagnostic['severity'], number> = { info: 0, warning: 1, error: 2 }

/** What is known of a report beside its findings. */
export interface Known extends Omit<Identity, 'place'>, Pick<Checked, 'held' | 'assurance'> {
  file: string
  publishedOn: string | null
  /** Its address, as a manifest has it. */
  url?: string | undefined
  /** Where it is wanted. */
  shown?: ShownTexts
}

export interface AllChecked {
  result: CheckResult
  known: ReadonlyMap<string, Known>
}

/**
 * Checks reports alone and against one another: the findings, and what is known of each report by its name. Of each only
 * its findings and a digest are kept, so that memory grows by some hundred bytes a report; the texts of suspected copies
 * are read a second time.
 */
export async function checkAll(paths: readonly string[], options: CheckOptions = {}): Promise<AllChecked> {
  const { mapping = [], corrections, off = [], severity = 'info' } = options
  const isWanted = (finding: CheckedFinding): boolean =>
    WEIGHT[finding.severity] >= WEIGHT[severity] && !isNamed(finding.code, off)
  const { result, digests, known, clean, outcomes } = await readAll(paths, options, isWanted)
  const byName = new Map(result.reports.map((report) => [reportName(report.file, report.part), report]))
  const textOf = recentTexts((name) => byName.get(name)!)
  for await (const finding of findingsAcross(digests, textOf, options)) {
    clean.delete(finding.file)
    if (isWanted(finding)) byName.get(finding.file)?.findings.push(finding)
  }
  for await (const finding of againstFindings(result.reports, options)) {
    clean.delete(finding.file)
    if (isWanted(finding)) byName.get(finding.file)?.findings.push(finding)
  }
  for (const finding of partFindings([...known.values()].map(({ held }) => held))) {
    const report = byName.get(finding.file)!
    report.findings = inPlaceOfAccusations(report.findings, finding).filter(isWanted)
  }
  for (const [name, assurance] of clean) Object.assign(byName.get(name)!, { assurance })
  result.unmatched = unmatchedIn(mapping, result.reports)
  if (corrections) result.corrections = correctionRows(corrections, outcomes, { files: paths })
  return { result, known }
}

/** @throws what is wrong with the file that reports are held against */
async function* againstFindings(
  reports: readonly CheckedFile[],
  { against }: CheckOptions,
): AsyncGenerator<AcrossFinding> {
  if (against === undefined) return
  const others = await reportsOf({ file: against })
  if ('failure' in others)
    throw Object.assign(new Error(others.failure.message), { ...others.failure, path: against })
  for (const place of reports) {
    const report = await readAgain(place)
    const last = report && yearBefore(report, others)
    if (last) yield* checkAgainst(report, last)
  }
}

/** What was read of all files, before they are held against one another. */
interface AllRead {
  result: CheckResult
  digests: Digest[]
  known: Map<string, Known>
  /** Reports of which nothing was found. */
  clean: Map<string, Assurance>
  outcomes: Map<number, CorrectionOutcome>
}

const nothingRead = (): AllRead => ({
  result: { reports: [], failures: [], unmatched: [] },
  digests: [],
  known: new Map(),
  clean: new Map(),
  outcomes: new Map(),
})

async function readAll(
  paths: readonly string[],
  options: CheckOptions,
  isWanted: (finding: CheckedFinding) => boolean,
): Promise<AllRead> {
  const { mapping = [], corrections, manifest, onFile, shown = false } = options
  const shownWithin = streamsWithin(MOST_STREAMS)
  const reading = readingOf(options)
  const documents = await documentsOf(paths, {
    manifest,
    judge: (candidates) => judgedBy(candidates, reading),
  })
  const all = nothingRead()
  const isMapped = mappedReports(mapping)
  const givenOf = manifest ? givenFor(manifest) : () => []
  const take = (
    { path: file, parts }: FileAnswer,
    { digest, held, body, diagnostics, assurance, shown, ...about }: CheckedAndShown,
  ): void => {
    const { all: values, ...few } = digest
    all.digests.push({ ...few, ...(values && isMapped(digest.file, about.agency) && { all: values }) })
    if (diagnostics.length === 0) all.clean.set(digest.file, assurance)
    const files = { file, ...(parts && { parts }) }
    const { agency, year, kind, publishedOn, identity: key } = digest
    const told = { file, key, kind, body, agency, year, publishedOn, url: urlOf(givenOf(file), year) }
    all.known.set(digest.file, { ...told, held, assurance, ...(shown && { shown: shownWithin(shown) }) })
    all.result.reports.push({ ...files, ...about, findings: diagnostics.filter(isWanted) })
  }
  for await (const file of readFiles(documents, {
    checks: { all: mapping.length > 0, shown },
    ...reading,
    ...(corrections && { corrections }),
    givenOf,
  })) {
    onFile?.(file.path)
    for (const checked of checkedIn(file, all)) take(file, checked)
  }
  return all
}

/** The reports of a file; why it has none, and what became of its corrections, is noted. */
function checkedIn({ path, answer }: FileAnswer, { result, outcomes }: AllRead): readonly CheckedAndShown[] {
  if (answer && 'failure' in answer) result.failures.push({ file: path, ...answer.failure })
  if (!answer || !('checked' in answer)) return []
  for (const { line, outcome } of answer.corrected ?? []) outcomes.set(line, outcome)
  return answer.checked
}

/** So many characters of streams are kept, of some thousand reports: a page with all of them must still open. */
const MOST_STREAMS = 24_000_000

/** Streams are kept as long as there is room; a report without its stream has an empty one. */
function streamsWithin(room: number): (shown: ShownTexts) => ShownTexts {
  let left = room
  return ({ report, stream }) => {
    left -= stream.length
    return { report, stream: left < 0 ? '' : stream }
  }
}

/** The address of a file; of several lines for it the one of the year. */
const urlOf = (lines: readonly Given[], year: number | null): string | undefined =>
  (lines.find((line) => line['year'] === String(year)) ?? lines[0])?.['url']

/** What of the options is for reading. */
const readingOf = ({ jobs, timeout, convert }: CheckOptions) => ({
  ...(jobs !== undefined && { jobs }),
  ...(timeout !== undefined && { timeout }),
  ...(convert !== undefined && { convert }),
})

function unmatchedIn(mapping: readonly PartOf[], reports: readonly CheckedFile[]): string[] {
  return [...new Set(mapping.map(({ whole }) => whole))].filter((whole) => {
    const isWhole = mappedReports([{ whole, part: whole }])
    return !reports.some(({ file, part, agency }) => isWhole(reportName(file, part), agency))
  })
}

/** Where a report is read again. */
interface Place {
  file: string
  part?: number | undefined
  /** The files that go on with it. */
  parts?: readonly string[] | undefined
}

/** Copies come in clusters: the texts read last are kept. */
const KEPT_TEXTS = 64

function recentTexts(placeOf: (name: string) => Place): (name: string) => Promise<ProseLetters | null> {
  const kept = new Map<string, ProseLetters | null>()
  return async (name) => {
    const known = kept.get(name)
    if (known !== undefined) {
      kept.delete(name)
      kept.set(name, known)
      return known
    }
    const report = await readAgain(placeOf(name))
    const prose = report && proseOf(report)
    kept.set(name, prose)
    if (kept.size > KEPT_TEXTS) kept.delete(kept.keys().next().value!)
    return prose
  }
}

/** A report that was read before; null where its file has gone since. */
async function readAgain({ part = 1, ...place }: Place): Promise<Report | null> {
  const reports = await reportsOf(place)
  return 'failure' in reports ? null : (reports[part - 1] ?? null)
}

/** Every report of a document, or why there is none. */
async function reportsOf({
  file,
  parts = [],
}: Omit<Place, 'part'>): Promise<Report[] | { failure: Failure }> {
  for await (const { answer } of readFiles([{ path: file, parts }], { every: true })) {
    if (answer && 'reports' in answer) return answer.reports
    if (answer && 'failure' in answer) return answer
  }
  throw new RangeError(`no answer for ${file}`)
}
