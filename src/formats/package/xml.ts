/** A part's XML as a plain tree, its names brought to one set of prefixes whatever the writer chose. */
import { SaxesParser } from 'saxes'
import { refusal, type UnreadableDocumentError } from '../../errors.js'
import { PREFIXES } from './namespaces.js'

export interface XmlElement {
  /** With the usual prefix (`w:p`), also where the part uses another prefix or the strict namespaces; `?:name` if foreign. */
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

/** Ten tables inside one another are 60 deep; beyond 256 it is no document. */
const MAX_DEPTH = 256
/** A report has some 10,000 elements; 200,000 is a document of several hundred pages, and takes mammoth some seconds. */
const MAX_ELEMENTS = 200_000

const notWellFormed = (cause?: unknown): UnreadableDocumentError =>
  refusal('input.corrupt:xml', {}, cause === undefined ? {} : { cause })

/**
 * Reads a part. Strict where parsers of pages forgive: throws `input.corrupt` where the XML is not well-formed or declares a
 * DOCTYPE (only there entities can be declared, and no part of a package has one), `input.tooLarge` where it has no end.
 */
export function readXml(text: string): XmlElement {
  const document: XmlElement = { name: '', attributes: {}, children: [] }
  const open: OpenElement[] = [{ element: document, scope: OUTERMOST }]
  let elements = 0
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw notWellFormed(error)
  })
  parser.on('doctype', () => {
    throw refusal('input.corrupt:doctype', {})
  })
  parser.on('opentag', (tag) => {
    if (open.length > MAX_DEPTH || ++elements > MAX_ELEMENTS) throw endless()
    const { element: parent, scope: around } = open.at(-1)!
    const scope = scopeWithin(around, tag.attributes)
    const element = {
      name: elementName(scope, tag.name),
      attributes: attributeNames(scope, tag.attributes),
      children: [],
    }
    parent.children.push(element)
    open.push({ element, scope })
  })
  parser.on('closetag', () => void open.pop())
  const addText = (found: string): void => {
    const { children } = open.at(-1)!.element
    const last = children.length - 1
    if (typeof children[last] === 'string') children[last] += found
    else children.push(found)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.write(text).close()
  return document.children.find(isElement)!
}

const endless = (): UnreadableDocumentError => refusal('input.tooLarge:xml', {})

/** The namespaces in force: a writer's prefix to ours, and the names already brought over. */
interface Scope {
  prefixes: Map<string, string>
  elements: Map<string, string>
  attributes: Map<string, string>
}

interface OpenElement {
  element: XmlElement
  scope: Scope
}

const FOREIGN = '?'
const OUTERMOST = scopeOf(
  new Map([
    ['', FOREIGN],
    ['xml', 'xml'],
  ]),
)

function scopeOf(prefixes: Map<string, string>): Scope {
  return { prefixes, elements: new Map(), attributes: new Map() }
}

/** `xmlns:ns0="…/wordprocessingml/2006/main"` → within, the prefix ns0 is our w. */
function scopeWithin(scope: Scope, attributes: Record<string, string>): Scope {
  let prefixes: Map<string, string> | undefined
  for (const name in attributes) {
    if (!isDeclaration(name)) continue
    const [prefix, address] = [name.slice('xmlns:'.length), attributes[name]!]
    if (address === '' && prefix !== '') throw notWellFormed()
    prefixes ??= new Map(scope.prefixes)
    prefixes.set(prefix, PREFIXES[address] ?? FOREIGN)
  }
  return prefixes ? scopeOf(prefixes) : scope
}

const isDeclaration = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:')

/** `ns0:p` → `w:p`; a prefix that nobody has declared is damage, and so is `ns0:p:q`. */
function nameIn({ prefixes }: Scope, raw: string): string {
  const parts = raw.split(':')
  const prefix = prefixes.get(parts.length > 1 ? parts[0]! : '')
  if (prefix === undefined || parts.length > 2) throw notWellFormed()
  return `${prefix}:${parts.at(-1)!}`
}

function elementName(scope: Scope, raw: string): string {
  let name = scope.elements.get(raw)
  if (name === undefined) {
    name = nameIn(scope, raw)
    scope.elements.set(raw, name)
  }
  return name
}

function attributeNames(scope: Scope, raw: Record<string, string>): Record<string, string> {
  const renamed: Record<string, string> = {}
  for (const from in raw) {
    const name = attributeName(scope, from)
    if (name in renamed && !name.startsWith(FOREIGN)) throw notWellFormed()
    renamed[name] = raw[from]!
  }
  return renamed
}

/** An attribute without a prefix is in no namespace. */
function attributeName(scope: Scope, raw: string): string {
  let name = scope.attributes.get(raw)
  if (name === undefined) {
    name = isDeclaration(raw) || !raw.includes(':') ? raw : nameIn(scope, raw)
    scope.attributes.set(raw, name)
  }
  return name
}

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string'

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name)
}

export function* childrenNamed(element: XmlElement | undefined, name: string): Generator<XmlElement> {
  for (const node of element?.children ?? []) if (typeof node !== 'string' && node.name === name) yield node
}

/** `w:val` of a child. */
export const settingOf = (element: XmlElement | undefined, name: string): string | undefined =>
  child(element, name)?.attributes['w:val']

const OFF = ['0', 'false', 'off', 'none']

/** An on/off property is on where nothing else is said: `<w:strike/>`. */
export const isOn = ({ attributes }: XmlElement): boolean => !OFF.includes(attributes['w:val'] ?? '')

/** An on/off property of a child; undefined where it is absent. */
export function flagOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name)
  return found && isOn(found)
}

export const textOf = (element: XmlElement): string =>
  element.children.map((node) => (typeof node === 'string' ? node : textOf(node))).join('')
