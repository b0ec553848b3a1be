/** Findings for a terminal: grouped by report, the worst first. */
import type { CheckResult, CheckedFile, CheckedFinding } from './result.js'
import { countsOf } from './result.js'
import { countWords, nameOf, partLines, placeOf, plural, sorted, totalsOf } from './words.js'

/** More cells than these are for the page or for programs. */
const MOST_PARTS = 12

const COLOURS: Record<CheckedFinding['severity'], number> = { error: 31, warning: 33, info: 36 }

/** @param colour whether a terminal reads it */
export function* findingsToText(
  { reports, failures }: CheckResult,
  { colour = false } = {},
): Generator<string> {
  for (const report of reports) if (report.findings.length > 0) yield reportText(report, colour)
  for (const { file, code, message } of failures) yield `${file}: ${code}: ${message}\n`
  const flawed = reports.filter(({ findings }) => findings.length > 0).length
  const unread = failures.length > 0 ? `; ${failures.length} could not be read` : ''
  yield `${plural(reports.length, 'report')} checked, ${flawed} with findings: ${countWords(totalsOf(reports))}${unread}.\n`
}

function reportText(report: CheckedFile, colour: boolean): string {
  const lines = sorted(report.findings).flatMap((finding) => findingLines(finding, colour))
  const name = nameOf(report)
  const head = `${name === report.file ? '' : `${name}  `}${report.file}  (${countWords(countsOf(report.findings))})`
  return `${bold(head, colour)}\n${lines.map((line) => `  ${line}\n`).join('')}\n`
}

function findingLines(finding: CheckedFinding, colour: boolean): string[] {
  const { severity, code, message, messageZh, location, passages = [] } = finding
  const parts = partLines(finding)
  return [
    `${painted(severity.padEnd(7), COLOURS[severity], colour)} ${code}${location ? `  at ${placeOf(location)}` : ''}`,
    `    ${messageZh}`,
    `    ${message}`,
    ...parts.slice(0, MOST_PARTS).map((line) => `      ${line}`),
    ...(parts.length > MOST_PARTS ? [`      … and ${parts.length - MOST_PARTS} more cells`] : []),
    ...passages.slice(1).map((passage) => `      “${passage.replace(/\s+/g, '')}”`),
  ]
}

const painted = (text: string, code: number, colour: boolean): string =>
  colour ? `\u001B[${code}m${text}\u001B[0m` : text
const bold = (text: string, colour: boolean): string => painted(text, 1, colour)
