/** The walk over a parsed page: what every element has in common. How each is read stands in `elements.ts`. */
import { refusal } from '../../errors.js'
import { takesPlaceOfValue } from '../../form/lexicon/values.js'
import { UNREAD } from '../blocks/cell.js'
import { type Piece, piecesOfContent } from './cascade/content.js'
import { isMuchSmaller, isRaised, type Look, lookOf, plainLook } from './cascade/look.js'
import { type Order, orderOf } from './cascade/order.js'
import type { Pseudo } from './cascade/selectors.js'
import type { Declared } from './cascade/declared.js'
import type { Styles } from './cascade/styles.js'
import { isCountedUp } from './drawn.js'
import { keyOf } from './keys.js'
import { type Node, textOf } from './node.js'
import { type Found, type Manner, OpenParagraph } from './paragraph.js'
import { areOneNumber } from './touching.js'

/** A document: a page, or what stands in a script, a frame, an attribute of one. */
export interface Source {
  root: Node
  styles: Styles
}

/** How a page is read. */
export interface Manners {
  readers: ReadonlyMap<string, Reader>
  /** Elements that are read though they are hidden. */
  shown: ReadonlySet<Node>
  /** Documents that are read in the place of an element. */
  inserted: ReadonlyMap<Node, Source>
}

/** What is gathered on the way. */
export interface Gathered {
  /** All blocks in document order. */
  found: Found[]
  titles: string[]
  /** Contents of `<meta>` by lower-case name. */
  metas: Map<string, string>
  /** Elements that are not seen, with all that is in them: each the outermost. */
  hidden: Node[]
  /** How many numbers of tables are pictures, read by their alternative texts. */
  described: number
}

export interface Walk extends Manners, Gathered {
  styles: Styles
  paragraph: OpenParagraph
  /** The innermost cell that is being read. */
  cell: OpenCell | null
  /** Blocks that have ended so far: an inline element in which none has is part of a paragraph. */
  blocksEnded: number
  depth: number
  /** Characters of tables that cells round them say again. */
  toldAgain: number
  /** How many pieces of cells stand elsewhere than they are written, so far. */
  moved: number
  /** The text that was read last, or the element for which a sheet wrote it. */
  lastText: Node | null
}

/** Where the walk is. */
export interface WalkPlace extends Manner {
  isPre: boolean
  /** The element itself stands above or below the line. */
  isRaised: boolean
  look: Look
  /** Whether what stands here in a cell is seen in the order in which it is written. */
  order: Order
}

export interface OpenCell {
  /** What stands in it line by line, as a cell says it. */
  lines: string[]
  /** Something stands in it that was not read: a hidden number, say. */
  hasUnread: boolean
  described: number
}

export type Reader = (walk: Walk, node: Node, place: WalkPlace) => void

/** Throws `input.tooLarge` where elements are nested without end. */
export function readSource({ root, styles }: Source, manners: Manners): Gathered {
  const walk: Walk = {
    ...manners,
    ...{ found: [], titles: [], metas: new Map(), hidden: [], described: 0 },
    ...{
      styles,
      paragraph: new OpenParagraph(),
      cell: null,
      blocksEnded: 0,
      depth: 0,
      toldAgain: 0,
      moved: 0,
      lastText: null,
    },
  }
  const place: WalkPlace = {
    ...{ isLinked: false, key: '', isPre: false, isRaised: false },
    ...{ look: plainLook(!styles.hasOthers), order: 'kept' },
  }
  readChildren(walk, root, place)
  endParagraph(walk, root, place)
  return walk
}

/** Deeper pages are made to break parsers; real ones have less than a hundred levels. */
const DEEPEST = 1000

export function descend(walk: Walk): void {
  if (++walk.depth > DEEPEST) throw refusal('input.tooLarge:levels', { deepest: DEEPEST })
}

export const holderOf = (node: Node): Node => node.parent ?? node

export function readChildren(walk: Walk, node: Node, place: WalkPlace): void {
  descend(walk)
  if (walk.styles.hasPseudos) readWritten(walk, node, place, 'before')
  for (const child of node.children ?? [])
    readNode(walk, child, isInOrder(place) ? place : apartFromOthers(walk, place))
  if (walk.styles.hasPseudos) readWritten(walk, node, place, 'after')
  walk.depth--
}

