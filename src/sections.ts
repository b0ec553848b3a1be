/** Text stream → sections: what the headings say, helped by how they are numbered, never by numbering alone. */
import type { Block } from './document.js'
import { type Finding, type Sink, finding } from './diagnostics/finding.js'
import {
  bestChain,
  candidatesOf,
  hasContent,
  prevailingStyle,
  STRONG,
  textAt,
  type Candidate,
} from './sections/candidates.js'
import { BELOW, isChrome } from './form/chrome.js'
import { ordinalValue, readHeading, readOrdinal, type Heading, type Ordinal } from './form/headings.js'
import { isFormLabel } from './form/index.js'
import { SECTIONS, type SectionForm } from './form/sections.js'
import type { Outline, SectionSpan } from './sections/outline.js'
import type { Words } from './words.js'

export { withHeadingsApart } from './sections/apart.js'
export { segmentEarly } from './sections/early.js'
export type { Outline, SectionSpan } from './sections/outline.js'
export { preambleText, sectionText, type SectionText, type Subsection } from './sections/text.js'

/** What is numbered like a section, and called like none, is a heading only when short. */
const MOST_UNRECOGNISED_TITLE = 30

/** What is known of a stream besides its blocks. */
export interface KnownOfStream {
  /** Blocks in which a title of the report stands: what is above the last of them is the site's. */
  titles?: readonly number[]
  /** Parts of the document could not be read: what is not found need not be missing. */
  unread?: boolean
  /** The block with which each file begins, where the report stands in several. */
  starts?: readonly number[]
}

export function segment(
  blocks: Block[],
  report: Sink,
  { titles = [], unread = false, starts = [] }: KnownOfStream = {},
): Outline {
  const partOf = (block: number): number => starts.findLastIndex((start) => start <= block)
  const candidates = candidatesOf(blocks)
  const style = prevailingStyle(candidates)
  const chosen = bestChain(blocks, candidates, style)
  const stream = { blocks, candidates, style, titles }
  const late = leftovers(stream, chosen)
  for (const { number, title, block } of late.filter((one, i) =>
    isOutOfOrder(one, [...chosen, ...late.slice(0, i)], partOf),
  ))
    report(finding('section.order', { title }, { section: number!, location: { block } }))
  const others = unrecognised(stream, [...chosen, ...late])
  const tops = [...chosen, ...late, ...others].sort((a, b) => a.block - b.block)
  const spans = spansOf(blocks, tops)
  const sections = withLostHeadings(blocks, spans, report)
  reportOrdinals(sections, partOf, report)
  reportMissing(sections, unread, report)
  return { front: startOf(sections[0]) ?? blocks.length, sections }
}

const startOf = (span: SectionSpan | undefined): number | undefined =>
  span && (span.heading < 0 ? span.from : span.heading)

/** All that may be a heading, and how those of the top level are numbered. */
interface Headed {
  blocks: Block[]
  candidates: readonly Candidate[]
  style: Heading['style']
  /** Blocks in which the report's title stands. */
  titles: readonly number[]
}

/** Sections not found in order, whose headings leave no doubt: they stand in the wrong place. */
function leftovers({ blocks, candidates, style }: Headed, chosen: Candidate[]): Candidate[] {
  const found = new Set(chosen.map(({ number }) => number))
  const first = chosen[0]?.block ?? Infinity
  return candidates.filter((candidate, index) => {
    const { number, likeness, block } = candidate
    const sure =
      number !== null &&
      !found.has(number) &&
      likeness >= STRONG &&
      candidate.style === style &&
      block > first
    if (!sure || !hasContent(blocks, candidates, index)) return false
    found.add(number)
    return true
  })
}

/**
 * The order of files is nobody's fault: 一二五六 in one and 三 in the next is no slip, 一三二 in one file is.
 */
const isOutOfOrder = (
  late: Candidate,
  others: readonly Candidate[],
  partOf: (block: number) => number,
): boolean =>
  others.some(
    ({ number, block }) =>
      partOf(block) === partOf(late.block) && number !== null && number > late.number! === block < late.block,
  )

/** Headings of the top level that mean none of the six. */
function unrecognised({ blocks, candidates, style, titles }: Headed, found: Candidate[]): Candidate[] {
  const first = found[0]
  if (!first || style !== 'chinese') return []
  const parts = found.filter(({ part }) => part).length * 2 > found.length
  const lastTitle = titles.findLast((block) => block < first.block) ?? -1
  const isOther = (candidate: Candidate): boolean => {
    if (found.includes(candidate) || candidate.style !== 'chinese' || candidate.part !== parts) return false
    return !isWithin(candidate, candidates, found) && candidate.title.length <= MOST_UNRECOGNISED_TITLE
  }
  // A menu above the title may be numbered too: 一、机构职能.
  const isBefore = (candidate: Candidate, index: number): boolean =>
    candidate.block > lastTitle && comesBefore(candidate, first) && hasContent(blocks, candidates, index)
  return candidates.flatMap((candidate, index) => {
    if (!isOther(candidate)) return []
    if (isSentence(candidate, blocks) && !countsOn(candidate, found)) return []
    return candidate.block > first.block || isBefore(candidate, index) ? [{ ...candidate, number: null }] : []
  })
}

const comesBefore = ({ number, ordinal }: Candidate, first: Candidate): boolean =>
  number === null && ordinalValue(ordinal!) <= ordinalValue(first.ordinal ?? '一')

const isSentence = ({ rest, block }: Candidate, blocks: Block[]): boolean =>
  rest !== '' || /[。；;，,]$/.test(textAt(blocks, block))

