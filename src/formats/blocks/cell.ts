/** What a cell of a source table says, from the lines that stand in it. */
import { takesPlaceOfValue } from '../../form/lexicon/values.js'
import { UNREADABLE } from '../../document.js'
import { joinLines } from './line.js'

/** Something is seen in a cell that is not text, such as a picture: it is not blank, and no number is read beside it. */
export const UNREAD = UNREADABLE

/** Between two numbers of one cell, of which only one may be meant; no number has it inside. */
export const APART = '¦'

/** A point or a comma at the end of a line parts no numbers. */
const GOES_ON = /\d[.,．，]$/
const DIGIT = /^\d/
const LETTER = /\p{L}/u
/** 22 and （其中修订16件） on the next line are one value. */
const REMARK = /^[（(]/

/**
 * 商业企 + 业 → 商业企业; 22 + （其中修订16件） → 22（其中修订16件）; 7730. + 28 → 7730.28; 0 + 12 → 0¦12, for that may be two
 * numbers; 规章 + a picture → 规章.
 */
export function cellText(lines: readonly string[]): string {
  if (lines.length < 2) return withoutUnread(lines[0] ?? '')
  const printed = lines.filter((line) => line !== '')
  const [first = '', ...rest] = printed
  return withoutUnread(rest.reduce((text, line, i) => text + joint(printed[i] ?? '', line) + line, first))
}

/** What stands between two lines of a cell. */
function joint(line: string, next: string): string {
  if (GOES_ON.test(line) && DIGIT.test(next)) return ''
  if (isWholeValue(line) && isWholeValue(next)) return APART
  return joinLines([line, next]).slice(line.length, -next.length)
}

const isWholeValue = (line: string): boolean => takesPlaceOfValue(line) && !REMARK.test(line)

/** What is drawn beside words is an ornament; beside a number it may be a digit. */
function withoutUnread(text: string): string {
  if (!text.includes(UNREAD)) return text
  const words = text.replaceAll(UNREAD, '').trim()
  return LETTER.test(words) && !takesPlaceOfValue(words) ? words : text
}
