/**
 * Text stream → the chapters of a report for a year before 2019. They come in any order, with numbers (一 to 九 and
 * beyond) or without, with a full stop behind the heading or without. No form prescribed any of them, so none is
 * missing.
 */
import type { Block } from '../document.js'
import { BELOW, isChrome } from '../form/chrome.js'
import { type ChapterKind, chapterOf, ownTitle } from '../form/chapters.js'
import { type Ordinal, ordinalValue, readOrdinal } from '../form/lexicon/ordinals.js'
import type { Outline, SectionSpan } from './outline.js'
import { textAt } from './candidates.js'
import { withoutLast } from '../words.js'

interface Heading {
  block: number
  ordinal: string | null
  style: Style
  title: string
  /** What follows the heading on its own line. */
  rest: string
  kind: ChapterKind | null
  /** The line ends as a sentence does: 四、收费及减免情况。 */
  stopped: boolean
}

type Style = 'chinese' | 'part' | 'arabic' | 'bracketed' | 'none'
/** Ways of numbering; where as many chapters speak for two of them, the first is taken. */
const STYLES: readonly Style[] = ['chinese', 'part', 'arabic', 'bracketed', 'none']

/**
 * @param titles the blocks in which the report's title stands. What is above the last of them (in front of the first
 *   chapter) belongs to the site
 */
export function segmentEarly(blocks: Block[], titles: readonly number[]): Outline {
  const first = blocks.findIndex((_, block) => headingAt(blocks, block)?.kind)
  const start = Math.max(-1, ...titles.filter((block) => first < 0 || block < first)) + 1
  const end = endOfReport(blocks, start)
  const last = Math.min(end, annexAt(blocks, start) + 1)
  const headings = blocks
    .slice(0, last)
    .flatMap((_, block) => (block < start ? [] : (headingAt(blocks, block) ?? [])))
  const tops = topsOf(headings)
  const sections = tops.map(
    ({ kind, ordinal, title, block, rest }, i): SectionSpan => ({
      number: null,
      kind: kind ?? 'unrecognised',
      ordinal,
      title,
      heading: block,
      from: block + 1,
      to: tops[i + 1]?.block ?? end,
      rest,
    }),
  )
  return { front: tops[0]?.block ?? blocks.length, sections }
}

/** 附表：政府信息公开情况统计表: numbers below it are those of rows, not of chapters. */
const ANNEX =
  /^附(?:表|件)?[\d一二三]?[:：]?.{0,40}表(?:[（(].{1,12}[）)])?$|^.{0,24}情况统计表(?:[（(].{1,12}[）)])?$/

function annexAt(blocks: Block[], start: number): number {
  const at = blocks.findIndex((_, i) => i > start && ANNEX.test(textAt(blocks, i).replace(/\s+/g, '')))
  return at < 0 ? blocks.length : at
}

/** Below the report stands the site's furniture; a table that follows it is the report's annex. */
function endOfReport(blocks: Block[], start: number): number {
  const end = blocks.findIndex((_, i) => i > start && isChrome(textAt(blocks, i), BELOW))
  return end < 0 || blocks.slice(end).some(({ kind }) => kind === 'table') ? blocks.length : end
}