/** 四、收费及减免情况。 between 三 and 五 is a heading, though it ends as a sentence does. */
function countsOn({ block, ordinal }: Candidate, found: Candidate[]): boolean {
  const before = found.findLast((heading) => heading.block < block)?.ordinal
  const after = found.find((heading) => heading.block > block)?.ordinal
  const value = ordinalValue(ordinal!)
  return (
    before != null && after != null && ordinalValue(before) === value - 1 && ordinalValue(after) === value + 1
  )
}

/**
 * Sub-headings numbered as sections are: they count from 一 again; or they stand where the sections themselves count on,
 * 二、三、, and none of them is the number that comes next there (an author may have counted twice).
 */
function isWithin(
  { block, ordinal }: Candidate,
  candidates: readonly Candidate[],
  found: Candidate[],
): boolean {
  const before = found.findLast((heading) => heading.block < block)
  const after = found.find((heading) => heading.block > block)
  if (!before) return false
  const own = candidates.filter(
    (candidate) =>
      candidate.style === 'chinese' &&
      candidate.block > before.block &&
      candidate.block <= block &&
      !found.includes(candidate),
  )
  if (own.every((heading, i) => ordinalValue(heading.ordinal!) === i + 1)) return true
  const next = before.ordinal === null ? null : ordinalValue(before.ordinal) + 1
  return after?.ordinal != null && ordinalValue(after.ordinal) === next && ordinalValue(ordinal!) !== next
}

function spansOf(blocks: Block[], tops: Candidate[]): SectionSpan[] {
  return tops.map(({ number, ordinal, title, block, lines, rest }, index) => ({
    number,
    kind: SECTIONS.find((form) => form.number === number)?.kind ?? 'unrecognised',
    ordinal,
    title,
    heading: block,
    from: block + lines,
    to: tops[index + 1]?.block ?? endOfReport(blocks, block + lines),
    rest,
  }))
}

/** The site's furniture ends the report, unless more of the form follows it. */
function endOfReport(blocks: Block[], from: number): number {
  for (let block = from; block < blocks.length; block++) {
    if (isChrome(textAt(blocks, block), BELOW))
      return blocks.slice(block).some(isFormTable) ? blocks.length : block
  }
  return blocks.length
}

const isFormTable = (block: Block): boolean =>
  block.kind === 'table' && block.cells.some(({ text }) => isFormLabel(text))

/** A section that begins directly after another's table, without its heading, is known by its first sub-heading. */
function withLostHeadings(blocks: Block[], spans: SectionSpan[], report: Sink): SectionSpan[] {
  let sections = spans
  for (const form of SECTIONS) {
    if (!form.parts || sections.some(({ number }) => number === form.number)) continue
    const before = sections.findLast(({ number }) => number !== null && number < form.number)
    const from = before && lostStart(blocks, before, form)
    if (!before || !from) continue
    report(lostHeading(form, textAt(blocks, from), from))
    const lost = {
      number: form.number,
      kind: form.kind,
      ordinal: null,
      title: '',
      heading: -1,
      from,
      to: before.to,
      rest: '',
    }
    sections = sections.flatMap((span) => (span === before ? [{ ...before, to: from }, lost] : [span]))
  }
  return sections
}

/** Remarks (注：…) stand below a table, so many lines of them. */
const MOST_REMARKS = 2

function lostStart(
  blocks: Block[],
  { from, to }: SectionSpan,
  { parts = [], signs = [], noneOf }: SectionForm,
): number | undefined {
  const table = blocks.findLastIndex(({ kind }, index) => kind === 'table' && index >= from && index < to)
  const isFirst = (ordinal: Ordinal | null) =>
    ordinal !== null && ordinal.style !== 'chinese' && ordinalValue(ordinal.ordinal) === 1
  const starts = (text: string): boolean => {
    const title = readHeading(text)?.title
    const start = text.slice(0, MOST_UNRECOGNISED_TITLE)
    const isSign = signs.some((sign) => start.includes(sign)) && !noneOf.some((word) => start.includes(word))
    return (title !== undefined && parts.includes(title)) || (isFirst(readOrdinal(text)) && isSign)
  }
  const end = table < 0 ? 0 : Math.min(to, table + 2 + MOST_REMARKS)
  const start = blocks.slice(0, end).findIndex((_, i) => i > table && starts(textAt(blocks, i)))
  return start < 0 ? undefined : start
}

const lostHeading = ({ number, titles }: SectionForm, quote: string, block: number): Finding =>
  finding('section.missing:heading', { title: titles[0]!, quote }, { section: number, location: { block } })

const NO_ORDINAL: Words = { en: 'none', zh: '无' }

/**
 * A number is wrong when it neither counts on from the heading before nor is the section's own. With which number a file
 * begins that goes on with another says nothing.
 */
function reportOrdinals(sections: SectionSpan[], partOf: (block: number) => number, report: Sink): void {
  let last = 0
  let before: string | null = null
  let part = partOf(startOf(sections[0]) ?? 0)
  for (const { ordinal, number, title, heading } of sections) {
    if (ordinal === null) continue
    const goesOn = partOf(heading) === part
    const value = ordinalValue(ordinal)
    if (goesOn && value !== last + 1 && value !== number) {
      const values = { title, ordinal, before: before ?? NO_ORDINAL }
      report(finding('section.ordinal', values, { location: { block: heading } }))
    }
    last = value
    before = ordinal
    part = partOf(heading)
  }
}

function reportMissing(sections: SectionSpan[], unread: boolean, report: Sink): void {
  for (const { number, titles } of SECTIONS) {
    if (sections.some((section) => section.number === number)) continue
    report(
      finding(unread ? 'section.notFound' : 'section.missing', { title: titles[0]! }, { section: number }),
    )
  }
}