const isInOrder = ({ order }: WalkPlace): boolean => order !== 'parts' && order !== 'backwards'

/** What stands elsewhere than it is written: digits beside it are not joined to its own. */
const apartFromOthers = (walk: Walk, place: WalkPlace): WalkPlace => ({
  ...place,
  key: `${place.key} moved${walk.moved++}`,
})

export function readNode(walk: Walk, node: Node, around: WalkPlace): void {
  if (node.type === 'text') return readText(walk, node, around)
  if (node.name === undefined || node.type === 'directive') return
  const source = walk.inserted.get(node)
  const place = placeIn(walk, node, around)
  if (source) return readInserted(walk, node, source, place)
  if (place.look.isOut) return noteUnread(walk, textOf(node))
  if (walk.cell && isCountedUp(node)) return readObject(walk, place, UNREAD)
  const read = walk.readers.get(node.name) ?? readInline
  read(walk, node, place)
}

/** Where the walk is inside of an element, by how it looks. */
export function placeIn(walk: Walk, node: Node, around: WalkPlace): WalkPlace {
  const declared = walk.styles.declaredOf(node)
  const order = walk.cell ? orderOf(declared, node) : 'kept'
  if (!declared && order === 'kept') return around
  const place = placeOf(walk, node, declared ?? NOTHING, around)
  if (order === 'kept') return place
  return order === 'own' ? apartFromOthers(walk, place) : { ...place, order }
}

const NOTHING: Declared = new Map()

function placeOf(walk: Walk, node: Node, declared: Declared, around: WalkPlace): WalkPlace {
  const look = lookOf(around.look, declared, node)
  if (look.sight === 'unseen' && around.look.sight !== 'unseen') {
    if (isShown(walk, node)) return around
    if (isLong(node)) walk.hidden.push(node)
  }
  const isMark = isRaised(around.look, declared, look)
  let { key } = around
  if (look.sight === 'unsure') key += ' pale'
  // 12 and a small 9 on its line: nobody knows whether that is a note's.
  if (walk.cell && !isMark && (node.name === 'small' || isMuchSmaller(around.look, look))) key += ' small'
  return { ...around, key, look, isRaised: isMark }
}

/** A whole page that is hidden is only hidden until its scripts have run. */
const isShown = ({ shown }: Walk, node: Node): boolean =>
  node.name === 'html' || node.name === 'body' || shown.has(node)

/** In characters; less is no part of a report that would be missed. */
const SHORTEST_PART = 20

const isLong = (node: Node): boolean => textOf(node).trim().length >= SHORTEST_PART

/** A number in a cell that is not seen, be it hidden or struck out: where nothing else stands there, the cell is not blank. */
export function noteUnread({ cell }: Walk, text: string): void {
  if (cell && takesPlaceOfValue(text.trim())) cell.hasUnread = true
}

function readText(walk: Walk, node: Node, place: WalkPlace): void {
  const data = node.data ?? ''
  if (place.look.sight === 'unseen') return noteUnread(walk, data)
  if ((place.order === 'mirrored' || place.order === 'cut') && /\p{N}/u.test(data))
    return readObject(walk, place, UNREAD)
  if (place.order === 'backwards') return walk.paragraph.add(`\u202e${data}\u202c`, place)
  partDigits(walk, node, data)
  if (!place.isPre) return walk.paragraph.add(data, place)
  for (const [i, line] of data.split(/\r\n?|\n/).entries()) {
    if (i > 0) endParagraph(walk, holderOf(node), place)
    walk.paragraph.add(line, place)
  }
}

/** Digits that touch those before them are apart from them, unless they are known to be of one number. */
function partDigits(walk: Walk, text: Node, data: string): void {
  const { cell, paragraph, lastText, styles } = walk
  if (
    cell &&
    lastText &&
    paragraph.isDigitLast &&
    /^\s*\p{Nd}/u.test(data) &&
    !areOneNumber(lastText, text, styles)
  )
    paragraph.part()
  if (cell && data.trim() !== '') walk.lastText = text
}

