/** Elements of the page. Texts are set as texts: nothing that a document or a file name says becomes markup. */
export type Child = Node | string | null | undefined | false

type Attribute = string | number | boolean | undefined

interface Attributes {
  [name: string]: Attribute | ((event: Event) => void)
}

/** `el('td', { class: 'value', onclick: show }, '3')`; an attribute that is false or undefined is left out. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value))
  }
  append(element, children)
  return element
}

export const append = (to: Node, children: readonly Child[]): void => {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue
    to.appendChild(typeof child === 'string' ? document.createTextNode(child) : child)
  }
}

export function replace(in_: Element, ...children: readonly Child[]): void {
  in_.replaceChildren()
  append(in_, children)
}

/** The same, where most of the children stay: these are not touched, and what was drawn of them stays. */
export function settle(in_: Element, children: readonly Element[]): void {
  const staying = new Set(children)
  for (const child of [...in_.children]) if (!staying.has(child)) child.remove()
  let at = in_.firstElementChild
  for (const child of children) {
    if (child === at) at = at.nextElementSibling
    else in_.insertBefore(child, at)
  }
}

const SVG = 'http://www.w3.org/2000/svg'

export function svg(tag: string, attributes: Record<string, string | number>, ...children: readonly Child[]) {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  append(element, children)
  return element
}

/** A file of ours for the user to keep. */
export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  el('a', { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
