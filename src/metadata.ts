/** What a report says about itself: title, agency, year, dates. */
import { gridTexts, type Block, type Table } from './document.js'
import { type Sink, finding } from './diagnostics/finding.js'
import { agencyOf } from './metadata/agency.js'
import { isDateLine, periodOf, publishedBelow, publishedOnOf, type Period } from './metadata/dates.js'
import type { FrontPlaces } from './metadata/places.js'
import { bestOf, blocksOf, MOST_FRONT, type PrintedTitle } from './metadata/title.js'
import { yearOf } from './metadata/year.js'
import type { Outline } from './sections.js'
import { withoutRadicals } from './form/headings.js'
import { simplified, withoutPinyin } from './form/labels.js'
import type { Title } from './form/titles.js'
import { ABOVE, isChrome } from './form/chrome.js'

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
  /** The document calls itself such a report, by a title or in its preamble. A list of links to several doesn't. */
  selfNamed: boolean
}

const MOST_TAIL = 10
const MOST_FOOT = 40
const OPENING_PARAGRAPHS = 6

/** @param titles every title of the stream's first blocks */
export function readMetadata(
  blocks: Block[],
  titles: readonly PrintedTitle[],
  outline: Outline,
  report: Sink,
): Metadata {
  const inFront = titles.filter(({ to }) => to < outline.front)
  const best = bestOf(inFront)
  const title = best?.title ?? null
  const all = inFront.map((printed) => printed.title)
  const titleBlocks = blocksOf(inFront)
  const places = placesOf(blocks, outline, titleBlocks)
  const period = periodOf(places)
  const announced = ANNOUNCED.test(places.preamble) && !EXPLAINED.test(places.preamble)
  const sources = { title, others: othersThan(best, inFront), period, places }
  const publishedOn =
    publishedOnOf(places) ??
    publishedBelow(
      places,
      yearOf({ ...sources, publishedOn: null }, () => {}),
    )
  const agency = agencyOf(title, places)
  const year = yearOf({ ...sources, publishedOn }, report)
  if (title === null) report(finding('report.titleUnknown', {}))
  if (agency === null) report(finding('report.agencyUnknown', {}))
  if (year === null) report(finding('report.yearUnknown', {}))
  return {
    title: title?.text ?? null,
    agency,
    year,
    publishedOn,
    period,
    titleBlocks,
    selfNamed:
      title === null
        ? announced
        : !isList(all, announced || outline.sections.some(({ kind }) => kind !== 'unrecognised')),
  }
}

/**
 * The other titles that are printed for this report. Links to reports of other years stand on its page too: those without
 * a body above the title with one (2019年政府信息公开工作年度报告), and those of several years.
 */
function othersThan(best: PrintedTitle | null, all: readonly PrintedTitle[]): Title[] {
  const others = all.filter(
    (other) => other !== best && !(best?.title.agency && !other.title.agency && other.to < best.from),
  )
  const years = different(others.map(({ title }) => title.year).filter((year) => year !== best?.title.year))
  return years > 1 ? [] : others.map(({ title }) => title)
}

/** 现将我局2010年度政府信息公开工作年度报告如下, 编制本报告 … */
const ANNOUNCED =
  /信息公开[^。\n]{0,40}报告如下|(?:编制|制作|公布)本年?度?报告|本年?度?报告(?:根据|由|所列|中所列)/

/** Articles that explain a report name it as the report itself does. */
const EXPLAINED = /(?:年报|年度报告|报告)[^。\n]{0,12}(?:进行|作出?|做)(?:如下)?解读|解读如下/

/** Titles of several years, or of several agencies: links to reports, not a report. */
const isList = (titles: readonly Title[], hasBody: boolean): boolean =>
  different(titles.map(({ year }) => year)) >= (hasBody ? LIST_LENGTH : LIST_LENGTH_ALONE) ||
  different(titles.map(({ agency }) => agency)) >= LIST_LENGTH

const different = (told: readonly (string | number | null)[]): number =>
  new Set(told.filter((item) => item !== null)).size

/** Fewer may be one report with a slip in its second title … */
const LIST_LENGTH = 3
/** … which needs a report's body to be believed. */
const LIST_LENGTH_ALONE = 2

function placesOf(
  blocks: Block[],
  { front, sections }: Outline,
  titleBlocks: readonly number[],
): FrontPlaces {
  const before = blocks.slice(0, front === blocks.length ? Math.min(front, MOST_FRONT) : front)
  const first = sections[0]
  const end = sections.at(-1)?.to ?? blocks.length
  const last = sections.at(-1)?.from ?? Math.min(before.length, end)
  const prose = paragraphs(before.filter((_, index) => !titleBlocks.includes(index))).filter(
    (line) => !isChrome(line, ABOVE) && !isDateLine(line),
  )
  return {
    front: before.flatMap(metadataLines),
    preamble: unwrap(prose),
    opening: first
      ? unwrap([
          first.rest,
          ...paragraphs(blocks.slice(first.from, Math.min(first.to, first.from + OPENING_PARAGRAPHS))),
        ])
      : '',
    tail: paragraphs(blocks.slice(last, end)).slice(-MOST_TAIL),
    body: () => unwrap(paragraphs(blocks.slice(first?.from ?? end, end))),
    foot: blocks.slice(end, end + MOST_FOOT).flatMap(metadataLines),
    printed: [
      ...blocks.slice(0, before.length + OPENING_PARAGRAPHS + 1),
      ...blocks.slice(last, end + MOST_FOOT),
    ].flatMap(printedLine),
  }
}

const paragraphs = (blocks: Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [simplified(withoutPinyin(withoutRadicals(block.text)))] : [],
  )

const printedLine = (block: Block): string[] =>
  block.kind === 'paragraph' ? [withoutPinyin(withoutRadicals(block.text)).replace(/\s+/g, '')] : []

const metadataLines = (block: Block): string[] =>
  block.kind === 'table' ? pairsOf(block) : paragraphs([block])

/** A table of metadata as lines: its rows, and each cell with the one under it. */
function pairsOf(table: Table): string[] {
  const rows = gridTexts(table)
  const down = rows
    .slice(1)
    .flatMap((row, r) => row.map((text, column) => `${rows[r]![column] ?? ''} ${text}`))
  return [...rows.map((row) => row.join(' ')), ...down]
}

/** A line at least so long that stops without a full stop was broken by the page's width. */
const LEAST_WRAPPED = 20

/** Prose without spaces, one line a paragraph as far as can be told. */
function unwrap(lines: string[]): string {
  let text = ''
  for (const line of lines) {
    const compact = line.replace(/\s+/g, '')
    if (compact)
      text += compact + (line.length >= LEAST_WRAPPED && !/[。：:；;！!]$/.test(compact) ? '' : '\n')
  }
  return text
}
