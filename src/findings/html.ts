/** Findings as one page that needs nothing else: what an office hands to the author of a report. */
import { reportName } from '../bodies/report-name.js'
import { type CheckResult, type CheckedFile, type CheckedFinding, type Printed, countsOf } from './result.js'
import { entryOf } from '../diagnostics/catalogue.js'
import type { Table } from '../document.js'
import { countWords, nameOf, partLines, placeOf, sorted, totalsOf } from './words.js'

const STYLE = `body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}
h1{font-size:1.5em}h2{font-size:1.2em;border-top:2px solid #444;padding-top:.6em;margin-top:2em}
table{border-collapse:collapse;margin:1em 0;font-size:13px}td{border:1px solid #888;padding:.15em .4em;text-align:center}
ol{padding-left:2em}li{margin:.5em 0}.en,.at{color:#666;font-size:.87em}.code{font-family:monospace}
.error{color:#b00020}.warning{color:#9a5b00}.info{color:#2a5d8f}
td.error{background:#ffd9de}td.warning{background:#ffeccc}td.info{background:#e2eefa}td.part{background:#f6f3ea}sup{font-weight:bold}
@media print{h2{break-before:page}h2:first-of-type{break-before:auto}table{break-inside:avoid}}`

const SEVERITY_ZH: Record<CheckedFinding['severity'], string> = {
  error: '错误',
  warning: '疑问',
  info: '提示',
}

/**
 * @param printedAgain gives a report's tables as printed; null where it can't
 */
export async function* findingsToHtml(
  result: CheckResult,
  printedAgain: (report: CheckedFile) => Promise<Printed | null>,
): AsyncGenerator<string> {
  const flawed = result.reports.filter(({ findings }) => findings.length > 0)
  const { error, warning, info } = totalsOf(result.reports)
  yield `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n`
  yield `<title>政府信息公开工作年度报告核查结果</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<h1>政府信息公开工作年度报告核查结果</h1>\n`
  yield `<p>核查报告${result.reports.length}份，${flawed.length}份有问题：错误${error}处，疑问${warning}处，提示${info}处。</p>\n`
  for (const checked of flawed) {
    const printed = checked.findings.some(({ location }) => location) ? await printedAgain(checked) : null
    yield reportPage(checked, printed)
  }
  if (result.failures.length > 0) {
    const items = result.failures.map(
      ({ file, code, message }) =>
        `<li>${escaped(file)}: <span class="code">${code}</span> ${escaped(message)}</li>\n`,
    )
    yield `<h2>无法识读的文件</h2>\n<ul>\n${items.join('')}</ul>\n`
  }
  yield '</body>\n</html>\n'
}

function reportPage(checked: CheckedFile, printed: Printed | null): string {
  const findings = sorted(checked.findings)
  const items = findings.map((finding, i) => `<li value="${i + 1}">${findingItem(finding)}</li>\n`).join('')
  const tables = printed ? markedTables(printed, findings) : ''
  return `<h2>${escaped(nameOf(checked))}</h2>\n<p class="at">${escaped(reportName(checked.file, checked.part))} · ${countWords(countsOf(findings))}</p>\n<ol>\n${items}</ol>\n${tables}`
}

function findingItem(finding: CheckedFinding): string {
  const { severity, code, message, messageZh, location, passages = [] } = finding
  const parts = partLines(finding)
  const basis = entryOf(code)?.basis.zh
  return [
    `<b class="${severity}">${SEVERITY_ZH[severity]}</b> ${escaped(messageZh)}`,
    `<div class="en">${escaped(message)}</div>`,
    `<div class="at"><span class="code">${code}</span>${basis ? ` · 依据：${escaped(basis)}` : ''}${location ? ` · ${placeOf(location)}` : ''}</div>`,
    ...(parts.length > 0 ? [`<div class="at">${parts.map(escaped).join('<br>')}</div>`] : []),
    ...passages.map((passage) => `<blockquote>${escaped(passage)}</blockquote>`),
  ].join('\n')
}

interface Mark {
  number: number
  finding: CheckedFinding
  /** The cell that fails; the others are its parts. */
  fails: boolean
}

const keyOf = (at: CheckedFinding['location']): string | null =>
  at?.row === undefined ? null : `${at.block} ${at.row} ${at.column}`

/** The tables that the values were read from, with the cells of each finding marked. */
function markedTables({ blocks, observations }: Printed, findings: readonly CheckedFinding[]): string {
  const marks = new Map<string, Mark[]>()
  findings.forEach((finding, i) => {
    const failing = keyOf(finding.location)
    const keys = new Set([failing, ...(finding.parts ?? []).map(({ location }) => keyOf(location))])
    for (const key of keys)
      if (key) marks.set(key, [...(marks.get(key) ?? []), { number: i + 1, finding, fails: key === failing }])
  })
  const read = new Set(observations.map(({ location }) => location.block))
  return [...read]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const block = blocks[index]
      return block?.kind === 'table'
        ? [tableHtml(block, (row, column) => marks.get(`${index} ${row} ${column}`) ?? [])]
        : []
    })
    .join('')
}

function tableHtml({ cells }: Table, marksAt: (row: number, column: number) => Mark[]): string {
  const rows = new Map<number, string[]>()
  for (const { row, column, rowSpan, columnSpan, text } of cells.toSorted(
    (a, b) => a.row - b.row || a.column - b.column,
  )) {
    const marks = marksAt(row, column)
    const [worst] = sorted(marks.filter(({ fails }) => fails).map(({ finding }) => finding))
    const kind = worst?.severity ?? (marks.length > 0 ? 'part' : null)
    const shown = marks.length > 0 ? `<sup>${marks.map(({ number }) => number).join(',')}</sup>` : ''
    const rule = marks.map(({ number, finding }) => `${number}. ${finding.messageZh}`).join('\n')
    const attributes = [
      ...(rowSpan > 1 ? [` rowspan="${rowSpan}"`] : []),
      ...(columnSpan > 1 ? [` colspan="${columnSpan}"`] : []),
      ...(kind ? [` class="${kind}" title="${escaped(rule)}"`] : []),
    ]
    rows.set(row, [...(rows.get(row) ?? []), `<td${attributes.join('')}>${escaped(text)}${shown}</td>`])
  }
  const height = Math.max(0, ...cells.map(({ row, rowSpan }) => row + rowSpan))
  return `<table>\n${Array.from({ length: height }, (_, row) => `<tr>${(rows.get(row) ?? []).join('')}</tr>\n`).join('')}</table>\n`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!)
