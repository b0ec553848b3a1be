/** Years and days that cannot be meant: last year's in the place of this one's, this one's among the plans, days after publication. */
import { type Sink, finding } from '../diagnostics/finding.js'
import { ANY_NUMBERING } from '../form/lexicon/ordinals.js'
import { quoted } from './quoted.js'
import type { Passage, Sentence } from './narrative/sentences.js'

export interface Dated {
  year: number
  /** 2025-01-20; null where it isn't known. */
  publishedOn: string | null
}

/** Looks at the passages of a section of prose. */
export function checkYearsSaid(
  passages: readonly Passage[],
  section: number,
  { year, publishedOn }: Dated,
  report: Sink,
): void {
  for (const passage of passages) {
    const isThisYears = passage.some(({ text }) => text.includes(`${year}年`))
    passage.forEach((sentence, i) => {
      const isFirst = i === 0 && section === 1
      if (
        (isFirst && !isThisYears && opensWith(sentence, year - 1)) ||
        saysOfLastYear(sentence, section, year)
      )
        report(
          finding('check.year:text', { year, other: year - 1, quote: quoted(sentence.text) }, at(sentence)),
        )
      if (section === PLANS && isPlannedFor(sentence, year))
        report(finding('check.year:plan', { year, quote: quoted(sentence.text) }, at(sentence)))
      if (publishedOn !== null && lastDayIn(sentence) > publishedOn)
        report(
          finding('check.year:day', { published: publishedOn, quote: quoted(sentence.text) }, at(sentence)),
        )
    })
  }
}

const at = ({ block }: Sentence) => ({ location: { block } })

/** 2022年，我局认真贯彻…: a passage that begins with last year as if it were this one's. */
const OPENING = new RegExp(
  `^(?:${ANY_NUMBERING})?(20\\d\\d)年(?:度)?[，,](?!.{0,12}(?:印发|出台|制定了?《|以来|起))`,
)

const opensWith = ({ text }: Sentence, year: number): boolean => Number(OPENING.exec(text)?.[1]) === year

/** Words by which a sentence speaks of last year because it means it: 较2022年增加3件, 2022年结转的2件. */
const MEANT = [
  '比',
  '较',
  '同期',
  '上年',
  '上一年',
  '上年度',
  '去年',
  '往年',
  '历年',
  '近年',
  '结转',
  '以来',
  '年起',
  '开始',
  '印发',
  '出台',
  '修订',
  '制定',
  '整改',
  '考核',
  '评估',
  '测评',
  '排名',
  '至今',
]

/** 《…2022年…》 and 〔2022〕 are names. */
const NAMES = /《[^《》]{0,200}》|〔[^〔〕]{0,20}〕/g
const COUNTED = /\d(?:余|多)?(?:万)?(?:件|条|篇|次|份|个|项|元|人)/
const SAYS_FEE = /信息处理费|收取.{0,12}费用/

/**
 * Last year as this one, in any sentence that doesn't mention this one:
 * `2022年1月1日至12月31日`, 截至2022年底，共公开信息120条, 2022年全年共受理申请5件, 2022年度未收取信息处理费.
 */
function saysOfLastYear({ text: printed }: Sentence, section: number, year: number): boolean {
  const last = `${year - 1}年`
  const text = printed.replace(NAMES, '')
  if (!text.includes(last) || text.includes(`${year}年`) || MEANT.some((word) => text.includes(word)))
    return false
  if (AS_OF.exec(text)?.[1] === String(year - 1) || PERIOD.exec(text)?.[1] === String(year - 1)) return true
  if (section === FEES && SAYS_FEE.test(text)) return true
  return YEARS_WORK.exec(text)?.[1] === String(year - 1) && COUNTED.test(text)
}

const FEES = 6
const PLANS = 5

const AS_OF = /(?:截至|截止)到?(20\d\d)年(?:12月31日|12月底|年?底|年?末)/
const PERIOD = /(20\d\d)年1月1日(?:起|开始)?(?:至|到|—|-|－|~)(?:20\d\d年)?12月31日/
/** 2022年，我局共…, 2022年度全年主动公开… */
const YEARS_WORK = new RegExp(`^(?:${ANY_NUMBERING})?(20\\d\\d)年(?:度|全年)?[，,]?(?:全年|我|本|全|共|累计)`)

/** 2024年，我局将进一步…, in the report for 2024: what was planned in the report for 2023. */
const PLAN =
  /(20\d\d)年(?:度)?[，,]?(?:我|本)?[局委办厅镇乡县区市街道单位机关]{0,4}将(?:进一步|继续|着力|重点|不断|切实|严格|深入|持续|认真|从以下)/

const isPlannedFor = ({ text }: Sentence, year: number): boolean =>
  Number(PLAN.exec(text)?.[1]) === year && !text.includes(`${year + 1}年`)

/** 截至2025年3月1日: a day up to which something was counted. */
const COUNTED_TO = /(?:截至|截止)到?(20\d\d)年(\d{1,2})月(\d{1,2})日/

/** 截至2025年3月1日 → 2025-03-01; '' where no such day is said. */
function lastDayIn({ text }: Sentence): string {
  const [, year, month = '', day = ''] = COUNTED_TO.exec(text) ?? []
  return year === undefined ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
