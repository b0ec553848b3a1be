import type { Found, Node, Page } from './walk.js'

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

const TAGS = new Set(['nav', 'aside', 'footer'])
/** Words of class names and ids, in English and as pinyin initials (当前位置 dqwz, 面包屑 mbx, 二维码 ewm, 分享 fx). */
const NAMES = new Set(
  (
    'breadcrumb breadcrumbs crumb crumbs mbx dqwz nav navbar navigation subnav menu sidebar sidenav footer foot pager pagination share ' +
    'sharebox bdsharebuttonbox related recommend recommended qrcode ewm toolbar copyright friendlink friendlinks'
  ).split(' '),
)

function hasChromeName({ name = '', attribs = {} }: Node): boolean {
  if (TAGS.has(name)) return true
  const printed = `${attribs.class ?? ''} ${attribs.id ?? ''}`
  if (printed.length === 1) return false
  const names = printed.replace(/side-bar/gi, 'sidebar').replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
  return names.split(/[\s_-]+/).some((word) => NAMES.has(word.replace(/\d+$/, '')))
}

/** A sentence: printed outside of links, long enough, with a full stop. */
const SHORTEST_SENTENCE = 20

export const isSentence = ({ block, linked }: Found): boolean =>
  block.kind === 'paragraph' && block.text.length - linked >= SHORTEST_SENTENCE && /[。；]/.test(block.text)

const sizeOf = ({ block }: Found): number =>
  block.kind === 'paragraph' ? block.text.length : block.kind === 'table' ? block.cells.reduce((sum, { text }) => sum + text.length, 0) : 0

/** Blocks by number of characters, links and so on, summed from the first, so that a range costs one subtraction. */
function sums(found: Found[], value: (one: Found, index: number) => number): (from: number, to: number) => number {
  const upTo = new Float64Array(found.length + 1)
  found.forEach((one, i) => (upTo[i + 1] = upTo[i]! + value(one, i)))
  return (from, to) => upTo[to]! - upTo[from]!
}

export const sizes = ({ found }: Page) => sums(found, sizeOf)

export function chromeOf({ found, ranges }: Page, anchors: number[]): Chrome {
  const size = sums(found, sizeOf)
  const linked = sums(found, (one) => one.linked)
  const links = sums(found, (one) => one.links)
  const sentences = sums(found, (one) => Number(isSentence(one)))
  const isAnchor = new Set(anchors)
  const anchored = sums(found, (_, i) => Number(isAnchor.has(i)))
  const [first = found.length, last = -1] = [anchors[0], anchors.at(-1)]
  const verdicts = [new Map<Node, boolean>(), new Map<Node, boolean>()] as const

  /** A list of links between two sections is part of the report. */
  const isLinkList = (from: number, to: number): boolean =>
    (to <= first || from > last) && links(from, to) >= FEWEST_LINKS && linked(from, to) > size(from, to) * MOST_LINKED

  function isChrome(node: Node, wary: boolean): boolean {
    const known = verdicts[Number(wary)]!
    let verdict = known.get(node)
    if (verdict === undefined) known.set(node, (verdict = (node.parent !== null && isChrome(node.parent, wary)) || judge(node, wary)))
    return verdict
  }

  function judge(node: Node, wary: boolean): boolean {
    const [from, to] = ranges.get(node) ?? [0, found.length]
    if (anchored(from, to) > 0 || (wary && sentences(from, to) > 0)) return false
    return hasChromeName(node) || isLinkList(from, to)
  }

  return {
    has: (index, wary) => isChrome(found[index]!.holder, wary),
    isMostlyLinks: (indices) => {
      const sum = (range: (from: number, to: number) => number) => indices.reduce((total, i) => total + range(i, i + 1), 0)
      return sum(links) >= FEWEST_LINKS && sum(linked) > sum(size) * MOST_LINKED
    },
  }
}
