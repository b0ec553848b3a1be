/** Text stream → sections: what the headings say, helped by how they are numbered, never by numbering alone. */
import type { Block } from './document.js'
import type { Diagnostic, Sink } from './diagnostics.js'
import { BELOW, isChrome } from './templates/chrome.js'
import { ordinalValue, readHeading, type Heading } from './templates/headings.js'
import { isFormLabel } from './templates/index.js'
import { SECTIONS, type SectionForm, type SectionKind } from './templates/sections.js'

export { preambleText, sectionText, type SectionText, type Subsection } from './sections/text.js'

export interface SectionSpan {
  /** 1–6, or null where the section is none of the six. */
  number: number | null
  kind: SectionKind | 'unrecognised'
  /** As printed, without punctuation. */
  ordinal: string | null
  title: string
  /** Index of the heading's block; -1 where the heading was lost. */
  heading: number
  /** The body: blocks [from, to). */
  from: number
  to: number
  /** Text after the heading on its own line. */
  rest: string
}

export interface Outline {
  /** Blocks [0, front) stand before the first section. */
  front: number
  sections: SectionSpan[]
}

interface Candidate extends Heading {
  block: number
  /** Paragraphs that the heading takes up: 2 where it was broken. */
  lines: number
  /** `第一部分`, not `一、`. */
  part: boolean
}

/** A line that goes on on the next is broken near its end: what is left over is short. */
const MOST_BROKEN_OFF = 16
/** An unnumbered line is a heading among numbered ones only when its words are the form's own. */
const STRONG = 0.9
/** What the words of sub-headings (主动公开, 依申请公开) tell of the top level's numbering: three are less than one title. */
const SUB_HEADING_WEIGHT = 0.3
/** Nearly all reports number 一、二、三、; another style must show more than one title to be believed. */
const USUAL_STYLE_WEIGHT = 0.5
/** Between a heading and its table stand a sentence or two at most (`该部分以表格形式报告。`). */
const TABLE_WITHIN = 3
/** What is numbered like a section, and called like none, is a heading only when short. */
const MOST_UNRECOGNISED_TITLE = 30

export function segment(blocks: Block[], report: Sink): Outline {
  const candidates = candidatesOf(blocks)
  const style = prevailingStyle(candidates)
  const chosen = bestChain(blocks, candidates, style)
  const late = leftovers(blocks, candidates, chosen, style, report)
  const others = unrecognised(blocks, candidates, chosen, style)
  const tops = [...chosen, ...late, ...others].sort((a, b) => a.block - b.block)
  const spans = spansOf(blocks, tops)
  const sections = withLostHeadings(blocks, spans, report)
  reportOrdinals(sections, report)
  reportMissing(sections, report)
  return { front: startOf(sections[0]) ?? blocks.length, sections }
}

const startOf = (span: SectionSpan | undefined): number | undefined => span && (span.heading < 0 ? span.from : span.heading)

function candidatesOf(blocks: Block[]): Candidate[] {
  const candidates: Candidate[] = []
  for (let block = 0; block < blocks.length; block++) {
    const candidate = candidateAt(blocks, block)
    if (!candidate) continue
    candidates.push(candidate)
    block += candidate.lines - 1
  }
  return candidates
}

