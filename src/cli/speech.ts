/**
 * The language of what the command line says. Sentences are written in English where they are said; in Chinese they are looked up
 * in a book of phrases, with what stands in their holes: `3 new, 5 read before` is `{#new} new, {#kept} read before` → 新增3份，此前读过5份.
 */

/**
 * English → Chinese. `{#count}` is a number, `{@code}` a code such as `input.empty`, `{+part}` a phrase of the book itself,
 * `{~part}` one where the book has it, `{*words}` any text, and any other hole any text too, but for one with a colon where the line
 * begins with it; `file(s)` is either.
 */
export type Phrases = readonly (readonly [english: string, chinese: string])[]

type Book = readonly Phrase[]

interface Phrase {
  /** What stands between the holes. */
  pieces: readonly string[]
  holes: readonly string[]
  chinese: string
}

const spokenBy: { books: readonly Book[] } = { books: [] }

/** From here on everything is said in the words of these books, the first that has it. */
export function speakBy(...books: readonly Phrases[]): void {
  spokenBy.books = books.map(bookOf)
}

/** What could not be read, and why; in Chinese where it has its Chinese. */
export interface Failed {
  file: string
  code: string
  message: string
  messageZh?: string
}

/** `a.pdf: input.empty: The file is empty`, a.pdf：input.empty：文件是空的。 */
export const failureSaid = ({ file, code, message, messageZh }: Failed): string =>
  spokenBy.books.length > 0 && messageZh !== undefined
    ? `${file}：${code}：${messageZh}`
    : spoken(`${file}: ${code}: ${message}`)

/** A text as it is said, line by line: itself where no book has it. */
export const spoken = (text: string): string => text.split('\n').map(lineSpoken).join('\n')

function lineSpoken(line: string): string {
  for (const book of spokenBy.books) {
    const said = translated(line, book)
    if (said !== null) return said
  }
  return line
}

/** The words that name most come first: `{file} is empty` before `{+one}; {+other}`. */
export const bookOf = (phrases: Phrases): Book =>
  phrases
    .flatMap(([english, chinese]) => withAndWithoutS(english).map((one) => phraseOf(one, chinese)))
    .sort((a, b) => lettersOf(b) - lettersOf(a))

const lettersOf = ({ pieces }: Phrase): number => pieces.join('').length

/** {#n} report(s) in {#m} file(s) → all four ways of writing it. */
function withAndWithoutS(english: string): string[] {
  const [first = '', ...others] = english.split('(s)')
  return others.reduce<string[]>(
    (ways, rest) => ways.flatMap((way) => [`${way}${rest}`, `${way}s${rest}`]),
    [first],
  )
}

function phraseOf(english: string, chinese: string): Phrase {
  const parts = english.split(/[{}]/)
  return {
    pieces: parts.filter((_, i) => i % 2 === 0),
    holes: parts.filter((_, i) => i % 2 === 1),
    chinese,
  }
}

/** What a line is in Chinese; null where the book doesn't have it. */
export function translated(text: string, book: Book): string | null {
  for (const phrase of book) {
    const filled = filledFrom(text, phrase)
    if (!filled || takesALead(phrase, filled)) continue
    const values = phrase.holes.map((hole, i) => valueOf(hole, filled[i]!, book))
    if (values.includes(null)) continue
    return phrase.holes.reduce(
      (chinese, hole, i) => chinese.replace(`{${nameOf(hole)}}`, () => values[i]!),
      phrase.chinese,
    )
  }
  return null
}

/** `x.csv: manifest.invalid: y.csv has no lines` is no phrase about a file of the name `x.csv: manifest.invalid: y.csv`. */
const takesALead = ({ pieces, holes }: Phrase, [first = '']: readonly string[]): boolean =>
  pieces[0] === '' && !'+*'.includes(holes[0]![0]!) && pieces[1] !== ': ' && first.includes(': ')

/** What stands in the holes of a phrase; null where the text is no such phrase. */
function filledFrom(text: string, { pieces }: Phrase): string[] | null {
  const last = pieces.length - 1
  if (last === 0) return text === pieces[0] ? [] : null
  if (!text.startsWith(pieces[0]!) || !text.endsWith(pieces[last]!)) return null
  const end = text.length - pieces[last]!.length
  const filled: string[] = []
  let at = pieces[0]!.length
  for (let i = 1; i < last; i++) {
    const next = text.indexOf(pieces[i]!, at)
    if (next < 0) return null
    filled.push(text.slice(at, next))
    at = next + pieces[i]!.length
  }
  return at <= end ? [...filled, text.slice(at, end)] : null
}

const KINDS = '#@+~*'
const nameOf = (hole: string): string => (KINDS.includes(hole[0]!) ? hole.slice(1) : hole)
const NUMBER = /^[\d.,:–-]{1,20}$/
const CODE = /^(?:[a-z]{1,20}\.[A-Za-z]{1,30}|E[A-Z]{1,20}|internal)$/

function valueOf(hole: string, text: string, book: Book): string | null {
  if (hole.startsWith('#')) return NUMBER.test(text) ? text : null
  if (hole.startsWith('@')) return CODE.test(text) ? text : null
  if (hole.startsWith('~')) return translated(text, book) ?? text
  if (hole.startsWith('+')) return text === '' ? '' : translated(text, book)
  return text
}
