/** Dates that a report prints: when it was published, and the period that its numbers are for. */
import type { Places } from '../metadata.js'
import { ordinalValue } from '../templates/headings.js'
import { westernYear } from '../templates/titles.js'

export interface Period {
  from: string
  to: string
}

const DATE = '(20\\d\\d)\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})'
/** Best first: the day of publication, then days near to it. */
const LABELS = [
  '发布日期|发布时间|发表日期|发表时间|信息提供日期|公开日期|公开时间|发稿时间|发布于',
  '生成日期|发文日期|成文日期|更新时间|制发日期',
  '(?:^|[\\s|\\]】])(?:日期|时间)',
].map((words) => new RegExp(`(?:${words})[\\s:：|]{0,8}${DATE}`))
const DATE_LINE = new RegExp(`^[(（]?\\s*${DATE}\\s*日?\\s*[)）]?$`)
const DATE_AT_END = new RegExp(`${DATE}\\s*日\\s*[)）]?$`)
const CHINESE_DATE = /(20\d\d)年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/

/** The second date may leave out its year. Spaces have been taken away. */
const PERIOD = /(20\d\d)[年./-](\d{1,2})[月./-](\d{1,2})日?[起]?(?:至|到|—|－|–|-|~|～){1,2}(?:(20\d\d)[年./-])?(\d{1,2})[月./-](\d{1,2})日?/g
const PERIOD_WORDS = /统计|数据|期限|时限|周期|跨度|起止|期间|截止|时间段|报告期|时段/
/** How far before the dates the words stand. */
const WORDS_BEFORE = 40
/** A signature's date is short; a sentence that ends with a date is none. */
const MOST_SIGNATURE = 40

export function periodOf({ preamble, opening }: Places): Period | null {
  for (const text of [preamble, opening]) {
    for (const found of text.matchAll(PERIOD)) {
      if (!PERIOD_WORDS.test(text.slice(Math.max(0, found.index - WORDS_BEFORE), found.index))) continue
      const [, year, month, day, endYear, endMonth, endDay] = found
      const from = isoDate(year, month, day)
      const to = isoDate(endYear ?? year, endMonth, endDay)
      if (from && to && from <= to) return { from, to }
    }
  }
  return null
}

export function publishedOnOf({ front, tail, foot }: Places): string | null {
  for (const label of LABELS) {
    for (const line of [...front, ...foot]) {
      const date = dateIn(line, label)
      if (date) return date
    }
  }
  for (const line of front.toReversed()) {
    const date = dateIn(arabicDate(line), DATE_LINE)
    if (date) return date
  }
  return signedOn(tail)
}

/** The date of a signature at the end: a line of its own, or after the agency's name. */
export function signedOn(tail: string[]): string | null {
  for (const line of tail.toReversed()) {
    const date = line.length <= MOST_SIGNATURE && !/[。，]/.test(line) ? dateIn(arabicDate(line), DATE_AT_END) : null
    if (date) return date
  }
  return null
}

export const isDateLine = (line: string): boolean => DATE_LINE.test(arabicDate(line))

/** 二〇二一年一月二十日 → 2021年1月20日. */
function arabicDate(line: string): string {
  return westernYear(line.replace(/\s+/g, '')).replace(CHINESE_DATE, (_, year, month, day) => `${year}年${ordinalValue(month)}月${ordinalValue(day)}日`)
}

function dateIn(line: string, pattern: RegExp): string | null {
  const [, year, month, day] = pattern.exec(line) ?? []
  return isoDate(year, month, day)
}

/** Null for a day that the calendar has not. */
function isoDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (!year || !month || !day) return null
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}
