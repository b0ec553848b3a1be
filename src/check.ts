/** Many files → findings: those of each report, and those that take more than one. Texts are read through batch.ts only. */
import { readFiles } from './batch/files.js'
import {
  type AcrossFinding,
  type Digest,
  type PartOf,
  type Prose,
  type Years,
  checkAcross,
  copied,
  mappedReports,
  proseOf,
} from './checks/across/index.js'
import type { Assurance } from './checks/assurance.js'
import { isNamed } from './diagnostics/catalogue.js'
import type { Diagnostic } from './diagnostics/diagnostic.js'
import { reportName } from './bodies/report-name.js'
import type { CheckResult, CheckedFile, CheckedFinding, Printed } from './findings/result.js'
import { streamOf } from './provenance.js'
import type { Report } from './report.js'

export interface CheckOptions {
  /** Every agency is to have a report for each of these years. */
  years?: Years
  /** Aggregates and their parts. */
  mapping?: readonly PartOf[]
  /** Codes that are not reported: `check.late`, or `label` for all of a family. */
  off?: readonly string[]
  /** The least severity that is reported. */
  severity?: Diagnostic['severity']
  /** As for parseFiles. */
  jobs?: number
  timeout?: number
  convert?: boolean
  onFile?: (file: string) => void
}

const WEIGHT: Record<Diagnostic['severity'], number> = { info: 0, warning: 1, error: 2 }

/**
 * Checks reports alone and against one another. Of each report only its findings and a digest are kept, so that memory
 * grows by some hundred bytes a report; the texts of suspected copies are read a second time.
 */
export async function checkFiles(paths: readonly string[], options: CheckOptions = {}): Promise<CheckResult> {
  const { years, mapping = [], off = [], severity = 'info', onFile } = options
  const isWanted = (finding: CheckedFinding): boolean =>
    WEIGHT[finding.severity] >= WEIGHT[severity] && !isNamed(finding.code, off)
  const isMapped = mappedReports(mapping)
  const result: CheckResult = { reports: [], failures: [], unmatched: [] }
  const digests: Digest[] = []
  const clean = new Map<string, Assurance>()
  for await (const { path, answer } of readFiles(paths, {
    checks: { all: mapping.length > 0 },
    ...readingOf(options),
  })) {
    onFile?.(path)
    if (answer && 'failure' in answer) result.failures.push({ file: path, ...answer.failure })
    if (!answer || !('checked' in answer)) continue
    for (const { digest, diagnostics, assurance, ...about } of answer.checked) {
      const { all, ...few } = digest
      digests.push({ ...few, ...(all && isMapped(digest.file, about.agency) && { all }) })
      if (diagnostics.length === 0) clean.set(digest.file, assurance)
      result.reports.push({ file: path, ...about, findings: diagnostics.filter(isWanted) })
    }
  }
  const byName = new Map(result.reports.map((report) => [reportName(report.file, report.part), report]))
  const settings = { mapping, off, ...(years && { years }) }
  for await (const finding of acrossFindings(digests, settings, (name) => byName.get(name)!)) {
    clean.delete(finding.file)
    if (isWanted(finding)) byName.get(finding.file)?.findings.push(finding)
  }
  for (const [name, assurance] of clean) Object.assign(byName.get(name)!, { assurance })
  result.unmatched = unmatchedIn(mapping, result.reports)
  return result
}

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
}

async function* acrossFindings(
  digests: readonly Digest[],
  { years, mapping, off }: CheckOptions,
  placeOf: (name: string) => Place,
): AsyncGenerator<AcrossFinding> {
  const { findings, suspicions } = checkAcross(digests, {
    ...(years && { years }),
    ...(mapping && { mapping }),
  })
  yield* findings
  if (isNamed('check.copied', off ?? [])) return
  const textOf = recentTexts(placeOf)
  for (const suspicion of suspicions) {
    const [text, model] = [await textOf(suspicion.report.file), await textOf(suspicion.model.file)]
    const finding = text && model && copied(suspicion, text, model, suspicion.own)
    if (finding) yield finding
  }
}

/** Copies come in clusters: the texts read last are kept. */
const KEPT_TEXTS = 64

function recentTexts(placeOf: (name: string) => Place): (name: string) => Promise<Prose | null> {
  const kept = new Map<string, Prose | null>()
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
async function readAgain({ file, part = 1 }: Place): Promise<Report | null> {
  for await (const { answer } of readFiles([file], { every: true }))
    return answer && 'reports' in answer ? (answer.reports[part - 1] ?? null) : null
  return null
}

/** A report's stream and values as printed, for showing its tables; null where its file has gone since. */
export async function printedAgain(place: Place): Promise<Printed | null> {
  const report = await readAgain(place)
  const blocks = report && streamOf(report)
  return report && blocks ? { blocks, observations: report.observations } : null
}
