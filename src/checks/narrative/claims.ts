/** Sentences → what they claim: a number, its topic, and whose work it counts. */
import { kindOf } from '../agencies.js'
import { type Amount, amountsIn } from './amounts.js'
import { type Passage, type Sentence, clausesOf } from './sentences.js'
import { ABSENCES, type Absence, type Cued, type Denied, TOPICS, type Topic } from './topics.js'

export interface CountClaim {
  topic: Topic | Absence
  amount: Pick<Amount, 'from' | 'to' | 'text'>
  scope: Scope
  sentence: Sentence
}

/** `part`: of one office among those that the table counts; `region`: of all bodies of a place, of which the table may count one. */
export type Scope = 'whole' | 'part' | 'region'

export interface PassageSubject {
  year: number | null
  agency: string | null
  /** What the passage is known to speak of: its heading. */
  told?: string
}

/** What numbers are looked for, and by which words. */
export interface CountWords<T extends Cued, A extends Denied> {
  topics: readonly T[]
  absences: readonly A[]
  /** No topic is told without one of these: most passages need not be read. */
  told: RegExp
  /** What is asked for a topic's words, in order: what stands before a number, what behind it. */
  contexts: (left: string, right: string) => readonly string[]
}

/** What a sentence says of one topic, whatever year and whosever work it is of. */
export interface Statement<T, A> {
  topic: T | A
  amount: Pick<Amount, 'from' | 'to' | 'text'> & { unit?: string }
  scope: Scope
  time: Time
  sentence: Sentence
}

export type Time = 'own' | 'otherYear' | 'severalYears' | 'otherPeriod'

/** Compared with another year, or with another thing. */
const COMPARED =
  /同比|环比|较[上去前]|比[上去前]|相比|增长|增加|减少|下降|回落|上升|提高|降低|超过去年|增幅|平均/
/** A part of the year, or more than it. */
const PERIODS =
  /\d{1,2}月\d{1,2}日(?:起)?(?:至|到|—|-|–|~)(?:20\d\d年)?(?:12月31日)?|截至?(?:到)?(?:20\d\d年)?(?:12月31日|12月底|年底)|(?:20\d\d年)?1月1日/g
const OTHER_PERIOD = /\d{1,2}月|季度|半年|以来|以前|历年|近年|每[年月]|计划|预计|拟|力争|目标|任期/
/** By channel or by subject: a part of what the table counts. */
const PARTIAL =
  /其中|网络|网上|信函|信件|当面|邮寄|邮件|传真|平台|现场|电话|线上|线下|窗口|微信|网站|在线|互联网|邮箱|系统|挂号|书面|来访|门户|渠道|涉及(?!政府信息公开|信息公开|政务公开)|关于|类|占|第三方|人均|指导|协助|会同|配合|转办|移交/
/** 通过网站、信函等渠道: all of them. */
const ALL_CHANNELS =
  /等(?:多种|各种|各类|方式|渠道|途径|形式)|(?:各种|各类|多种)(?:方式|渠道|途径)|依申请公开(?:平台|系统)?共/

const OFFICES =
  /本级|政府办|府办|办公室|办公厅|部门|各[镇乡街县区市委局]|街道|乡镇|镇街|直属|下属|所属|派出|分局|[局委府厅]机关|机关本级|[省市县区][\p{Script=Han}]{1,8}(?:局|厅|委)(?!.{0,2}(?:要求|部署))/u
const REGION = /全[省市县区州盟旗镇乡]|全系统|[省市县区州]各级|本行政区域|我[省市县区州]/

/** The tables' own numbers, however they are told. */
const NARRATIVE: CountWords<Topic, Absence> = {
  topics: TOPICS,
  absences: ABSENCES,
  told: /申请|复议|诉讼|规章|规范性文件|行政许可|行政处罚|收费|结转|转结|顺延/,
  contexts: (left, right) => [left, right],
}

/** Characters that a number's subject may stand before it: a long paragraph has 1,000. */
const MOST_TOLD = 2_000

export const claimsOf = (passage: Passage, subject: PassageSubject): CountClaim[] =>
  statementsOf(passage, subject, NARRATIVE).filter(({ time }) => time === 'own')

