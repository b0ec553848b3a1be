/** What a report says about itself: title, agency, year, dates. */
import type { Block, Table } from './document.js'
import { gridTexts } from './document.js'
import type { Sink } from './diagnostics.js'
import { agencyOf } from './metadata/agency.js'
import { periodOf, publishedOnOf, type Period } from './metadata/dates.js'
import { titlesOf } from './metadata/title.js'
import { yearOf } from './metadata/year.js'
import type { Outline } from './sections.js'
import { ABOVE, isChrome } from './templates/chrome.js'

export interface Metadata {
  /** As printed, line breaks and inner spaces removed. */
  title: string | null
  /** As printed; null rather than a guess. */
  agency: string | null
  /** The year reported on. */
  year: number | null
  /** ISO date. */
  publishedOn: string | null
  period: Period | null
  /** The blocks in which a title stands, each time it is printed. */
  titleBlocks: number[]
}

/** The places of a page that speak about the report, each as clean lines. */
export interface Places {
  /** Everything before the first section, tables of metadata as `label value` lines. */
  front: string[]
  /** The sentences before the first section. */
  preamble: string
  /** The beginning of the first section; some pages have their preamble there. */
  opening: string
  /** The end of the last section, where a signature stands. */
  tail: string[]
  /** What the site prints under the report. */
  foot: string[]
}

/** A page without any section is searched only so far. */
const MOST_FRONT = 80
const MOST_TAIL = 10
const MOST_FOOT = 40
const OPENING_PARAGRAPHS = 6

export function readMetadata(blocks: Block[], outline: Outline, report: Sink): Metadata {
  const { title, all, blocks: titleBlocks } = titlesOf(blocks, Math.min(outline.front, MOST_FRONT))
  const places = placesOf(blocks, outline, titleBlocks)
  const period = periodOf(places)
  const publishedOn = publishedOnOf(places)
  return {
    title: title?.text ?? null,
    agency: agencyOf(title, places),
    year: yearOf({ title, all, period, publishedOn, places }, report),
    publishedOn,
    period,
    titleBlocks,
  }
}

function placesOf(blocks: Block[], { front, sections }: Outline, titleBlocks: readonly number[]): Places {
  const before = blocks.slice(0, front === blocks.length ? Math.min(front, MOST_FRONT) : front)
  const first = sections[0]
  const end = sections.at(-1)?.to ?? blocks.length
  const last = sections.at(-1)?.from ?? Math.min(before.length, end)
  const prose = before.filter((block, index) => !titleBlocks.includes(index) && block.kind === 'paragraph' && !isChrome(block.text, ABOVE))
  return {
    front: before.flatMap(linesOf),
    preamble: unwrap(paragraphs(prose)),
    opening: first ? unwrap([first.rest, ...paragraphs(blocks.slice(first.from, Math.min(first.to, first.from + OPENING_PARAGRAPHS)))]) : '',
    tail: paragraphs(blocks.slice(last, end)).slice(-MOST_TAIL),
    foot: blocks.slice(end, end + MOST_FOOT).flatMap(linesOf),
  }
}

const paragraphs = (blocks: Block[]): string[] => blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))

const linesOf = (block: Block): string[] => (block.kind === 'table' ? pairsOf(block) : block.kind === 'paragraph' ? [block.text] : [])

/** A table of metadata as lines: its rows, and each cell with the one under it. */
function pairsOf(table: Table): string[] {
  const rows = gridTexts(table)
  const down = rows.slice(1).flatMap((row, r) => row.map((text, column) => `${rows[r]![column] ?? ''} ${text}`))
  return [...rows.map((row) => row.join(' ')), ...down]
}

/** A line at least so long that stops without a full stop was broken by the page's width. */
const LEAST_WRAPPED = 20

/** Prose without spaces, one line a paragraph as far as can be told. */
function unwrap(lines: string[]): string {
  let text = ''
  for (const line of lines) {
    const compact = line.replace(/\s+/g, '')
    if (compact) text += compact + (compact.length >= LEAST_WRAPPED && !/[。：:；;！!]$/.test(compact) ? '' : '\n')
  }
  return text
}
