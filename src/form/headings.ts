/** How the headings of the form's sections are recognised, wherever they stand. */
import { readLabel, similarity } from './lexicon/labels.js'
import { type Ordinal, readOrdinal } from './lexicon/ordinals.js'
import { simplified, withoutPinyin, withoutRadicals } from './lexicon/script.js'
import { SECTIONS, type SectionForm } from './sections.js'

export { type Ordinal, ordinalValue, readOrdinal } from './lexicon/ordinals.js'
export { withoutRadicals } from './lexicon/script.js'

export interface Heading {
  /** 1–6: which section of the form the words mean; null: numbered like a section, but none of the six. */
  number: number | null
  /** The numbering as printed, without its punctuation (`四`, `4`); null where there is none. */
  ordinal: string | null
  /** How it is numbered: `一、` and 第一部分, `（一）`, `1、`, or not at all. */
  style: Ordinal['style'] | 'none'
  /** The heading's own words, inner spaces removed, without its numbering. */
  title: string
  /** What follows the heading on the same line. */
  rest: string
  /** 0–1: how near the words are to the form's own. */
  likeness: number
}

/** Characters, spaces not counted: the longest title met, with a year or an agency before it, has 34. */
const MOST_TITLE = 36
/** How far into a line its heading is looked for: a title whose characters are set apart by spaces. */
const MOST_READ = 120
/** What the sub-headings' own words are worth against the form's titles: enough to be read, less than any real title. */
const VARIANT_WORTH = 0.85
/** Less alike than this, words mean something else: 主动公开涉及的内容 has half of its characters in common with 主动公开情况. */
const LEAST_LIKENESS = 0.6
/** Without numbering the words alone must tell; one character in five may be wrong. */
const LEAST_UNNUMBERED = 0.8
/** An entry of a table of contents is the right words in the wrong place. */
const CONTENTS_WORTH = 0.3

