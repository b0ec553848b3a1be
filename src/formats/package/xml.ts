/** A part's XML as a plain tree, its names brought to one set of prefixes whatever the writer chose. */
import { UnreadableDocumentError } from '../../errors.js'

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

/** Transitional and strict namespaces (ECMA-376 part 4 and part 1) to the prefixes used here. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://www.w3.org/XML/1998/namespace': 'xml',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
}

/** The namespaces in force: a writer's prefix to ours, and the names already brought over. */
interface Scope {
  prefixes: Map<string, string>
  elements: Map<string, string>
  attributes: Map<string, string>
}

interface OpenElement {
  element: XmlElement
  rawName: string
  scope: Scope
}

const corrupt = (message: string): UnreadableDocumentError =>
  new UnreadableDocumentError('input.corrupt', message)
const notWellFormed = (): UnreadableDocumentError =>
  corrupt('A part of the document is not well-formed XML; the file is damaged.')

/**
 * Reads a part. Strict where parsers of pages forgive: throws `input.corrupt` where the XML is not well-formed or declares a
 * DOCTYPE (only there entities can be declared, and no part of a package has one), `input.tooLarge` where it has no end.
 */
export function readXml(text: string): XmlElement {
  const document: XmlElement = { name: '', attributes: {}, children: [] }
  const open: OpenElement[] = [
    {
      element: document,
      rawName: '',
      scope: { prefixes: new Map([['xml', 'xml']]), elements: new Map(), attributes: new Map() },
    },
  ]
  let elements = 0
  let at = text.indexOf('<')
  while (at >= 0) {
    const { element: parent, rawName, scope } = open.at(-1)!
    let end: number
    if (text.startsWith('</', at)) {
      end = endOf(text, '>', at)
      if (text.slice(at + 2, end).trimEnd() !== rawName || rawName === '') throw notWellFormed()
      open.pop()
    } else if (text[at + 1] === '!' || text[at + 1] === '?') {
      end = endOfDeclaration(text, at, parent)
    } else {
      if (open.length > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
        throw new UnreadableDocumentError(
          'input.tooLarge',
          'The document is nested too deeply or has too many elements.',
        )
      }
      const tag = readTag(text, at)
      end = tag.end
      const inner = scopeWithin(scope, tag.attributes)
      const element = {
        name: elementName(inner, tag.name),
        attributes: attributeNames(inner, tag.attributes),
        children: [],
      }
      parent.children.push(element)
      if (!tag.closed) open.push({ element, rawName: tag.name, scope: inner })
    }
    at = text.indexOf('<', end)
    if (at > end + 1) addText(open.at(-1)!.element, unescaped(text.slice(end + 1, at)))
  }
  const root = document.children.find(isElement)
  if (open.length > 1 || !root) throw notWellFormed()
  return root
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from)
  if (end < 0) throw notWellFormed()
  return end + mark.length - 1
}

function endOfDeclaration(text: string, at: number, parent: XmlElement): number {
  if (text[at + 1] === '?') return endOf(text, '?>', at)
  if (text.startsWith('<!--', at)) return endOf(text, '-->', at + 4)
  if (!text.startsWith('<![CDATA[', at)) throw corrupt('The document declares a DOCTYPE.')
  const end = endOf(text, ']]>', at)
  addText(parent, text.slice(at + 9, end - 2))
  return end
}

function addText({ children }: XmlElement, text: string): void {
  const last = children.length - 1
  if (typeof children[last] === 'string') children[last] += text
  else children.push(text)
}

const NAME = /[^\s/>="'<]+/y
const ATTRIBUTE = /\s+([^\s/>="'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const TAG_END = /\s*(\/?)>/y

function readTag(
  text: string,
  at: number,
): { name: string; attributes: Record<string, string>; closed: boolean; end: number } {
  NAME.lastIndex = at + 1
  const name = NAME.exec(text)?.[0]
  if (name === undefined) throw notWellFormed()
  const attributes: Record<string, string> = {}
  let end = NAME.lastIndex
  if (text[end] === '>') return { name, attributes, closed: false, end }
  ATTRIBUTE.lastIndex = end
  for (let found = ATTRIBUTE.exec(text); found; found = ATTRIBUTE.exec(text)) {
    attributes[found[1]!] = unescaped(found[2] ?? found[3]!)
    end = ATTRIBUTE.lastIndex
  }
  TAG_END.lastIndex = end
  const last = TAG_END.exec(text)
  if (!last) throw notWellFormed()
  return { name, attributes, closed: last[1] === '/', end: TAG_END.lastIndex - 1 }
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&]{0,10});?/g, (_, name: string) => {
    const known = ENTITIES[name]
    const code = /^#(?:x[0-9a-f]{1,6}|\d{1,7})$/.test(name)
      ? Number(name.replace('#x', '0x').replace('#', ''))
      : -1
    if (known === undefined && !(code >= 0 && code <= 0x10ffff)) throw notWellFormed()
    return known ?? String.fromCodePoint(code)
  })
}

function scopeWithin(scope: Scope, attributes: Record<string, string>): Scope {
  let prefixes: Map<string, string> | undefined
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    prefixes ??= new Map(scope.prefixes)
    prefixes.set(name === 'xmlns' ? '' : name.slice(6), PREFIXES[attributes[name]!] ?? '?')
  }
  return prefixes ? { prefixes, elements: new Map(), attributes: new Map() } : scope
}

function elementName({ prefixes, elements }: Scope, raw: string): string {
  let name = elements.get(raw)
  if (name === undefined) {
    const colon = raw.indexOf(':')
    name = `${prefixes.get(raw.slice(0, Math.max(0, colon))) ?? '?'}:${raw.slice(colon + 1)}`
    elements.set(raw, name)
  }
  return name
}

/** An attribute without a prefix is in no namespace. */
function attributeNames(
  { prefixes, attributes: known }: Scope,
  raw: Record<string, string>,
): Record<string, string> {
  let renamed: Record<string, string> | undefined
  for (const from in raw) {
    let to = known.get(from)
    if (to === undefined) {
      const colon = from.indexOf(':')
      to =
        colon < 0 || from.startsWith('xmlns')
          ? from
          : `${prefixes.get(from.slice(0, colon)) ?? '?'}:${from.slice(colon + 1)}`
      known.set(from, to)
    }
    if (to !== from) renamed ??= {}
  }
  if (!renamed) return raw
  for (const from in raw) renamed[known.get(from)!] = raw[from]!
  return renamed
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
export const valueOf = (element: XmlElement | undefined, name: string): string | undefined =>
  child(element, name)?.attributes['w:val']

/** An on/off property: present without a value is on; undefined where it is absent. */
export function flagOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name)
  return found && !['0', 'false', 'off', 'none'].includes(found.attributes['w:val'] ?? '')
}

export const textOf = (element: XmlElement): string =>
  element.children.map((node) => (typeof node === 'string' ? node : textOf(node))).join('')
