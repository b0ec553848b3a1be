/** What is seen in a cell without any text: the number of an item of a list, a picture of its sheet, what a script writes. */
import type { Styles } from './cascade/styles.js'
import { type Node, textOf } from './node.js'

/** Whether a cell in which nothing was read may show something all the same. */
export const mayShowSomething = (cell: Node, styles: Styles): boolean =>
  isPainted(cell) || holdsDrawn(cell, styles)

/** A picture in the cell's own ground, which no sheet gives to others. */
const isPainted = ({ attribs: { background, style = '' } = {} }: Node): boolean =>
  background !== undefined ||
  (style.includes('url(') &&
    style.split(';').some((one) => one.trim().toLowerCase().startsWith('background') && one.includes('url(')))

const holdsDrawn = (cell: Node, styles: Styles): boolean =>
  (cell.children ?? []).some((child) => isDrawn(child, styles) || holdsDrawn(child, styles))

function isDrawn(node: Node, styles: Styles): boolean {
  const { name = '', type, children = [] } = node
  if (type === 'text' || type === 'comment' || name === '') return false
  if (name === 'script' || name === 'noscript') return textOf(node).trim() !== ''
  if (name === 'li')
    return node.parent?.name === 'ol' && !isBare(node.parent, styles) && !isBare(node, styles)
  // `<my-number value="12"></my-number>`: an element of the page's own, which a script fills.
  if (/^[a-z][\w.]*-/.test(name) && children.length === 0) return true
  if (name.endsWith(':imagedata')) return true
  return children.length === 0 && (isFilled(node) || PICTURE.test(styles.pictureOf(node)))
}

/** Names by which scripts know where to put a text: `<span v-text="n"></span>`, `<b ng-bind="n"></b>`. */
const BOUND = /^(?:v-text|v-html|x-text|x-html|ng-bind|data-ng-bind|data-bind|:text|th:text)/

const COUNTED = /^data-(?:to|end|count|counter|num|number|target|value|val|final|n|v)$/

const isCount = ([name, value]: [string, string]): boolean => COUNTED.test(name) && /^\d[\d,.]*$/.test(value)

/** `<span data-num="12"></span>`: a script shows the 12. */
const isFilled = ({ attribs = {} }: Node): boolean =>
  Object.entries(attribs).some((attribute) => BOUND.test(attribute[0]) || isCount(attribute))

/** What stands where a script is to write: nothing yet. */
const PLACEHOLDER = /^(?:0|-{1,3}|—{1,2}|\.{3}|…)$/

/** `<span data-to="12">0</span>`, `<b data-num="12">--</b>`: a script counts up to 12 from what is written. */
export const isCountedUp = ({ attribs = {}, children = [] }: Node): boolean => {
  const written = children[0]?.data?.trim() ?? ''
  return (
    children.length === 1 &&
    PLACEHOLDER.test(written) &&
    Object.entries(attribs).some((attribute) => isCount(attribute) && attribute[1] !== written)
  )
}

const PICTURE = /url\(|image-set\(/

/** `list-style: none` */
const isBare = (node: Node, styles: Styles): boolean => /(?:^|[\s:;])none\b/.test(styles.listStyleOf(node))
