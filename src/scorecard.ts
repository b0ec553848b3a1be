/** Many files → what a scorecard judges: each body's report for a year, what was found in it, and what is known of it. */
import { absentFrom, rosterLines, withLine } from './bodies/roster.js'
import { linesWithoutFile, type Manifest, rosterOf } from './batch/manifest.js'
import { checkAll, type CheckOptions, type Known } from './check.js'
import type { Judged, Told } from './exports/scorecard.js'
import type { Fact } from './exports/scorecard-rules.js'
import type { CheckedFile, CheckedFinding, CheckResult } from './findings/result.js'
import { reportName } from './bodies/report-name.js'

/** Bodies that a manifest expects and that have no file stand there too. */
export async function judgedFiles(
  paths: readonly string[],
  options: Pick<CheckOptions, 'manifest' | 'corrections' | 'jobs' | 'timeout' | 'convert' | 'onFile'>,
): Promise<{ reports: Judged[]; result: CheckResult }> {
  const { result, known: read } = await checkAll(paths, options)
  const known = options.manifest ? namedBy(options.manifest, read) : read
  const knownOf = (report: CheckedFile): Known => known.get(reportName(report.file, report.part))!
  const years = new Set([...known.values()].map(({ key, year }) => `${key} ${year}`))
  const isAlone = known.size < 2
  const reports = onePerYear(result.reports, knownOf).map((report) =>
    judged(report, knownOf(report), { years, isAlone }),
  )
  const reported = [...known.values()].flatMap(({ year }) => year ?? [])
  const roster = options.manifest ? rosterOf(options.manifest, reported) : []
  const absent = absentFrom(roster, [...known.values()]).map(
    ({ body = null, agency = null, year }): Judged => ({
      ...NOTHING,
      body,
      agency,
      year: year === undefined ? null : Number(year),
      told: [ABSENT],
    }),
  )
  const unread = result.failures.map(
    ({ file, message }): Judged => ({
      ...NOTHING,
      file,
      link: file,
      told: [{ code: 'report.unread', message: `${message}`, messageZh: `文件无法识读：${message}` }],
    }),
  )
  return { reports: [...reports, ...absent, ...unread].sort(byBodyAndYear), result }
}

/** Reports that no line names by their file are of the body whose line has their name. */
function namedBy(manifest: Manifest, known: ReadonlyMap<string, Known>): ReadonlyMap<string, Known> {
  const lineOf = rosterLines(linesWithoutFile(manifest))
  return new Map(
    [...known].map(([name, one]) => {
      const line = lineOf(one)
      return [
        name,
        typeof line === 'object'
          ? { ...withLine({ ...one, place: null }, line), url: one.url ?? line['url'] }
          : one,
      ]
    }),
  )
}

/** Of several files of one body and year the one published last is judged, else the one with fewer errors and warnings. */
function onePerYear(reports: readonly CheckedFile[], knownOf: (report: CheckedFile) => Known): CheckedFile[] {
  const chosen = new Map<string, CheckedFile>()
  for (const report of reports) {
    const { key, year, kind, file } = knownOf(report)
    const name = key === null ? `file ${reportName(file, report.part)}` : `${key} ${year} ${kind}`
    const other = chosen.get(name)
    if (!other || isBetter(report, other, knownOf)) chosen.set(name, report)
  }
  return [...chosen.values()]
}

function isBetter(report: CheckedFile, other: CheckedFile, knownOf: (report: CheckedFile) => Known): boolean {
  const [day, otherDay] = [report, other].map((one) => knownOf(one).publishedOn ?? '') as [string, string]
  const weighty = ({ findings }: CheckedFile): number =>
    findings.filter(({ severity }) => severity !== 'info').length
  return day === otherDay ? weighty(report) < weighty(other) : day > otherDay
}

const NOTHING: Judged = {
  body: null,
  agency: null,
  year: null,
  file: null,
  link: null,
  findings: [],
  told: [],
  facts: new Set(),
}

const ABSENT: Told = {
  code: 'report.absent',
  message: 'No report of this body and year is among the files.',
  messageZh: '所给文件中没有该机关该年度的报告。',
}

function byBodyAndYear(a: Judged, b: Judged): number {
  const [one, other] = [nameOf(a), nameOf(b)]
  if (one !== other) return one < other ? -1 : 1
  return (a.year ?? 0) - (b.year ?? 0)
}
const nameOf = ({ body, agency, file }: Judged): string => body ?? agency ?? file ?? ''

function judged(
  report: CheckedFile,
  known: Known,
  among: { years: ReadonlySet<string>; isAlone: boolean },
): Judged {
  const old = report.findings.filter(isOldFormat)
  return {
    body: known.body,
    agency: known.agency,
    year: known.year,
    file: reportName(report.file, report.part),
    link: known.url ?? report.file,
    findings: report.findings.filter((finding) => !isOldFormat(finding)),
    told: old.map(({ message, messageZh }) => ({ code: 'format.old', message, messageZh })),
    facts: factsOf(known, among),
  }
}

/** Tables of an earlier edition: the one finding of its code that blames nobody for slips. */
const isOldFormat = ({ code, severity }: CheckedFinding): boolean =>
  code === 'check.template' && severity === 'info'

function factsOf(
  { key, year, publishedOn, held, assurance: { cells, read } }: Known,
  { years, isAlone }: { years: ReadonlySet<string>; isAlone: boolean },
): Set<Fact> {
  const lacksTables = held.lacks.some((item) => !/^\d$/.test(item))
  const facts: readonly (readonly [Fact, boolean])[] = [
    ['read', true],
    ['year', year !== null],
    ['publishedOn', publishedOn !== null],
    ['tables', cells > 0 && !lacksTables],
    ['cells', read === cells],
    ['lastYear', key !== null && year !== null && years.has(`${key} ${year - 1}`)],
    ['others', !isAlone],
  ]
  return new Set(facts.flatMap(([fact, isKnown]) => (isKnown ? [fact] : [])))
}
