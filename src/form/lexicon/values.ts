/**
 * What is printed where a value stands: a number, a mark of none, nothing, or something that is not read. Spelled here and
 * nowhere else: an adapter that looks for values in lines or columns asks these functions too.
 */
import { remembered } from '../../remembered.js'
import { plainForm } from './script.js'

export type CellState = 'number' | 'blank' | 'notApplicable' | 'unreadable'

export interface CellValue {
  readonly state: CellState
  readonly value: number | null
  /** The unit printed after the number, where one is. */
  readonly unit?: string
}

/** What is counted, and money: `12件` → 12, `3.5万元` → 3.5 in 万元. `3万` is no unit: it may be 3 or 30000. */
export const UNITS: readonly string[] = [
  ...['亿元', '万元', '千元', '百元', '元'],
  ...['件次', '人次', '项次', '件', '项', '条', '个', '宗', '份', '次', '起', '例', '篇', '部', '人'],
]

/** Words that say that there is nothing to report: `无` → not applicable. */
export const WORDS_OF_NONE: readonly string[] = [
  '无',
  '空',
  '暂无',
  '没有',
  '不适用',
  '不涉及',
  'n/a',
  'na',
  'nan',
]

/** Lines of any length that a keyboard or a word processor has: `-`, `—`, `－`, `─`, and what is typed for them. */
const DASHES = '-‐‑‒–—―−─━_'
const MARK = new RegExp(`^(?:[${DASHES}/\\\\]{1,6}|${WORDS_OF_NONE.join('|')})$`, 'i')

const UP = ['+', '增加', '增', '上升', '↑']
const DOWN = ['-', '−', '–', '减少', '减', '下降', '↓']
/** `共12件` → 12. */
const IN_ALL = ['共计', '共', '计']

const oneOf = (words: readonly string[]): string => words.map((word) => word.replace('+', '\\+')).join('|')

/**
 * A whole number or decimal, plain or with thousands separators, signed or with 增/减, with a unit, with a remark in
 * brackets: `1,234`, `增3`, `251000元`, `22(其中修订16件)`, `124.`. The text is in plain form. A year, an ordinal, two
 * numbers, a share (`12%`), a fraction, a number with a zero in front are no values.
 */
