/** The numbering in front of headings and labels: `四、`, `（四）`, `4.`, 第四部分. */
import { NUMERALS, numberOf } from './numerals.js'
import { withoutRadicals } from './script.js'

export interface Ordinal {
  /** As printed, without its punctuation: `四`, `4`. */
  ordinal: string
  /** `四、` and 第四部分, `（四）` and `(4)`, or `4.`. */
  style: 'chinese' | 'bracketed' | 'arabic'
  /** Where the words begin in the line. */
  end: number
  /** Numbered by a lone space (`一 总体情况`), which is how a sentence may begin as well. */
  faint: boolean
}

/** 一 to 九十九. */
export const CHINESE_ORDINAL = `[${NUMERALS}]{1,3}`

/** `十二、`: the numbering of sections and of the first rows of a table. */
export const SECTION_NUMBERING = `${CHINESE_ORDINAL}、`

/** `（一）`, `2.`, `三、`: whatever numbering a sentence may begin with. */
export const ANY_NUMBERING = `[(（]?(?:${CHINESE_ORDINAL}|\\d{1,2})[)）、.．]`

/** Dirt of text recognition (`|六、`, `l六、`) and marks of Markdown may stand before the numbering. */
const DIRT = '[\\s#*|｜丨lI•·]{0,6}'

const ORDINAL = new RegExp(
  `^${DIRT}(?:` +
    `第\\s?(${CHINESE_ORDINAL})\\s?(?:部分|章)[\\s、.．,，:：]?` +
    `|(${CHINESE_ORDINAL})(?:\\s{0,3}[、.．,，:：]|(\\s+))` +
    `|[(（]\\s?(${CHINESE_ORDINAL}|\\d{1,2})\\s?[)）][、.．]?` +
    '|(\\d{1,2})\\s{0,3}[、.．,，)）](?!\\d)' +
    ')\\s*',
)

/** Reads the numbering at the start of a line: `（四）无法提供` → 四, bracketed. */
export function readOrdinal(line: string): Ordinal | null {
  const found = ORDINAL.exec(withoutRadicals(line))
  if (!found) return null
  const [all, part, chinese, space, bracketed, arabic] = found
  const ordinal = (part ?? chinese ?? bracketed ?? arabic)!
  return { ordinal, style: styleOf(bracketed, arabic), end: all.length, faint: space !== undefined }
}

function styleOf(bracketed: string | undefined, arabic: string | undefined): Ordinal['style'] {
  if (bracketed) return 'bracketed'
  return arabic ? 'arabic' : 'chinese'
}

/** Whether a text begins with a numbering: `1.重复申请`, `（一）予以公开`; not `一 般`. */
export function isNumbered(text: string): boolean {
  const ordinal = readOrdinal(text)
  return ordinal !== null && !ordinal.faint
}

/** `四、`, `（四）`, 第四部分; not `4.` or `(4)`. */
export function isNumberedInChinese(text: string): boolean {
  const ordinal = readOrdinal(text)
  return ordinal !== null && !ordinal.faint && NUMERALS.includes(ordinal.ordinal[0]!)
}

/** `四、`, 第四部分: as sections and the first rows of a table are numbered. */
export function isNumberedAsSection(text: string): boolean {
  const ordinal = readOrdinal(text)
  return ordinal?.style === 'chinese' && !ordinal.faint
}

/** Whether a text begins with `1.`, `2、` …: a row within a group of rows. */
export const isNumberedInGroup = (text: string): boolean => readOrdinal(text)?.style === 'arabic'

/** The value of a printed ordinal: 四 → 4, 十二 → 12, 4 → 4; of a misprint (一二) that of its first numeral. */
export const ordinalValue = (ordinal: string): number => numberOf(ordinal) ?? numberOf(ordinal[0]!)!
