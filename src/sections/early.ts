/**
 * Text stream → the chapters of a report for a year before 2019: in whatever order, numbered 一 to 九 and beyond or not at all,
 * their headings with or without a stop at the end. Nothing is missing in them, for no form asked for anything.
 */
import type { Block } from '../document.js'
import { BELOW, isChrome } from '../form/chrome.js'
import { type ChapterKind, chapterOf, ownTitle } from '../form/chapters.js'
import { type Ordinal, ordinalValue, readOrdinal } from '../form/lexicon/ordinals.js'
import type { Outline, SectionSpan } from '../sections.js'
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
/** Where as many chapters speak for two ways of numbering, the first of them. */
const STYLES: readonly Style[] = ['chinese', 'part', 'arabic', 'bracketed', 'none']

/** @param titles the blocks in which the report's title stands: what is above the last of them in front of a chapter is the site's */
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

/** 附表：政府信息公开情况统计表: what is numbered below it is rows. */
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

/** A heading that is numbered has so many characters at most: 因政府信息公开申请行政复议、提起行政诉讼的情况 has 23. */
const MOST_TITLE = 32
const STOPS = /[。：:；;！!]/
const PART = /^[\s#*|]*第/
/** Marks of a sentence: these stand in no title. */
const PROSE = /[，,“”%]|^(?:是|要|为)/

function headingAt(blocks: Block[], block: number): Heading | null {
  const line = withoutLast(textAt(blocks, block).replace(/^[\s#*]+/, ''), ' *')
  const numbered = readOrdinal(line)
  const { title, rest, stopped } = titleAndRest(line.slice(numbered?.end ?? 0))
  if (!title || title.length > MOST_TITLE || PROSE.test(title)) return null
  const about = { block, title, rest, stopped, ordinal: numbered?.ordinal ?? null }
  if (numbered && !numbered.faint) return { ...about, style: styleOf(numbered, line), kind: chapterOf(title) }
  // 概述; 一 概述: a sentence may begin so too, hence only a chapter's own title.
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

/** The way of numbering in which most chapters are found. */
function prevailing(headings: readonly Heading[]): Style {
  const kinds = (style: Style): number =>
    new Set(headings.flatMap((heading) => (heading.style === style ? (heading.kind ?? []) : []))).size
  return STYLES.reduce((best, style) => (kinds(style) > kinds(best) ? style : best), 'chinese' as Style)
}

const valueOf = ({ ordinal }: Heading): number => (ordinal === null ? 0 : ordinalValue(ordinal))

/** 四、收费情况。未收取费用。 between 三 and 五, or at either end of them, is a heading with its text behind it. */
function countsOn(heading: Heading, own: readonly Heading[]): boolean {
  const at = own.indexOf(heading)
  const [before, after] = [own[at - 1], own[at + 1]]
  const value = valueOf(heading)
  const isBehind = before ? valueOf(before) === value - 1 : value === 1
  return isBehind && (after ? valueOf(after) === value + 1 : before !== undefined)
}

/**
 * Sub-headings numbered as the chapters are: they do not count on, and the chapters do so behind them.
 *
 *     二、主动公开情况   一、公开的内容   二、公开的形式   三、依申请公开情况
 */
function isWithin(heading: Heading, { tops, own }: Level, isFirst: boolean): boolean {
  const last = tops.findLast(({ ordinal }) => ordinal !== null)
  if (!last) return false
  if (valueOf(heading) <= valueOf(last)) return !isFirst
  return heading.kind === null && isOfAnotherCount(heading, last, own)
}

/** 三 of a count that began again below 二 is none of the chapters where another 三, that means one, follows. */
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
