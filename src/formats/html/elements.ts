/** How each element is read, and the walk over a page by it. */
import { lineOf } from '../blocks/line.js'
import { type Node, names, textOf } from './node.js'
import {
  readButton,
  readDrawing,
  readFormula,
  readInput,
  readPicture,
  readScripted,
  readSelect,
  readSvg,
  readTextArea,
} from './objects.js'
import type { Found } from './paragraph.js'
import { readTable } from './table.js'
import {
  endParagraph,
  type Gathered,
  holderOf,
  type WalkPlace,
  type Reader,
  readBlock,
  readInline,
  readSource,
  type Source,
  type Walk,
} from './walk.js'

/** Elements whose text is not printed, or is no part of what the page says. */
const UNREAD =
  'script style template noscript noembed noframes frameset frame map datalist option rt rp annotation annotation-xml'
const BLOCKS =
  'html head body address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
  'footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p search section summary ul ' +
  'tbody thead tfoot tr td th'
const PREFORMATTED = 'pre listing xmp'
const DRAWINGS = 'canvas object embed applet audio video iframe meter progress'

const all = (list: string, reader: Reader): [string, Reader][] =>
  [...names(list)].map((name) => [name, reader])

/** Any other element is inline. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...all(UNREAD, () => {}),
  ...all(BLOCKS, readBlock),
  ...all(PREFORMATTED, (walk, node, place) => readBlock(walk, node, { ...place, isPre: true })),
  ...all(DRAWINGS, readDrawing),
  ...all('msup msub msubsup mover munder munderover mmultiscripts', readScripted),
  ...all('mfrac msqrt mroot', readFormula),
  ['a', readAnchor],
  ['br', (walk, node, place) => endParagraph(walk, holderOf(node), place)],
  ['button', readButton],
  ['img', readPicture],
  ['input', readInput],
  ['meta', readMeta],
  ['select', readSelect],
  ['svg', readSvg],
  ['table', readTable],
  ['textarea', readTextArea],
  ['title', (walk, node) => void walk.titles.push(lineOf(textOf(node)))],
])

function readAnchor(walk: Walk, node: Node, place: WalkPlace): void {
  const isLinked = node.attribs?.href !== undefined
  if (isLinked) walk.paragraph.addLink()
  readInline(walk, node, isLinked ? { ...place, isLinked } : place)
}

function readMeta({ metas }: Walk, { attribs = {} }: Node): void {
  const name = (attribs.name ?? attribs.property ?? '').toLowerCase()
  const content = lineOf(attribs.content ?? '')
  if (name && content && !metas.has(name)) metas.set(name, content)
}

export interface Page extends Gathered {
  /** For each element with blocks in it, the first of them and the one after the last. */
  ranges: Map<Node, [from: number, to: number]>
}

const NOTHING_SHOWN: ReadonlySet<Node> = new Set()

/**
 * @param shown elements that are read though they are hidden
 * @param inserted documents that are read in the place of an element
 */
export function readTree(
  source: Source,
  inserted: ReadonlyMap<Node, Source> = new Map(),
  shown: ReadonlySet<Node> = NOTHING_SHOWN,
): Page {
  const gathered = readSource(source, { readers: READERS, inserted, shown })
  return { ...gathered, ranges: rangesOf(gathered.found, source.root) }
}

/** A table is taken whole: no report begins or ends at one of its rows. */
const ROWS = names('tbody thead tfoot tr')

/** For each element that holds blocks, which: whatever holds an element holds its blocks. */
function rangesOf(found: Found[], root: Node): Page['ranges'] {
  const ascending = [...found.keys()]
  const last = firstReached(found, [...ascending].reverse())
  const ranges: Page['ranges'] = new Map([[root, [0, found.length]]])
  for (const [node, from] of firstReached(found, ascending))
    if (!ROWS.has(node.name ?? '')) ranges.set(node, [from, (last.get(node) ?? from) + 1])
  return ranges
}

/** For each element that holds blocks, the first of them in the order given. */
function firstReached(found: Found[], order: number[]): Map<Node, number> {
  const reached = new Map<Node, number>()
  for (const i of order) {
    for (const node of outwards(found[i]!.holder)) {
      if (reached.has(node)) break
      reached.set(node, i)
    }
  }
  return reached
}

function* outwards(from: Node): Generator<Node> {
  for (let node: Node | null = from; node; node = node.parent) yield node
}
