/** The tree of a page that is being read, and the elements that are open in it. */
import { type ChildNode, Document, Element, type ParentNode, Text } from 'domhandler'
import { BUTTON_SCOPES, ENDS_IMPLIED, FENCED, FORMATTING } from './kinds.js'

/** A browser's parser would repair something here: `<b><p></b></p>`, text between the rows of a table. */
export class NeedsRepair extends Error {}

export type Attributes = Record<string, string>

export class OpenElements {
  readonly document = new Document([])
  private readonly stack: Element[] = []
  /** The form around what is read; another is none in it. */
  form: Element | null = null

  /** The innermost one. */
  get current(): Element {
    const last = this.stack.at(-1)
    if (!last) throw new NeedsRepair()
    return last
  }

  append(child: ChildNode): void {
    this.appendTo(this.parent, child)
  }

  private appendTo(parent: ParentNode, child: ChildNode): void {
    const before = parent.children.at(-1) ?? null
    child.parent = parent
    child.prev = before
    if (before) before.next = child
    parent.children.push(child)
  }

  /** What stands in a template is a document of its own. */
  private get parent(): ParentNode {
    const element = this.stack.at(-1) ?? this.document
    return element.firstChild instanceof Document ? element.firstChild : element
  }

  addText(data: string): void {
    const before = this.parent.lastChild
    if (before instanceof Text) before.data += data
    else this.append(new Text(data))
  }

  /** An element that has no end tag. */
  addVoid(name: string, attributes: Attributes): void {
    this.append(new Element(name, attributes))
  }

  begin(name: string, attributes: Attributes = {}): Element {
    const element = new Element(name, attributes)
    this.append(element)
    this.stack.push(element)
    if (name === 'template') this.appendTo(element, new Document([]))
    return element
  }

  /** The innermost one of these names, looked for no further than to one of `scopes`. */
  find(wanted: ReadonlySet<string>, scopes: ReadonlySet<string>): Element | undefined {
    return this.findWhere((name) => wanted.has(name), scopes)
  }

  findNamed(wanted: string, scopes: ReadonlySet<string>): Element | undefined {
    return this.findWhere((name) => name === wanted, scopes)
  }

  private findWhere(is: (name: string) => boolean, scopes: ReadonlySet<string>): Element | undefined {
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const element = this.stack[i]!
      if (is(element.name)) return element
      if (scopes.has(element.name)) return undefined
    }
    return undefined
  }

  /** Ends an element and all that is open in it, but for what would have to be opened again behind it. */
  end(element: Element): void {
    const isFenced = FENCED.has(element.name)
    while (this.current !== element) {
      const { name } = this.current
      if (isFenced ? FENCED.has(name) : FORMATTING.has(name)) throw new NeedsRepair()
      this.stack.pop()
    }
    this.stack.pop()
  }

  /** `<form><p>一</form>`: ends the paragraph. */
  endImplied(): void {
    while (ENDS_IMPLIED.has(this.current.name)) this.stack.pop()
  }

  endParagraph(): void {
    const paragraph = this.findNamed('p', BUTTON_SCOPES)
    if (paragraph) this.end(paragraph)
  }
}