export function statementsOf<T extends Cued, A extends Denied>(
  passage: Passage,
  { year, agency, told: heading = '' }: PassageSubject,
  vocabulary: CountWords<T, A>,
): Statement<T, A>[] {
  const statements: Statement<T, A>[] = []
  if (!passage.some(({ text }) => vocabulary.told.test(text))) return statements
  let scope: Scope = 'whole'
  let told = heading
  for (const sentence of passage) {
    const clauses = clausesOf(sentence).map(withAmounts)
    const text = clauses.map((clause) => clause.text).join('，')
    told = (told + text).slice(-MOST_TOLD)
    scope = scopeOf(text, scope, agency)
    const time = timeOf(text, year)
    clauses.forEach((clause, index) => {
      for (const { topic, amount } of [
        ...saidInClause(clause, clauses[index - 1], told, vocabulary),
        ...absencesOf(clause.text, vocabulary),
      ]) {
        statements.push({ topic, amount, scope, time, sentence })
      }
    })
  }
  return statements
}

/** The table may count one office or all; the narrowest words so far hold for what follows. */
function scopeOf(text: string, before: Scope, agency: string | null): Scope {
  if (REGION.test(text)) return 'region'
  const office = agency !== null && kindOf(agency) === 'department' ? null : OFFICES.exec(text)
  // 街道 in the report of a 街道 is the agency itself.
  return office && !agency?.includes(office[0]) ? 'part' : before
}

function timeOf(text: string, year: number | null): Time {
  const named = [...text.matchAll(/(20\d\d)年(?:度)?(?!.{0,6}(?:结转|转结))/g)].map(([, digits]) =>
    Number(digits),
  )
  const years = new Set(named)
  const others = year === null ? [] : [...years].filter((other) => other !== year && other !== year + 1)
  if (OTHER_PERIOD.test(text.replace(PERIODS, ''))) return 'otherPeriod'
  if (others.length === 0) return 'own'
  return years.size === 1 ? 'otherYear' : 'severalYears'
}

interface Said<T> {
  topic: T
  amount: Statement<unknown, unknown>['amount']
}

/** A stretch between commas, and the amounts in it. */
interface Clause {
  text: string
  amounts: readonly Amount[]
}

const withAmounts = (text: string): Clause => ({ text, amounts: amountsIn(text) })

function saidInClause<T extends Cued>(
  { text: clause, amounts }: Clause,
  before: Clause | undefined,
  told: string,
  { topics, contexts }: Pick<CountWords<T, Denied>, 'topics' | 'contexts'>,
): Said<T>[] {
  if (amounts.length === 0 || COMPARED.test(clause)) return []
  const lead = before?.amounts.length === 0 ? before.text : ''
  return amounts.flatMap((amount, i) => {
    const left = clause.slice(amounts[i - 1]?.end ?? 0, amount.start)
    const next = amounts[i + 1]?.start
    const after = clause.slice(amount.end, next)
    // What follows a comma of a list belongs to the next number.
    const right = next === undefined ? after : after.split('、')[0]!
    // 受理政府信息公开申请，共计5件: the clause before says what is counted.
    const context = i === 0 && FILLER.test(left) && right.length < 2 ? lead + left : left
    const topic = contexts(context, right)
      .map((words) => topicOf(words, amount, told, topics))
      .find((found) => found !== undefined)
    if (!topic || (topic.whole && isPartial(left, right, clause))) return []
    return [{ topic, amount }]
  })
}

/** Words that only lead up to a number. */
const FILLER = /^(?:共计?|合计|总计|总数|一共|累计|数量|另|有|为|的|已|均|其余|剩余|还有|尚有){0,2}$/

const topicOf = <T extends Cued>(
  text: string,
  { unit }: Pick<Amount, 'unit'>,
  told: string,
  topics: readonly T[],
): T | undefined =>
  topics.find(
    ({ cue, unless, units, about }) =>
      units.includes(unit) && cue.test(text) && !unless?.test(text) && (!about || about.test(told)),
  )

const isPartial = (left: string, right: string, clause: string): boolean =>
  (PARTIAL.test(left) ||
    /^[^，]{0,6}(?:类|占|涉及(?!政府信息公开|信息公开|政务公开))/.test(right) ||
    clause.startsWith('其中')) &&
  !ALL_CHANNELS.test(left)

const absencesOf = <A extends Denied>(
  clause: string,
  { absences }: Pick<CountWords<Cued, A>, 'absences'>,
): Said<A>[] =>
  !/[未没无]/.test(clause)
    ? []
    : absences
        .filter(({ cue, unless }) => cue.test(clause) && !unless.test(clause))
        .map((topic) => ({ topic, amount: { from: 0, to: 0, text: '0' } }))
