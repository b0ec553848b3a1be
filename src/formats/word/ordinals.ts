/** Numbers in the ways of counting that Word knows (ST_NumberFormat, ECMA-376 part 1, 17.18.59). */

type Counting = (n: number) => string | undefined

const DIGITS = [...'〇一二三四五六七八九']
const LEGAL_SIMPLIFIED = [...'零壹贰叁肆伍陆柒捌玖']
const LEGAL_TRADITIONAL = [...'零壹貳參肆伍陸柒捌玖']
const LEGAL_JAPANESE = [...'〇壱弐参四伍六七八九']

const positional =
  (digits: string[]): Counting =>
  (n) =>
    [...String(n)].map((digit) => digits[Number(digit)]!).join('')

/** Where 一 is left out: before 十 at the start (十二), everywhere (百, 千), or nowhere. */
type One = 'kept' | 'leading' | 'never'

function isSilent(one: One, power: number, isFirst: boolean): boolean {
  if (power === 0) return false
  return one === 'never' || (one === 'leading' && power === 1 && isFirst)
}

/** 三百零五: digits with their units. */
function withUnits(digits: string[], units: string[], zero: string, one: One): Counting {
  const below10000 = (n: number): string => {
    let text = ''
    let gap = false
    for (let power = Math.min(3, String(n).length - 1); power >= 0; power--) {
      const digit = Math.floor(n / 10 ** power) % 10
      if (digit === 0) {
        gap = text !== ''
        continue
      }
      if (gap) text += zero
      gap = false
      const said = digit === 1 && isSilent(one, power, text === '') ? '' : digits[digit]!
      text += said + units[power]!
    }
    return text
  }
  return (n) => {
    if (n === 0) return digits[0]
    if (n < 10_000) return below10000(n)
    if (n >= 100_000_000) return undefined
    const rest = n % 10_000
    return (
      below10000(Math.floor(n / 10_000)) +
      units[4]! +
      (rest > 0 && rest < 1000 ? zero : '') +
      (rest > 0 ? below10000(rest) : '')
    )
  }
}

const UNITS = ['', '十', '百', '千', '万']
const LEGAL_UNITS = ['', '拾', '佰', '仟', '万']
const thousand = withUnits([...'零一二三四五六七八九'], UNITS, '零', 'leading')

/** 十一, 九十九, then digit by digit: 一〇〇. */
const chineseCounting: Counting = (n) => {
  if (n === 0) return '〇'
  return n < 100 ? thousand(n) : positional(DIGITS)(n)
}

const oneOf = (signs: string): Counting => {
  const list = [...signs]
  return (n) => list[n - 1]
}

const cycle =
  (first: string, second: string): Counting =>
  (n) =>
    n < 1 ? undefined : [...first][(n - 1) % 10]! + [...second][(n - 1) % 12]!

const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(n: number): string | undefined {
  if (n < 1 || n > 3999) return undefined
  let text = ''
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(n / value))
    n %= value
  }
  return text
}

/** A … Z, AA, BB …: Word repeats the letter. */
const letter: Counting = (n) =>
  n < 1 || n > 780 ? undefined : String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.ceil(n / 26))

/** Signs that Unicode has in a row, from 1. */
const range =
  (from: number, count: number): Counting =>
  (n) =>
    n < 1 || n > count ? undefined : String.fromCodePoint(from + n - 1)

/** ① to ㊿ stand in three places of Unicode. */
function circled(n: number): string | undefined {
  if (n === 0) return '⓪'
  if (n <= 20) return range(0x2460, 20)(n)
  return n <= 35 ? range(0x3251, 15)(n - 20) : range(0x32b1, 15)(n - 35)
}

const lower =
  (counting: Counting): Counting =>
  (n) =>
    counting(n)?.toLowerCase()

const COUNTINGS: Record<string, Counting> = {
  none: () => '',
  decimalZero: (n) => String(n).padStart(2, '0'),
  upperRoman: roman,
  lowerRoman: lower(roman),
  upperLetter: letter,
  lowerLetter: lower(letter),
  ordinal: (n) => n + (n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')),
  decimalFullWidth: positional([...'０１２３４５６７８９']),
  decimalFullWidth2: positional([...'０１２３４５６７８９']),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: range(0x2488, 20),
  decimalEnclosedParen: range(0x2474, 20),
  numberInDash: (n) => `- ${n} -`,
  chineseCounting,
  chineseCountingThousand: thousand,
  taiwaneseCounting: chineseCounting,
  taiwaneseCountingThousand: thousand,
  taiwaneseDigital: positional(DIGITS),
  ideographDigital: positional(DIGITS),
  japaneseDigitalTenThousand: positional(DIGITS),
  japaneseCounting: withUnits(DIGITS, UNITS, '', 'never'),
  japaneseLegal: withUnits(LEGAL_JAPANESE, ['', '拾', '百', '阡', '萬'], '', 'kept'),
  chineseLegalSimplified: withUnits(LEGAL_SIMPLIFIED, LEGAL_UNITS, '零', 'kept'),
  ideographLegalTraditional: withUnits(LEGAL_TRADITIONAL, ['', '拾', '佰', '仟', '萬'], '零', 'kept'),
  ideographTraditional: oneOf(STEMS),
  ideographZodiac: oneOf(BRANCHES),
  ideographZodiacTraditional: cycle(STEMS, BRANCHES),
  ideographEnclosedCircle: range(0x3280, 10),
}

/** A number as a format prints it; decimal where the format is unknown or has no sign for the number. */
export const counted = (n: number, format: string): string => COUNTINGS[format]?.(n) ?? String(n)
