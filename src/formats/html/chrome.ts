import type { Measures } from './measure.js'
import type { Node } from './node.js'
import type { Page } from './elements.js'

/** What of a page is about the site and not its contents: navigation, share buttons, footers, lists of links. */
export interface Chrome {
  /** Whether a block stands in such an element. `wary`: elements with running text in them are kept. */
  has: (index: number, wary: boolean) => boolean
  /** Whether most of the text of these blocks is links. */
  isMostlyLinks: (indices: number[]) => boolean
}

/** The share of link text from which text is a list of links, and how many links make one. */
const MOST_LINKED = 0.6
const FEWEST_LINKS = 3

/** `anchors`: indices, ascending, of blocks that are certainly of the report. */
export function chromeOf({ found, ranges }: Page, anchors: number[], measures: Measures): Chrome {
  const { size, linked, links, sentences } = measures
  const [first = found.length, last = -1] = [anchors[0], anchors.at(-1)]
  const verdicts = { wary: new Map<Node, boolean>(), plain: new Map<Node, boolean>() }

  function isChrome(node: Node, wary: boolean): boolean {
    const known = verdicts[wary ? 'wary' : 'plain']
    const before = known.get(node)
    if (before !== undefined) return before
    const verdict = (node.parent !== null && isChrome(node.parent, wary)) || judge(node, wary)
    known.set(node, verdict)
    return verdict
  }

  function judge(node: Node, wary: boolean): boolean {
    const [from, to] = ranges.get(node) ?? [0, found.length]
    if (holdsAnchor(from, to) || (wary && sentences(from, to) > 0)) return false
    return (
      hasChromeName(node) ||
      (!isAmidAnchors(from, to) && isLinkList(links(from, to), linked(from, to), size(from, to)))
    )
  }

  function holdsAnchor(from: number, to: number): boolean {
    const next = anchors[firstFrom(anchors, from)]
    return next !== undefined && next < to
  }

  /** A list of links between two sections is part of the report. */
  const isAmidAnchors = (from: number, to: number): boolean => from > first && to <= last

  return {
    has: (index, wary) => isChrome(found[index]!.holder, wary),
    isMostlyLinks: (indices) => {
      const total = (sum: (from: number, to: number) => number) =>
        indices.reduce((all, i) => all + sum(i, i + 1), 0)
      return isLinkList(total(links), total(linked), total(size))
    },
  }
}

const isLinkList = (links: number, linked: number, size: number): boolean =>
  links >= FEWEST_LINKS && linked > size * MOST_LINKED

/** The place of the first of ascending numbers that is not below `least`. */
function firstFrom(ascending: number[], least: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

const TAGS = new Set(['nav', 'aside', 'footer'])
/** Words of class names and ids, in English and as pinyin initials (面包屑 mbx, 当前位置 dqwz, 二维码 ewm). */
const NAMES = new Set(
  (
    'breadcrumb breadcrumbs crumb crumbs mbx dqwz nav navbar navigation subnav menu sidebar sidenav footer foot pager pagination ' +
    'share sharebox bdsharebuttonbox related recommend recommended qrcode ewm toolbar copyright friendlink friendlinks'
  ).split(' '),
)

function hasChromeName({ name = '', attribs = {} }: Node): boolean {
  if (TAGS.has(name)) return true
  const printed = `${attribs.class ?? ''} ${attribs.id ?? ''}`
  if (printed.length === 1) return false
  const names = printed
    .replace(/side-bar/gi, 'sidebar')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
  return names.split(/[\s_-]+/).some((word) => NAMES.has(word.replace(/\d{1,9}$/, '')))
}
