import { image, paragraph, type Block } from '../../document.js'
import { startOfValues, tokensOfLine } from '../../form/lexicon/values.js'
import { dense, imageAlts, plainText } from './inline.js'

/**
 * Rules, underlines of headings, borders, fences: `---`, `===`, `+--+`. Not `- - -`: dashes apart are the values of a
 * row.
 */
const RULE = /^(?:-{3,}|(?:[*_=]\s?){3,}|\+[-=+:]+\+|(?:```|~~~)\S*)$/
const STRAY_BAR = /^\s*\|(?=[^|]*$)/
const HEADING_MARK = /^#{1,6}(?:\s+|$)|^#{2,6}(?=[^#\s])/
const LIST_MARK = /^[-*+]\s+(?=\S)/
/** `- 4 -`: a page number, not an item of a list. */
const PAGE_NUMBER = /^-\s*\d+\s*-$/

/** A line that is no table row → a paragraph, pictures, or nothing. */
export function blocksOfProse(line: string): Block[] {
  const text = dense(line).replace(STRAY_BAR, '').trim()
  if (RULE.test(text)) return []
  const alts = imageAlts(text)
  if (alts) return alts.map((alt) => image(alt))
  const content = plainText(PAGE_NUMBER.test(text) ? text : withoutListMark(text.replace(HEADING_MARK, '')))
  return content ? [paragraph(content)] : []
}

/** Behind a dash, fewer values than this are the text of a list's item. */
const FEWEST_VALUES = 3

/** `- 公开` → 公开. A dash that is a row's first value stays: `- 0 3 0`. */
function withoutListMark(text: string): string {
  const words = tokensOfLine(text).map((token) => token.text)
  const isRow = words.length >= FEWEST_VALUES && startOfValues(words) === 0
  return isRow ? text : text.replace(LIST_MARK, '')
}
