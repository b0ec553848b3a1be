/** All lines that may be headings, and the best choice of one for each section. */
import type { Block } from '../document.js'
import { readHeading, type Heading } from '../form/headings.js'
import { ordinalValue } from '../form/lexicon/ordinals.js'
import { isFormLabel } from '../form/index.js'
import { isFormRow } from '../form/rows.js'

export interface Candidate extends Heading {
  block: number
  /** Paragraphs that the heading takes up: 2 where it was broken. */
  lines: number
  /** `第一部分`, not `一、`. */
  part: boolean
}

/** A heading is broken near its end, so that its second line is as short as this. */
const MOST_BROKEN_OFF = 16
/** An unnumbered line is a heading among numbered ones only when its words are the form's own. */
export const STRONG = 0.9
/**
 * What a sub-heading's words (主动公开, 依申请公开) count for in telling how sections are numbered: three count less than one
 * section's title.
 */
const SUB_HEADING_WEIGHT = 0.3
/** Nearly all reports number sections 一、二、三、; for another style more must speak than a single title. */
const USUAL_STYLE_WEIGHT = 0.5
/** Between a heading and its table stand a sentence or two at most (`该部分以表格形式报告。`). */
const TABLE_WITHIN = 3
/**
 * Kept as long as the blocks are, for these are asked three times, in rooms that know nothing of one another: which reports stand in
 * them, whether their pieces stand apart, and which sections each has.
 */
const found = new WeakMap<readonly Block[], readonly Candidate[]>()

export function candidatesOf(blocks: Block[]): readonly Candidate[] {
  const known = found.get(blocks) ?? candidatesIn(blocks)
  found.set(blocks, known)
  return known
}

function candidatesIn(blocks: Block[]): Candidate[] {
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
  const next = textAt(blocks, block + 1)
  if (!heading || isContents(heading) || isOfTable(text, next)) return null
  const part = /^[\s#*|]*第/.test(text)
  const joined = brokenHeading(heading, text, next)
  if (joined) return { ...joined, block, lines: 2, part }
  if (heading.number === null && heading.style !== 'chinese') return null
  return { ...heading, block, lines: 1, part }
}

/** A row of a table of the form, or its head, unless a heading goes on under it. */
const isOfTable = (text: string, next: string): boolean =>
  (isHeadOfTable(text) && !GOES_ON.test(`${text}\n${next}`)) || isFormRow(text)

/** 三、收到和处理政府信息公开 / 申请情况 → the heading of both lines; null where the second is no rest of the first. */
function brokenHeading(heading: Heading, text: string, next: string): Heading | null {
  const mayGoOn = heading.likeness < 1 && !heading.rest && !/[。：:]$/.test(text)
  if (!mayGoOn || !next || next.length > MOST_BROKEN_OFF) return null
  const joined = readHeading(text + next)
  if (!joined?.number || joined.rest || joined.likeness <= heading.likeness) return null
  return isHeadingItself(next, joined) ? null : joined
}

/**
 * Whether the second line is a heading of its own. The rest of a broken title may look like a heading too, but less
 * so than the two lines together.
 */
function isHeadingItself(line: string, whole: Heading): boolean {
  const own = readHeading(line)
  return own !== null && (own.ordinal !== null || own.likeness >= whole.likeness)
}

/** Two lines are halves of one title if the break stands at a mark or a word like 和: 四、行政复议 / 、行政诉讼情况. */
const GOES_ON = /[、，,及和与]\n|\n[、，,及和与]/

/** One label of a table, or several with spaces between. */
const isHeadOfTable = (text: string): boolean => isFormLabel(text) || text.split(/\s+/).every(isFormLabel)

export const textAt = (blocks: Block[], index: number): string => {
  const block = blocks[index]
  return block?.kind === 'paragraph' ? block.text : ''
}

/** Right words, but not like enough: a line of a table of contents. */
const isContents = ({ number, likeness }: Heading): boolean => number !== null && likeness < 0.5

/**
 * The style of number that most titles of the form have. A sub-heading's words count little, for sections have the
 * same words in them.
 */
export function prevailingStyle(candidates: readonly Candidate[]): Heading['style'] {
  const strength = (style: Heading['style']): number => {
    const best = new Map<number, number>()
    for (const { number, likeness, style: own } of candidates) {
      if (number === null || own !== style) continue
      best.set(number, Math.max(best.get(number) ?? 0, likeness >= STRONG ? 1 : SUB_HEADING_WEIGHT))
    }
    return [...best.values()].reduce(
      (sum, value) => sum + value,
      style === 'chinese' ? USUAL_STYLE_WEIGHT : 0,
    )
  }
  const styles = ['chinese', 'arabic', 'bracketed', 'none'] as const
  return styles.reduce<Heading['style']>(
    (best, style) => (strength(style) > strength(best) ? style : best),
    'chinese',
  )
}

interface Chain {
  score: number
  headings: Candidate[]
}

/** The best choice of one heading for each section, in order: dynamic programming over the candidates as they stand. */
export function bestChain(
  blocks: Block[],
  candidates: readonly Candidate[],
  style: Heading['style'],
): Candidate[] {
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
 * How much speaks for a line as a heading. Its words most; then that it is numbered like the others, and that a table
 * stands below it, as below three of the sections. Between equals it is the right number, and any text below it.
 */
function scoreOf(
  blocks: Block[],
  candidates: readonly Candidate[],
  index: number,
  style: Heading['style'],
): number {
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

function hasTable(blocks: Block[], candidates: readonly Candidate[], index: number): boolean {
  const { block, lines } = candidates[index]!
  const end = Math.min(block + lines + TABLE_WITHIN, candidates[index + 1]?.block ?? blocks.length)
  return blocks.slice(block + lines, end).some(({ kind }) => kind === 'table')
}

/**
 * Whether anything stands below a heading. Another heading right below it counts only if it is of the same section:
 * that is a sub-heading.
 */
export function hasContent(blocks: Block[], candidates: readonly Candidate[], index: number): boolean {
  const { block, lines, rest, number } = candidates[index]!
  const next = candidates[index + 1]
  return (
    rest !== '' ||
    (block + lines < blocks.length &&
      (next?.block !== block + lines || (number !== null && next.number === number)))
  )
}
