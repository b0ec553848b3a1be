/** Years and days as reports print them: 2021年1月20日, 二〇二一年一月二十日, 2021-01-20, ２０２１．１．２０. */
import { CHINESE_ORDINAL, ordinalValue } from './ordinals.js'

/** Year, month and day as groups; white space may part them. */
export const DAY = '(20\\d\\d)\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})'

const ZERO = '〇○Ｏ零0'
const ONE_TO_NINE = '一二三四五六七八九'
const CHINESE_YEAR = new RegExp(`二[${ZERO}][${ZERO}一二三][${ZERO}${ONE_TO_NINE}](?=年)`, 'g')
const CHINESE_DAY = new RegExp(`(${CHINESE_ORDINAL})月(?:(${CHINESE_ORDINAL})日)?`, 'g')

/** 二〇二〇年 and ２０２０年 → 2020年; the length stays. */
export const westernYear = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
    .replace(CHINESE_YEAR, (digits) => [...digits].map((digit) => ONE_TO_NINE.indexOf(digit) + 1).join(''))

/** 二〇二一年一月二十日 → 2021年1月20日. */
export const westernDates = (text: string): string =>
  westernYear(text).replace(
    CHINESE_DAY,
    (_, month: string, day: string | undefined) =>
      `${ordinalValue(month)}月${day ? `${ordinalValue(day)}日` : ''}`,
  )

/** A day, or a month of a year: 2021年1月. */
const DATE_ALONE = new RegExp(`^[(（]?(?:${DAY}日?|20\\d\\d年\\d{1,2}月)[)）]?$`)

/** Whether a line is a day or a month and nothing else, its characters set apart or not: `2021 年 1 月 20 日`. */
export const isDate = (line: string): boolean => DATE_ALONE.test(westernDates(line.replace(/\s+/g, '')))

/** 2021, 1, 20 → 2021-01-20; null for a day that the calendar has not. */
export function isoDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | null {
  if (!year || !month || !day) return null
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}
