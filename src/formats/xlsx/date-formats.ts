/** Days counted from 1900, or from 1904, as a format for dates shows them. */
import type { Token } from './format-tokens.js'

export const isDateFormat = (tokens: readonly Token[]): boolean => tokens.some(({ kind }) => kind === 'date')

/** Day 60 of 1900, its 29 February, never was: the days behind it count from one day earlier than those before it. */
const NEVER_WAS = 60
const [BEFORE_IT, BEHIND_IT, FIRST_1904] = [
  Date.UTC(1899, 11, 31),
  Date.UTC(1899, 11, 30),
  Date.UTC(1904, 0, 1),
]
const DAY = 86_400_000
/** The last day of the year 9999. */
const LAST_DAY = 2_958_465

/**
 * 45311 by `yyyy"年"m"月"d"日"` → 2024年1月20日; where a part of the format is not known, the date all the same: it is no count.
 *
 * @returns null for days of 1900 that no calendar has: its 0 January, and its 29 February
 */
export function dateText(days: number, tokens: readonly Token[], is1904: boolean): string | null {
  if (days > LAST_DAY) return '#'
  if (!is1904 && isNoDay(days, tokens)) return null
  const date = new Date(firstDay(days, is1904) + Math.round(days * DAY))
  const parts = tokens.map((token, i) => (token.kind === 'date' ? partOf(date, tokens, i) : token.text))
  return parts.includes(undefined) ? date.toISOString().slice(0, 10) : parts.join('').trim()
}

/** 5 → 5 January 1900; 61 → its 1 March. */
function firstDay(days: number, is1904: boolean): number {
  if (is1904) return FIRST_1904
  return days < NEVER_WAS ? BEFORE_IT : BEHIND_IT
}

/** 0 by `d`, 60 by `yyyy-m-d`; 0.5 by `h:mm` is a time of any day. */
function isNoDay(days: number, tokens: readonly Token[]): boolean {
  const day = Math.floor(days)
  const isTime = tokens.some(({ kind, text }) => kind === 'date' && /^[hs]/i.test(text))
  return day === NEVER_WAS || (day === 0 && !isTime)
}

function partOf(date: Date, tokens: readonly Token[], at: number): string | undefined {
  const text = tokens[at]!.text.toLowerCase()
  const [first] = text
  if (text.length > (first === 'y' || first === 'e' ? 4 : 2)) return undefined
  const number = numberOf(date, first, isMinutes(tokens, at))
  return text === 'yy' ? String(number % 100).padStart(2, '0') : String(number).padStart(text.length, '0')
}

function numberOf(date: Date, letter: string | undefined, minutes: boolean): number {
  switch (letter) {
    case 'm':
      return minutes ? date.getUTCMinutes() : date.getUTCMonth() + 1
    case 'd':
      return date.getUTCDate()
    case 'h':
      return date.getUTCHours()
    case 's':
      return date.getUTCSeconds()
    default:
      return date.getUTCFullYear()
  }
}

/** An m behind hours or before seconds: h:mm, mm:ss. */
function isMinutes(tokens: readonly Token[], at: number): boolean {
  const letters = tokens.map(({ kind, text }) => (kind === 'date' ? text[0]!.toLowerCase() : ''))
  const before = letters.slice(0, at).findLast((letter) => letter !== '')
  const after = letters.slice(at + 1).find((letter) => letter !== '')
  return before === 'h' || after === 's'
}
