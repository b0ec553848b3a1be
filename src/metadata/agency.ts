/**
 * Who reports, as printed: by the title, else by the sentences before the sections, the signature, whom to ask, the
 * page's metadata.
 */
import type { FrontPlaces } from './places.js'
import {
  ADDRESSES,
  AUTHORITY_LEADS,
  COMPILES,
  DOES,
  LEADS,
  LEADS_IN_NAMES,
  MEDIA,
  OF_ITS_BODIES,
  ORDERS,
  PAGE_LABELS,
  PLACE_ENDS,
  SITES,
} from '../form/lexicon/agencies.js'
import { anyOf, endsWithAnyOf, oneOf } from '../form/lexicon/any-of.js'
import { ABOVE } from '../form/chrome.js'
import { simplified } from '../form/labels.js'
import {
  agencyBefore,
  isAgency,
  isAgencyInProse,
  isPlaceInProse,
  PLACES,
  PLACES_BEFORE_SUFFIX,
  readTitle,
  REPORT_NAME,
  type Title,
} from '../form/titles.js'
import { isDateLine } from './dates.js'

export function agencyOf(title: Title | null, places: FrontPlaces): string | null {
  const preamble = withoutWorks(places.preamble)
  const opening = withoutWorks(places.opening)
  const agency =
    (title?.agency && inFull(title.agency, [preamble, opening, ...places.front, ...places.tail])) ??
    beforeReportName(preamble) ??
    beforeReportName(opening) ??
    firstAgency(preamble, COMPILER) ??
    aggregated(preamble) ??
    firstAgency(preamble, SUBJECT) ??
    firstAgency(preamble, WORK_OF) ??
    signature(places.tail) ??
    firstAgency(preamble, CONTACT, withoutOffice) ??
    title?.site ??
    fromPage([...places.front, ...places.foot]) ??
    firstAgency(opening, SUBJECT) ??
    firstAgency(withoutWorks(places.body()), SUBJECT, withoutRankFirst)
  return agency && asPrinted(agency, places.printed)
}

/** A name found in text put into simplified characters → its characters as printed: 乐山市农业局 → 樂山市農業局. */
function asPrinted(name: string, printed: readonly string[]): string {
  for (const line of printed) {
    const at = simplified(line).indexOf(name)
    if (at >= 0) return line.slice(at, at + name.length)
  }
  return name
}

/** What may stand in front of the places of a name: the places begin behind it. */
const BEFORE_PLACES = anyOf([...LEADS, '请与', '请向', '联系', '来源', '机构', '单位', '主体'], 'g')
const MOST_PLACES = 24
/** Behind such a word stands an address, not a name: 地址：甲市… */
const ADDRESS = new RegExp(`${oneOf(ADDRESSES)}[:：]?$`, 'u')
/** “甲市乙区人民政府”网站: the name of a site, whoever owns it. */
const SITE = new RegExp(`^[”"』]?${oneOf(SITES)}`, 'u')
const RANK_FIRST = new RegExp(`^[${PLACE_ENDS}]`, 'u')

/**
 * A title often leaves out the places above its body, which another line prints: 洪泽区人民政府, and in the text
 * 淮安市洪泽区人民政府办公室 → 淮安市洪泽区人民政府.
 */
function inFull(agency: string, lines: readonly string[]): string {
  const pattern = RANK_FIRST.test(agency) ? PLACES_BEFORE_SUFFIX : PLACES
  let fullest = agency
  for (const line of lines) {
    const text = line.replace(/\s+/g, '')
    for (let at = text.indexOf(agency); at >= 0; at = text.indexOf(agency, at + 1)) {
      const places = placesBefore(text, at)
      const belongs =
        !ADDRESS.test(text.slice(0, at - places.length)) && !SITE.test(text.slice(at + agency.length))
      if (belongs && pattern.test(places) && places.length + agency.length > fullest.length)
        fullest = places + agency
    }
  }
  return fullest
}

const placesBefore = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - MOST_PLACES), at)
    .split(/\P{Script=Han}/u)
    .at(-1)!
    .split(BEFORE_PLACES)
    .at(-1)!

const WORK = /《([^《》\n]{0,120})》/g

/** (以下简称“佛山市税务局”): within the name that it shortens. */
const SHORTENED = /[（(](?:以下|下文|下同)?(?:简称|统称)[^（()）\n]{0,60}[）)]/g

/**
 * Text without the titles of laws, notices and plans, for these name other bodies and years: 《甲省政府信息公开规定》 → 《》. A
 * title of such a report stays.
 */
export const withoutWorks = (text: string): string =>
  text
    .replace(SHORTENED, '')
    .replace(/[<〈＜]([^<>〈〉＜＞\n]{0,80})[>〉＞]/g, '')
    .replace(WORK, (work, name: string) => (readTitle(name) ? work : '《》'))

/** LEADS end where a name begins. 机构编制 has one in it that is none there: so it is found first, and passed over. */
const LEAD = anyOf([...LEADS, ...LEADS_IN_NAMES], 'g')

interface Named {
  name: string
  /** The word in front of it. */
  lead: string
}

/** 现向社会公布甲市教育局 → 甲市教育局, behind 公布. */
function behindLead(words: string): Named {
  let named: Named = { name: words, lead: '' }
  for (const { 0: lead, index } of words.matchAll(LEAD))
    if (!LEADS_IN_NAMES.includes(lead)) named = { name: words.slice(index + lead.length), lead }
  return named
}

const ORDER = anyOf(ORDERS)
/** So close behind a name stands the word for its orders: 按照甲市人民政府办公室政府信息公开工作要求. */
const ORDER_WITHIN = 20

