import { image, paragraph, type Block } from '../../document.js'
import { dense, imageAlts, plainText } from './inline.js'

/** Rules, underlines of headings, borders and fences: marks without any text. Dashes set apart are a row's values. */
const RULE = /^(?:-{3,}|(?:[*_=]\s?){3,}|\+[-=+:]+\+|(?:```|~~~)\S*)$/
const STRAY_BAR = /^\s*\|(?=[^|]*$)/
const HEADING_MARK = /^#{1,6}(?:\s+|$)|^#{2,6}(?=[^#\s])/
/** Not the dash in a row's first cell: nothing but values stand behind it. */
const LIST_MARK = /^[-*+]\s+(?=\S)(?!(?:(?:[-/—–_\d.,０-９，．]{1,20}|[无空]|不适用|n\/a)(?:\s|$)){2,20}$)/i
/** `- 4 -`: a page number, not an item of a list. */
const PAGE_NUMBER = /^-\s*\d+\s*-$/

/** A line that is no table row → a paragraph, pictures, or nothing. */
export function blocksOfProse(line: string): Block[] {
  const text = dense(line).replace(STRAY_BAR, '').trim()
  if (RULE.test(text)) return []
  const alts = imageAlts(text)
  if (alts) return alts.map((alt) => image(alt))
  const content = plainText(
    PAGE_NUMBER.test(text) ? text : text.replace(HEADING_MARK, '').replace(LIST_MARK, ''),
  )
  return content ? [paragraph(content)] : []
}
