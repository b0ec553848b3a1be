/** A draft against the report of the year before: what is carried over, numbers that were not brought up to date, money in another unit. */
import { indicatorOf } from '../../codebook.js'
import type { Report } from '../../report.js'
import { quoted } from '../quoted.js'
import { type Digest, digestOf } from './digest.js'
import { type AcrossFinding, across } from './finding.js'
import { copied } from './copies.js'
import { proseOf } from './prose.js'
import { fromYearBefore } from './years.js'

/** Of several reports of a file the one for the year before. */
export const yearBefore = (report: Report, others: readonly Report[]): Report | undefined =>
  others.find(({ year }) => year !== null && report.year !== null && year === report.year - 1) ?? others[0]

export function checkAgainst(report: Report, last: Report): AcrossFinding[] {
  const [now, before] = [digestOf(report), digestOf(last)]
  const files = { file: now.file, others: [before.file] }
  const isYearBefore = now.year !== null && before.year === now.year - 1
  const isSameBody = now.identity === null || before.identity === null || now.identity === before.identity
  if (!isYearBefore || !isSameBody) return [across('check.against', whoseOf(before), files)]
  const text = copied({ report: now, model: before }, proseOf(report), proseOf(last), true)
  return [
    ...fromYearBefore(before, now),
    ...unitsChanged(report, last, files),
    ...repeated(report, last, files),
    ...(text ? [text] : []),
  ]
}

type Files = Pick<AcrossFinding, 'file' | 'others'>

const whoseOf = ({ agency, year, file }: Digest) => ({
  other: [agency ?? '', year === null ? '' : `${year}年`].join('') || file,
})

/** A sum ten thousand times that of last year, or thereabouts, is in 元 where the other was in 万元. */
const FROM_TIMES = 3_000
const TO_TIMES = 30_000

function unitsChanged(report: Report, last: Report, files: Files): AcrossFinding[] {
  const before = new Map(last.observations.map((cell) => [cell.indicator, cell]))
  return report.observations.flatMap(({ indicator, value, unit, location }) => {
    const was = before.get(indicator)
    const isMoney = ['万元', 'as printed'].includes(indicatorOf(indicator).unit)
    if (!isMoney || !value || !was?.value || unit !== was.unit) return []
    const times = value / was.value
    if (times < FROM_TIMES || times > TO_TIMES) return []
    const values = { value, was: was.value }
    return [across('check.unit:lastYear', values, files, { indicator, actual: value, location })]
  })
}

/** The sections whose text is written anew each year; their numbers are of that year. */
const OF_THE_YEAR = [5, 6]
const SENTENCE = /[^。！？；\n]{1,1000}[。！？；]?/g
const NAMES = /《[^《》]{0,200}》|第\d{1,3}条/g
/** Something was counted, and there was some. */
const COUNT = /[1-9]\d{0,8}(?:\.\d{1,4})?(?:余|多)?万?(?:件|条|篇|次|份|个|项|元|人|期|场)/

/** 全年收取信息处理费380元 in this year's section 六, and word by word in last year's. */
function repeated(report: Report, last: Report, files: Files): AcrossFinding[] {
  return OF_THE_YEAR.flatMap((section) => {
    const before = new Set(countsIn(last, section))
    const same = countsIn(report, section).filter((sentence) => before.has(sentence))
    if (same.length === 0) return []
    const quotes = same.map((sentence) => `“${quoted(sentence)}”`).join('')
    const values = { count: same.length, year: last.year ?? '', quotes }
    return [across('check.repeated', values, files, { section })]
  })
}

/** The sentences of a section that count something, without spaces and years. */
const countsIn = ({ sections }: Report, section: number): string[] =>
  sections
    .filter(({ number }) => number === section)
    .flatMap(({ text }) => text.match(SENTENCE) ?? [])
    .map((sentence) => sentence.replace(/\s+/g, '').replace(/20\d\d年度?[，,]?/g, ''))
    .filter((sentence) => COUNT.test(sentence.replace(NAMES, '')))
