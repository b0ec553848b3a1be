import { image, paragraph, type Block } from '../../document.js'
import { UnreadableDocumentError } from '../../errors.js'
import { lineOf } from '../blocks/line.js'
import { tableBlocks, type SourceCell } from '../blocks/tables.js'

/** What is looked at of a node of the parsed page; both of cheerio's parsers make nodes of this shape. */
export interface Node {
  type: string
  name?: string
  data?: string
  attribs?: Record<string, string>
  children?: Node[]
  parent: Node | null
}

/** A block and where it was found. */
export interface Found {
  block: Block
  /** The innermost element that holds all of the block. */
  holder: Node
  /** The number of links in it and of characters inside them. */
  links: number
  linked: number
}

export interface Page {
  /** All blocks of the page in document order. */
  found: Found[]
  /** For each element with blocks in it, the first of them and the one after the last. */
  ranges: Map<Node, [from: number, to: number]>
  titles: string[]
  /** Contents of `<meta>` by lower-case name. */
  metas: Map<string, string>
}

/** Deeper pages are made to break parsers; real ones have less than a hundred levels. */
const DEEPEST = 1000

const words = (list: string): Set<string> => new Set(list.split(' '))

/** Elements whose text is not printed, or is no part of what the page says. */
const UNREAD = words(
  'script style template noscript svg math textarea select option button input iframe frame frameset noframes ' +
    'object embed applet audio video canvas map datalist rt rp del s strike',
)

const BLOCKS = words(
  'html head body address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol p pre search section summary ul ' +
    'tbody thead tfoot tr td th',
)

/** What may stand between a table and its rows, or a row and its cells. */
const TRANSPARENT = words('tbody thead tfoot form')
/** What is struck out is no longer said, as in `del`. */
const HIDING =
  /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|text-decoration(?:-line)?\s{0,9}:[^;]{0,60}line-through)/i
const RAISING = /(?:^|[;\s])vertical-align\s{0,9}:\s{0,9}su(?:b|per)\b/i

const isRaised = ({ name, attribs }: Node): boolean =>
  name === 'sup' || name === 'sub' || RAISING.test(attribs?.style ?? '')

/** A whole page that is hidden is only hidden until its scripts have run. */
function isHidden({ name, attribs }: Node): boolean {
  if (attribs === undefined) return false
  const { hidden, style } = attribs
  if (hidden === undefined && (style === undefined || !HIDING.test(style))) return false
  return name !== 'body' && name !== 'html'
}

