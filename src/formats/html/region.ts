import { gridTexts } from '../../document.js'
import { isDate } from '../../form/lexicon/dates.js'
import { takesPlaceOfValue } from '../../form/lexicon/values.js'
import { textOfBlock } from '../blocks/tables.js'
import { anchorsOf } from './anchors.js'
import { chromeOf, type Chrome } from './chrome.js'
import { isSentence, measure, type Measures } from './measure.js'
import { LINES_TO_TITLE, titleAt } from './title.js'
import type { Node } from './node.js'
import type { Found } from './paragraph.js'
import type { Page } from './elements.js'

/** The report's blocks among those of the page. */
export interface Region {
  /** Indices of the blocks of the report. */
  body: number[]
  /** Indices of those that stand before it. */
  before: number[]
}

/**
 * Finds the report in the page. Section headings and the form's tables anchor it: it is the element that holds most
 * kinds of them, and what stands around that element of running text, title and signature. What is left of the page may
 * hold another report, in the tab of another year: its blocks follow, or go before, as they stand in the page.
 */
export function reportRegion(page: Page): Region {
  const anchors = anchorsOf(page.found)
  const measures = measure(page.found)
  const chrome = chromeOf(page, [...anchors.keys()], measures)
  const ranges: Range[] = []
  for (let left = anchors; ranges.length < MOST_REPORTS; left = outside(left, ranges)) {
    const core = mostKinds(page, left, measures, ranges)
    if (!core || (ranges.length > 0 && !isAnotherReport(page, core, left, ranges))) break
    ranges.push(aroundCore(page, core, anchors, chrome))
  }
  if (ranges.length === 0) ranges.push([0, page.found.length])
  ranges.sort(([one], [other]) => one - other)
  const all = [...new Set(ranges.flatMap(([from, to]) => indices(from, to)))]
  const body = all.filter((i) => !chrome.has(i, true))
  return { body: body.length > 0 ? body : all, before: indices(0, ranges[0]?.[0] ?? 0) }
}

type Range = [from: number, to: number]

/** A page with tabs has some ten years. */
const MOST_REPORTS = 30
/** Kinds of sections and tables; fewer are a table of contents, or a part of the report that stands apart. */
const FEWEST_KINDS = 4

const outside = (anchors: ReadonlyMap<number, string>, ranges: Range[]): Map<number, string> =>
  new Map([...anchors].filter(([at]) => !ranges.some(([from, to]) => from <= at && at < to)))

/** Most of a report, and not the same tables and sentences once more, as a version for printing has them. */
function isAnotherReport(
  { found, ranges: held }: Page,
  core: Node,
  anchors: ReadonlyMap<number, string>,
  ranges: Range[],
): boolean {
  const [from, to] = held.get(core) ?? [0, 0]
  const kinds = new Set([...anchors].flatMap(([at, kind]) => (from <= at && at < to ? kind : [])))
  const told = new Set(ranges.flatMap((range) => contentsOf(found, range)))
  return kinds.size >= FEWEST_KINDS && contentsOf(found, [from, to]).some((text) => !told.has(text))
}

/** What a report says in its tables, or where it has none in its sentences. */
function contentsOf(found: Found[], [from, to]: Range): string[] {
  const inside = found.slice(from, to)
  const tables = inside.flatMap(({ block }) =>
    block.kind === 'table' ? block.cells.map(({ text }) => text).join('|') : [],
  )
  if (tables.length > 0) return tables
  return inside.flatMap((one) => (isSentence(one) ? textOfBlock(one.block) : []))
}

/**
 * The range of the report: its core, from the title (or else the first running text) before it to the last running text
 * or date after it. Each side ends where links begin to prevail, or where headings stand that the core has too: those
 * are a copy, or a table of contents.
 */
