/** The parsed page → its blocks in order, by one walk over the whole tree. */
import { UnreadableDocumentError } from '../../errors.js'
import { lineOf } from '../blocks/line.js'
import { type SourceCell, tableBlocks } from '../blocks/tables.js'
import { isHidden, isRaised } from './look.js'
import { type Node, names, textOf } from './node.js'
import { type Found, OpenParagraph } from './paragraph.js'

export interface Page {
  /** All blocks of the page in document order. */
  found: Found[]
  /** For each element with blocks in it, the first of them and the one after the last. */
  ranges: Map<Node, [from: number, to: number]>
  titles: string[]
  /** Contents of `<meta>` by lower-case name. */
  metas: Map<string, string>
}

/** Where the walk is: inside a link, inside preformatted text. */
interface Place {
  isLinked: boolean
  isPre: boolean
}

interface Walk {
  found: Found[]
  titles: string[]
  metas: Map<string, string>
  paragraph: OpenParagraph
  /** Blocks that have ended so far: an inline element in which none has is part of a paragraph. */
  blocksEnded: number
  depth: number
}

type Reader = (walk: Walk, node: Node, place: Place) => void

/** Deeper pages are made to break parsers; real ones have less than a hundred levels. */
const DEEPEST = 1000

/** Elements whose text is not printed, or is no part of what the page says. */
const UNREAD =
  'script style template noscript svg math textarea select option button input iframe frame frameset noframes ' +
  'object embed applet audio video canvas map datalist rt rp del s strike'
const BLOCKS =
  'html head body address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
  'footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p search section summary ul ' +
  'tbody thead tfoot tr td th'
const PREFORMATTED = 'pre listing xmp'

const readersOf = (list: string, reader: Reader): [string, Reader][] =>
  [...names(list)].map((name) => [name, reader])

/** How each element is read; any other is inline. */
const READERS = new Map<string, Reader>([
  ...readersOf(UNREAD, () => {}),
  ...readersOf(BLOCKS, readBlock),
  ...readersOf(PREFORMATTED, (walk, node, place) => readBlock(walk, node, { ...place, isPre: true })),
  ['a', readAnchor],
  ['br', (walk, node, place) => endParagraph(walk, holderOf(node), place)],
  ['img', readPicture],
  ['meta', readMeta],
  ['table', readTable],
  ['title', (walk, node) => void walk.titles.push(lineOf(textOf(node)))],
])

/** Throws `input.tooLarge` where elements are nested without end. */
export function readTree(root: Node): Page {
  const walk: Walk = {
    found: [],
    titles: [],
    metas: new Map(),
    paragraph: new OpenParagraph(),
    blocksEnded: 0,
    depth: 0,
  }
  const place: Place = { isLinked: false, isPre: false }
  readChildren(walk, root, place)
  endParagraph(walk, root, place)
  const { found, titles, metas } = walk
  return { found, ranges: rangesOf(found, root), titles, metas }
}

/** A table is taken whole: no report begins or ends at one of its rows. */
const ROWS = names('tbody thead tfoot tr')

