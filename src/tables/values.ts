/** What a cell says: a number, nothing, "not applicable", or something that isn't read. */
import { remembered } from '../remembered.js'

export type CellState = 'number' | 'blank' | 'notApplicable' | 'unreadable'

export interface CellValue {
  readonly state: CellState
  readonly value: number | null
  /** The unit printed after the number, where one is. */
  readonly unit?: string
}

const NOT_APPLICABLE = /^(?:[-_/\\—–―─]{1,4}|无|空|不适用|n\/?a)$/i

/**
 * A whole number or decimal, plain or with thousands separators, signed or with 增/减, with a unit, with a remark in
 * brackets. `plainForm` has folded full-width forms before. Anything else (a year, an ordinal, two numbers) is no value.
 */
const NUMBER =
  /^(?<sign>[+\-−–]|增加?|减少?|上升|下降)?\s?(?<digits>\d{1,3}(?:,\d{3})+|\d{1,15})(?<decimals>\.\d{1,8})?\s?(?<unit>万元|亿元|千元|元|件|项|条|个|宗|份|次)?\s?(?:\([^()]*\))?$/

/** What NFKC may change; Chinese characters, which are most of every label, stay as they are. */
const FOLDED = /[^\p{ASCII}\u4e00-\u9fff]/gu
const FULL_WIDTH = /^[\uff01-\uff5e]$/
const DIGIT = /\d/

/**
 * Full-width and other compatible forms as plain ones. A digit in another dress (①, ², ½) is a note's mark, and stays what
 * it is: as a plain digit it would become part of the number before it.
 */
export const plainForm = (text: string): string =>
  text.replace(FOLDED, (character) => {
    const plain = character.normalize('NFKC')
    return DIGIT.test(plain) && !FULL_WIDTH.test(character) ? character : plain
  })

/** No number is printed with a zero in front: digits of several cells have run together. */
export const isGlued = (text: string): boolean => /^0\d/.test(plainForm(text).trim())

const DOWN = /^(?:[-−–]|减|下降)/

const BLANK: CellValue = { state: 'blank', value: null }
/** Nearly every value. */
const PLAIN = /^\d{1,15}$/

/** Reads a cell's text. A blank is not a zero: only printed digits make a number. */
export function readValue(text: string): CellValue {
  if (text === '') return BLANK
  if (PLAIN.test(text)) return { state: 'number', value: Number(text) }
  return readDressed(text)
}

/** A value with anything beside its digits, or a label. */
const readDressed = remembered((text: string): CellValue => {
  const printed = plainForm(text).trim()
  if (printed === '') return BLANK
  const { sign = '', digits, decimals = '', unit } = NUMBER.exec(printed)?.groups ?? {}
  if (digits !== undefined) {
    const size = Number(digits.replaceAll(',', '') + decimals)
    return { state: 'number', value: size !== 0 && DOWN.test(sign) ? -size : size, ...(unit && { unit }) }
  }
  if (NOT_APPLICABLE.test(printed)) return { state: 'notApplicable', value: null }
  return { state: 'unreadable', value: null }
})