const NUMBER = new RegExp(
  `^(?<sign>${oneOf([...UP, ...DOWN])})?\\s?(?:${oneOf(IN_ALL)})?\\s?(?<currency>¥)?` +
    `(?<digits>[1-9]\\d{0,2}(?:,\\d{3})+|0|[1-9]\\d{0,14})(?<decimals>\\.\\d{1,8})?` +
    `\\s?(?<unit>${oneOf(UNITS)})?[.。]?\\s?(?:\\([^()]*\\))?$`,
)

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g
/** A space made to stand inside a number, LaTeX's comma, or a Swiss one: `1 234`, `1{,}234`, `1’234` → `1,234`. */
const THOUSANDS = /(?<=\d)(?:[\u2006\u2008\u2009\u200a\u202f’']|\{,\})(?=\d{3})/g

/** The mark of a note beside a value, as adapters print one that is raised: `98[1]`, `98[1]件`, `98[注]`, `[*]98` → 98. */
const NOTES = /(?<=[^\\])\[[^[\]\\]{1,5}\](?!\p{N})|^\s*\[[^[\]\\\p{N}]{1,3}\](?=\p{N})/gu

/** What Markdown, LaTeX and spreadsheets put around a value: `**12**`, `$12$`, `'12` → `12`. Struck out (`~~12~~`) is no dress. */
const WRAPPINGS: readonly (readonly [string, string])[] = [
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\text{', '}'],
  ['\\mathrm{', '}'],
  ['\\mathbf{', '}'],
  ['\\textbf{', '}'],
  ['*', '*'],
  ['_', '_'],
  ['`', '`'],
  ['"', '"'],
  ['“', '”'],
  ["'", "'"],
  ["'", ''],
  ['’', ''],
  ['‘', ''],
]
/** `$**12**$` wears five of them. */
const MOST_WRAPPINGS = 6

function unwrapped(text: string): string {
  let inner = text
  for (let i = 0; i < MOST_WRAPPINGS; i++) {
    const wrapping = WRAPPINGS.find(
      ([before, after]) =>
        inner.length > before.length + after.length && inner.startsWith(before) && inner.endsWith(after),
    )
    if (!wrapping) return inner
    inner = inner.slice(wrapping[0].length, inner.length - wrapping[1].length).trim()
  }
  return inner
}

/** A value without its dress: invisible characters, full-width forms, marks of notes, marks around it. */
const undressed = (text: string): string =>
  unwrapped(plainForm(text.replace(INVISIBLE, '').replace(THOUSANDS, ',').replace(NOTES, '')).trim())

const ZEROS_IN_FRONT = /^0+(?=\d)/
/** A cheap look: most numbers begin with another digit. */
const MAY_BEGIN_WITH_ZERO = /^\D*[0０]./

/**
 * The number behind zeros in front (`012` → 12, `000` → 0); null for any other text. It is no value by itself: mostly
 * digits of several cells have run together, as 0 and 193 in `0193`.
 */
export function numberBehindZeros(text: string): number | null {
  if (!MAY_BEGIN_WITH_ZERO.test(text)) return null
  const printed = undressed(text)
  return ZEROS_IN_FRONT.test(printed) ? readValue(printed.replace(ZEROS_IN_FRONT, '')).value : null
}

/** Whether digits of several cells have run together: no number is printed with a zero in front. */
export const isGlued = (text: string): boolean => ZEROS_IN_FRONT.test(plainForm(text).trim())

const BLANK: CellValue = { state: 'blank', value: null }
const MARK_OF_NONE: CellValue = { state: 'notApplicable', value: null }
const UNREADABLE: CellValue = { state: 'unreadable', value: null }

/** `1.`, `(1)`, `1、`: the number of a label that stands apart from it. No label has the number 0: `0.` is a value. */
const LONE_ORDINAL = /^\(?[1-9]\d?[.)、,]$/

/** Nearly every value. */
const PLAIN = /^(?:0|[1-9]\d{0,14})$/
/** A number and the longest remark; longer texts are prose. */
const LONGEST = 200

/** Reads a cell's text. A blank is not a zero: only printed digits make a number. */
export function readValue(text: string): CellValue {
  if (text === '') return BLANK
  if (PLAIN.test(text)) return { state: 'number', value: Number(text) }
  if (text.length > LONGEST) return text.trim() === '' ? BLANK : UNREADABLE
  return readDressed(text)
}

const FULL_STOP = /^\s*(\d{1,2})\.\s*$/

/** Reads the text of a cell that is known to be a value's: there a full stop makes no ordinal of a number, `12.` → 12. */
export const readValueOfCell = (text: string): CellValue =>
  readValue(plainForm(text).replace(FULL_STOP, '$1'))

/** A value with anything beside its digits, or a label. */
const readDressed = remembered((text: string): CellValue => {
  const printed = undressed(text)
  if (printed === '') return BLANK
  if (MARK.test(printed)) return MARK_OF_NONE
  const groups = LONE_ORDINAL.test(printed) ? null : NUMBER.exec(printed)?.groups
  if (!groups) return UNREADABLE
  const { sign = '', digits = '', decimals = '', currency } = groups
  const size = Number(digits.replaceAll(',', '') + decimals)
  const unit = groups.unit ?? (currency && '元')
  return { state: 'number', value: size !== 0 && DOWN.includes(sign) ? -size : size, ...(unit && { unit }) }
})

export const isNumber = (text: string): boolean => readValue(text).state === 'number'

/** `—`, `/`, `无`, `不适用`: printed to say that there is nothing. */
export const isMark = (text: string): boolean => readValue(text).state === 'notApplicable'

/** A number, with its unit or remark, or a mark of none; not a blank. */
export const isValue = (text: string): boolean => isNumber(text) || isMark(text)

/** A remark, or the first half of one. */
const REMARKS = /\([^()]*(?:\)|$)/g
const WORDS_OF_NUMBERS = new RegExp(oneOf([...UNITS, ...UP, ...DOWN, ...IN_ALL]), 'g')
const SCALE = /[万亿]$/
/** A digit, or the one mark of something that is seen and not read (U+FFFD), as adapters set for a picture: `�`, `1�`. */
const HAS_NUMERAL = /\p{N}|^[^\ufffd]*\ufffd[^\ufffd]*$/u
const HAS_LETTER = /\p{L}/u

/**
 * Whether a text takes the place of a value, be it one that is read or not: `12`, `—`, and `12%`, `12①`, `--253`, `1/2`,
 * `3万`, `6.0006E+14`, which `readValue` leaves unreadable. A line or a column is found by these.
 */
export const takesPlaceOfValue = (text: string): boolean =>
  text.length <= LONGEST && (isValue(text) || hasFigures(text))

/** As workbooks show what has too many digits: the end of 6.00060E+14. */
const POWER = /\dE[+-]\d{1,3}$/

const hasFigures = remembered((text: string): boolean => {
  const printed = undressed(text).replace(REMARKS, '').replace(POWER, '')
  if (!HAS_NUMERAL.test(printed) || LONE_ORDINAL.test(printed)) return false
  return !HAS_LETTER.test(printed.replace(WORDS_OF_NUMBERS, '').replace(SCALE, ''))
})

/** Words: a label, a remark; neither blank nor anything that takes the place of a value. */
export const isWords = (text: string): boolean =>
  !takesPlaceOfValue(text) && readValue(text).state === 'unreadable'

/** A number, or what takes a number's place without being read: `12`, `012`, `12%`; not a mark of none. */
export const isFigure = (text: string): boolean => takesPlaceOfValue(text) && !isMark(text)

const PIECE = /^[+-]?[\d０-９.,．，]+$/
/** A whole number or a piece of one that a line or a wall has broken: `12`, `1,`, `.5`. */
export const isPieceOfNumber = (text: string): boolean => PIECE.test(text)

/** A word of a line, and where it stands. */
export interface Token {
  readonly text: string
  readonly from: number
  readonly to: number
}

const WORD = /\S+/g
const UNIT_ALONE = new RegExp(`^(?:${oneOf(UNITS)})$`)
const REMARK_ALONE = /^[(（][^()（）]*[)）]$/

/** A line's words by white space; a unit or a remark that stands apart is its number's: `12 件`, `22 （含修订16件）`. */
export function tokensOfLine(line: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: word, index } of line.matchAll(WORD)) {
    const last = tokens.at(-1)
    const to = index + word.length
    if (last && isNumber(last.text) && (UNIT_ALONE.test(word) || REMARK_ALONE.test(word)))
      tokens[tokens.length - 1] = { text: line.slice(last.from, to), from: last.from, to }
    else tokens.push({ text: word, from: index, to })
  }
  return tokens
}

/** Where the values that end a list of words begin; its length where it ends with none: 规章, 3, — → 1. */
export const startOfValues = (words: readonly string[]): number =>
  words.findLastIndex((word) => !takesPlaceOfValue(word)) + 1