/** What a style sheet writes before or after an element's text. Outside of cells a sign is an ornament. */
function readWritten(walk: Walk, node: Node, place: WalkPlace, pseudo: Pseudo): void {
  const declared = walk.styles.declaredOfPseudo(node, pseudo)
  const pieces = declared ? piecesOfContent(declared.get('content'), node) : []
  if (!declared || pieces.length === 0 || lookOf(place.look, declared, node).sight === 'unseen') return
  const isBlock = /^(?:block|flex|grid|table|list-item)$/.test(declared.get('display') ?? '')
  if (isBlock) endParagraph(walk, node, place)
  for (const piece of pieces) readPiece(walk, node, place, { pseudo, piece })
  if (isBlock) endParagraph(walk, node, place)
}

function readPiece(
  walk: Walk,
  node: Node,
  place: WalkPlace,
  { pseudo, piece }: { pseudo: Pseudo; piece: Piece },
): void {
  if (piece === null) return readObject(walk, place, UNREAD)
  if (!walk.cell && !/[\p{L}\p{N}]/u.test(piece)) return
  const isApart = walk.cell !== null && /\p{N}/u.test(piece) && !walk.styles.isPlain(node, pseudo)
  if (isApart) return walk.paragraph.addApart(piece, place)
  partDigits(walk, node, piece)
  walk.paragraph.add(piece, place)
}

/** Something that is seen and is no text; outside of cells nothing is said of it. */
export function readObject(walk: Walk, place: WalkPlace, said: string): void {
  if (!walk.cell) return
  if (place.look.sight === 'unseen') noteUnread(walk, said)
  else walk.paragraph.addObject(said, place)
}

export function endParagraph(walk: Walk, holder: Node, { isLinked }: WalkPlace): void {
  const line = walk.paragraph.end(holder, isLinked, walk.found)
  if (line) walk.cell?.lines.push(line)
}

export function readBlock(walk: Walk, node: Node, place: WalkPlace): void {
  endParagraph(walk, holderOf(node), place)
  const inside = place.key === '' ? place : { ...place, key: '' }
  readChildren(walk, node, hidesFirst(walk, node, place) ? { ...inside, order: 'cut' } : inside)
  endParagraph(walk, node, place)
  walk.blocksEnded++
}

/** `td::first-letter { font-size: 0 }`: of 912 only 12 is seen. */
function hidesFirst({ cell, styles }: Walk, node: Node, { look }: WalkPlace): boolean {
  if (!cell || !styles.hasPseudos) return false
  return (['first-letter', 'first-line'] as const).some((part) => {
    const declared = styles.declaredOfPseudo(node, part)
    return declared !== null && lookOf(look, declared, node).sight !== look.sight
  })
}

/** An inline element is part of its paragraph, unless paragraphs are part of it. */
export function readInline(walk: Walk, node: Node, place: WalkPlace): void {
  const { blocksEnded, found, paragraph } = walk
  const [count, from] = [found.length, paragraph.length]
  readChildren(walk, node, placeInside(walk, node, place))
  if (walk.blocksEnded > blocksEnded) endParagraph(walk, node, place)
  else if (place.isRaised && found.length === count) paragraph.raise(from)
}

function placeInside({ styles, cell }: Walk, node: Node, place: WalkPlace): WalkPlace {
  const key = cell ? keyOf(node, styles) : ''
  if (key === '' && !place.isRaised) return place
  return { ...place, isRaised: false, key: key === '' ? place.key : `${place.key} ${key}` }
}

function readInserted(walk: Walk, node: Node, { root, styles }: Source, place: WalkPlace): void {
  const around = walk.styles
  walk.styles = styles
  endParagraph(walk, holderOf(node), place)
  readChildren(walk, root, { ...place, look: plainLook(!styles.hasOthers) })
  endParagraph(walk, node, place)
  walk.blocksEnded++
  walk.styles = around
}

/** What `read` finds, apart from what was found before; in a cell where one is given. */
export function foundIn(walk: Walk, cell: OpenCell | null, read: () => void): Found[] {
  const before = { found: walk.found, cell: walk.cell }
  const inside: Found[] = []
  walk.found = inside
  walk.cell = cell ?? before.cell
  read()
  walk.found = before.found
  walk.cell = before.cell
  return inside
}
