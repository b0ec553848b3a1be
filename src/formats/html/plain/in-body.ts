/** Tags where text may stand: in the body, in a cell, in a caption. */
import {
  BLOCKS,
  BUTTON_SCOPES,
  FENCED,
  FORMATTING,
  HEADINGS,
  INTRICATE,
  ITEMS_ENDED_BY,
  LIST_SCOPES,
  OF_TABLE,
  PASSED_BY_ITEMS,
  SCOPES,
  SPECIAL,
  VOID,
} from './kinds.js'
import { type Attributes, NeedsRepair, type OpenElements } from './open.js'

export function startInBody(open: OpenElements, name: string, attributes: Attributes): void {
  if (INTRICATE.has(name) || OF_TABLE.has(name)) throw new NeedsRepair()
  if (name === 'form' && open.findNamed('template', NOTHING)) throw new NeedsRepair()
  if (name === 'form' && open.form) return
  endBefore(open, name)
  if (isInAnother(open, name)) throw new NeedsRepair()
  if (VOID.has(name)) return open.addVoid(name, attributes)
  const element = open.begin(name, attributes)
  if (name === 'form') open.form = element
}

/** Ends what an element of this name ends by beginning. */
function endBefore(open: OpenElements, name: string): void {
  const items = ITEMS_ENDED_BY.get(name)
  if (items) endItem(open, items)
  if (items || BLOCKS.has(name) || HEADINGS.has(name) || name === 'form' || name === 'hr') open.endParagraph()
}

/** `<li>一<li>二`: ends the item before. */
function endItem(open: OpenElements, items: ReadonlySet<string>): void {
  const item = open.find(items, NOT_PASSED_BY_ITEMS)
  if (item) open.end(item)
}

const NOT_PASSED_BY_ITEMS: ReadonlySet<string> = new Set(
  [...SPECIAL].filter((name) => !PASSED_BY_ITEMS.has(name)),
)

/** Whether it stands in an element that it can't stand in; of a table in a paragraph, the page's document type decides. */
function isInAnother(open: OpenElements, name: string): boolean {
  if (HEADINGS.has(name)) return HEADINGS.has(open.current.name)
  if (name === 'table') return open.findNamed('p', BUTTON_SCOPES) !== undefined
  return NEVER_IN_ITSELF.has(name) && open.findNamed(name, NOTHING) !== undefined
}

const NEVER_IN_ITSELF: ReadonlySet<string> = new Set(['a', 'button', 'nobr'])
const NOTHING: ReadonlySet<string> = new Set()

export function endInBody(open: OpenElements, name: string): void {
  // What stands behind the end of the body is read as if it stood before it.
  if (name === 'body' || name === 'html') return
  if (INTRICATE.has(name) || name === 'br') throw new NeedsRepair()
  // Nothing has begun in it yet that the end tag could end.
  if (open.current.name === 'template' && name !== 'template') throw new NeedsRepair()
  if (name === 'p') endOfParagraph(open)
  else if (name === 'form') endOfForm(open)
  else if (FORMATTING.has(name)) endOfFormatting(open, name)
  else if (HEADINGS.has(name)) endOf(open, open.find(HEADINGS, SCOPES))
  else if (isHolder(name)) endOf(open, open.findNamed(name, SCOPES_OF.get(name) ?? SCOPES))
  else endOfOther(open, name)
}

const isHolder = (name: string): boolean =>
  BLOCKS.has(name) || ITEMS_ENDED_BY.has(name) || FENCED.has(name) || name === 'button'

const SCOPES_OF: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', LIST_SCOPES],
  ['template', NOTHING],
])

function endOf(open: OpenElements, element: OpenElements['current'] | undefined): void {
  if (element) open.end(element)
}

/** `</p>` without a beginning is an empty paragraph. */
function endOfParagraph(open: OpenElements): void {
  open.end(open.findNamed('p', BUTTON_SCOPES) ?? open.begin('p'))
}

function endOfForm(open: OpenElements): void {
  const { form } = open
  open.form = null
  if (!form || open.findNamed('form', SCOPES) !== form) return
  open.endImplied()
  if (open.current !== form) throw new NeedsRepair()
  open.end(form)
}

function endOfFormatting(open: OpenElements, name: string): void {
  const element = open.findNamed(name, FENCED)
  if (!element) return endOfOther(open, name)
  if (open.find(SPECIAL, new Set([name]))) throw new NeedsRepair()
  open.end(element)
}

function endOfOther(open: OpenElements, name: string): void {
  endOf(open, open.findNamed(name, SPECIAL))
}
