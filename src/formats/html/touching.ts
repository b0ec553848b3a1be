/** Whether the digits of two elements that touch in a cell are known to be those of one number. */
import type { Styles } from './cascade/styles.js'
import { type Node, names } from './node.js'

/**
 * `<span style="font-family: Arial">1</span><b>2</b>` is 12. Of `<b style="clip-path: ellipse(0)">9</b>12` nobody knows whether the 9
 * is seen, unless it is known what the style does: what is not known to leave a text as it is written parts it from its neighbour.
 */
export function areOneNumber(text: Node, next: Node, styles: Styles): boolean {
  const above = new Set(elementsAround(text))
  const shared = elementsAround(next).find((element) => above.has(element))
  const parting = [text, next].flatMap((one) => until(elementsAround(one), shared))
  return !STRANGE.has(shared?.name ?? '') && parting.every((element) => isPlainElement(element, styles))
}

/** From the innermost; a text that a sheet writes stands in the element that it is written for. */
function elementsAround(node: Node): Node[] {
  const elements: Node[] = []
  for (let one: Node | null = node.type === 'text' ? node.parent : node; one; one = one.parent)
    elements.push(one)
  return elements
}

const until = (elements: readonly Node[], end: Node | undefined): Node[] =>
  elements.slice(0, end === undefined ? undefined : elements.indexOf(end))

/** Elements that show something else than what is written in them, or elsewhere. */
const STRANGE = names(
  'q mphantom menclose merror maction mmultiscripts mtable mtr mtd mlabeledtr mover munder munderover mfrac mroot msqrt rt slot',
)

/** What an attribute says that is no style: a link to a note, a small size of old, the looks of a formula. */
const STRANGE_ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  href: /^#/,
  role: /note/,
  size: /^(?:1|-[23])$/,
  mathcolor: /./,
  mathsize: /./,
  mathbackground: /./,
}

function isPlainElement(element: Node, styles: Styles): boolean {
  const { name = '', attribs = {} } = element
  // `<count-up>`: an element of the page's own, which a script fills.
  if (STRANGE.has(name) || /^[a-z][\w.]*-/.test(name)) return false
  if (Object.entries(STRANGE_ATTRIBUTES).some(([key, strange]) => strange.test(attribs[key] ?? '')))
    return false
  return styles.isPlain(element, null) && hasPlainSigns(element, styles)
}

/** A line drawn over a text by its sheet stands in an empty text before or after it. */
const hasPlainSigns = (element: Node, styles: Styles): boolean =>
  !styles.hasPseudos ||
  (['before', 'after'] as const).every(
    (pseudo) =>
      styles.declaredOfPseudo(element, pseudo)?.get('content') === undefined ||
      styles.isPlain(element, pseudo),
  )