/** One walk over the whole tree. Throws `input.tooLarge` where elements are nested without end. */
export function readTree(root: Node): Page {
  const found: Found[] = []
  const ranges: Page['ranges'] = new Map()
  const titles: string[] = []
  const metas = new Map<string, string>()
  /** The paragraph being read. */
  let [line, links, linked] = ['', 0, 0]
  let pictures: string[] = []
  /** Where the walk is. */
  let [depth, linkDepth, preDepth, blocksEnded] = [0, 0, 0, 0]
  walkChildren(root)
  endParagraph(root)
  ranges.set(root, [0, found.length])
  return { found, ranges, titles, metas }

  function endParagraph(holder: Node): void {
    const text = line && lineOf(line)
    const blocks = text ? [paragraph(text)] : pictures.map((alt) => image(alt))
    for (const block of blocks) found.push({ block, holder, links, linked: Math.min(linked, text.length) })
    ;[line, links, linked] = ['', linkDepth ? 1 : 0, 0]
    if (pictures.length) pictures = []
  }

  function descend(): void {
    if (++depth > DEEPEST)
      throw new UnreadableDocumentError(
        'input.tooLarge',
        `Elements are nested more than ${DEEPEST} levels deep.`,
      )
  }

  function walkChildren(node: Node): void {
    descend()
    for (const child of node.children ?? []) walk(child, node)
    depth--
  }

  function walk(node: Node, parent: Node): void {
    if (node.type === 'text') return readText(node.data ?? '', parent)
    const name = node.name
    if (name === undefined || node.type === 'directive' || UNREAD.has(name) || isHidden(node)) return
    if (name === 'br') endParagraph(parent)
    else if (name === 'img') readPicture(node)
    else if (name === 'meta') readMeta(node)
    else if (name === 'title') titles.push(lineOf(textOf(node)))
    else if (name === 'table') readTable(node, parent)
    else if (BLOCKS.has(name)) readBlock(node, parent)
    else readInline(node)
  }

  function readText(data: string, parent: Node): void {
    if (preDepth && /[\r\n]/.test(data)) {
      data.split(/\r\n?|\n/).forEach((part, i) => {
        if (i > 0) endParagraph(parent)
        line += part
      })
    } else line += data
    if (linkDepth) linked += data.trim().length
  }

  function readBlock(node: Node, parent: Node): void {
    endParagraph(parent)
    const start = found.length
    const isPre = node.name === 'pre' || node.name === 'listing'
    if (isPre) preDepth++
    walkChildren(node)
    endParagraph(node)
    if (isPre) preDepth--
    if (found.length > start) ranges.set(node, [start, found.length])
    blocksEnded++
  }

  /** An inline element is part of its paragraph, unless paragraphs are part of it. */
  function readInline(node: Node): void {
    const [start, ended] = [found.length, blocksEnded]
    const isLink = node.name === 'a' && node.attribs?.href !== undefined
    if (isLink) {
      linkDepth++
      links++
    }
    const before = line
    walkChildren(node)
    if (blocksEnded > ended) endParagraph(node)
    else if (found.length === start && isRaised(node)) setApart(before)
    if (isLink) linkDepth--
    if (found.length > start) ranges.set(node, [start, found.length])
  }

  /** A note's mark behind a number is no digit of it: digits above or below the line stand in brackets. */
  function setApart(before: string): void {
    const raised = line.slice(before.length).trim()
    if (before.trim() !== '' && /\p{N}/u.test(raised)) line = `${before}[${raised}]`
  }

  function readPicture({ attribs = {} }: Node): void {
    if (!isIcon(attribs)) pictures.push(lineOf(attribs.alt ?? ''))
  }

  function readMeta({ attribs = {} }: Node): void {
    const [name, content] = [
      (attribs.name ?? attribs.property ?? '').toLowerCase(),
      lineOf(attribs.content ?? ''),
    ]
    if (name && content && !metas.has(name)) metas.set(name, content)
  }

  /** The cells are walked as any element; then they are either left as they are or gathered into a table. */
  function readTable(node: Node, parent: Node): void {
    endParagraph(parent)
    const start = found.length
    const rows: SourceCell[][] = []
    const around: Found[] = []
    readRows(node, rows, around)
    const blocks = tableBlocks(rows)
    if (blocks) {
      const inside = found.splice(start)
      const sum = (key: 'links' | 'linked') => inside.reduce((total, one) => total + one[key], 0)
      found.push(...around)
      for (const block of blocks)
        found.push({ block, holder: node, links: sum('links'), linked: sum('linked') })
    }
    if (found.length > start) ranges.set(node, [start, found.length])
    blocksEnded++
  }

  /** Reads the rows of this table only; what stands in it outside of every cell, such as its caption, goes `around`. */
  function readRows(node: Node, rows: SourceCell[][], around: Found[], row?: SourceCell[]): void {
    descend()
    for (const child of node.children ?? []) {
      const name = child.name ?? ''
      if (name && isHidden(child)) continue
      if (name === 'td' || name === 'th') {
        if (!row) rows.push((row = []))
        const start = found.length
        readBlock(child, node)
        row.push({
          rowSpan: spanOf(child, 'rowspan'),
          columnSpan: spanOf(child, 'colspan'),
          found: found.slice(start),
        })
      } else if (name === 'tr') {
        const cells: SourceCell[] = []
        rows.push(cells)
        readRows(child, rows, around, cells)
        row = undefined
      } else if (TRANSPARENT.has(name)) {
        readRows(child, rows, around, row)
      } else {
        const start = found.length
        walk(child, node)
        endParagraph(node)
        around.push(...found.slice(start))
      }
    }
    depth--
  }
}

/** Pictures that are said to be smaller than this, in pixels, are icons: no table can be read in one. */
const SMALLEST_PICTURE = 50

const isIcon = ({ width = '', height = '' }: Record<string, string>): boolean =>
  parseInt(width) < SMALLEST_PICTURE || parseInt(height) < SMALLEST_PICTURE

const textOf = (node: Node): string => node.data ?? (node.children ?? []).map(textOf).join('')

/** A span as browsers read it: leading digits count, and a `rowspan` of 0 reaches to the end. */
function spanOf({ attribs = {} }: Node, name: 'rowspan' | 'colspan'): number {
  const span = parseInt(attribs[name] ?? '')
  return span === 0 && name === 'rowspan' ? Number.MAX_SAFE_INTEGER : span
}
