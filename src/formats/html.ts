import { load } from 'cheerio'
import type { Block } from '../document.js'
import { UnreadableDocumentError } from '../errors.js'
import { metadataBlocks } from './html/metadata.js'
import { reportRegion } from './html/region.js'
import { withoutStyles } from './html/styles.js'
import { readTree, type Node, type Page } from './html/walk.js'
import type { Reading } from './reading.js'

/** Reads the report out of a page, or out of a fragment of one. */
export function readHtml(html: string): Reading {
  const page = readTree(treeOf(html))
  const region = reportRegion(page)
  const blocks = [...metadataBlocks(page, region), ...bodyBlocks(page, region.body)]
  if (blocks.length === 0) throw new UnreadableDocumentError('input.empty', 'There is no text in the page.')
  return { blocks }
}

/** Reads all of a piece of HTML that stands in a text: what is around the report has been told from it there. */
export const blocksOfFragment = (html: string): Block[] =>
  readTree(treeOf(html)).found.map(({ block }) => block)

const bodyBlocks = ({ found }: Page, body: number[]) => body.map((i) => found[i]!.block)

/** Characters from which the browsers' parser takes too long (1 s for 7 MB); the lenient one needs a third. */
const LONG_PAGE = 2_000_000

/** The browsers' parser compares each element with those around it: its time grows with the square of this depth. */
const DEEP_PAGE = 5_000
/** Both parsers' limit: beyond, no parser comes to an end in useful time. */
const DEEPEST_PAGE = 30_000

/** A report pasted from Word has 10,000 tags, ends of elements among them. */
const MOST_TAGS = 250_000

/** The browsers' parser compares each attribute with those before it; a tag of Word's has a dozen, with a hundred words in them. */
const MOST_WORDS = 2_000

function treeOf(html: string): Node {
  const { count, open, long } = tagsOf(html, false)
  if (count > MOST_TAGS)
    throw new UnreadableDocumentError('input.tooLarge', 'The page has more elements than a report can have.')
  const depth = open > DEEP_PAGE ? tagsOf(html, true).open : 0
  if (depth > DEEPEST_PAGE)
    throw new UnreadableDocumentError('input.tooLarge', 'Elements are nested too deep.')
  const lenient = html.length > LONG_PAGE || depth > DEEP_PAGE || long
  return load(withoutStyles(html), lenient ? { xml: { xmlMode: false } } : {}).root()[0] as Node
}

const NAME = /[a-z][a-z0-9:]*/iy
/** Elements that need no end tag. */
const UNCLOSED = new Set(
  (
    'area base br col embed hr img input link meta source track wbr ' +
    'p li dt dd td th tr tbody thead tfoot option optgroup colgroup rt rp'
  ).split(' '),
)

interface Tags {
  count: number
  /** How many elements are open at once, at most: an upper bound, less rough when the names are read, which takes longer. */
  open: number
  /** One of them has more words than the browsers' parser should compare. */
  long: boolean
}

function tagsOf(html: string, named: boolean): Tags {
  let [now, open, count, long] = [0, 0, 0, false]
  for (let at = html.indexOf('<'), next: number; at >= 0; at = next) {
    next = html.indexOf('<', at + 1)
    count++
    long ||=
      (next < 0 ? html.length : next) - at > MOST_WORDS && isLong(html.slice(at, next < 0 ? undefined : next))
    const isEnd = html.charCodeAt(at + 1) === SLASH
    if (named) {
      NAME.lastIndex = at + (isEnd ? 2 : 1)
      const name = NAME.exec(html)?.[0].toLowerCase()
      if (!name || UNCLOSED.has(name) || name.includes(':')) continue
    }
    now = isEnd ? Math.max(0, now - 1) : now + 1
    if (now > open) open = now
  }
  return { count, open, long }
}

const SLASH = '/'.charCodeAt(0)

/** @param text from the beginning of a tag to that of the next */
function isLong(text: string): boolean {
  const [tag = ''] = text.split('>', 1)
  return tag.length > MOST_WORDS && tag.split(/\s+/, MOST_WORDS + 1).length > MOST_WORDS
}