/** For each element that holds blocks, which: whatever holds an element holds its blocks. */
function rangesOf(found: Found[], root: Node): Page['ranges'] {
  const ascending = [...found.keys()]
  const last = firstReached(found, ascending.toReversed())
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

function descend(walk: Walk): void {
  if (++walk.depth > DEEPEST)
    throw new UnreadableDocumentError(
      'input.tooLarge',
      `Elements are nested more than ${DEEPEST} levels deep.`,
    )
}

const holderOf = (node: Node): Node => node.parent ?? node

function readChildren(walk: Walk, node: Node, place: Place): void {
  descend(walk)
  for (const child of node.children ?? []) readNode(walk, child, place)
  walk.depth--
}

function readNode(walk: Walk, node: Node, place: Place): void {
  if (node.type === 'text') return readText(walk, node, place)
  if (node.name === undefined || node.type === 'directive' || isHidden(node)) return
  const read = READERS.get(node.name) ?? readInline
  read(walk, node, place)
}

function readText(walk: Walk, node: Node, place: Place): void {
  const data = node.data ?? ''
  const lines = place.isPre ? data.split(/\r\n?|\n/) : [data]
  for (const [i, line] of lines.entries()) {
    if (i > 0) endParagraph(walk, holderOf(node), place)
    walk.paragraph.add(line, place.isLinked)
  }
}

function endParagraph(walk: Walk, holder: Node, { isLinked }: Place): void {
  walk.found.push(...walk.paragraph.end(holder, isLinked))
}

function readBlock(walk: Walk, node: Node, place: Place): void {
  endParagraph(walk, holderOf(node), place)
  readChildren(walk, node, place)
  endParagraph(walk, node, place)
  walk.blocksEnded++
}

/** An inline element is part of its paragraph, unless paragraphs are part of it. */
function readInline(walk: Walk, node: Node, place: Place): void {
  const { blocksEnded, found, paragraph } = walk
  const [count, from] = [found.length, paragraph.length]
  readChildren(walk, node, place)
  if (walk.blocksEnded > blocksEnded) endParagraph(walk, node, place)
  else if (found.length === count && isRaised(node)) paragraph.setApart(from)
}

function readAnchor(walk: Walk, node: Node, place: Place): void {
  const isLinked = node.attribs?.href !== undefined
  if (isLinked) walk.paragraph.addLink()
  readInline(walk, node, isLinked ? { ...place, isLinked } : place)
}

/** Pictures that are said to be smaller than this, in pixels, are icons: no table can be read in one. */
const SMALLEST_PICTURE = 50

const isIcon = ({ width = '', height = '' }: Record<string, string>): boolean =>
  Number.parseInt(width, 10) < SMALLEST_PICTURE || Number.parseInt(height, 10) < SMALLEST_PICTURE

function readPicture({ paragraph }: Walk, { attribs = {} }: Node): void {
  if (!isIcon(attribs)) paragraph.addPicture(attribs.alt ?? '')
}

function readMeta({ metas }: Walk, { attribs = {} }: Node): void {
  const name = (attribs.name ?? attribs.property ?? '').toLowerCase()
  const content = lineOf(attribs.content ?? '')
  if (name && content && !metas.has(name)) metas.set(name, content)
}

/** A table of data is one block, or several; of one that lays out the page the blocks in its cells stand for themselves. */
function readTable(walk: Walk, node: Node, place: Place): void {
  endParagraph(walk, holderOf(node), place)
  const rows: SourceCell[][] = []
  const pieces: TablePiece[] = []
  readRows(walk, node, place, { rows, pieces, row: null })
  const blocks = tableBlocks(rows)
  const inside = pieces.flatMap(({ found }) => found)
  if (blocks) {
    const sum = (key: 'links' | 'linked') => inside.reduce((total, one) => total + one[key], 0)
    for (const { found, isCell } of pieces) if (!isCell) walk.found.push(...found)
    for (const block of blocks)
      walk.found.push({ block, holder: node, links: sum('links'), linked: sum('linked') })
  } else walk.found.push(...inside)
  walk.blocksEnded++
}

/** What was found in a cell, or around the cells, as in a caption. */
interface TablePiece {
  found: Found[]
  isCell: boolean
}

interface OpenTable {
  rows: SourceCell[][]
  pieces: TablePiece[]
  /** The row that the next cell belongs to. */
  row: SourceCell[] | null
}

/** What may stand between a table and its rows, or a row and its cells. */
const TRANSPARENT = names('tbody thead tfoot form')
const CELLS = names('td th')

/** Reads the rows of this table only, not those of tables in its cells. */
function readRows(walk: Walk, node: Node, place: Place, table: OpenTable): void {
  descend(walk)
  for (const child of node.children ?? []) {
    const name = child.name ?? ''
    if (name && isHidden(child)) continue
    if (CELLS.has(name)) readCell(walk, child, place, table)
    else if (name === 'tr') readRow(walk, child, place, table)
    else if (TRANSPARENT.has(name)) readRows(walk, child, place, table)
    else
      table.pieces.push({
        isCell: false,
        found: foundIn(walk, () => {
          readNode(walk, child, place)
          endParagraph(walk, node, place)
        }),
      })
  }
  walk.depth--
}

function readRow(walk: Walk, node: Node, place: Place, table: OpenTable): void {
  const row: SourceCell[] = []
  table.rows.push(row)
  readRows(walk, node, place, { ...table, row })
  table.row = null
}

/** Cells outside of a row are a row of their own. */
function readCell(walk: Walk, node: Node, place: Place, table: OpenTable): void {
  if (!table.row) {
    table.row = []
    table.rows.push(table.row)
  }
  const found = foundIn(walk, () => readBlock(walk, node, place))
  table.pieces.push({ found, isCell: true })
  table.row.push({
    rowSpan: spanOf(node, 'rowspan'),
    columnSpan: spanOf(node, 'colspan'),
    blocks: found.map(({ block }) => block),
  })
}

/** What `read` finds, apart from what was found before. */
function foundIn(walk: Walk, read: () => void): Found[] {
  const before = walk.found
  const inside: Found[] = []
  walk.found = inside
  read()
  walk.found = before
  return inside
}

/** A span as browsers read it: leading digits count, and a `rowspan` of 0 reaches to the end. */
function spanOf({ attribs = {} }: Node, name: 'rowspan' | 'colspan'): number {
  const span = Number.parseInt(attribs[name] ?? '', 10)
  return span === 0 && name === 'rowspan' ? Number.MAX_SAFE_INTEGER : span
}
