/** What is followed over the years: a line each, by the row totals of the form. */
import { codebook, type Indicator } from '../codebook.js'
import type { ShownValue } from '../exports/shown.js'
import type { Words } from '../words.js'

export interface Trend {
  words: Words
  /** The cells that add up to it. */
  indicators: readonly Indicator['indicator'][]
}

const ofGroup = (group: string): Indicator['indicator'][] =>
  codebook
    .filter((entry) => entry.table === 'requests' && entry.group === group && entry.applicant === 'total')
    .map(({ indicator }) => indicator)

export const TRENDS: readonly Trend[] = [
  { words: { zh: '新收申请', en: 'Requests received' }, indicators: ofGroup('received') },
  { words: { zh: '办理结果总计', en: 'All results' }, indicators: ofGroup('results') },
  { words: { zh: '不予公开', en: 'Denied' }, indicators: ofGroup('denied') },
]

/** A value of a line; null where one of its cells is not known. */
export interface TrendPoint {
  value: number | null
  /** Arithmetic has put one of its cells back. */
  isInferred: boolean
}

export function trendPoints(values: readonly ShownValue[]): TrendPoint[] {
  const byIndicator = new Map(values.map((value) => [value.indicator, value]))
  return TRENDS.map(({ indicators }) => {
    const cells = indicators.map((indicator) => byIndicator.get(indicator))
    const numbers = cells.map((cell) => cell?.value ?? null)
    const isKnown = !numbers.includes(null)
    return {
      value: isKnown ? numbers.reduce<number>((sum, number) => sum + number!, 0) : null,
      isInferred: isKnown && cells.some((cell) => cell?.state === 'inferred'),
    }
  })
}
