/** Who reports, as printed: the title says it, else the sentences before the sections, the signature, whom to ask, the page's metadata. */
import type { Places } from '../metadata.js'
import {
  agencyBefore,
  isAgency,
  isAgencyInProse,
  readTitle,
  REPORT_NAME,
  type Title,
} from '../form/titles.js'
import { isDateLine } from './dates.js'

export function agencyOf(title: Title | null, places: Places): string | null {
  const preamble = withoutWorks(places.preamble)
  const opening = withoutWorks(places.opening)
  return (
    (title?.agency && inFull(title.agency, [preamble, opening, ...places.front, ...places.tail])) ??
    beforeReportName(preamble) ??
    beforeReportName(opening) ??
    firstAgency(preamble, COMPILER) ??
    firstAgency(preamble, SUBJECT) ??
    firstAgency(preamble, WORK_OF) ??
    signature(places.tail) ??
    firstAgency(preamble, CONTACT, withoutOffice) ??
    fromPage([...places.front, ...places.foot]) ??
    firstAgency(opening, SUBJECT)
  )
}

/** A name may begin with the character that ends another (市中区), so that one may be left over. */
const PLACE = '(?:\\p{Script=Han}[^\\P{Script=Han}省市州盟区县旗]{0,8}[省市州盟区县旗])+[省市州盟区县旗]?'
/** 淮安市: all that stands before a name is the places above it … */
const PLACES = new RegExp(`^${PLACE}$`, 'u')
/** … or 深圳市福田, where the name goes on with 区. */
const PLACES_BEFORE_SUFFIX = new RegExp(`^${PLACE}\\p{Script=Han}{1,5}$`, 'u')
/** Where the words before the places end. */
const BEFORE_PLACES = /[^\p{Script=Han}]|由|请[与向]|联系|公布|发布|来源|机构|单位|主体|根据|按照/gu
const MOST_PLACES = 24
/** Where a body is, by its post: no part of its name. */
const ADDRESS = /(?:地址|地点|住所|位于|坐落于|邮寄)[:：]?$/

/** A title often names its body without the places above it, which another line prints: 洪泽区人民政府, 淮安市洪泽区人民政府办公室. */
function inFull(agency: string, lines: readonly string[]): string {
  const pattern = /^[省市州盟区县旗]/.test(agency) ? PLACES_BEFORE_SUFFIX : PLACES
  let fullest = agency
  for (const line of lines) {
    const text = line.replace(/\s+/g, '')
    for (let at = text.indexOf(agency); at >= 0; at = text.indexOf(agency, at + 1)) {
      const places = text
        .slice(Math.max(0, at - MOST_PLACES), at)
        .split(BEFORE_PLACES)
        .at(-1)!
      const isAddress = ADDRESS.test(text.slice(0, at - places.length))
      if (!isAddress && pattern.test(places) && places.length + agency.length > fullest.length)
        fullest = places + agency
    }
  }
  return fullest
}

const WORK = /《([^《》\n]{0,120})》/g

/** (以下简称“佛山市税务局”): within the name that it shortens. */
const SHORTENED = /[（(](?:以下|下文|下同)?(?:简称|统称)[^（()）\n]{0,60}[）)]/g

/** Names of laws, notices and plans name other bodies and other years; only a report's own title may stay. */
export const withoutWorks = (text: string): string =>
  text
    .replace(SHORTENED, '')
    .replace(/[<〈＜]([^<>〈〉＜＞\n]{0,80})[>〉＞]/g, '')
    .replace(WORK, (work, name: string) => (readTitle(name) ? work : '《》'))

/** How far before the report's name its agency begins. */
const MOST_BEFORE = 50
/** Where the words before an agency end: punctuation, and the verbs of such sentences. */
const LEAD_IN =
  /[，。；、：！？,;:!?《》“”\n]将?|公布|公开如下|发布|编制了?|汇总|制作|形成|撰写|关于|现将|现就|现对|本报告是|本报告为|根据|按照|做好|开展|推进|出具|起草|报告了|公众|以下是/g

