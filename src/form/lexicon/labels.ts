/** How labels of the form are compared: by what they say, whatever spaces, brackets and numbering they were printed with. */
import { remembered } from '../../remembered.js'
import { readOrdinal, ordinalValue } from './ordinals.js'
import { ownCharacters } from './script.js'

export interface Label {
  /** The numbering in front, without its punctuation: '一', '(一)', '1', or ''. */
  ordinal: string
  /** Letters and digits only, brackets' contents included. */
  full: string
  /** `full` without what stands in brackets. */
  bare: string
}

/** A number that has lost its punctuation: `1属于国家秘密`. */
const BARE_ORDINAL = /^\(?(\d{1,2})(?=\p{Script=Han})/u
const BRACKETED = /\([^()]*\)/g
const NOT_LETTER = /[^\p{L}\p{N}]/gu

/** Splits a printed label. NFKC folds full-width forms and the radicals that some PDF writers print for characters. */
export const readLabel: (text: string) => Label = remembered(splitLabel)

function splitLabel(text: string): Label {
  const folded = ownCharacters(text)
    .replace(/\s+/g, '')
    .replace(/[〔﹝【[]/g, '(')
    .replace(/[〕﹞】\]]/g, ')')
  const { ordinal, end } = numberingOf(folded)
  const rest = folded.slice(end)
  const full = rest.replace(NOT_LETTER, '')
  return { ordinal, full, bare: rest.replace(BRACKETED, '').replace(NOT_LETTER, '') || full }
}

/** `（六）` → (六), `六、` → 六, `（6）`, `6.` and a bare 6 → 6. */
function numberingOf(label: string): { ordinal: string; end: number } {
  const numbered = readOrdinal(label)
  if (!numbered) {
    const [all = '', bare = ''] = BARE_ORDINAL.exec(label) ?? []
    return { ordinal: bare, end: all.length }
  }
  const { ordinal, style, end } = numbered
  return { ordinal: style === 'bracketed' && isChinese(ordinal) ? `(${ordinal})` : ordinal, end }
}

const isChinese = (ordinal: string): boolean => /\p{Script=Han}/u.test(ordinal)
const valueOf = (ordinal: string): number => ordinalValue(ordinal.replace(/[()]/g, ''))

/**
 * Whether two labels' numbers are of different levels of the form: `（六）` and `3`. Numbers of one level may differ, for rows
 * are misnumbered; and 6 may be （六） in another style.
 */
export const contradict = (a: string, b: string): boolean =>
  a !== '' && b !== '' && isChinese(a) !== isChinese(b) && valueOf(a) !== valueOf(b)

/** How alike two texts are, 0 to 1: twice their longest common subsequence over their lengths. */
export function similarity(a: string, b: string): number {
  if (a === b) return a ? 1 : 0
  if (!a || !b) return 0
  return (2 * commonSubsequence(a, b)) / (a.length + b.length)
}

/** Longer texts than this are no labels; comparing them would cost more than it tells. */
const MOST_COMPARED = 80

function commonSubsequence(a: string, b: string): number {
  if (a.length > MOST_COMPARED || b.length > MOST_COMPARED) return 0
  let above = new Uint16Array(b.length + 1)
  let row = new Uint16Array(b.length + 1)
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      row[j + 1] = a[i] === b[j] ? above[j]! + 1 : Math.max(above[j + 1]!, row[j]!)
    }
    ;[above, row] = [row, above]
  }
  return above[b.length]!
}
