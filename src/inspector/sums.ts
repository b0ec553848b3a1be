/** Each sum of a table and how it stands: it holds, it differs, or a blank leaves it open. */
import { contradicts, type Equation, equationsOf, sideOf } from '../form/equations.js'
import type { Template } from '../form/index.js'
import { namesOf } from '../form/names.js'
import type { Words } from '../words.js'

export interface SumMark {
  code: Equation['code']
  /** The terms, printed total or totals last. */
  terms: readonly string[]
  state: 'holds' | 'differs' | 'open'
  /** The printed total less the sum of its parts: of 908 over 907 it is 1. */
  difference: number
  /** 自然人＋…＝总计 in short. */
  words: Words
}

type NumberAt = (indicator: string) => number | null

export const sumsOf = (template: Template, numberAt: NumberAt): SumMark[] =>
  equationsOf(template).map((equation) => markOf(equation, numberAt))

function markOf(equation: Equation, numberAt: NumberAt): SumMark {
  const { code, left, right } = equation
  const [expected, actual] = [sideOf(left, numberAt), sideOf(right, numberAt)]
  return {
    code,
    terms: [...left, ...right],
    state: stateOf(contradicts(expected, actual), expected.open || actual.open),
    difference: rounded(actual.sum - expected.sum),
    words: wordsOf(equation),
  }
}

function stateOf(isWrong: boolean, isOpen: boolean): SumMark['state'] {
  if (isWrong) return 'differs'
  return isOpen ? 'open' : 'holds'
}

/** 0.1 + 0.2 - 0.3 → 0 */
const rounded = (value: number): number => Number(value.toFixed(6))

/** Longer sums are named by their total alone. */
const MOST_NAMED = 2

/** 一、本年新收＋二、上年结转＝（七）总计＋四、结转下年度; 各项之和＝总计 */
function wordsOf({ left, right }: Equation): Words {
  const inRow = new Set(left.map((term) => namesOf(term).column?.zh)).size > 1
  const side = (terms: readonly string[], language: keyof Words): string => {
    if (terms.length > MOST_NAMED) return PARTS[language]
    const names = terms.map((term) => namesOf(term)[inRow ? 'column' : 'row']?.[language] ?? term)
    return names.join(language === 'zh' ? '＋' : ' + ')
  }
  return {
    zh: `${side(left, 'zh')}＝${side(right, 'zh')}`,
    en: `${side(left, 'en')} = ${side(right, 'en')}`,
  }
}

const PARTS: Words = { zh: '各项之和', en: 'sum of the parts' }
