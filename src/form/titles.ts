/** How the title of a report is recognised and taken apart. */
import { westernYear } from './lexicon/dates.js'
import { simplified, withoutPinyin } from './labels.js'
import {
  BEFORE_TITLES,
  BODIES,
  NO_NAMES,
  PLACE_ENDS,
  PROSE_STARTS,
  PROSE_WORDS,
  SHORT_BODIES,
  ZONES,
} from './lexicon/agencies.js'
import { anyOf, beginsWithAnyOf, endsWithAnyOf, oneOf } from './lexicon/any-of.js'

export { westernYear } from './lexicon/dates.js'

export interface Title {
  /** As printed, inner spaces removed. */
  text: string
  agency: string | null
  year: number | null
  /** The body that the site names behind a dash: …年度报告-沭阳县发改局. It may be the site's owner alone. */
  site?: string
}

/** Characters, spaces not counted: the longest title met has 52, with the agency's full name and a remark. */
const MOST_TITLE = 80
const MOST_AGENCY = 40

/** What every report is called, with or without 政府 and 工作; a year may stand inside. */
const NAME =
  '(?:政府信息与政务公开|政府信息公开|政务信息公开|信息公开|政务公开)(?:工作)?(?:情况)?的?(?:(20\\d\\d)年?)?(?:年?度)?(?:工作)?(?:情况)?的?(?:报告|年报)'
/** `g`: to be found in running text as well. */
export const REPORT_NAME = new RegExp(NAME, 'g')
/** After the name: a year, remarks in brackets (a year or a body among them), the site's own name after a dash. */
const WHOLE = new RegExp(
  `^(.{0,${MOST_TITLE}}?)${NAME}(20\\d\\d年?度?)?((?:[(（【\\[][^()（）【】\\[\\]]{1,24}[)）】\\]]){0,2})(?:[-_—|–]{1,2}([^-_—|–]{2,30})){0,3}$`,
)
/** （2023年）, （甲县乙镇） */
const IN_BRACKETS = /[(（【[]([^()（）【】[\]]{1,24})[)）】\]]/g
const YEAR = /(20\d\d)(?:年度|年|(?=\D|$))/g
/** The day of publication in brackets is no part of the title. */
const DAY = /[(（【[][^()（）【】[\]]{0,24}月[^()（）【】[\]]{0,24}日[)）】\]]$/
/** Prose and headlines, not names: punctuation, and the verbs of news and of letters. */
const NOT_A_NAME =
  /[，。；！？,;!?：:>＞→/\\%@=…]|发布|公布|召开|解读|印发|编制|报送|读懂|现将|根据|按照|举办|开展|通知|报告|年报|信息公开|做好|[一二三四五六七八九十]、/
/** Who reports, said from inside, or in general: 我局, 本单位, 各部门, 全县. */
const FROM_INSIDE =
  /^(?:(?:制定|编制)?[我本该](?:[局委办厅镇乡街部院署处校会府省市县区州旗盟级]|街道|中心|单位|机关|部门).{0,2}|各.{0,4}|全[省市县区镇乡]|附件.?|国务院办公厅.*)$/
const isNoName = (name: string): boolean => NO_NAMES.includes(name) || FROM_INSIDE.test(name)

/**
 * What sites and tools print in front of a title on its line: a bullet, 【图文】, the number of a page, the name of the
 * field (文件下载 甲市…), the line's own number (1青石市… → 青石市…; 119指挥中心 keeps its own).
 */
const MARKS = new RegExp(
  `^(?:[•·●▪■◆]+|【[^【】]{1,6}】|Page\\d{1,3}[-–—]|${oneOf(BEFORE_TITLES)}\\d{0,2}[:：]?|\\d{1,2}(?=20\\d\\d年|(?![年月日度届])\\p{Script=Han})){1,3}`,
  'u',
)
export const withoutMarks = (line: string): string => line.replace(MARKS, '')