const MARKS = /^[\s#*]+/
const TERMINATOR = /[。：:；;]/
const CONTENTS = /[.．…·]{3}[.．…·\s]{0,120}\d{0,3}$|\s\d{1,3}$/
/** What may follow a title directly, without a full stop: a space, a bracket, a number, 无, or the sentence's subject. */
const AFTER_TITLE = /^(?:\s|[(（\d]|无|暂无|没有|本|我|全)/
const CONJUNCTION = /^\s*[及和与、的]/

/** Reads a line as the heading of a section; null where it can't be one. */
export function readHeading(printed: string): Heading | null {
  const line = withoutPinyin(printed)
  const folded = simplified(withoutRadicals(line.length > MOST_READ ? line.slice(0, MOST_READ) : line))
  const numbered = readOrdinal(folded)
  const start = numbered?.end ?? MARKS.exec(folded)?.[0].length ?? 0
  const body = folded.slice(start)
  const sure = numbered !== null && !numbered.faint
  if (!sure && !SECTION_WORDS.test(body.replace(/\s+/g, ''))) return null
  const words = titleOf(body, sure ? LEAST_LIKENESS : LEAST_UNNUMBERED)
  if (!words || (!sure && !words.form)) return null
  const rest = words.contents ? '' : withoutMarks(line.slice(start + words.next))
  return {
    number: words.form?.number ?? null,
    ordinal: numbered?.ordinal ?? null,
    style: numbered?.style ?? 'none',
    title: words.title,
    rest,
    likeness: worthOf(words),
  }
}

/** A line of a list of contents is no heading itself. */
const worthOf = ({ contents, likeness }: Words): number => (contents ? likeness * CONTENTS_WORTH : likeness)

/** ` 2023年，我局**` → 2023年，我局 */
const withoutMarks = (rest: string): string => rest.replace(/\*{1,9}$/, '').trim()

interface Words extends Meaning {
  title: string
  /** Where the text after the title begins. */
  next: number
  /** An entry of a table of contents. */
  contents: boolean
}

interface Meaning {
  form: SectionForm | null
  likeness: number
}

/** Reads the title at the start of a line; as one of the six only when it is at least so like. */
function titleOf(body: string, least: number): Words | null {
  const contents = CONTENTS.exec(body.trimEnd())
  const line = contents ? body.slice(0, contents.index) : body
  const stop = line.search(TERMINATOR)
  const whole = compact(stop < 0 ? line : line.slice(0, stop))
  const short = whole.length > 0 && whole.length <= MOST_TITLE
  const meaning: Meaning = short ? meaningOf(whole, least) : NOTHING
  const known = knownStart(line)
  if (known && known.likeness > meaning.likeness)
    return { ...known, contents: Boolean(contents) && known.next >= line.trimEnd().length }
  return short
    ? { ...meaning, title: whole, next: stop < 0 ? body.length : stop + 1, contents: Boolean(contents) }
    : null
}

const NOTHING: Meaning = { form: null, likeness: 0 }
/** Most lines have not even one of the words that make a title. */
const SECTION_WORDS = new RegExp(SECTIONS.flatMap(({ anyOf }) => anyOf).join('|'))
/** An unnumbered line with these is a piece of a sentence. */
const PROSE = /[，,《》“”%]/

const compact = (text: string): string => text.replace(/[\s*]+/g, '').replace(/[，,、.．]{1,9}$/, '')

/** The section that a title means: it has one of the section's words, none of the forbidden ones, and is near a known title. */
function meaningOf(title: string, least: number): Meaning {
  if (!SECTION_WORDS.test(title)) return NOTHING
  const words = key(title)
  const exact = EXACT.get(words)
  if (exact) return { form: exact.form, likeness: exact.worth }
  if (least === LEAST_UNNUMBERED && PROSE.test(title)) return NOTHING
  let best = NOTHING
  for (const form of SECTIONS) {
    if (!form.anyOf.some((word) => title.includes(word)) || form.noneOf.some((word) => title.includes(word)))
      continue
    best = nearest(words, form, best, least)
  }
  return best
}

/** What is compared: letters only, without remarks in brackets and without the year. */
const key = (title: string): string => readLabel(title).bare.replace(/^(?:20\d\d年?度?|本年度?|全年)/, '')

interface KnownTitle {
  form: SectionForm
  letters: string
  key: string
  worth: number
}

const known = (form: SectionForm, letters: string, worth: number): KnownTitle => ({
  form,
  letters,
  key: key(letters),
  worth,
})

/** Longest first, so that a title is not taken for its own beginning. */
const KNOWN_TITLES: readonly KnownTitle[] = SECTIONS.flatMap((form) => [
  ...form.titles.map((letters) => known(form, letters, 1)),
  ...form.variants.map((letters) => known(form, letters, VARIANT_WORTH)),
]).sort((a, b) => b.letters.length - a.letters.length)
const TITLES_OF = new Map(SECTIONS.map((form) => [form, KNOWN_TITLES.filter((title) => title.form === form)]))
const EXACT = new Map(KNOWN_TITLES.map((title) => [title.key, title]))

function nearest(words: string, form: SectionForm, nearestYet: Meaning, least: number): Meaning {
  let best = nearestYet
  for (const title of TITLES_OF.get(form)!) {
    const floor = Math.max(best.likeness, least - Number.EPSILON)
    // The shorter text can't have more in common than its own length: most titles need not be compared at all.
    const most = (2 * Math.min(words.length, title.key.length)) / (words.length + title.key.length)
    if (title.worth * most <= floor) continue
    const likeness = title.worth * similarity(words, title.key)
    if (likeness > floor) best = { form, likeness }
  }
  return best
}

/** A known title at the start of a line that runs on without a full stop (`其他需要报告的事项 无`). */
function knownStart(line: string): (Meaning & { title: string; next: number }) | null {
  const letters = line.slice(0, 2 * MOST_TITLE).replace(/\s+/g, '')
  if (!SECTION_WORDS.test(letters)) return null
  for (const { form, letters: title, worth } of KNOWN_TITLES) {
    if (!letters.startsWith(title)) continue
    const next = afterLetters(line, title.length)
    const rest = line.slice(next)
    if (CONJUNCTION.test(rest) || !AFTER_TITLE.test(rest)) return null
    return { form, likeness: worth, title, next }
  }
  return null
}

function afterLetters(line: string, count: number): number {
  let at = 0
  for (let seen = 0; seen < count; at++) if (!/\s/.test(line[at]!)) seen++
  return at
}
