/** Reports judged by rules: ✓, ✗ or not to be judged, each with its evidence. It uses what the checks have found, and finds nothing itself. */
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { RULES, type Fact, type ScoreRule } from './scorecard-rules.js'
import {
  AGENCY,
  BODY,
  type OutputColumn,
  column,
  FILE,
  type Mark,
  type OutputRow,
  type OutputTable,
  text,
  YEAR,
} from './tables.js'
import type { MarkedRow, Sheet } from './xlsx.js'

export { readRules, RULES, type ScoreRule } from './scorecard-rules.js'

/** One body's report for a year, or that there is none. */
export interface Judged {
  body: string | null
  agency: string | null
  year: number | null
  file: string | null
  /** Its address, or its file. */
  link: string | null
  findings: readonly Diagnostic[]
  /** Codes of what the checks have no finding for: `report.unread`, `report.absent`, `format.old`. */
  told: readonly Told[]
  /** What is known, so that a rule without findings holds. */
  facts: ReadonlySet<Fact>
}

export interface Told {
  code: string
  messageZh: string
  message: string
}

export type Verdict = '✓' | '✗' | '不能判断'
const VERDICTS: readonly Verdict[] = ['✓', '✗', '不能判断']

export interface Judgement {
  rule: ScoreRule
  verdict: Verdict
  evidence: readonly (Diagnostic | Told)[]
  /** What would have to be known to judge. */
  lacking: readonly Fact[]
}

const FACTS: Readonly<Record<Fact, { en: string; zh: string }>> = {
  read: { en: 'the report was read', zh: '报告已识读' },
  year: { en: 'the year reported on', zh: '报告年度' },
  publishedOn: { en: 'the date of publication', zh: '发布日期' },
  tables: { en: 'all tables', zh: '全部表格' },
  cells: { en: 'every cell', zh: '全部数据' },
  lastYear: { en: 'the report for the year before', zh: '上一年度报告' },
  others: { en: 'other reports to compare with', zh: '可比对的其他报告' },
}

export function judgementsOf(report: Judged, rules: readonly ScoreRule[] = RULES): Judgement[] {
  const all: (Diagnostic | Told)[] = [...report.findings, ...report.told]
  return rules.map((rule) => {
    const failing = all.filter(({ code }) => rule.fails.includes(code))
    const open = all.filter(({ code }) => rule.unknown.includes(code))
    const lacking = rule.needs.filter((fact) => !report.facts.has(fact))
    if (failing.length > 0) return { rule, verdict: '✗', evidence: failing, lacking: [] }
    if (open.length > 0 || lacking.length > 0) return { rule, verdict: '不能判断', evidence: open, lacking }
    return { rule, verdict: '✓', evidence: [], lacking: [] }
  })
}

interface Score {
  /** Weights of the rules that hold. */
  points: number
  /** Weights of the rules that could be judged. */
  of: number
  /** Rules that could not. */
  open: number
}

function scoreOf(judgements: readonly Judgement[]): Score {
  const weightOf = (...verdicts: Verdict[]): number =>
    judgements.reduce((sum, { rule, verdict }) => sum + (verdicts.includes(verdict) ? rule.weight : 0), 0)
  return {
    points: weightOf('✓'),
    of: weightOf('✓', '✗'),
    open: judgements.filter(({ verdict }) => verdict === '不能判断').length,
  }
}

const percentOf = ({ points, of }: Score): number | null =>
  of === 0 ? null : Number(((points / of) * 100).toFixed(1))

const SCORES: readonly OutputColumn[] = [
  column('number', 'points', '得分', 'Weights of the rules that hold'),
  column('number', 'possible', '可评满分', 'Weights of the rules that could be judged'),
  column('number', 'percent', '得分率', 'Points of a hundred that could be had'),
  column('integer', 'not_judged', '不能判断', 'Rules that could not be judged'),
]

const scoreCells = (score: Score): OutputRow => [score.points, score.of, percentOf(score), score.open]

const LINK = { ...text('link', '链接', 'Address of the manifest, or the file'), width: 40 }

const cardTable = (rules: readonly ScoreRule[]): OutputTable => ({
  name: 'scorecard',
  title: 'Scorecard: a row for each body and year, a column for each rule',
  titleZh: '评分表',
  frozen: 3,
  columns: [
    BODY,
    AGENCY,
    YEAR,
    ...SCORES,
    ...rules.map(({ rule, name, nameEn }) => text(rule, name, nameEn, VERDICTS)),
    FILE,
    LINK,
  ],
})

export const evidenceTable: OutputTable = {
  name: 'evidence',
  title: 'Evidence: a row for each body, year and rule',
  titleZh: '依据',
  frozen: 3,
  columns: [
    BODY,
    AGENCY,
    YEAR,
    text('rule', '规则', 'Id of the rule'),
    text('name', '名称', 'What the rule asks, in Chinese'),
    column('number', 'weight', '权重', 'Points for it'),
    text('verdict', '结论', 'Whether it holds', VERDICTS),
    { ...text('evidence', '依据', 'What was found, or what would have to be known; in Chinese'), width: 70 },
    { ...text('evidence_en', '依据（英文）', 'The same in English'), width: 60 },
    text('codes', '代码', 'Codes of the findings'),
    FILE,
    LINK,
  ],
}