function candidateAt(blocks: Block[], block: number): Candidate | null {
  const text = textAt(blocks, block)
  const heading = text ? readHeading(text) : null
  if (!heading || (heading.number === null && heading.style !== 'chinese') || isContents(heading) || isFormLabel(text)) return null
  const part = /^[\s#*|]*第/.test(text)
  const next = textAt(blocks, block + 1)
  if (heading.likeness < 1 && !heading.rest && next && next.length <= MOST_BROKEN_OFF && !/[。：:]$/.test(text)) {
    const joined = readHeading(text + next)
    if (joined?.number && joined.likeness > heading.likeness && !joined.rest && !readHeading(next)) return { ...joined, block, lines: 2, part }
  }
  return { ...heading, block, lines: 1, part }
}

const textAt = (blocks: Block[], index: number): string => {
  const block = blocks[index]
  return block?.kind === 'paragraph' ? block.text : ''
}

/** Right words, low likeness: an entry of a table of contents. */
const isContents = ({ number, likeness }: Heading): boolean => number !== null && likeness < 0.5

/** The numbering that most of the form's titles have; a sub-heading's words count little, for sections have them as well. */
function prevailingStyle(candidates: Candidate[]): Heading['style'] {
  const strength = (style: Heading['style']): number => {
    const best = new Map<number, number>()
    for (const { number, likeness, style: own } of candidates) {
      if (number === null || own !== style) continue
      best.set(number, Math.max(best.get(number) ?? 0, likeness >= STRONG ? 1 : SUB_HEADING_WEIGHT))
    }
    return [...best.values()].reduce((sum, value) => sum + value, style === 'chinese' ? USUAL_STYLE_WEIGHT : 0)
  }
  const styles = ['chinese', 'arabic', 'bracketed', 'none'] as const
  return styles.reduce<Heading['style']>((best, style) => (strength(style) > strength(best) ? style : best), 'chinese')
}

interface Chain {
  score: number
  headings: Candidate[]
}

/** The best choice of one heading for each section, in order: dynamic programming over the candidates as they stand. */
function bestChain(blocks: Block[], candidates: Candidate[], style: Heading['style']): Candidate[] {
  /** For each section number, the best chain that ends with it; 0: no heading yet. */
  const best: Chain[] = [{ score: 0, headings: [] }]
  candidates.forEach((candidate, index) => {
    const { number } = candidate
    const score = number === null ? 0 : scoreOf(blocks, candidates, index, style)
    if (number === null || score <= 0) return
    const before = best.slice(0, number).reduce((a, b) => (b && b.score > a.score ? b : a))
    const chain = { score: before.score + score, headings: [...before.headings, candidate] }
    if (chain.score >= (best[number]?.score ?? 0)) best[number] = chain
  })
  return best.reduce((a, b) => (b && b.score > a.score ? b : a)).headings
}

/**
 * What speaks for a heading. The words weigh most; then that it is numbered as the others are, and has a table under
 * it, as three sections do; a right number and any text under it decide between equals.
 */
function scoreOf(blocks: Block[], candidates: Candidate[], index: number, style: Heading['style']): number {
  const candidate = candidates[index]!
  const numbered = candidate.ordinal !== null && ordinalValue(candidate.ordinal) === candidate.number
  if (candidate.style !== style && (candidate.style !== 'none' || candidate.likeness < STRONG)) return 0
  // Sections are mostly numbered 一、; where they aren't, sub-headings may be numbered as they are.
  if (style !== 'chinese' && style !== 'none' && candidate.likeness < STRONG && !numbered) return 0
  return (
    4 * candidate.likeness +
    (candidate.style === style ? 2 : 0) +
    (hasTable(blocks, candidates, index) ? 2 : 0) +
    (numbered ? 1 : 0) +
    (hasContent(blocks, candidates, index) ? 1 : 0)
  )
}

function hasTable(blocks: Block[], candidates: Candidate[], index: number): boolean {
  const { block, lines } = candidates[index]!
  const end = Math.min(block + lines + TABLE_WITHIN, candidates[index + 1]?.block ?? blocks.length)
  return blocks.slice(block + lines, end).some(({ kind }) => kind === 'table')
}

function hasContent(blocks: Block[], candidates: Candidate[], index: number): boolean {
  const { block, lines, rest } = candidates[index]!
  return rest !== '' || (block + lines < blocks.length && candidates[index + 1]?.block !== block + lines)
}

/** Sections not found in order, whose headings leave no doubt: they stand in the wrong place. */
function leftovers(blocks: Block[], candidates: Candidate[], chosen: Candidate[], style: Heading['style'], report: Sink): Candidate[] {
  const found = new Set(chosen.map(({ number }) => number))
  const first = chosen[0]?.block ?? Infinity
  return candidates.filter((candidate, index) => {
    const { number, likeness, block, title } = candidate
    const sure = number !== null && !found.has(number) && likeness >= STRONG && candidate.style === style && block > first
    if (!sure || !hasContent(blocks, candidates, index)) return false
    found.add(number)
    report({ code: 'section.order', severity: 'warning', origin: 'source', message: `Section ${number} (${title}) stands out of order.`, location: { block } })
    return true
  })
}

/** Headings of the top level that mean none of the six. */
function unrecognised(blocks: Block[], candidates: Candidate[], chosen: Candidate[], style: Heading['style']): Candidate[] {
  const first = chosen[0]
  if (!first || style !== 'chinese') return []
  const parts = chosen.filter(({ part }) => part).length * 2 > chosen.length
  return candidates.flatMap((candidate, index) => {
    const { block, rest, title, ordinal } = candidate
    if (chosen.includes(candidate) || candidate.style !== 'chinese' || candidate.part !== parts) return []
    if (rest || title.length > MOST_UNRECOGNISED_TITLE || /[。；;，,]$/.test(textAt(blocks, block))) return []
    const before = block < first.block
    const introduces = candidate.number === null && hasContent(blocks, candidates, index) && ordinalValue(ordinal!) <= ordinalValue(first.ordinal ?? '一')
    return before && !introduces ? [] : [{ ...candidate, number: null }]
  })
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
    if (isChrome(textAt(blocks, block), BELOW)) return blocks.slice(block).some(isFormTable) ? blocks.length : block
  }
  return blocks.length
}

