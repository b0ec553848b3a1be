import { readHeading } from '../../form/headings.js'
import { isDate } from '../../form/lexicon/dates.js'
import { chromeOf, type Chrome } from './chrome.js'
import { isSentence, measure, type Measures } from './measure.js'
import { formTableKind } from '../blocks/tables.js'
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
 * kinds of them, and what stands around that element of running text, title and signature.
 */
export function reportRegion(page: Page): Region {
  const anchors = anchorsOf(page.found)
  const measures = measure(page.found)
  const chrome = chromeOf(page, [...anchors.keys()], measures)
  const core = mostKinds(page, anchors, measures)
  const [from, to] = core ? aroundCore(page, core, anchors, chrome) : [0, page.found.length]
  const body = indices(from, to).filter((i) => !chrome.has(i, true))
  return { body: body.length > 0 ? body : indices(from, to), before: indices(0, from) }
}

/**
 * The range of the report: its core, from the title (or else the first running text) before it to the last running text
 * or date after it. Each side ends where links begin to prevail, or where headings stand that the core has too: those
 * are a copy, or a table of contents.
 */
function aroundCore(
  { found, ranges }: Page,
  core: Node,
  anchors: Map<number, string>,
  chrome: Chrome,
): [number, number] {
  let [from, to] = ranges.get(core)!
  let [opened, closed] = [false, false]
  for (let node = core.parent; node && !(opened && closed); node = node.parent) {
    const [first, end] = ranges.get(node) ?? [from, to]
    const before = indices(first, from).filter((i) => !chrome.has(i, false))
    const after = indices(to, end).filter((i) => !chrome.has(i, false))
    const isElsewhere = (around: number[]) =>
      chrome.isMostlyLinks(around) || around.some((i) => anchors.has(i))
    opened ||= titleIn(found, from, to) || isElsewhere(before)
    closed ||= isElsewhere(after)
    if (!opened) from = startOfReport(found, before) ?? from
    if (!closed) to = (after.findLast((i) => isSentence(found[i]!) || isDateLine(found[i]!)) ?? to - 1) + 1
  }
  return [from, to]
}

const indices = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

/** Indices of section headings and of the form's tables, each with its kind: which section, which table. */
function anchorsOf(found: Found[]): Map<number, string> {
  const anchors = new Map<number, string>()
  found.forEach((one, i) => {
    const kind = anchorKind(one)
    if (kind !== null) anchors.set(i, kind)
  })
  return anchors
}

/** Without numbering only the form's own words count: 依申请公开 is the name of a page on every site. */
const LEAST_LIKENESS = 0.9

function anchorKind({ block, linked }: Found): string | null {
  if (block.kind === 'table') return formTableKind(block.cells.map(({ text }) => text))
  if (block.kind === 'image' || linked * 2 > block.text.length) return null
  const heading = readHeading(block.text)
  if (heading === null || heading.number === null) return null
  return heading.ordinal !== null || heading.likeness >= LEAST_LIKENESS ? String(heading.number) : null
}

interface Held {
  kinds: Set<string>
  anchors: number
}

/**
 * The deepest element that has the most kinds of anchors and running text or a table too: headings alone are a table of
 * contents. Of several (a version for printing), the one with most anchors, then with most text.
 */
function mostKinds({ found, ranges }: Page, anchors: Map<number, string>, measures: Measures): Node | null {
  const { size, sentences, tables } = measures
  const held = anchorsHeld(found, anchors)
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
function anchorsHeld(found: Found[], anchors: Map<number, string>): Map<Node, Held> {
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

const isDateLine = ({ block }: Found): boolean =>
  block.kind === 'paragraph' && block.text.length < LONGEST_DATE && isDate(block.text)
