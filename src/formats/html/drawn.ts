/** What is seen in a cell without any text: the number of an item of a list, a picture of its sheet, what a script writes. */
import type { Styles } from './cascade/styles.js'
import { type Node, textOf } from './node.js'

/** Whether a cell in which nothing was read may show something all the same. */
export const mayShowSomething = (cell: Node, styles: Styles): boolean =>
  (cell.children ?? []).some((child) => isDrawn(child, styles) || mayShowSomething(child, styles))

function isDrawn(node: Node, styles: Styles): boolean {
  const { name = '', type, children = [] } = node
  if (type === 'text' || type === 'comment' || name === '') return false
  if (name === 'script' || name === 'noscript') return textOf(node).trim() !== ''
  if (name === 'li')
    return node.parent?.name === 'ol' && !isBare(node.parent, styles) && !isBare(node, styles)
  // `<my-number value="12"></my-number>`: an element of the page's own, which a script fills.
  if (/^[a-z][\w.]*-/.test(name) && children.length === 0) return true
  return children.length === 0 && PICTURE.test(styles.pictureOf(node))
}

const COUNTED = /^data-(?:to|end|count|counter|num|number|target|value|val|final)$/

/** `<span data-to="12">0</span>`: a script counts up to 12 from what is written. */
export const isCountedUp = ({ attribs = {}, children = [] }: Node): boolean =>
  children.length === 1 &&
  children[0]?.data?.trim() === '0' &&
  Object.entries(attribs).some(([name, value]) => COUNTED.test(name) && Number(value.replaceAll(',', '')) > 0)

const PICTURE = /url\(/

/** `list-style: none` */
const isBare = (node: Node, styles: Styles): boolean => /(?:^|[\s:;])none\b/.test(styles.listStyleOf(node))