function aroundCore(
  { found, ranges }: Page,
  core: Node,
  anchors: ReadonlyMap<number, string>,
  chrome: Chrome,
): [number, number] {
  let [from, to] = ranges.get(core)!
  // A table of another kind may stand behind the article's element.
  const kinds = new Set(indices(from, to).flatMap((i) => anchors.get(i) ?? []))
  let [opened, closed] = [false, false]
  for (let node = core.parent; node && !(opened && closed); node = node.parent) {
    const [first, end] = ranges.get(node) ?? [from, to]
    const before = indices(first, from).filter((i) => !chrome.has(i, false))
    const after = indices(to, end).filter((i) => !chrome.has(i, false))
    opened ||= titleIn(found, from, to) || chrome.isMostlyLinks(before) || before.some((i) => anchors.has(i))
    closed ||= chrome.isMostlyLinks(after) || after.some((i) => kinds.has(anchors.get(i) ?? ''))
    if (!opened) from = startOfReport(found, before) ?? from
    if (!closed) to = (after.findLast((i) => isOfReport(found[i]!) || anchors.has(i)) ?? to - 1) + 1
  }
  return [from, to]
}

const indices = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

interface Held {
  kinds: Set<string>
  anchors: number
}

/**
 * The deepest element that has the most kinds of anchors and running text or a table too: headings alone are a table of
 * contents. Of several (a version for printing), the one with most anchors, then with most text.
 */
function mostKinds(
  { found, ranges }: Page,
  anchors: ReadonlyMap<number, string>,
  measures: Measures,
  taken: Range[],
): Node | null {
  const { size, sentences, tables } = measures
  const isFree = (node: Node) =>
    taken.every(([from, to]) => (ranges.get(node)?.[1] ?? 0) <= from || (ranges.get(node)?.[0] ?? to) >= to)
  const held = new Map([...anchorsHeld(found, anchors)].filter(([node]) => isFree(node)))
  const most = [...held.values()].reduce((max, { kinds }) => Math.max(max, kinds.size), 0)
  const hasText = (node: Node) =>
    ranges.has(node) && sentences(...ranges.get(node)!) + tables(...ranges.get(node)!) > 0
  const candidates = [...held.keys()].filter((node) => held.get(node)!.kinds.size === most && hasText(node))
  const parents = new Set(candidates.map((node) => node.parent))
  const order = (a: Node, b: Node) =>
    held.get(b)!.anchors - held.get(a)!.anchors || size(...ranges.get(b)!) - size(...ranges.get(a)!)
  return candidates.filter((node) => !parents.has(node)).sort(order)[0] ?? null
}

/** For each element around an anchor, the anchors in it. */
function anchorsHeld(found: Found[], anchors: ReadonlyMap<number, string>): Map<Node, Held> {
  const held = new Map<Node, Held>()
  for (const [index, kind] of anchors) {
    for (let node: Node | null = found[index]!.holder; node; node = node.parent) {
      const inside = held.get(node) ?? { kinds: new Set(), anchors: 0 }
      held.set(node, inside)
      inside.kinds.add(kind)
      inside.anchors++
    }
  }
  return held
}

function titleIn(found: Found[], from: number, to: number): boolean {
  return indices(from, Math.min(to, from + LINES_TO_TITLE)).some((i) => titleAt(found, i) !== null)
}

/** Of the blocks before the report's core, the first that is its title, or else the first running text. */
function startOfReport(found: Found[], before: number[]): number | undefined {
  return before.find((i) => titleAt(found, i) !== null) ?? before.find((i) => isSentence(found[i]!))
}

/** The date under a signature, its characters set apart or not. */
const LONGEST_DATE = 40

const isOfReport = (one: Found): boolean => isSentence(one) || isDateLine(one) || isList(one)

/** Rows of a label and a number: fewer are no annex of a report, and a calendar has no labels. */
const FEWEST_ROWS = 5

/** `主动公开政府信息数 | 条 | 1078`: a list of numbers, such as the table of 2014 to 2018 is. */
function isList({ block }: Found): boolean {
  if (block.kind !== 'table') return false
  const rows = gridTexts(block).map((row) => row.filter(Boolean))
  const listed = rows.filter(
    (row) => row.length > 1 && /\p{L}/u.test(row[0] ?? '') && row.slice(1).some(takesPlaceOfValue),
  )
  return listed.length >= FEWEST_ROWS && listed.length * 2 > rows.length
}

const isDateLine = ({ block }: Found): boolean =>
  block.kind === 'paragraph' && block.text.length < LONGEST_DATE && isDate(block.text)
