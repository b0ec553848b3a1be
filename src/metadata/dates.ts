/** The dates that a report prints: its day of publication, and the period that its numbers are for. */
import type { FrontPlaces } from './places.js'
import { DAY, isoDate, westernDates } from '../form/lexicon/dates.js'
import { isAgency } from '../form/titles.js'

export interface Period {
  from: string
  to: string
}

/** Labels of dates, the best first: those of the day of publication, then those of days near to it. */
const LABELS = [
  '发布日期|发布时间|发表日期|发表时间|信息提供日期|公开日期|公开时间|发稿时间|发布于',
  '生成日期|发文日期|成文日期|更新时间|制发日期',
  '(?:^|[\\s|\\]】])(?:日期|时间)',
].map((words) => new RegExp(`(?:${words})[\\s:：|]{0,8}${DAY}`))
const LABEL_FIRST = /^[(（【[]?(?:发布|发表|公开|信息提供|生成|发文|成文|更新|制发|日期|时间)/
/**
 * A line that is a date: 2024年1月20日. Behind it may stand the time of day, who published it, and how often it was
 * read. Spaces are taken out before.
 */
const DATE_LINE = new RegExp(
  `^[(（]?${DAY.replaceAll('\\s*', '')}日?[)）]?(?:\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\p{Script=Han}{2,18}[局委办厅府院署镇乡心道处])?)?(?:(?:来源|作者|编辑|点击|浏览|阅读|访问|信息来源|发布机构|发布单位)(?:次数|数|量)?[:：][^。，；]{0,60})?$`,
  'u',
)
/** A date behind the name of the agency that signs: 甲市财政局2024年1月20日. */
const DATE_AT_END = new RegExp(`[(（]?${DAY}日[)）]?$`)

/** Month and day: 1月1日, 12.31; or run together where a site has lost 年 and 月: 11日, 1231. */
const MONTH_AND_DAY = '(\\d{1,2}[月./-]\\d{1,2}|\\d{2,4})日?'
/** 2023年1月1日至12月31日: the second date may leave out its year. Spaces are taken out before. */
const PERIOD = new RegExp(
  `(20\\d\\d)[年./-]?${MONTH_AND_DAY}[起始]?[,，]?(?:至|到|—|－|–|-|~|～){1,2}(?:(20\\d\\d)[年./-]?)?${MONTH_AND_DAY}(?!\\d)`,
  'g',
)
/** Words in front of a period: 统计期限; with a word such as 公示 in front it is the period of something else: 公示期限. */
const PERIOD_WORDS =
  /统计|数据|跨度|起止|截止|报告期|(公告|公示|征集|征求意见|办理|答复|有效|保管|任职|培训|活动|收费)?(?:期限|时限|周期|期间|时间段|时段)/g
/** … and words behind the dates of a whole year that show these are the report's: 期间, 止. */
const WHOLE_YEAR = /^期间|^止/
/** So far in front of the dates these words are looked for. */
const WORDS_BEFORE = 40
/** 上一篇, 下一篇: a link to another document, with the date of that one. */
const LINK = /^[\s•·\-|]*(?:上一|下一)/
/** Below this the page no longer speaks of the report. */
const LINKS = /^[\s•·\-|]*(?:相关|友情链接|推荐阅读)/

export function periodOf({ preamble, opening }: FrontPlaces): Period | null {
  for (const text of [preamble, opening].map(westernDates)) {
    for (const found of text.matchAll(PERIOD)) {
      const period = datesOf(found)
      if (period && isReports(text, found, period)) return period
    }
  }
  return null
}

function datesOf([, year, start, endYear, end]: RegExpMatchArray): Period | null {
  const from = dayOf(year, start!)
  const to = dayOf(endYear ?? year, end!)
  return from && to && from <= to ? { from, to } : null
}

/**
 * Whether a period is the report's: by the words in front of it (统计期限), or behind a whole year by those that follow
 * (期间, 止).
 */
function isReports(text: string, { 0: all, index = 0 }: RegExpMatchArray, { from, to }: Period): boolean {
  const words = [...text.slice(Math.max(0, index - WORDS_BEFORE), index).matchAll(PERIOD_WORDS)].at(-1)
  if (words) return words[1] === undefined
  const isYear = from.endsWith('-01-01') && to === from.replace('-01-01', '-12-31')
  return isYear && WHOLE_YEAR.test(text.slice(index + all.length))
}

/** 2019, 1月1 → 2019-01-01; 2019, 1231 → 2019-12-31; 2019, 111: 1月11日 or 11月1日, so none. */
function dayOf(year: string | undefined, monthAndDay: string): string | null {
  const [month, day] = monthAndDay.split(/[月./-]/)
  if (day !== undefined) return isoDate(year, month, day)
  const days = [1, 2].flatMap((cut) => {
    const [first, second] = [monthAndDay.slice(0, cut), monthAndDay.slice(cut)]
    return /^0/.test(first) || !second || second.length > 2 ? [] : (isoDate(year, first, second) ?? [])
  })
  return days.length === 1 ? days[0]! : null
}

/** The day that the report itself gives: above its text, else in its signature. */
export function publishedOnOf({ front, tail }: FrontPlaces): string | null {
  const date = labelled(front)
  if (date) return date
  for (const line of [...front].reverse()) {
    const date = dateIn(arabicDate(line), DATE_LINE)
    if (date) return date
  }
  return signedOn(tail)
}

/**
 * The day that the site prints below the report. A day before the end of the reported year is none: no report is
 * published that early.
 */
export function publishedBelow({ foot }: FrontPlaces, year: number | null): string | null {
  const links = foot.findIndex((line) => LINKS.test(line))
  const date = labelled(foot.slice(0, links < 0 ? foot.length : links).filter((line) => !LINK.test(line)))
  return date && (year === null || date >= `${year}-12-31`) ? date : null
}

function labelled(lines: string[]): string | null {
  for (const label of LABELS) {
    for (const line of lines) {
      const date = dateIn(line, label)
      if (date) return date
    }
  }
  return null
}

/** The date of the signature: on a line of its own, behind the agency's name, or with a label. */
function signedOn(tail: string[]): string | null {
  for (const line of [...tail].reverse()) {
    const date = signatureDate(arabicDate(line))
    if (date) return date
  }
  return null
}

function signatureDate(text: string): string | null {
  if (DATE_LINE.test(text) || isAgency(text.replace(DATE_AT_END, '')))
    return dateIn(text, DATE_LINE) ?? dateIn(text, DATE_AT_END)
  return LABEL_FIRST.test(text) ? labelled([text]) : null
}

export const isDateLine = (line: string): boolean => DATE_LINE.test(arabicDate(line))

const arabicDate = (line: string): string => westernDates(line.replace(/\s+/g, ''))

function dateIn(line: string, pattern: RegExp): string | null {
  const [, year, month, day] = pattern.exec(line) ?? []
  return isoDate(year, month, day)
}