/** 现公布某某局2020年政府信息公开工作年度报告 */
function beforeReportName(text: string): string | null {
  for (const name of text.matchAll(REPORT_NAME)) {
    const before = text.slice(Math.max(0, name.index - MOST_BEFORE), name.index)
    const leads = [...before.matchAll(LEAD_IN)]
    const last = leads.at(-1)
    const agency = agencyBefore(before.slice(last ? last.index + last[0].length : 0))
    if (agency && isAgencyInProse(agency)) return agency
  }
  return null
}

const NAME = '([\\p{Script=Han}（）()]{3,30}?)'
const CLAUSE = '(?:^|[，。；,;：:\\n])(?:20\\d\\d年度?[，,]?|一年来[，,]?|本年度[，,]?)?'
/** 由某某局编制 */
const COMPILER = new RegExp(
  `由${NAME}(?:根据|按照|依据|依照|编制|负责|汇总|会同|政务公开|政府信息公开|信息公开)`,
  'gu',
)
/** 某某局高度重视: the subject of a clause. */
const SUBJECT = new RegExp(
  `${CLAUSE}${NAME}(?=20\\d\\d年|结合(?:单位|工作|实际|本)|高度重视|认真|坚持|按照|根据|深入|严格|围绕|紧|在|全面|扎实|积极|始终|持续|不断|编制|进一步|切实|大力|以|聚焦|通过|主动公开|共收到|共受理|共主动|收到|未收到|贯彻|落实|立足|把)`,
  'gu',
)
/** 某某局政府信息公开工作 */
const WORK_OF = new RegExp(`${CLAUSE}${NAME}(?:的)?(?:政府信息公开|政务公开|信息公开)`, 'gu')
/** 请与某某局秘书科联系 */
const CONTACT = new RegExp(`(?:与|请联系|请向)${NAME}(?=联系|咨询|[，,。；（(\\n])`, 'gu')

/** Verbs that stand before a name without a mark between. 编制 is also a part of names: 机构编制委员会. */
const VERBS =
  /^(?:.*(?:社会公[布佈]|公众公[布佈]|[将现]公[布佈]|请[与向]|请联系|现将|现就|为认真做好|根据|按照)|公[布佈]|发布|编制(?!委)|做好|结合)/u

function firstAgency(text: string, pattern: RegExp, trim = (name: string): string => name): string | null {
  for (const [, found = ''] of text.matchAll(pattern)) {
    const name = found.replace(VERBS, '')
    const agency = trim(name.endsWith('人民') ? `${name}政府` : name)
    if (isAgencyInProse(agency) && !SUPERIOR.test(agency)) return agency
  }
  return null
}

/** Bodies above, named without their place: they give orders, they don't report. */
const SUPERIOR =
  /国务院|中央|党委$|^(?:.{0,2}[省市县区州旗盟](?:[委府]|政府)$|上级|各|全[省市县区]|相关|有关)/
/** An office within a body: 某某县教育局办公室, 某某镇政府综合督考办公室. That of a county's or city's government reports for itself. */
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

const PAGE_LABELS =
  /(?:发布机构|发布单位|发布机关|公开主体|发文机关|发文机构|信息来源|来源|编制单位)[\s:：|]{0,8}([\p{Script=Han}（）()]{3,40})/gu

/** A source that only passes the report on. */
const MEDIA = /(?:融媒体中心|传媒中心|新闻中心|报社|日报|电视台|广播台|通讯社|网|网站)$/

function fromPage(lines: string[]): string | null {
  for (const line of lines) {
    for (const [, name = ''] of line.matchAll(PAGE_LABELS))
      if (isAgency(name) && !SUPERIOR.test(name) && !MEDIA.test(name)) return name
  }
  return null
}
