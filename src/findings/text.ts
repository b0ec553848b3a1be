/** Findings for a terminal: grouped by report, the worst first; what is clean is assured; passages in common at the end. */
import { indicatorOf } from '../codebook.js'
import { adviceOn } from './advice.js'
import { reportName } from '../bodies/report-name.js'
import type { Assurance } from '../checks/assurance.js'
import { copiesAmong, countsShown, ownFindings } from './groups.js'
import type { CheckedFile, CheckedFinding, CheckResult } from './result.js'
import { countsOf } from './result.js'
import { countWords, type Language, nameOf, placeOf, plural, SEVERITIES, sorted, visible } from './words.js'

/** More cells than these are for the page or for programs. */
const MOST_PARTS = 12

const COLOURS: Record<CheckedFinding['severity'], number> = { error: 31, warning: 33, info: 36 }

interface Shown {
  /** Whether a terminal reads it. */
  colour?: boolean
  /** The language of the sentences; both where none is chosen. */
  language?: Language | undefined
  /** A failure as it is said in the language. */
  say?: (failed: CheckResult['failures'][number]) => string
}

interface Style {
  colour: boolean
  /** The language of everything around the sentences. */
  around: Language
  /** The languages of the sentences. */
  sentences: readonly Language[]
}

export function* findingsToText(
  { reports, failures }: CheckResult,
  { colour = false, language, say = plainly }: Shown = {},
): Generator<string> {
  const style: Style = { colour, around: language ?? 'en', sentences: language ? [language] : ['zh', 'en'] }
  for (const report of reports) {
    if (ownFindings(report).length > 0) yield reportText(report, style)
    if (report.assurance) yield assured(report, report.assurance, style.around)
  }
  for (const group of copiesAmong(reports)) yield groupText(group, style)
  for (const failed of failures) yield `${visible(say(failed))}\n`
  for (const line of adviceOn(failures, style.around)) yield `${line}\n`
  yield TOTALS[style.around](reports, failures.length)
}

const plainly = ({ file, code, message }: CheckResult['failures'][number]): string =>
  `${file}: ${code}: ${message}`

const TOTALS: Record<Language, (reports: readonly CheckedFile[], unread: number) => string> = {
  en: (reports, unread) =>
    `${plural(reports.length, 'report')} checked, ${flawedIn(reports)} with findings: ${countWords(countsShown(reports), 'en')}${unread > 0 ? `; ${unread} could not be read` : ''}.\n`,
  zh: (reports, unread) =>
    `共核查报告${reports.length}份，${flawedIn(reports)}份有问题：${countWords(countsShown(reports), 'zh')}${unread > 0 ? `；另有${unread}个文件无法识读` : ''}。\n`,
}

const flawedIn = (reports: readonly CheckedFile[]): number =>
  reports.filter(({ findings }) => findings.length > 0).length

/** 柳河县水利局 2024年：200格全部读出，勾稽关系30项全部成立，未发现问题。 */
function assured(file: CheckedFile, { cells, read, sums, checked }: Assurance, language: Language): string {
  // Of a report without tables there is nothing to assure.
  if (cells === 0 || read < cells) return ''
  const name = visible(nameOf(file))
  if (language === 'en') {
    const held =
      checked === sums ? `all ${sums} sums hold` : `all ${checked} sums that can be checked (of ${sums}) hold`
    return `${name}: all ${cells} cells read, ${sums > 0 ? `${held}, ` : ''}nothing found.\n`
  }
  const held =
    checked === sums ? `勾稽关系${sums}项全部成立` : `可核对的勾稽关系${checked}项（共${sums}项）全部成立`
  return `${name}${file.year === null ? '' : '年'}：${cells}格全部读出，${sums > 0 ? `${held}，` : ''}未发现问题。\n`
}

function reportText(report: CheckedFile, style: Style): string {
  const own = ownFindings(report)
  const lines = sorted(own).flatMap((finding) => findingLines(finding, style))
  const name = nameOf(report)
  const file = reportName(report.file, report.part)
  const head = `${name === report.file ? '' : `${name}  `}${file}  ${inBrackets(countWords(countsOf(own), style.around), style)}`
  return `${bold(visible(head), style)}\n${lines.map((line) => `  ${line}\n`).join('')}\n`
}

const inBrackets = (text: string, { around }: Style): string =>
  around === 'zh' ? `（${text}）` : `(${text})`

function findingLines(finding: CheckedFinding, style: Style): string[] {
  const { severity, code, location, passages = [] } = finding
  const { around, sentences } = style
  const parts = partLines(finding, around)
  const more = parts.length - MOST_PARTS
  const place = location ? `  ${around === 'zh' ? '' : 'at '}${placeOf(location, around)}` : ''
  return [
    `${painted(SEVERITIES[severity][around].padEnd(around === 'zh' ? 0 : 7), COLOURS[severity], style)} ${code}${place}`,
    ...sentences.map((language) => `    ${visible(language === 'zh' ? finding.messageZh : finding.message)}`),
    ...parts.slice(0, MOST_PARTS).map((line) => `      ${line}`),
    ...(more > 0 ? [`      ${around === 'zh' ? `……另有${more}格` : `… and ${more} more cells`}`] : []),
    ...passages.slice(1).map((passage) => `      ${quote(passage)}`),
  ]
}

/** More of a passage tells nothing more. */
const MOST_QUOTED = 120

function quote(passage: string): string {
  const text = visible(passage.replace(/\s+/g, ''))
  return `“${text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text}”`
}

/** The oldest report of a group, what it says, and the others with the share of their text that is its. */
function groupText(
  { oldest, report, copies, passages }: ReturnType<typeof copiesAmong>[number],
  style: Style,
): string {
  const { around } = style
  const code = painted(SEVERITIES.warning[around], COLOURS.warning, style)
  const first = visible(report ? `${nameOf(report)}  ${oldest}` : oldest)
  const head =
    around === 'zh'
      ? `文字雷同：最早见于 ${first}，另有${copies.length}份报告与之雷同`
      : `The same text: first in ${first}, and in ${plural(copies.length, 'other report')}`
  const lines = [
    `${code} check.copied`,
    ...copies.flatMap(({ report: copy, ratio = 0 }, i) => [
      `  ${`${Math.round(ratio * 100)}%`.padStart(4)}  ${visible(`${nameOf(copy)}  ${reportName(copy.file, copy.part)}`)}`,
      // The passage as the first copy has it.
      ...(i === 0 ? passages.map((passage) => `        ${quote(passage)}`) : []),
    ]),
  ]
  return `${bold(head, style)}\n${lines.map((line) => `  ${line}\n`).join('')}\n`
}

const painted = (text: string, code: number, { colour }: Style): string =>
  colour ? `\u001B[${code}m${text}\u001B[0m` : text
const bold = (text: string, style: Style): string => painted(text, 1, style)

/** `（一）予以公开 · 自然人: 5 (block 9, row 6, column 4)`; zeros and blanks are left out. */
const partLines = ({ parts = [], indicator: about }: CheckedFinding, language: Language): string[] =>
  parts.flatMap(({ indicator, value, location }) => {
    if (value === null || (value === 0 && indicator !== about)) return []
    const { row, column } = indicatorOf(indicator)
    const place = location ? placeOf(location, language) : ''
    const cell = `${row.split(' / ').at(-1)} · ${column}`
    if (language === 'zh') return [`${cell}：${value}${place && `（${place}）`}`]
    return [`${cell}: ${value}${place && ` (${place})`}`]
  })
