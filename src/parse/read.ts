/** Blocks → what they say: outline, front, tables, each with what it finds. */
import { type FoundAnnex, isStatistics, statisticsOf, withListTables } from '../annexes.js'
import type { Finding, Sink } from '../diagnostics/finding.js'
import { type Block, image } from '../document.js'
import { isBeforeForm } from '../form/index.js'
import { type Metadata, readMetadata } from '../metadata.js'
import { isReport } from '../metadata/kind.js'
import { blocksOf, type PrintedTitle, titlesIn } from '../metadata/title.js'
import { type Outline, segment, segmentEarly, withHeadingsApart } from '../sections.js'
import { findTables } from '../tables/find.js'
import { type Reconstruction, reconstruct } from '../tables/reconstruct.js'

/** Lists that lost their tables are tables again, and headings that ran into a text stand apart. */
export const piecesApart = (blocks: Block[]): Block[] => withHeadingsApart(withListTables(blocks))

export const sectionOf =
  ({ sections }: Outline) =>
  (block: number): number | null =>
    sections.find(({ from, to }) => from <= block && block < to)?.number ?? null

/** What the blocks say by one outline of them. */
export interface Read {
  /** The document can be told to be a report. */
  isReport: boolean
  outline: Outline
  metadata: Metadata
  reconstruction: Reconstruction
  /** What each stage finds. */
  findings: { outline: Finding[]; front: Finding[]; tables: Finding[] }
}

/** What the blocks of a report were found to be before they are read. */
interface Given {
  blocks: Block[]
  titles: readonly PrintedTitle[]
  annexes: readonly FoundAnnex[]
}

/**
 * Reads the blocks by the form's six sections; a report for a year before that form by the chapters it has, unless it has
 * tables of the form after all.
 */
export function readBlocks(
  blocks: Block[],
  annexes: readonly FoundAnnex[],
  known: { unread: boolean; starts: readonly number[] },
): Read {
  const titles = titlesIn(blocks)
  const given = { blocks, titles, annexes }
  const [outline, ofOutline] = collected((sink) =>
    segment(blocks, sink, { titles: blocksOf(titles), ...known }),
  )
  const [metadata, ofFront] = readFront(given, outline)
  const lists = annexes.some(isStatistics) ? 1 : 0
  if (isBeforeForm(metadata.year)) {
    const early = readEarly(given)
    if (early && isReport(blocks, early.metadata, outline, lists)) return { ...early, isReport: true }
  }
  const [reconstruction, ofTables] = readTables(given, outline, metadata.year)
  return {
    isReport: isReport(blocks, metadata, outline, reconstruction.formats.size + lists),
    outline,
    metadata,
    reconstruction,
    findings: { outline: ofOutline, front: ofFront, tables: ofTables },
  }
}

/** A report for a year before the form; null where its chapters tell another year, or tables of the form stand in it. */
function readEarly(given: Given): Omit<Read, 'isReport'> | null {
  const outline = segmentEarly(given.blocks, blocksOf(given.titles))
  const [metadata, ofFront] = readFront(given, outline)
  const [reconstruction, ofTables] = readTables(given, outline, metadata.year)
  const isEarly = isBeforeForm(metadata.year) && reconstruction.formats.size === 0
  const findings = { outline: [], front: ofFront, tables: ofTables }
  return isEarly ? { outline, metadata, reconstruction, findings } : null
}

/** What a stage gives, and what it finds. */
function collected<Result>(stage: (sink: Sink) => Result): [Result, Finding[]] {
  const findings: Finding[] = []
  return [stage((finding) => void findings.push(finding)), findings]
}

/** Title, body, year; of a report that says neither of these two, what its list says: （2016年度）, 填报单位. */
function readFront({ blocks, titles, annexes }: Given, outline: Outline): [Metadata, Finding[]] {
  const [metadata, findings] = collected((sink) => readMetadata(blocks, titles, outline, sink))
  const isOpen = metadata.year === null || metadata.agency === null
  const list = isOpen ? listOf(blocks, annexes) : null
  if (!list) return [metadata, findings]
  const agency = metadata.agency ?? list.agency
  const year = metadata.year ?? list.year
  const isTold = ({ code }: Finding): boolean =>
    (code === 'report.agencyUnknown' && agency !== null) || (code === 'report.yearUnknown' && year !== null)
  return [{ ...metadata, agency, year }, findings.filter((finding) => !isTold(finding))]
}

const readTables = (
  { blocks, annexes }: Given,
  outline: Outline,
  year: number | null,
): [Reconstruction, Finding[]] =>
  collected((sink) => reconstruct(withoutLists(blocks, annexes), sectionOf(outline), sink, year))

/** The tables of the form are looked for in what is left: a list has labels like theirs. */
const withoutLists = (blocks: Block[], annexes: readonly FoundAnnex[]): Block[] => {
  const lists = new Set(annexes.flatMap((annex) => annex.blocks))
  return lists.size === 0 ? blocks : blocks.map((block, i) => (lists.has(i) ? image() : block))
}

/** The list that may say whose report it is and for which year; beside tables of the form it may be an older one. */
function listOf(blocks: Block[], annexes: readonly FoundAnnex[]): FoundAnnex | null {
  const [first] = annexes
  if (!first || findTables(withoutLists(blocks, annexes), () => null).size > 0) return null
  return first
}

/** What was read of the tables, with the statistics of 2014 where a list is of that form. */
export function withStatistics(
  read: Reconstruction,
  annexes: readonly FoundAnnex[],
  whose: Metadata,
): Reconstruction {
  const consumed = new Set([...read.consumed, ...annexes.flatMap(({ blocks }) => blocks)])
  const statistics = statisticsOf(annexes, whose)
  if (!statistics) return { ...read, consumed }
  return {
    ...read,
    consumed,
    observations: [...read.observations, ...statistics.observations],
    formats: new Map([...read.formats, [statistics.table, statistics.format]]),
  }
}

/** What may be why a section was not found. */
const UNREAD: ReadonlySet<string> = new Set<Finding['code']>(['page.noText', 'page.unreadable', 'page.drawn'])
export const isUnread = ({ code }: { code: string }): boolean => UNREAD.has(code)
