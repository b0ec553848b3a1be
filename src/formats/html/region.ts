import { readHeading } from '../../templates/headings.js'
import { chromeOf, isSentence, sizes } from './chrome.js'
import { formTableKind } from './tables.js'
import { titleAt } from './title.js'
import type { Found, Node, Page } from './walk.js'

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
  const chrome = chromeOf(page, [...anchors.keys()])
  let [from, to] = [0, page.found.length]
  const core = mostKinds(page, anchors)
  if (core) {
    ;[from, to] = page.ranges.get(core)!
    let [opened, closed] = [false, false]
    for (let node = core.parent; node && !(opened && closed); node = node.parent) {
      const [first, end] = page.ranges.get(node) ?? [from, to]
      const before = indices(first, from).filter((i) => !chrome.has(i, false))
      const after = indices(to, end).filter((i) => !chrome.has(i, false))
      opened ||= titleIn(page.found, from, to) || chrome.isMostlyLinks(before)
      closed ||= chrome.isMostlyLinks(after)
      if (!opened) from = startOfReport(page.found, before) ?? from
      if (!closed) to = (after.findLast((i) => isSentence(page.found[i]!) || isDateLine(page.found[i]!)) ?? to - 1) + 1
    }
  }
  return {
    body: indices(from, to).filter((i) => !chrome.has(i, true)),
    before: indices(0, from),
  }
}

const indices = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

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

/** The deepest element with the most kinds of anchors; of several, the one with most anchors, then with most text. */
function mostKinds(page: Page, anchors: Map<number, string>): Node | null {
  const held = new Map<Node, { kinds: Set<string>; count: number }>()
  for (const [index, kind] of anchors) {
    for (let node: Node | null = page.found[index]!.holder; node; node = node.parent) {
      const inside = held.get(node)
      if (inside) inside.kinds.add(kind)
      else held.set(node, { kinds: new Set([kind]), count: 0 })
      held.get(node)!.count++
    }
  }
  const most = Math.max(...[...held.values()].map(({ kinds }) => kinds.size))
  const nodes = [...held.keys()].filter((node) => held.get(node)!.kinds.size === most && page.ranges.has(node))
  const parents = new Set(nodes.map((node) => node.parent))
  const size = sizes(page)
  const order = (a: Node, b: Node) => held.get(b)!.count - held.get(a)!.count || size(...page.ranges.get(b)!) - size(...page.ranges.get(a)!)
  return nodes.filter((node) => !parents.has(node)).sort(order)[0] ?? null
}

/** A title stands among the first lines of a report. */
const LINES_TO_TITLE = 10

function titleIn(found: Found[], from: number, to: number): boolean {
  return indices(from, Math.min(to, from + LINES_TO_TITLE)).some((i) => titleAt(found, i) !== null)
}

/** Of the blocks before the report's core, the first that is its title, or else the first running text. */
function startOfReport(found: Found[], before: number[]): number | undefined {
  return before.find((i) => titleAt(found, i) !== null) ?? before.find((i) => isSentence(found[i]!))
}

/** The date under a signature. */
const DATE_LINE = /^[（(]?[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?[）)]?$/

const isDateLine = ({ block }: Found): boolean => block.kind === 'paragraph' && block.text.length < 40 && DATE_LINE.test(block.text.replace(/\s/g, ''))
