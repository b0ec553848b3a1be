/** The text of a page → its tree, within bounds of time. */
import { refusal } from '../../errors.js'
import type { Node } from './node.js'
import { plainTreeOf } from './plain/page.js'
import { withoutStyles } from './styles.js'

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

/**
 * @param tells whether a style says anything of what is seen: any other is left out; without it nothing is, and the elements
 *   know where they stand in the text, which takes half as long again
 */
export async function treeOf(html: string, tells?: (style: string) => boolean): Promise<Node> {
  const { count, open } = tagsOf(html, false)
  if (count > MOST_TAGS) throw refusal('input.tooLarge:elements', {})
  const depth = open > DEEP_PAGE ? tagsOf(html, true).open : 0
  if (depth > DEEPEST_PAGE) throw refusal('input.tooLarge:nested', {})
  const plain = tells && depth <= DEEP_PAGE ? plainTreeOf(html, tells) : null
  if (plain) return plain
  // Most pages need neither parser, and loading them takes longer than reading such a page.
  const { repairedTreeOf } = await import('./repaired.js')
  const lenient = html.length > LONG_PAGE || depth > DEEP_PAGE || hasLongTag(html)
  return repairedTreeOf(tells ? withoutStyles(html, tells) : html, { lenient, places: tells === undefined })
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
}

function tagsOf(html: string, isNamed: boolean): Tags {
  const tags: Tags = { count: 0, open: 0 }
  let open = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    tags.count++
    open = Math.max(0, open + stepOf(html, at, isNamed))
    if (open > tags.open) tags.open = open
  }
  return tags
}

/** What a tag adds to the number of open elements. */
function stepOf(html: string, at: number, isNamed: boolean): number {
  const isEnd = html.charCodeAt(at + 1) === SLASH
  if (isNamed) {
    NAME.lastIndex = at + (isEnd ? 2 : 1)
    const name = NAME.exec(html)?.[0].toLowerCase()
    if (!name || UNCLOSED.has(name) || name.includes(':')) return 0
  }
  return isEnd ? -1 : 1
}

const SLASH = '/'.charCodeAt(0)

/** Whether a tag has more words than the browsers' parser should compare. */
function hasLongTag(html: string): boolean {
  for (let at = html.indexOf('<'); at >= 0; ) {
    const next = html.indexOf('<', at + 1)
    const end = next < 0 ? html.length : next
    if (end - at > MOST_WORDS && isLong(html.slice(at, end))) return true
    at = next
  }
  return false
}

/** @param text from the beginning of a tag to that of the next */
function isLong(text: string): boolean {
  const [tag = ''] = text.split('>', 1)
  return tag.length > MOST_WORDS && tag.split(/\s+/, MOST_WORDS + 1).length > MOST_WORDS
}
