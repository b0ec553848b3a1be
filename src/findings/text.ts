/** Findings for a terminal: grouped by report, the worst first; what is clean is assured. */
import { reportName } from '../bodies/report-name.js'
import type { Assurance } from '../checks/assurance.js'
import type { CheckedFile, CheckedFinding, CheckResult } from './result.js'
import { countsOf } from './result.js'
import { countWords, nameOf, partLines, placeOf, plural, sorted, totalsOf, visible } from './words.js'

/** More cells than these are for the page or for programs. */
const MOST_PARTS = 12

const COLOURS: Record<CheckedFinding['severity'], number> = { error: 31, warning: 33, info: 36 }

interface Shown {
  /** Whether a terminal reads it. */
  colour?: boolean
  /** The language of the sentences; both where none is chosen. */
  language?: 'en' | 'zh' | undefined
}

export function* findingsToText(
  { reports, failures }: CheckResult,
  { colour = false, language }: Shown = {},
): Generator<string> {
  for (const report of reports) {
    if (report.findings.length > 0) yield reportText(report, colour, language)
    if (report.assurance) yield assured(report, report.assurance, language)
  }
  for (const { file, code, message } of failures) yield `${visible(file)}: ${code}: ${visible(message)}\n`
  yield TOTALS[language === 'zh' ? 'zh' : 'en'](reports, failures.length)
}

const TOTALS = {
  en: (reports: readonly CheckedFile[], unread: number): string =>
    `${plural(reports.length, 'report')} checked, ${flawedIn(reports)} with findings: ${countWords(totalsOf(reports))}${unread > 0 ? `; ${unread} could not be read` : ''}.\n`,
  zh: (reports: readonly CheckedFile[], unread: number): string => {
    const { error, warning, info } = totalsOf(reports)
    return `共核查报告${reports.length}份，${flawedIn(reports)}份有问题：错误${error}处，疑问${warning}处，提示${info}处${unread > 0 ? `；另有${unread}个文件无法识读` : ''}。\n`
  },
}

const flawedIn = (reports: readonly CheckedFile[]): number =>
  reports.filter(({ findings }) => findings.length > 0).length

/** 柳河县水利局 2024年：200格全部读出，勾稽关系30项全部成立，未发现问题。 */
function assured(
  file: CheckedFile,
  { cells, read, sums, checked }: Assurance,
  language: Shown['language'],
): string {
  // Of a report without tables there is nothing to assure.
  if (cells === 0 || read < cells) return ''
  const name = visible(nameOf(file))
  if (language !== 'zh') {
    const held =
      checked === sums ? `all ${sums} sums hold` : `all ${checked} sums that can be checked (of ${sums}) hold`
    return `${name}: all ${cells} cells read, ${sums > 0 ? `${held}, ` : ''}nothing found.\n`
  }
  const held =
    checked === sums ? `勾稽关系${sums}项全部成立` : `可核对的勾稽关系${checked}项（共${sums}项）全部成立`
  return `${name}${file.year === null ? '' : '年'}：${cells}格全部读出，${sums > 0 ? `${held}，` : ''}未发现问题。\n`
}

function reportText(report: CheckedFile, colour: boolean, language: Shown['language']): string {
  const lines = sorted(report.findings).flatMap((finding) => findingLines(finding, colour, language))
  const name = nameOf(report)
  const file = reportName(report.file, report.part)
  const head = `${name === report.file ? '' : `${name}  `}${file}  (${countWords(countsOf(report.findings))})`
  return `${bold(visible(head), colour)}\n${lines.map((line) => `  ${line}\n`).join('')}\n`
}

function findingLines(finding: CheckedFinding, colour: boolean, language: Shown['language']): string[] {
  const { severity, code, message, messageZh, location, passages = [] } = finding
  const parts = partLines(finding)
  return [
    `${painted(severity.padEnd(7), COLOURS[severity], colour)} ${code}${location ? `  at ${placeOf(location)}` : ''}`,
    ...(language === 'en' ? [] : [`    ${visible(messageZh)}`]),
    ...(language === 'zh' ? [] : [`    ${visible(message)}`]),
    ...parts.slice(0, MOST_PARTS).map((line) => `      ${line}`),
    ...(parts.length > MOST_PARTS ? [`      … and ${parts.length - MOST_PARTS} more cells`] : []),
    ...passages.slice(1).map((passage) => `      “${visible(passage.replace(/\s+/g, ''))}”`),
  ]
}

const painted = (text: string, code: number, colour: boolean): string =>
  colour ? `\u001B[${code}m${text}\u001B[0m` : text
const bold = (text: string, colour: boolean): string => painted(text, 1, colour)
