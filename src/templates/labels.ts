/** How labels of the form are compared: by what they say, whatever spaces, brackets and numbering they were printed with. */

export interface Label {
  /** The numbering in front, without its punctuation: '一', '(一)', '1', or ''. */
  ordinal: string
  /** Letters and digits only, brackets' contents included. */
  full: string
  /** `full` without what stands in brackets. */
  bare: string
}

const ORDINAL = /^(?:\(([一二三四五六七八九十]{1,3})\)|([一二三四五六七八九十]{1,3})[、.,:]|\(?(\d{1,2})(?:[、.,)]|(?=\p{Script=Han})))/u
const BRACKETED = /\([^()]*\)/g
const NOT_LETTER = /[^\p{L}\p{N}]/gu

const known = new Map<string, Label>()
const MOST_KNOWN = 5_000

/** Splits a printed label. NFKC folds full-width forms and the radicals that some PDF writers print for characters. */
export function readLabel(text: string): Label {
  let label = known.get(text)
  if (!label) {
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(text, (label = splitLabel(text)))
  }
  return label
}

function splitLabel(text: string): Label {
  const folded = text.normalize('NFKC').replace(/\s+/g, '').replace(/[〔﹝【[]/g, '(').replace(/[〕﹞】\]]/g, ')')
  const numbered = ORDINAL.exec(folded)
  const ordinal = numbered?.[1] ? `(${numbered[1]})` : (numbered?.[2] ?? numbered?.[3] ?? '')
  const rest = folded.slice(numbered?.[0].length ?? 0)
  const full = rest.replace(NOT_LETTER, '')
  return { ordinal, full, bare: rest.replace(BRACKETED, '').replace(NOT_LETTER, '') || full }
}

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
