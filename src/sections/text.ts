/** The text of each section, and of what stands before the first. */
import type { Block, Table } from '../document.js'
import type { Outline, SectionSpan } from './outline.js'
import { ABOVE, isChrome } from '../form/chrome.js'
import { isDate } from '../form/lexicon/dates.js'
import { CHINESE_ORDINAL, readOrdinal } from '../form/lexicon/ordinals.js'
import { isFormLabel } from '../form/index.js'
import { isFormRow } from '../form/rows.js'

export interface Subsection {
  ordinal: string | null
  title: string
  text: string
}

export interface SectionText {
  /** All lines under the section's heading, its sub-headings included. */
  text: string
  subsections: Subsection[]
}

/**
 * The text of a section and its sub-sections, one level deep. A table that was not read is printed into it by
 * `tableToText`; pictures are left out.
 */
export function sectionText(
  blocks: Block[],
  span: SectionSpan,
  isTableConsumed: (block: number) => boolean,
  tableToText: (table: Table) => string,
): SectionText {
  const lines = span.rest ? [span.rest] : []
  for (let index = span.from; index < span.to; index++) {
    const block = blocks[index]!
    if (block.kind === 'paragraph') lines.push(block.text)
    else if (block.kind === 'table' && !isTableConsumed(index)) lines.push(tableToText(block).trimEnd())
  }
  return { text: lines.join('\n'), subsections: subsectionsOf(lines) }
}

interface SubHeading extends Subsection {
  style: string
}

/**
 * The sub-sections of a section. Its first way of numbering is that of its sub-headings; any other is that of lists
 * inside them: （一） … 1. … 2. … （二） …
 */
function subsectionsOf(lines: string[]): Subsection[] {
  const headings = lines.map(readSubHeading)
  const style = headings.find((heading) => heading !== null)?.style
  const subsections: Subsection[] = []
  headings.forEach((heading, index) => {
    const current = subsections.at(-1)
    if (heading && heading.style === style)
      subsections.push({ ordinal: heading.ordinal, title: heading.title, text: heading.text })
    else if (current) current.text += (current.text && '\n') + lines[index]!
  })
  return subsections
}

const TERMINATOR = /[。：:]/
/** 一是加强培训。 */
const COUNTED = new RegExp(`^\\s*(${CHINESE_ORDINAL})是\\s*`)

function readSubHeading(line: string): SubHeading | null {
  const numbered = readOrdinal(line)
  const counted = numbered ? null : COUNTED.exec(line)
  if (counted)
    return { ...titleAndText(line.slice(counted[0].length)), ordinal: counted[1]!, style: 'counted' }
  if (!numbered || numbered.faint || isFormLabel(line) || isFormRow(line)) return null
  const { ordinal, style, end } = numbered
  // （一） and (1) are two levels.
  return {
    ...titleAndText(line.slice(end)),
    ordinal,
    style: style === 'bracketed' && /\d/.test(ordinal) ? 'bracketed digits' : style,
  }
}

function titleAndText(words: string): { title: string; text: string } {
  const stop = words.search(TERMINATOR)
  if (stop < 0) return { title: compact(words), text: '' }
  return { title: compact(words.slice(0, stop)), text: words.slice(stop + 1).trim() }
}

const compact = (text: string): string => text.replace(/[\s*]+/g, '')

const SENTENCE = /[。，,；;]/

/**
 * The text between the title and the first section, without the lines of the title, the page's metadata and its
 * furniture.
 */
export function preambleText(blocks: Block[], outline: Outline, titleBlocks: readonly number[]): string {
  const after = Math.max(-1, ...titleBlocks.filter((block) => block < outline.front)) + 1
  const lines: string[] = []
  for (const block of blocks.slice(after, outline.front)) {
    if (
      block.kind !== 'paragraph' ||
      isChrome(block.text, ABOVE) ||
      isTrail(block.text) ||
      isDate(block.text)
    )
      continue
    // Without a title above, the lines before the first sentence are menus.
    if (after > 0 || lines.length || SENTENCE.test(block.text)) lines.push(block.text)
  }
  return lines.join('\n')
}

/** The path of the page on its site: 首页 > 政务公开 > … */
const isTrail = (line: string): boolean => !line.includes('。') && line.split(/[>＞»›]/).length > 2
