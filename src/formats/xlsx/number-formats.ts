/** A number as its format shows it (ECMA-376 part 1, 18.8.30 and 18.8.31). */
import { dateText, isDateFormat } from './date-formats.js'
import { type Token, tokensOf } from './format-tokens.js'
import { withoutLast } from '../../words.js'

/** The formats that every program knows by their numbers; those for dates stand with the dates. */
const KNOWN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'yyyy-m-d',
  16: 'm-d',
  17: 'yyyy-m',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0;"-"',
  42: '"¥"#,##0;-"¥"#,##0;"-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '"¥"#,##0.00;-"¥"#,##0.00;"-"',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** No program lets anybody write a longer one. */
const LONGEST_CODE = 255

/** @returns null where the format is one that is not known here, such as fractions or numerals in characters */
export function numberText(value: number, format: string | number, is1904: boolean): string | null {
  const code = typeof format === 'number' ? KNOWN[format] : format
  if (code === undefined || code.length > LONGEST_CODE) return null
  const sections = sectionsOf(code)
  const { section, isSigned } = sectionFor(value, sections)
  const tokens = tokensOf(section)
  if (!tokens) return null
  if (isDateFormat(tokens)) return value < 0 ? null : dateText(value, tokens, is1904)
  return shown(isSigned ? value : Math.abs(value), tokens)
}

/** `0;-0;"-"` → for what is above, below, and zero; a semicolon in quotes parts none. */
function sectionsOf(code: string): string[] {
  const sections = ['']
  for (const [piece] of code.matchAll(PIECE)) {
    if (piece === ';') sections.push('')
    else sections[sections.length - 1] += piece
  }
  return sections
}

/** A word in quotes or brackets, which the code's end may cut off; a character behind a backslash; any other. */
const PIECE = /"[^"]*(?:"|$)|\[[^\]]*(?:\]|$)|\\?[^]/g

/** A section of its own for numbers below zero shows them without their sign. */
function sectionFor(value: number, sections: string[]): { section: string; isSigned: boolean } {
  const [first = '', below, zero] = sections
  if (value < 0 && below !== undefined) return { section: below, isSigned: false }
  return { section: value === 0 && zero !== undefined ? zero : first, isSigned: true }
}

/** A number among the words that stand around it: 12 by `0"件"` → 12件. */
function shown(value: number, tokens: Token[]): string | null {
  const places = tokens.filter(({ kind }) => kind === 'digits' || kind === 'general')
  // Zeros that stand apart, as in a telephone number or a fraction, are not known here.
  if (places.length > 1) return null
  const scaled = tokens.reduce((number, { kind }) => (kind === 'percent' ? number * 100 : number), value)
  const [place] = places
  const number =
    place && (place.kind === 'general' ? generalText(scaled) : digitsText(Math.abs(scaled), place.text))
  const isNegative = value < 0 && place?.kind === 'digits' && /[1-9]/.test(number ?? '')
  const text = tokens.map((token) => (token === place ? number : token.text)).join('')
  return `${isNegative ? '-' : ''}${text}`.trim()
}

/** As many digits as a cell shows where nothing is said. */
const GENERAL_DIGITS = 11

/**
 * 0.30000000000000004 → 0.3: a point takes the place of a digit. 13812345678 has none and keeps its last digit; from a hundred
 * milliards on with an exponent.
 */
function generalText(value: number): string {
  const size = Math.abs(value)
  if (size >= 10 ** GENERAL_DIGITS) return value.toExponential(5).replace('e', 'E')
  if (size >= 10 ** (GENERAL_DIGITS - 1)) return String(Math.round(value))
  return String(Number(value.toPrecision(GENERAL_DIGITS - 1)))
}

/** 1234.5 by `#,##0.00` → 1,234.50; 0 by `#` → nothing; each comma behind the last digit stands for three that are not shown. */
function digitsText(value: number, pattern: string): string {
  const [integer = '', fraction = ''] = pattern.split('.')
  const whole = withoutLast(integer, ',')
  const [part = ''] = /^[#0?]*/.exec(fraction) ?? []
  const rounded = roundedTo(value / 1000 ** (integer.length - whole.length), part.length)
  const [digits = '', decimals = ''] = rounded.split('.')
  const least = whole.replace(/[^0]/g, '').length
  const shownWhole = (digits === '0' ? '' : digits).padStart(least, '0')
  const grouped = whole.includes(',') ? inThousands(shownWhole) : shownWhole
  const needed = part.lastIndexOf('0') + 1
  const shownPart = decimals.slice(0, needed) + withoutLast(decimals.slice(needed), '0')
  return pattern.includes('.') ? `${grouped}.${shownPart}` : grouped
}

/** 1234567 → 1,234,567 */
function inThousands(digits: string): string {
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end))
  return groups.join(',')
}

/** The digits that a number can be told by, in a spreadsheet. */
const PRECISION = 15
const MOST_DECIMALS = 30

/** 1.005 to two decimals → 1.01, as a spreadsheet rounds it: by the digits that it shows. */
function roundedTo(value: number, decimals: number): string {
  const places = Math.min(decimals, MOST_DECIMALS)
  const [digits = '0', exponent = '0'] = value.toPrecision(PRECISION).split('e')
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + places}`))
  return Number(`${shifted}e-${places}`).toFixed(places)
}