/** Reads a line (or lines joined) as the title of a report; null where it is none. */
export function readTitle(line: string): Title | null {
  if (line.length > 2 * MOST_TITLE) return null
  const printed = withoutMarks(
    withoutPinyin(line)
      .replace(/[\s#*]+/g, '')
      .replace(/^[《<〈]|[》>〉]$/g, ''),
  )
  const text = simplified(westernYear(printed))
  if (text.length > MOST_TITLE || !/(?:报告|年报)/.test(text)) return null
  const found = WHOLE.exec(text)
  if (!found) return null
  const [, before = '', inside, behind = '', remark = '', site = ''] = found
  if (NOT_A_NAME.test(before)) return null
  const remarks = [...remark.matchAll(IN_BRACKETS)].map(([, words = '']) => words)
  const year = yearIn(inside, before, behind, remarks)
  const agency = agencyBefore(before) ?? remarks.find((words) => isAgency(words)) ?? null
  if (!agency && !year && !isAgency(site)) return null
  const dated = DAY.exec(remark)?.[0].length ?? 0
  return {
    text: printed.slice(0, endOfName(text) + behind.length + remark.length - dated),
    agency: agency && asPrinted(agency, text, printed),
    year: year ? Number(year) : null,
    ...(isAgency(site) && { site: asPrinted(site, text, printed) }),
  }
}

/** The year within the report's name, before it, behind it, or in brackets. */
const yearIn = (
  inside: string | undefined,
  before: string,
  behind: string,
  remarks: readonly string[],
): string | undefined =>
  inside ??
  [...before.matchAll(YEAR)].at(-1)?.[1] ??
  /20\d\d/.exec(behind)?.[0] ??
  remarks.map((words) => /^(20\d\d)年?度?$/.exec(words)?.[1]).find(Boolean)

/** The letters of `printed` at the place of a piece of `text`, which is as long. */
function asPrinted(piece: string, text: string, printed: string): string {
  const at = text.indexOf(piece)
  return at < 0 ? piece : printed.slice(at, at + piece.length)
}

/** The last time that the report's name stands in its title: a remark or the site's name follows. */
const endOfName = (text: string): number =>
  [...text.matchAll(REPORT_NAME)].reduce((_, name) => name.index + name[0].length, 0)

/** The agency in what stands before the report's name: what remains when the year is taken away. */
export function agencyBefore(before: string): string | null {
  const parts = before
    .split(/20\d\d(?:年度|年)?度?/)
    .map((part) =>
      withoutLoneBrackets(
        part.replace(REST_OF_DATE, '').replace(/学年度?|^关于|关于$|的$|[“”"《》·—–-]/g, ''),
      ),
    )
  const rest = parts.reverse().find((part) => part.length > 0 && part !== '机关') ?? ''
  // In 某某镇人民政府信息公开 the word 政府 is printed once for two.
  const agency = rest.endsWith('人民') ? `${rest}政府` : rest
  return agency.length >= 2 &&
    agency.length <= MOST_AGENCY &&
    !isNoName(agency) &&
    /^[\p{Script=Han}\d()（）·]+$/u.test(agency)
    ? agency
    : null
}

/** What a day or a period leaves when its year is taken away: 1月1日至12月31日. */
const REST_OF_DATE = /^\d{1,2}月(?:\d{1,2}日)?(?:[至到—–－~～-]{1,2}(?:\d{1,2}月)?(?:\d{1,2}日)?)?/

/** 教育局（体育局） keeps its brackets; those that have lost the other half to the year, or hold the whole name, go. */
function withoutLoneBrackets(name: string): string {
  const inner = /^[(（]([^()（）]*)[)）]$/.exec(name)
  if (inner) return inner[1]!
  const pairs = [...name.matchAll(/[(（][^()（）]+[)）]/g)]
  const inPair = (at: number): boolean =>
    pairs.some(({ index, 0: pair }) => index <= at && at < index + pair.length)
  return name.replace(/[()（）]/g, (bracket, at: number) => (inPair(at) ? bracket : ''))
}

const ENDS_AS_BODY = endsWithAnyOf(BODIES)
const ENDS_AS_SHORT_BODY = endsWithAnyOf([...BODIES, ...SHORT_BODIES])
const ENDS_AS_ZONE = endsWithAnyOf(ZONES)
const NAME_LETTERS = /^[\p{Script=Han}()（）·]+$/u
const PROSE_WORD = anyOf(PROSE_WORDS)
const PROSE_START = beginsWithAnyOf(PROSE_STARTS)
/** 推进政府, 信息公开工作: what is governed, or done, and no body. */
const PROSE_END = /(?<![省市县区州旗盟镇乡民])政府$|工作$/

/** 教育局（体育局） */
const SECOND_NAME = /[(（][^()（）]+[)）]$/

const isNameOf = (name: string, ends: RegExp): boolean =>
  name.length >= 3 &&
  name.length <= MOST_AGENCY &&
  ends.test(name.replace(SECOND_NAME, '')) &&
  !isNoName(name) &&
  NAME_LETTERS.test(name)

const isProse = (name: string): boolean =>
  PROSE_WORD.test(name) || PROSE_START.test(name) || PROSE_END.test(name)

/** Whether a line is the name of a public body that can be told apart. */
export const isAgency = (name: string): boolean =>
  isNameOf(name, ENDS_AS_SHORT_BODY) || isNameOf(name, ENDS_AS_ZONE)

/** The same for a piece cut out of a sentence. */
export const isAgencyInProse = (name: string): boolean =>
  (isNameOf(name, ENDS_AS_BODY) || isNameOf(name, ENDS_AS_ZONE)) && !isProse(name)

/** A name may begin with the character that ends another (市中区), so that one may be left over. */
const PLACE = `(?:\\p{Script=Han}[^\\P{Script=Han}${PLACE_ENDS}]{0,8}[${PLACE_ENDS}])+[${PLACE_ENDS}]?`
/** 淮安市洪泽区 and nothing else; 深圳市福田, where the name goes on with 区. */
export const PLACES = new RegExp(`^${PLACE}$`, 'u')
export const PLACES_BEFORE_SUFFIX = new RegExp(`^${PLACE}\\p{Script=Han}{1,5}$`, 'u')

/** A place that reports for all of its bodies: 宿迁市, where a sentence names it. */
export const isPlaceInProse = (name: string): boolean =>
  name.length >= 3 && PLACES.test(name) && !isProse(name) && !isNoName(name)
