/** Reports that are at hand → what each of them alone, and what several held against one another, are found to say. */
import { type Held, isAccusation, heldBy, suggestionsIn } from '../bodies/fragments.js'
import { reportName } from '../bodies/report-name.js'
import { type Code, type Family, isNamed } from '../diagnostics/catalogue.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Report } from '../report.js'
import {
  type PartOf,
  type Years,
  across,
  type AcrossFinding,
  checkAcross,
  copiesIn,
  type Digest,
  digestOf,
  proseOf,
  type ProseLetters,
} from './across/index.js'

/** Of findings that take several reports, `file` and `others` say which. */
export type ReportFinding = Diagnostic & Partial<AcrossFinding>

/** A report, and what was found of it. */
export interface CheckedReport {
  report: Report
  /** What findings call it: its name, with its number where the file holds several; of a report without a name `#1`, `#2`, … */
  name: string
  findings: ReportFinding[]
}

/** What reports are checked for beside their own arithmetic. */
export interface CheckReportsOptions {
  /** Every agency is to have a report for each of these years. */
  years?: Years
  /** Aggregates and their parts, each by its name or its agency. */
  mapping?: readonly PartOf[]
  /** Codes that are left out: `check.late`, or `label` for all of a family. */
  off?: readonly (Code | Family)[]
}

/** The findings of each report, and those that take several: years, copies, aggregates, parts of one report. */
export async function checkReports(
  reports: readonly Report[],
  { years, mapping = [], off = [] }: CheckReportsOptions = {},
): Promise<CheckedReport[]> {
  const named = uniquelyNamed(reports)
  const all = named.map(({ name, report }) => ({
    name,
    report,
    findings: [...report.diagnostics] as ReportFinding[],
    digest: digestOf(report, { all: mapping.length > 0 }),
    held: heldBy(report),
  }))
  await addAcross(all, ({ report }) => proseOf(report), { mapping, ...(years && { years }) })
  return all.map(({ name, findings }, i) => ({
    report: reports[i]!,
    name,
    findings: findings.filter(({ code }) => !isNamed(code, off)),
  }))
}

/** What of a report is held against others. */
export interface Comparable {
  name: string
  findings: ReportFinding[]
  digest: Digest
  held: Held
}

/** Adds to the findings of each report those that take several; of suspected copies the prose is asked for. */
export async function addAcross<One extends Comparable>(
  all: readonly One[],
  textOf: (one: One) => ProseLetters,
  { years, mapping = [] }: Pick<CheckReportsOptions, 'years' | 'mapping'> = {},
): Promise<void> {
  const byName = new Map(all.map((one) => [one.name, one]))
  const called = (name: string): One => {
    const found = byName.get(name)
    if (!found) throw new RangeError(`no report is called ${name}`)
    return found
  }
  const digests = all.map(({ digest }) => digest)
  const proseNamed = async (name: string): Promise<ProseLetters> => textOf(called(name))
  for await (const finding of findingsAcross(digests, proseNamed, { mapping, ...(years && { years }) }))
    called(finding.file).findings.push(finding)
  for (const finding of partFindings(all.map(({ held }) => held))) {
    const one = called(finding.file)
    one.findings = inPlaceOfAccusations(one.findings, finding)
  }
}

/** What takes several reports: years, aggregates, copies. Of suspected copies the texts are asked for; null where one has gone. */
export async function* findingsAcross(
  digests: readonly Digest[],
  textOf: (name: string) => Promise<ProseLetters | null>,
  { years, mapping, off = [] }: { years?: Years; mapping?: readonly PartOf[]; off?: readonly string[] },
): AsyncGenerator<AcrossFinding> {
  const { findings, suspicions } = checkAcross(digests, {
    ...(years && { years }),
    ...(mapping && { mapping }),
  })
  yield* findings
  if (!isNamed('check.copied', off)) yield* copiesIn(suspicions, textOf)
}

/** What is found of reports that look like two parts of one, of each of the two. */
export const partFindings = (held: readonly Held[]): AcrossFinding[] =>
  suggestionsIn(held).flatMap(({ whole, part }) => [
    across('report.partOf', { file: part }, { file: whole, others: [part] }),
    across('report.partOf:part', { file: whole }, { file: part, others: [whole] }),
  ])

/** Nobody is accused of what may stand in another file. */
export const inPlaceOfAccusations = <Found extends { code: string }>(
  findings: readonly Found[],
  found: Found,
): Found[] => [...findings.filter(({ code }) => !isAccusation(code)), found]

/** Reports by names that no two of them share; a report that has none, or one that is taken, is called by its number. */
function uniquelyNamed(reports: readonly Report[]): { name: string; report: Report }[] {
  const taken = new Set<string>()
  return reports.map((report, i) => {
    const own = reportName(report.source.name ?? '', report.source.part)
    const name = own === '' || taken.has(own) ? `#${i + 1}` : own
    taken.add(name)
    // Findings name a report by its source.
    if (name === own) return { name, report }
    const { part: _, ...source } = report.source
    return { name, report: { ...report, source: { ...source, name } } }
  })
}
