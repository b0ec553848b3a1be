/** The rules of a scorecard as data: which codes break each, which leave it open, and what must be known to judge. */
import { refusal } from '../errors.js'
import { CODES } from '../diagnostics/catalogue.js'

const KNOWN_FACTS = ['read', 'year', 'publishedOn', 'tables', 'cells', 'lastYear', 'others'] as const
/** What may be known of a report. */
export type Fact = (typeof KNOWN_FACTS)[number]

export interface ScoreRule {
  /** snake_case: the column's name. */
  rule: string
  name: string
  nameEn: string
  weight: number
  /** Codes of findings that break it. */
  fails: readonly string[]
  /** Codes of findings that leave it open. */
  unknown: readonly string[]
  needs: readonly Fact[]
}

const UNREAD = ['page.noText', 'page.unreadable', 'page.drawn', 'report.partOf']

export const RULES: readonly ScoreRule[] = [
  rule(['published', '已发布报告', 'A report was published'], 10, ['report.absent'], {
    unknown: ['report.unread'],
  }),
  rule(['on_time', '按时发布', 'Published by 31 January'], 10, ['check.late'], {
    needs: ['year', 'publishedOn'],
  }),
  rule(['six_sections', '六个部分齐全', 'The six sections are there'], 10, ['section.missing'], {
    unknown: ['section.notFound', ...UNREAD],
  }),
  rule(['order', '各部分次序、序号正确', 'Sections stand in order'], 5, ['section.order', 'section.ordinal']),
  rule(['three_tables', '三张表格齐全', 'The three tables are there'], 10, ['table.missing'], {
    unknown: ['table.image', 'table.lost', ...UNREAD],
  }),
  rule(['format', '采用现行格式', 'The tables are of the format in force'], 5, ['format.old'], {
    needs: ['year', 'tables'],
  }),
  rule(['filled', '表格填写完整', 'No cell is blank'], 5, ['check.incomplete'], { needs: ['tables'] }),
  rule(
    ['sums', '勾稽关系成立', 'The sums of the form hold'],
    20,
    ['check.rowTotal', 'check.columnTotal', 'check.balance', 'check.disputeTotal'],
    { needs: ['tables', 'cells'] },
  ),
  rule(['text_and_table', '文字与表格一致', 'The text says what the tables say'], 10, ['check.narrative'], {
    needs: ['tables', 'cells'],
  }),
  rule(
    ['last_year', '与上年度衔接', 'What is carried in is what was carried forward'],
    10,
    ['check.carryOver'],
    {
      needs: ['lastYear', 'tables', 'cells'],
    },
  ),
  rule(
    ['own_text', '内容不雷同', 'The text is not that of another report'],
    5,
    ['check.copied', 'check.duplicate'],
    {
      needs: ['others'],
    },
  ),
  rule(['no_remnants', '无模板残留', 'Nothing of the form’s instructions is left in the text'], 5, [
    'check.template',
  ]),
  rule(['plausible', '数据合理', 'Numbers, units and years can be right'], 5, [
    'check.plausible',
    'check.unit',
    'check.year',
    'check.otherBody',
    'check.fee',
  ]),
]

function rule(
  [id, name, nameEn]: readonly [string, string, string],
  weight: number,
  fails: readonly string[],
  { unknown = [], needs = [] }: { unknown?: readonly string[]; needs?: readonly Fact[] } = {},
): ScoreRule {
  // A report that could not be read is judged by nothing but that it is there.
  const always: readonly Fact[] = id === 'published' ? [] : ['read']
  return { rule: id, name, nameEn, weight, fails, unknown, needs: [...always, ...needs] }
}

/** Codes that the scorecard itself finds. */
const OWN_CODES: readonly string[] = ['report.absent', 'report.unread', 'format.old']
/** Codes that only a data set has: no report is judged by them here. */
const ONLY_OF_BATCH: readonly string[] = [
  'check.versions',
  'report.bodyUnclear',
  'report.manifest',
  'report.notInManifest',
]

/** A rule by a code that never comes would hold for every report. */
function codesIn(words: string[] | undefined, line: number): string[] | undefined {
  for (const word of words ?? []) {
    if (ONLY_OF_BATCH.includes(word)) throw refusal('rules.invalid:batch', { line, word })
    if (!OWN_CODES.includes(word) && !CODES.some((code) => code === word))
      throw refusal('rules.invalid:code', { line, word })
  }
  return words
}

/**
 * Rows of a file → the rules to judge by, in its order. A row names one of the rules above by `rule` and may give another
 * `weight` or `name`; a rule of its own says which codes break it (`fails`, separated by spaces).
 */
export function readRules(rows: readonly Record<string, string>[]): ScoreRule[] {
  const rules = rows.map((row, i) => ruleOf(row, i + 2)).filter(({ weight }) => weight > 0)
  if (rules.length === 0) throw refusal('rules.invalid:none', {})
  const double = rules.find(({ rule: id }, i) => rules.findIndex((other) => other.rule === id) < i)
  if (double) throw refusal('rules.invalid:twice', { rule: double.rule })
  return rules
}

/** What a row doesn't say is as in the rule of that name. */
function ruleOf(row: Record<string, string>, line: number): ScoreRule {
  const { rule: id = '' } = row
  const known = RULES.find((one) => one.rule === id) ?? ownRule(row, line)
  const given = (name: string): string | undefined => row[name] || undefined
  const weight = Number(given('weight') ?? known.weight)
  if (!(weight >= 0)) throw refusal('rules.invalid:weight', { line, weight: String(row['weight']) })
  return {
    rule: id,
    name: given('name') ?? known.name,
    nameEn: given('name_en') ?? known.nameEn,
    weight,
    fails: codesIn(listed(given('fails')), line) ?? known.fails,
    unknown: codesIn(listed(given('unknown')), line) ?? known.unknown,
    needs: factsIn(listed(given('needs')), line) ?? known.needs,
  }
}

/** A rule that is none of the usual ones, before its row is read. */
function ownRule({ rule: id = '', fails }: Record<string, string>, line: number): ScoreRule {
  if (!/^[a-z][a-z0-9_]{0,31}$/.test(id))
    throw refusal('rules.invalid:noName', { line, rule: id || { en: 'no rule', zh: '空白' } })
  if (!fails) throw refusal('rules.invalid:unknown', { line, rule: id })
  return rule([id, id, id], 1, [])
}

function factsIn(words: string[] | undefined, line: number): Fact[] | undefined {
  const strange = words?.find((word) => !KNOWN_FACTS.some((fact) => fact === word))
  if (strange !== undefined)
    throw refusal('rules.invalid:fact', { line, word: strange, words: KNOWN_FACTS.join(', ') })
  return words as Fact[] | undefined
}

const listed = (words: string | undefined): string[] | undefined =>
  words?.split(/[\s;,|]+/).filter((word) => word !== '')
