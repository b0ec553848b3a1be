import { image, paragraph, type Block } from '../../document.js'
import { startOfValues, tokensOfLine } from '../../form/lexicon/values.js'
import { dense, imageAlts, plainText } from './inline.js'

/** Rules, underlines of headings, borders and fences: marks without any text. Dashes set apart are a row's values. */
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

/** Fewer values than this behind a dash are an item's text. */
const FEWEST_VALUES = 3

/** `- 公开` → 公开; the dash in a row's first cell stays: `- 0 3 0`. */
function withoutListMark(text: string): string {
  const words = tokensOfLine(text).map((token) => token.text)
  const isRow = words.length >= FEWEST_VALUES && startOfValues(words) === 0
  return isRow ? text : text.replace(LIST_MARK, '')
}