const isFormTable = (block: Block): boolean => block.kind === 'table' && block.cells.some(({ text }) => isFormLabel(text))

/** A section that begins directly after another's table, without its heading, is known by its first sub-heading. */
function withLostHeadings(blocks: Block[], spans: SectionSpan[], report: Sink): SectionSpan[] {
  let sections = spans
  for (const form of SECTIONS) {
    if (!form.parts || sections.some(({ number }) => number === form.number)) continue
    const before = sections.findLast(({ number }) => number !== null && number < form.number)
    const from = before && lostStart(blocks, before, form.parts)
    if (!before || !from) continue
    report(lostHeading(form, textAt(blocks, from), from))
    const lost = { number: form.number, kind: form.kind, ordinal: null, title: '', heading: -1, from, to: before.to, rest: '' }
    sections = sections.flatMap((span) => (span === before ? [{ ...before, to: from }, lost] : [span]))
  }
  return sections
}

function lostStart(blocks: Block[], { from, to }: SectionSpan, parts: readonly string[]): number | undefined {
  const table = blocks.findLastIndex(({ kind }, index) => kind === 'table' && index >= from && index < to)
  if (table < 0 || table + 1 >= to) return undefined
  const heading = readHeading(textAt(blocks, table + 1))
  return heading && parts.includes(heading.title) ? table + 1 : undefined
}

const lostHeading = (form: SectionForm, words: string, block: number): Diagnostic => ({
  code: 'section.missing',
  severity: 'warning',
  origin: 'source',
  message: `The heading of section ${form.number} (${form.titles[0]}) is missing; the section was known by its sub-heading ${words}.`,
  location: { block },
})

/** A number is wrong when it neither counts on from the heading before nor is the section's own. */
function reportOrdinals(sections: SectionSpan[], report: Sink): void {
  let last = 0
  for (const { ordinal, number, title, heading } of sections) {
    if (ordinal === null) continue
    const value = ordinalValue(ordinal)
    if (value !== last + 1 && value !== number) {
      const message = `The heading ${title} is numbered ${ordinal}, after ${last || 'none'}.`
      report({ code: 'section.ordinal', severity: 'warning', origin: 'source', message, location: { block: heading } })
    }
    last = value
  }
}

function reportMissing(sections: SectionSpan[], report: Sink): void {
  for (const { number, titles } of SECTIONS) {
    if (sections.some((section) => section.number === number)) continue
    report({ code: 'section.missing', severity: 'warning', origin: 'source', message: `Section ${number} (${titles[0]}) is missing.` })
  }
}
