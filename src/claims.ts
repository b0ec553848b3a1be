/**
 * Counts that the prose states, each with whose they are and for which year. What the text says is never a value of an
 * indicator; a number whose subject is not sure is not claimed.
 */
import { type Statement, statementsOf, type CountWords } from './checks/narrative/claims.js'
import { type Passage, passagesOf } from './checks/narrative/sentences.js'
import type { SectionPlace } from './checks/structure.js'
import { NONES, type NoneOf, type Subject, SUBJECTS } from './claims/subjects.js'
import { type Block, paragraph } from './document.js'
import { SECTIONS_WITH_TABLE } from './form/index.js'
import type { Claim } from './report.js'

/** The prose of a report, in its sections. */
export interface Told {
  blocks: readonly Block[]
  sections: readonly SectionPlace[]
  agency: string | null
  year: number | null
}

/** Only the subject itself, with its number right behind it or in front. */
const CLOSELY: CountWords<Subject, NoneOf> = {
  topics: SUBJECTS,
  absences: NONES,
  told: /公开|申请|复议|诉讼|结转/,
  contexts: (left, right) => [`${left}#${right}`],
}

export function claimsIn({ blocks, sections, agency, year }: Told): Claim[] {
  const spans = sections.length > 0 ? sections : [{ ...WHOLE, to: blocks.length }]
  return spans.flatMap((span) => {
    // What stands beside a table of the form is told in 一, 五 and 六, or is a torn row.
    if (SECTIONS_WITH_TABLE.has(span.number)) return []
    const about = { agency, year, told: span.title }
    const claims = passagesIn(blocks, span).flatMap((passage) =>
      statementsOf(passage, about, CLOSELY).flatMap((one) => claimOf(one, blocks, agency) ?? []),
    )
    return distinct(claims)
  })
}

const WHOLE: SectionPlace = { number: null, title: '', heading: -1, from: 0, to: 0, rest: '' }

/** The passages of a section, what stands on its heading's line among them: 四、收费情况。未收取费用。 */
function passagesIn(blocks: readonly Block[], { heading, from, to, rest }: SectionPlace): Passage[] {
  if (!rest || heading < 0) return passagesOf(blocks, from, to)
  const own = blocks.map((block, i) => (i === heading ? paragraph(rest) : block))
  return passagesOf(own, heading, to)
}

/** From the beginning of something, of several years (三年来, 近五年), or up to a day: no count of a year. */
const SINCE =
  /目前|截[至止]|至今|以来|历年|[二两三四五六七八九十]年(?:来|间|多)|近[二两三四五六七八九十\d]{1,2}年|本届|自20\d\d年/
/** 国土局，受理申请35件; 1.民政局收到申请5件; 安河区：… : who is spoken of. */
const SPOKEN_OF =
  /(?:^|[，。；、：:是为\d.．)）])(\p{Script=Han}{1,8}(?:局|委|委员会|办|镇|乡|街道|区|县))(?:共|全年|今年)?(?:[，,：:]|收到|接到|受理|办理|答复)/gu
const ONE_SELF = /^(?:[我本全该各]|20\d\d)/

const speaksOfOthers = (text: string, agency: string | null): boolean =>
  [...text.matchAll(SPOKEN_OF)].some(([, name = '']) => !ONE_SELF.test(name) && !agency?.includes(name))
/** 累计公开100条 may be of all years; 全年累计公开100条 is not. */
const IN_ALL = /累计/
const WHOLE_YEAR = /全年|年度|本年|20\d\d年(?!底|末|以)/

const SCOPES = { whole: 'own', part: 'part', region: 'area' } as const

/** Where two years are named, or the amount is vague (近百件, 20余件), nothing is claimed. */
function claimOf(
  { topic, amount, scope, sentence, time }: Statement<Subject, NoneOf>,
  blocks: readonly Block[],
  agency: string | null,
): Claim | null {
  const { text, block } = sentence
  const whose = scope === 'whole' && speaksOfOthers(text, agency) ? 'part' : scope
  const isVague = amount.from !== amount.to
  const isOpen = SINCE.test(text) || (IN_ALL.test(text) && !WHOLE_YEAR.test(text))
  const isOther = 'notIn' in topic && topic.notIn?.test(text) === true
  if (isVague || isOpen || isOther || time === 'otherPeriod' || time === 'severalYears') return null
  return {
    subject: topic.subject,
    value: amount.from,
    unit: amount.unit ?? null,
    scope: time === 'otherYear' ? 'otherYear' : SCOPES[whose],
    sentence: text,
    location: placeOf(blocks, block),
  }
}

/** Where a sentence begins: its block, and the page of it. */
function placeOf(blocks: readonly Block[], block: number): Claim['location'] {
  const at = blocks[block]
  const place = at?.kind === 'paragraph' ? at.place : undefined
  return { block, ...(place && { page: place.page, bbox: place.bbox }) }
}

/** A chapter that gives a subject two numbers of one scope leaves open which it is; said twice the same in a sentence, it is one claim. */
function distinct(claims: readonly Claim[]): Claim[] {
  const topicOf = ({ subject, scope }: Claim): string => [subject, scope].join('\n')
  const keyOf = (claim: Claim): string => [topicOf(claim), claim.sentence, claim.location.block].join('\n')
  const values = new Map<string, Set<number>>()
  for (const claim of claims) {
    const known = values.get(topicOf(claim)) ?? new Set<number>()
    values.set(topicOf(claim), known.add(claim.value))
  }
  const first = new Set<string>()
  return claims.filter((claim) => {
    const key = keyOf(claim)
    if (values.get(topicOf(claim))!.size > 1 || first.has(key)) return false
    first.add(key)
    return true
  })
}
