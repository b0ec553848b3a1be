/**
 * The year reported on. Any single place may be wrong, so all of them are weighed: the title 5, the period 4, the
 * preamble 3, …
 */
import { type Sink, finding } from '../diagnostics/finding.js'
import type { Words } from '../words.js'
import type { FrontPlaces } from './places.js'
import { westernYear, type Title } from '../form/titles.js'
import type { Period } from './dates.js'
import { withoutWorks } from './agency.js'

interface Sources {
  title: Title | null
  /** The report's title printed again. */
  others: Title[]
  period: Period | null
  publishedOn: string | null
  places: FrontPlaces
}

interface Evidence {
  says: Words
  year: number | null
  weight: number
  /** It ought to name the year reported on, like the title; the others are only signs of it. */
  firm: boolean
}

const words = (en: string, zh: string): Words => ({ en, zh })
const TEXT = words('the text', '正文')
/** A whole date is that of publication, or of some time limit: its year need not be the reported one. */
const DAY = /20\d\d年\d{1,2}月\d{1,2}日/g

/** A year, but not that of a law's number (〔2021〕30号). */
const YEAR = /(?:^|[^\d〔[【])(20[0-4]\d)(?=年|[,，])/g
/** 自201911日起至20191231日止: a site has lost 年 and 月. The days can't be told any more, the year can. */
const DAMAGED_PERIOD = /(?<!\d)(20[0-4]\d)11日?起?[至到—－–-](20[0-4]\d)1231日?/
/** 2024年度政府信息公开工作报告, 现将2020公布政府信息公开工作情况报告如下 */
const PHRASE =
  /(?:^|[^\d〔[【])(20[0-4]\d)(?:年度?)?[^。，,；;\n\d]{0,30}?(?:信息公开|政务公开)[^。，,；;\n\d]{0,16}?(?:报告|年报)/
/**
 * Reports are due in January and March (条例, article 49). What is published later than this may be about the same
 * year.
 */
const LATE = '07-01'
/** So many years are looked at in the first section: later ones are those of plans and of earlier times. */
const FIRST_YEARS = 5

export function yearOf({ title, others, period, publishedOn, places }: Sources, report: Sink): number | null {
  const text = `${places.preamble}\n${places.opening}`
  const evidence: Evidence[] = [
    { says: words('the title', '标题'), year: title?.year ?? null, weight: 5, firm: true },
    ...others
      .filter((other) => other.year !== title?.year)
      .map(({ year }) => ({ says: words('another title', '另一标题'), year, weight: 2, firm: true })),
    {
      says: words('the period', '统计期限'),
      year: period ? Number(period.to.slice(0, 4)) : yearOfDamagedPeriod(places),
      weight: 4,
      firm: true,
    },
    { says: words('the preamble', '开头说明'), year: yearOfPhrase(places), weight: 3, firm: true },
    { says: TEXT, year: commonYear(text), weight: 2, firm: false },
    {
      says: words('the date of publication', '发布日期'),
      year: publishedOn && publishedOn.slice(5) < LATE ? Number(publishedOn.slice(0, 4)) - 1 : null,
      weight: 1.5,
      firm: false,
    },
  ]
  const year = heaviest(evidence)
  const differing = evidence.filter((other) => other.year !== null && other.year !== year)
  // A single sign of another year is no contradiction; two signs that agree are. So is a text that speaks of a later
  // year, other than in dates.
  const yetToCome = (commonYear(text.replace(DAY, '')) ?? 0) > (year ?? 0)
  const against = differing.filter(
    ({ firm, says, year: other }) =>
      firm ||
      (says === TEXT && yetToCome && other! > year!) ||
      differing.filter((sign) => sign.year === other).length > 1,
  )
  if (year !== null && against.length) {
    const others = {
      en: against.map((item) => `${item.says.en} says ${item.year}`).join(', '),
      zh: against.map((item) => `${item.says.zh}为${item.year}年`).join('，'),
    }
    report(finding('check.year', { year, others }))
  }
  return year
}

function heaviest(evidence: Pick<Evidence, 'year' | 'weight'>[]): number | null {
  const weights = new Map<number, number>()
  for (const { year, weight } of evidence)
    if (year !== null) weights.set(year, (weights.get(year) ?? 0) + weight)
  let best: number | null = null
  for (const [year, weight] of weights) if (best === null || weight > weights.get(best)!) best = year
  return best
}

/**
 * The year that the preamble gives its report. In the first section only a sentence that announces this report
 * counts, for others may tell of last year's report, published in this year.
 */
function yearOfPhrase({ preamble, opening }: FrontPlaces): number | null {
  const found = PHRASE.exec(westernYear(withoutWorks(preamble))) ?? announcedIn(opening)
  return found ? Number(found[1]) : null
}

/** 现将…2020年政府信息公开工作年度报告如下 → 2020. 主动公开2024年度政府信息公开工作年度报告 announces no report. */
const announcedIn = (text: string): RegExpExecArray | null =>
  westernYear(withoutWorks(text))
    .split(/(?<=[。；;\n])/)
    .filter((sentence) => ANNOUNCES.test(sentence))
    .map((sentence) => PHRASE.exec(sentence))
    .find((found) => found !== null) ?? null

const ANNOUNCES = /现[将向就对公]|特[将向此]|如下|本(?:年度?)?报告/

function yearOfDamagedPeriod({ preamble, opening }: FrontPlaces): number | null {
  const [, from, to] = DAMAGED_PERIOD.exec(preamble) ?? DAMAGED_PERIOD.exec(opening) ?? []
  return to !== undefined && from === to ? Number(to) : null
}

/** The year named most often at the beginning; of equals the first. */
function commonYear(text: string): number | null {
  const years = [...westernYear(withoutWorks(text)).matchAll(YEAR)]
    .slice(0, FIRST_YEARS)
    .map(([, year]) => Number(year))
  return heaviest(years.map((year) => ({ year, weight: 1 })))
}
