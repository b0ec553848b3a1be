/** How the title of a report is recognised and taken apart. */
import { simplified, withoutPinyin } from './labels.js'

export interface Title {
  /** As printed, inner spaces removed. */
  text: string
  agency: string | null
  year: number | null
}

/** Characters, spaces not counted: the longest title met has 52, with the agency's full name and a remark. */
const MOST_TITLE = 80
const MOST_AGENCY = 40

/** What every report is called, with or without 政府 and 工作; a year may stand inside. */
const NAME =
  '(?:政府信息与政务公开|政府信息公开|政务信息公开|信息公开|政务公开)(?:工作)?(?:情况)?的?(?:(20\\d\\d)年?)?(?:年?度)?(?:工作)?(?:情况)?的?(?:报告|年报)'
/** `g`: to be found in running text as well. */
export const REPORT_NAME = new RegExp(NAME, 'g')
/** After the name: remarks in brackets (a year among them), and the site's own name after a dash. */
const WHOLE = new RegExp(
  `^(.{0,${MOST_TITLE}}?)${NAME}((?:[(（【\\[][^()（）【】\\[\\]]{1,24}[)）】\\]]){0,2})(?:[-_—|–]{1,2}([^-_—|–]{2,30})){0,3}$`,
)
const YEAR = /(20\d\d)(?:年度|年|(?=\D|$))/g
/** The day of publication in brackets is no part of the title. */
const DAY = /[(（【[][^()（）【】[\]]{0,24}月[^()（）【】[\]]{0,24}日[)）】\]]$/
const CHINESE_YEAR = /二[〇○Ｏ零0][〇○Ｏ零0一二三][〇○Ｏ零0一二三四五六七八九](?=年)/g
/** Prose and headlines, not names: punctuation, and the verbs of news and of letters. */
const NOT_A_NAME =
  /[，。；！？,;!?：:>＞→/\\%@=…]|发布|公布|召开|解读|印发|编制|报送|读懂|现将|根据|按照|举办|开展|通知|报告|年报|信息公开|做好|[一二三四五六七八九十]、/
/** Who reports, said from inside, or the names of a site's categories: no agency can be told from them. */
const NOT_AN_AGENCY =
  /^(?:(?:制定|编制)?[我本该](?:[局委办厅镇乡街部院署处校会府省市县区州旗盟级]|街道|中心|单位|机关|部门).{0,2}|各.{0,4}|全[省市县区镇乡]|部门|单位|机关|学年度?|政府|政务|乡镇|街道|市直|县直|区直|年度|历年|正文|首页|附件.?|中华人民共和国|法定主动公开内容|国务院办公厅.*)$/

/** Reads a line (or lines joined) as the title of a report; null where it is none. */
export function readTitle(line: string): Title | null {
  if (line.length > 2 * MOST_TITLE) return null
  const printed = withoutPinyin(line)
    .replace(/[\s#*]+/g, '')
    .replace(/^[《<〈]|[》>〉]$/g, '')
  const text = simplified(westernYear(printed))
  if (text.length > MOST_TITLE || !/(?:报告|年报)/.test(text)) return null
  const found = WHOLE.exec(text)
  if (!found) return null
  const [, before = '', inside, remark = '', site] = found
  if (NOT_A_NAME.test(before)) return null
  const dated = DAY.exec(remark)?.[0].length ?? 0
  const year =
    inside ?? [...before.matchAll(YEAR)].at(-1)?.[1] ?? /[(（【[](20\d\d)年?度?[)）】\]]/.exec(remark)?.[1]
  const agency = agencyBefore(before) ?? (site && isAgency(site) ? site : null)
  if (!agency && !year) return null
  return {
    text: printed.slice(0, endOfName(text) + remark.length - dated),
    agency: agency && asPrinted(agency, text, printed),
    year: year ? Number(year) : null,
  }
}

/** The letters of `printed` at the place of a piece of `text`, which is as long. */
function asPrinted(piece: string, text: string, printed: string): string {
  const at = text.indexOf(piece)
  return at < 0 ? piece : printed.slice(at, at + piece.length)
}

/** The last time that the report's name stands in its title: a remark or the site's name follows. */
const endOfName = (text: string): number =>
  [...text.matchAll(REPORT_NAME)].reduce((_, name) => name.index + name[0].length, 0)

/** 二〇二〇年 and ２０２０年 → 2020年; the length stays. */
export const westernYear = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
    .replace(CHINESE_YEAR, (digits) =>
      [...digits]
        .map((digit) => (/[〇○Ｏ零0]/.test(digit) ? 0 : '一二三四五六七八九'.indexOf(digit) + 1))
        .join(''),
    )

/** The agency in what stands before the report's name: what remains when the year is taken away. */
export function agencyBefore(before: string): string | null {
  const parts = before
    .split(/20\d\d(?:年度|年)?度?/)
    .map((part) =>
      withoutLoneBrackets(
        part.replace(REST_OF_DATE, '').replace(/学年度?|^关于|关于$|的$|[“”"《》·—–\-]/g, ''),
      ),
    )
  const rest = parts.reverse().find((part) => part.length > 0 && part !== '机关') ?? ''
  // In 某某镇人民政府信息公开 the word 政府 is printed once for two.
  const agency = rest.endsWith('人民') ? `${rest}政府` : rest
  return agency.length >= 2 &&
    agency.length <= MOST_AGENCY &&
    !NOT_AN_AGENCY.test(agency) &&
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

/** The words by which the name of a public body ends. */
const BODIES = [
  '局',
  '委',
  '委员会',
  '办',
  '厅',
  '政府',
  '街道',
  '镇',
  '乡',
  '中心',
  '署',
  '院',
  '办公室',
  '办事处',
  '管委会',
  '苏木',
  '农场',
  '总队',
  '支队',
  '大队',
  '公署',
  '联合会',
  '协会',
  '大学',
  '学院',
  '医院',
  '银行',
  '集团',
  '公司',
  '海关',
  '总社',
  '管理处',
  '研究所',
]
/** Other words end like these too: 报告中所, 特向社会, 全部. They are believed on a line of their own only. */
const SHORT_BODIES = ['部', '社', '会', '处', '所', '站', '馆', '学校']
const endsWith = (words: readonly string[]): RegExp => new RegExp(`(?:${words.join('|')})$`)
const ENDS_AS_BODY = endsWith(BODIES)
const ENDS_AS_SHORT_BODY = endsWith([...BODIES, ...SHORT_BODIES])
const NAME_LETTERS = /^[\p{Script=Han}()（）·]+$/u
/** Words of sentences, which stand in no name. */
const PROSE =
  /^[因在据对]|(?<![省市县区州旗盟镇乡民])政府$|[的我其并等该]|报告|要求|规定|全文|内容|为了|以下|如下|情况|工作$|要点|以来/

/** 教育局（体育局） */
const SECOND_NAME = /[(（][^()（）]+[)）]$/

const isNameOf = (name: string, ends: RegExp): boolean =>
  name.length >= 3 &&
  name.length <= MOST_AGENCY &&
  ends.test(name.replace(SECOND_NAME, '')) &&
  !NOT_AN_AGENCY.test(name) &&
  NAME_LETTERS.test(name)

/** Whether a line is the name of a public body that can be told apart. */
export const isAgency = (name: string): boolean => isNameOf(name, ENDS_AS_SHORT_BODY)

/** The same for a piece cut out of a sentence. */
export const isAgencyInProse = (name: string): boolean => isNameOf(name, ENDS_AS_BODY) && !PROSE.test(name)
