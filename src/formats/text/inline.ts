import { unmask } from './escapes.js'

/** A quick look for any mark below: most texts have none, and need nothing more. */
const MARKUP = /\*\*|<[a-z/]|\]\(|&[a-z#]|\^|~~/i

/**
 * A raised mark, which is no digit of the number: `536<sup>3</sup>`, `536^3^` (pandoc), `536[^3]` (a footnote),
 * `$536^{3}$`.
 */
const RAISED = [
  /(?<=\S)\s?<(?:sup|sub)(?:\s[^<>]*)?>([^<>]{1,20})<\/(?:sup|sub)>/gi,
  /(?<=[\d）)])\^([^\s^]{1,4})\^/g,
  /\[\^([^\s[\]]{1,8})\]/g,
  /\^\{([^{}]{1,8})\}/g,
]
/** `~~12~~15`, `<del>12</del>15` → 15: what is struck out does not count. */
const STRUCK = /~~[^~]{1,200}~~|<(s|del|strike)(?:\s[^<>]*)?>[^<>]{0,200}<\/\1>/gi

/** `[text](address)`, `![alt](address)`; an address may hold one pair of brackets and a title. */
const LINK = /!?\[([^[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+"[^"]*")?\)/g
const BOLD = /\*\*/g
/** Tags that part words: `3<br>0` → 3 0. Without a space in their place the numbers of two cells would run together. */
const PARTING_TAG = /<\/?(?:br|t[dhr]|table|p|div|li|h[1-6])(?:\s[^<>]*)?\/?>/gi
/** A tag: `<b>`, `</span>`. Not `<https://…>`, for there neither white space nor the end follows the name. */
const TAG = /<\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>/gi
const AUTOLINK = /<([a-z]+:[^<>\s]*)>/gi
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi

const ZERO_WIDTH = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g
const NOT_DENSE = /[^\S ]| {2}|[\u00AD\u200B-\u200F\u2060\uFEFF]/

/** The entities met in published pages; any other is left as printed. */
const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  zwnj: '',
  zwj: '',
  shy: '',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  minus: '−',
  hellip: '…',
  middot: '·',
  bull: '•',
  times: '×',
  divide: '÷',
  plusmn: '±',
  deg: '°',
  permil: '‰',
  sect: '§',
  yen: '¥',
  copy: '©',
  reg: '®',
}

/**
 * What a piece of Markdown says: without marks, entities decoded, escapes undone, each white space (U+3000 and nbsp
 * too) a single space. `**规章**&nbsp;\*` → 规章 *
 */
export function plainText(masked: string): string {
  return masked ? unmask(dense(MARKUP.test(masked) ? withoutMarkup(masked) : masked)) : ''
}

function withoutMarkup(text: string): string {
  return marksApart(withoutStruck(text))
    .replace(LINK, '$1')
    .replace(BOLD, '')
    .replace(PARTING_TAG, ' ')
    .replace(AUTOLINK, '$1')
    .replace(TAG, '')
    .replace(ENTITY, decodeEntity)
}

/** 536<sup>3</sup> → 536[3], as pages print it. */
const marksApart = (text: string): string =>
  RAISED.reduce(
    (printed, mark) => printed.replace(mark, (_, raised: string) => `[${bareMark(raised)}]`),
    text,
  )
const bareMark = (raised: string): string => raised.trim().replace(/^[[(（]|[\])）]$/g, '')

/**
 * The text without what is struck out. Where that is all there is, it stays as printed, for such a cell is not blank.
 */
function withoutStruck(text: string): string {
  const rest = text.replace(STRUCK, '')
  return rest.trim() === '' ? text : rest
}

function decodeEntity(entity: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()] ?? entity
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal!, 16)
  return isCharacter(code) ? String.fromCodePoint(code) : entity
}

const isCharacter = (code: number): boolean =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code >= 0xfdd0 && code <= 0xfdef)

export function dense(text: string): string {
  const trimmed = text.trim()
  return NOT_DENSE.test(trimmed) ? trimmed.replace(ZERO_WIDTH, '').replace(/\s+/g, ' ').trim() : trimmed
}

const IMAGE = /\[?!\[([^[\]]*)\]\([^()]*\)(?:\]\([^()]*\))?/g

/** The texts of the pictures on a line, `![印章](a.png)` → 印章; null where the line has anything else. */
export function imageAlts(masked: string): string[] | null {
  if (!masked.includes('![') || masked.replace(IMAGE, '').trim()) return null
  return Array.from(masked.matchAll(IMAGE), ([, alt]) => plainText(alt!))
}
