/** What is printed where a value stands. */
import { describe, expect, it } from '@jest/globals'
import { chineseNumber } from '../src/form/lexicon/numerals.js'
import { isNumbered, ordinalValue, readOrdinal } from '../src/form/lexicon/ordinals.js'
import {
  isMark,
  isValue,
  readValue,
  startOfValues,
  takesPlaceOfValue,
  tokensOfLine,
} from '../src/form/lexicon/values.js'

const NUMBERS: [printed: string, value: number, unit?: string][] = [
  ['12', 12],
  ['0', 0],
  ['124.', 124],
  ['12。', 12],
  ['12.0', 12],
  ['0.5', 0.5],
  ['１２', 12],
  [' 12　', 12],
  ['1,234', 1234],
  ['1，234', 1234],
  ['1\u2009234', 1234],
  ['1\u202f234\u202f567', 1234567],
  ['1\u200b2', 12],
  ['12件', 12, '件'],
  ['12　件', 12, '件'],
  ['12起', 12, '起'],
  ['12件次', 12, '件次'],
  ['共12件', 12, '件'],
  ['共计12', 12],
  ['251000元', 251000, '元'],
  ['￥251,000.00', 251000, '元'],
  ['3.5万元', 3.5, '万元'],
  ["'12", 12],
  ['’12', 12],
  ['**12**', 12],
  ['`12`', 12],
  ['$12$', 12],
  ['$1{,}234$', 1234],
  ['$\\text{12}$', 12],
  ['$\\mathbf{12}$', 12],
  ['"12"', 12],
  ['+19', 19],
  ['增3', 3],
  ['增加3件', 3, '件'],
  ['减2', -2],
  ['↓2', -2],
  ['－35', -35],
  ['−35', -35],
  ['22（其中修订16件）', 22],
  ['98[1]', 98],
  ['98[1]件', 98, '件'],
  ['98[注][2]', 98],
]

const MARKS = ['-', '—', '——', '－－', '---', '−', '‐', '─', '━', '_', '/', '／', '\\', '无', '空', '暂无']
const WORDS = ['不适用', '不涉及', 'N/A', 'n/a', 'NA', '无[1]', '**无**', '$-$']

/** Not read, but a cell of a table of numbers all the same. */
const UNREAD = [
  '\ufffd',
  '1\ufffd',
  '98①',
  '98²',
  '①',
  '½',
  '12%',
  '1/2',
  '--253',
  '3万',
  '[1]',
  '\\[98\\]',
  '[1]98',
  '9[1]8',
  '1 2',
  '12-13',
  '～12',
  '~~12~~',
  '6.00060E+14',
]

const NO_VALUES = ['规章', '第一项', '2023年', '（一）', '1.', '（1）', '一、', '三件', '约12']

describe('a value', () => {
  it.each(NUMBERS.map(([printed, ...said]) => ({ printed, said })))('$printed', ({ printed, said }) => {
    const { value, unit } = readValue(printed)
    expect([value, ...(unit === undefined ? [] : [unit])]).toEqual(said)
  })

  it.each([...MARKS, ...WORDS])('%s says that there is none', (printed) =>
    expect(readValue(printed)).toEqual({ state: 'notApplicable', value: null }),
  )

  it.each(['', ' ', '　', '\u00a0', '\u200b'])('%j is blank', (printed) =>
    expect(readValue(printed)).toEqual({ state: 'blank', value: null }),
  )

  it.each(UNREAD)('%s takes the place of one and is not read', (printed) =>
    expect([readValue(printed).state, isValue(printed), takesPlaceOfValue(printed)]).toEqual([
      'unreadable',
      false,
      true,
    ]),
  )

  it.each(NO_VALUES)('%s is none', (printed) =>
    expect([isValue(printed), takesPlaceOfValue(printed)]).toEqual([false, false]),
  )

  it('is not a blank', () =>
    expect([isValue(''), isMark(''), takesPlaceOfValue('')]).toEqual([false, false, false]))
})

describe('values in a line', () => {
  it('keeps a unit and a remark with their number', () =>
    expect(tokensOfLine('规章  22 件 （其中修订16件） 0')).toEqual([
      { text: '规章', from: 0, to: 2 },
      { text: '22 件 （其中修订16件）', from: 4, to: 18 },
      { text: '0', from: 19, to: 20 },
    ]))

  it('finds where they begin', () =>
    expect([
      startOfValues(['规章', '3', '—', '12%']),
      startOfValues(['3', '规章']),
      startOfValues(['3', '4']),
    ]).toEqual([1, 2, 0]))
})

describe('an ordinal', () => {
  it.each([
    ['四、结转', '四', 'chinese', 4],
    ['十二、其他', '十二', 'chinese', 12],
    ['第三部分 正文', '三', 'chinese', 3],
    ['（六）其他处理', '六', 'bracketed', 6],
    ['(2) 主动公开', '2', 'bracketed', 2],
    ['4.重复申请', '4', 'arabic', 4],
    ['|六、其他', '六', 'chinese', 6],
    ['⼀、总体情况', '一', 'chinese', 1],
  ])('%s', (line, ordinal, style, value) => {
    const read = readOrdinal(line)
    expect([read?.ordinal, read?.style, ordinalValue(ordinal)]).toEqual([ordinal, style, value])
  })

  it.each(['一般公共预算', '3.5万元', '3,119件', '2023年', '12'])('is none in %s', (line) =>
    expect(isNumbered(line)).toBe(false),
  )
})

describe('Chinese numerals', () => {
  it.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['两百三十五', 235],
    ['一千零五', 1005],
    ['十百', null],
    ['一二', null],
  ])('%s', (text, number) => expect(chineseNumber(text)).toBe(number))
})