/** No numbered heading is longer than this: 因政府信息公开申请行政复议、提起行政诉讼的情况 has 23 characters. */
const MOST_TITLE = 32
const STOPS = /[。：:；;！!]/
const PART = /^[\s#*|]*第/
/** Marks and words of a sentence; no title has them. */
const PROSE = /[，,“”%]|^(?:是|要|为)/

function headingAt(blocks: Block[], block: number): Heading | null {
  const line = withoutLast(textAt(blocks, block).replace(/^[\s#*]+/, ''), ' *')
  const numbered = readOrdinal(line)
  const { title, rest, stopped } = titleAndRest(line.slice(numbered?.end ?? 0))
  if (!title || title.length > MOST_TITLE || PROSE.test(title)) return null
  const about = { block, title, rest, stopped, ordinal: numbered?.ordinal ?? null }
  if (numbered && !numbered.faint) return { ...about, style: styleOf(numbered, line), kind: chapterOf(title) }
  // Without a number, or with a bare one (概述; 一 概述), a sentence may begin so too: only the exact title of a chapter
  // is one.
  const kind = rest === '' ? ownTitle(title) : null
  return kind && { ...about, style: numbered ? 'chinese' : 'none', kind }
}

const styleOf = ({ style }: Ordinal, line: string): Style =>
  style === 'chinese' && PART.test(line) ? 'part' : style

/** 收费情况。未收取费用。 → its title, and the text behind it. */
function titleAndRest(words: string): Pick<Heading, 'title' | 'rest' | 'stopped'> {
  const stop = words.search(STOPS)
  const title = (stop < 0 ? words : words.slice(0, stop)).replace(/[\s*]+/g, '')
  const rest = stop < 0 ? '' : words.slice(stop + 1).trim()
  return { title, rest, stopped: stop >= 0 && rest === '' }
}

/** The headings of the top level. */
function topsOf(headings: readonly Heading[]): Heading[] {
  const style = prevailing(headings)
  const own = headings.filter((heading) => heading.style === style)
  const tops: Heading[] = []
  for (const heading of headings) if (isTop(heading, { style, own, tops })) tops.push(heading)
  return tops
}

interface Level {
  style: Style
  /** All headings that are numbered so. */
  own: readonly Heading[]
  /** Those of the top level so far. */
  tops: readonly Heading[]
}

function isTop(heading: Heading, level: Level): boolean {
  const { kind, stopped, rest } = heading
  const isFirst = kind !== null && !level.tops.some((top) => top.kind === kind)
  // A heading that has lost its number, or has none, is known by its words alone.
  if (heading.style === 'none') return isFirst && level.style !== 'bracketed'
  if (heading.style !== level.style) return false
  const isSentence = rest !== '' || (stopped && kind === null)
  if (isSentence && !countsOn(heading, level.own)) return false
  return !isWithin(heading, level, isFirst)
}

/** The way of numbering that the most chapters have. */
function prevailing(headings: readonly Heading[]): Style {
  const kinds = (style: Style): number =>
    new Set(headings.flatMap((heading) => (heading.style === style ? (heading.kind ?? []) : []))).size
  return STYLES.reduce((best, style) => (kinds(style) > kinds(best) ? style : best), 'chinese' as Style)
}

const valueOf = ({ ordinal }: Heading): number => (ordinal === null ? 0 : ordinalValue(ordinal))

/**
 * Whether a heading with text behind it is one: its number must fit between those before and behind it.
 * `四、收费情况。未收取费用。` between 三 and 五, or at either end of them.
 */
function countsOn(heading: Heading, own: readonly Heading[]): boolean {
  const at = own.indexOf(heading)
  const [before, after] = [own[at - 1], own[at + 1]]
  const value = valueOf(heading)
  const isBehind = before ? valueOf(before) === value - 1 : value === 1
  return isBehind && (after ? valueOf(after) === value + 1 : before !== undefined)
}

/**
 * Whether a heading is a sub-heading numbered like the chapters: its number does not follow theirs, while a later
 * chapter's does.
 *
 *     二、主动公开情况   一、公开的内容   二、公开的形式   三、依申请公开情况
 */
function isWithin(heading: Heading, { tops, own }: Level, isFirst: boolean): boolean {
  const last = tops.findLast(({ ordinal }) => ordinal !== null)
  if (!last) return false
  if (valueOf(heading) <= valueOf(last)) return !isFirst
  return heading.kind === null && isOfAnotherCount(heading, last, own)
}

/**
 * Whether a heading belongs to a count that began again below the last chapter: 一, 二, 三 below 二 are none of the
 * chapters if another 三 follows with a chapter's title.
 */
function isOfAnotherCount(heading: Heading, last: Heading, own: readonly Heading[]): boolean {
  const restarted = own.some(
    (other) => other.block > last.block && other.block < heading.block && valueOf(other) === 1,
  )
  return (
    restarted &&
    own.some(
      (other) => other.block > heading.block && valueOf(other) === valueOf(heading) && other.kind !== null,
    )
  )
}