const isAuthority = (lead: string, after: string): boolean =>
  AUTHORITY_LEADS.includes(lead) && ORDER.test(after.slice(0, ORDER_WITHIN))

/** So far in front of the report's name its agency may begin. */
const MOST_BEFORE = 50
const MARK = /[，。；、：！？,;:!?《》“”\n]/

/** 现公布某某局2020年政府信息公开工作年度报告 */
function beforeReportName(text: string): string | null {
  for (const { 0: reportName, index } of text.matchAll(REPORT_NAME)) {
    const before = text
      .slice(Math.max(0, index - MOST_BEFORE), index)
      .split(MARK)
      .at(-1)!
    const { name, lead } = behindLead(before)
    const agency = agencyBefore(name)
    if (
      agency &&
      (isAgencyInProse(agency) || isPlaceInProse(agency)) &&
      !isAuthority(lead, text.slice(index + reportName.length))
    )
      return agency
  }
  return null
}

const NAME = '([\\p{Script=Han}（）()]{3,30}?)'
const CLAUSE = '(?:^|[，。；,;：:\\n])(?:20\\d\\d年度?[，,]?|一年来[，,]?|本年度[，,]?)?'
/** 由某某局编制 */
const COMPILER = new RegExp(`由${NAME}${oneOf(COMPILES)}`, 'gu')
/** 某某局高度重视: the subject of a clause. */
const SUBJECT = new RegExp(`${CLAUSE}${NAME}(?=20\\d\\d年|${oneOf(DOES)})`, 'gu')
/** 某某局政府信息公开工作 */
const WORK_OF = new RegExp(
  `${CLAUSE}${NAME}(?:20\\d\\d年度?)?(?:的)?(?:政府信息公开|政务公开|信息公开)`,
  'gu',
)
/** 请与某某局秘书科联系 */
const CONTACT = new RegExp(`(?:与|请联系|请向|可联系|可向)${NAME}(?=联系|咨询|[，,。；（(\\n])`, 'gu')

function firstAgency(text: string, pattern: RegExp, trim = (name: string): string => name): string | null {
  for (const { 0: found, 1: words = '', index } of text.matchAll(pattern)) {
    const { name, lead } = behindLead(words)
    const agency = trim(name.endsWith('人民') ? `${name}政府` : name)
    if (
      isAgencyInProse(agency) &&
      !SUPERIOR.test(agency) &&
      !isAuthority(lead, text.slice(index + found.length))
    )
      return agency
  }
  return null
}

/** In the middle of a report 县政府办公室 is mostly another body: there only a name with its place counts. */
const withoutRankFirst = (name: string): string => (RANK_FIRST.test(name) ? '' : name)

/** 汇总2017年度丽水市各县（市、区）…: the report is about all bodies of the place. */
const AGGREGATED = new RegExp(
  `(?:汇总|综合)了?(?:20\\d\\d年度?)?(\\p{Script=Han}{2,20}?)${oneOf(OF_ITS_BODIES)}`,
  'gu',
)

function aggregated(text: string): string | null {
  const places = [...text.matchAll(AGGREGATED)].map(([, place = '']) => place)
  return places.find((place) => isPlaceInProse(place)) ?? null
}

/** Higher bodies, named without a place: they give orders, and don't report. */
const SUPERIOR =
  /国务院|中央|党委$|^(?:.{0,2}[省市县区州旗盟](?:[委府]|政府)$|上级|各|全[省市县区]|相关|有关)/
/**
 * An office inside a body: 某某县教育局办公室, 某某镇政府综合督考办公室. The office of a county's or city's government is none: it reports
 * for itself.
 */
const OFFICE =
  /(?<=[局厅署院]|(?<![省市县区州旗盟])委(?!员会)|海关|办事处|管委会|(?:卫生健康|发展和改革|住房和城乡建设)委员会|[镇乡](?:人民)?政府)\p{Script=Han}{0,8}(?:办公室|政府信息公开)$/u

/** Takes off what is inside the body: 某某市教育局秘书科 → 某某市教育局. */
function withoutOffice(name: string): string {
  for (let end = name.length; end >= 3; end--)
    if (isAgencyInProse(name.slice(0, end))) return name.slice(0, end).replace(OFFICE, '').replace(OFFICE, '')
  return ''
}

/** A short line that names a body, before the date at the end or on one line with it. */
function signature(tail: string[]): string | null {
  for (let index = tail.length - 1; index >= 0; index--) {
    const line = tail[index]!.replace(/\s+/g, '')
    const name = isDateLine(line)
      ? (tail[index - 1] ?? '').replace(/\s+/g, '')
      : line.replace(/20\d\d年\d{1,2}月\d{1,2}日$/, '')
    if ((isDateLine(line) || name !== line) && isAgency(name)) return name
  }
  return null
}

/** 索引号A1发布机构甲市财政局发文日期…: a label, and the name up to the next label. */
const PAGE_LABEL = new RegExp(`${oneOf(PAGE_LABELS)}[\\s:：|]{0,8}([\\p{Script=Han}（）()]{3,40})`, 'gu')
/** What stands behind a name where the labels of a page have run together. */
const NEXT_LABEL = anyOf([
  ...PAGE_LABELS,
  ...ABOVE.starts.filter((words) => /^\p{Script=Han}{2,}$/u.test(words)),
])
const PASSES_ON = endsWithAnyOf(MEDIA)

function fromPage(lines: string[]): string | null {
  for (const line of lines) {
    for (const [, words = ''] of line.matchAll(PAGE_LABEL)) {
      const [name = ''] = words.split(NEXT_LABEL)
      if (isAgency(name) && !SUPERIOR.test(name) && !PASSES_ON.test(name)) return name
    }
  }
  return null
}