const bodiesTable: OutputTable = {
  name: 'bodies',
  title: 'Bodies: a row for each, all its years together',
  titleZh: '各机关合计',
  columns: [BODY, AGENCY, column('integer', 'years', '年度数', 'Years that were judged'), ...SCORES],
}

const rulesTable: OutputTable = {
  name: 'rules',
  title: 'Rules: a row for each',
  titleZh: '规则',
  columns: [
    text('rule', '规则', 'Id of the rule'),
    { ...text('name', '名称', 'What it asks, in Chinese'), width: 30 },
    { ...text('name_en', '名称（英文）', 'What it asks'), width: 40 },
    column('number', 'weight', '权重', 'Points for it'),
    { ...text('fails', '不合格的代码', 'Codes that break it'), width: 40 },
    { ...text('unknown', '不能判断的代码', 'Codes that leave it open'), width: 30 },
    text('needs', '所需信息', 'What must be known'),
  ],
}

const LOOKS: Readonly<Record<Verdict, Mark>> = { '✓': 'corrected', '✗': 'number!', 不能判断: 'ambiguous' }

interface Scored {
  report: Judged
  judgements: readonly Judgement[]
}

const scored = (reports: readonly Judged[], rules: readonly ScoreRule[]): Scored[] =>
  reports.map((report) => ({ report, judgements: judgementsOf(report, rules) }))

export function evidenceRows(reports: readonly Judged[], rules: readonly ScoreRule[]): OutputRow[] {
  return scored(reports, rules).flatMap(({ report, judgements }) =>
    judgements.map((judgement): OutputRow => {
      const { rule, verdict, evidence } = judgement
      const { body, agency, year, file, link } = report
      return [
        ...[body, agency, year, rule.rule, rule.name, rule.weight, verdict],
        wordsOf(judgement, 'zh'),
        wordsOf(judgement, 'en'),
        [...new Set(evidence.map(({ code }) => code))].join(' '),
        file,
        link,
      ]
    }),
  )
}

/** So many findings of a rule are told; the others are counted. */
const MOST_TOLD = 5

function wordsOf({ evidence, lacking }: Judgement, language: 'en' | 'zh'): string {
  const told = evidence
    .slice(0, MOST_TOLD)
    .map(({ message, messageZh }) => (language === 'zh' ? messageZh : message))
  const more = evidence.length - told.length
  const others = language === 'zh' ? `另有${more}处。` : `${more} more.`
  const needed = lacking.map((fact) => FACTS[fact][language]).join(language === 'zh' ? '、' : ', ')
  const unknown = language === 'zh' ? `未知：${needed}。` : `Not known: ${needed}.`
  return [...told, ...(more > 0 ? [others] : []), ...(needed === '' ? [] : [unknown])].join(' ')
}

/** The workbook: reports by rules, the evidence, the bodies, the rules themselves. */
export function scorecardSheets(reports: readonly Judged[], rules: readonly ScoreRule[]): Sheet[] {
  const all = scored(reports, rules)
  return [
    { table: cardTable(rules), rows: () => all.map(cardRow) },
    { table: evidenceTable, rows: () => evidenceRows(reports, rules).map(markedEvidence) },
    { table: bodiesTable, rows: () => bodyRows(all).map((values) => ({ values })) },
    { table: rulesTable, rows: () => rules.map((rule) => ({ values: ruleRow(rule) })) },
  ]
}

const BEFORE_RULES = 3 + SCORES.length

function cardRow({ report, judgements }: Scored): MarkedRow {
  const { body, agency, year, file, link } = report
  const verdicts = judgements.map(({ verdict }) => verdict)
  return {
    values: [body, agency, year, ...scoreCells(scoreOf(judgements)), ...verdicts, file, link],
    marks: new Map(verdicts.map((verdict, i) => [BEFORE_RULES + i, LOOKS[verdict]])),
  }
}

const VERDICT = evidenceTable.columns.findIndex(({ name }) => name === 'verdict')
const markedEvidence = (values: OutputRow): MarkedRow => ({
  values,
  marks: new Map([[VERDICT, LOOKS[values[VERDICT] as Verdict]]]),
})

function bodyRows(all: readonly Scored[]): OutputRow[] {
  const byBody = new Map<string, Scored[]>()
  for (const one of all) {
    const { body, agency, file } = one.report
    // A body whose place isn't known is no other's.
    const key = body ?? `file ${file ?? agency}`
    byBody.set(key, [...(byBody.get(key) ?? []), one])
  }
  return [...byBody.values()].map((own) => {
    const { body, agency } = own[0]!.report
    return [body, agency, own.length, ...scoreCells(scoreOf(own.flatMap(({ judgements }) => judgements)))]
  })
}

const ruleRow = ({ rule, name, nameEn, weight, fails, unknown, needs }: ScoreRule): OutputRow => [
  rule,
  name,
  nameEn,
  weight,
  fails.join(' '),
  unknown.join(' '),
  needs.join(' '),
]
