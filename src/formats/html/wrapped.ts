/** Documents inside of a page: in a frame's `srcdoc`, and written out in scripts, templates and text areas. */
import { readTitle } from '../../form/titles.js'
import { type Node, names, textOf } from './node.js'
import { sourceOf } from './source.js'
import type { Source } from './walk.js'

/** Frames within frames. */
const MOST_FRAMES_DEEP = 3
/** Frames that are read: a page has one, if any. */
const MOST_FRAMES = 20

/** The documents that frames show: they are seen. */
export async function framesIn(root: Node, html: string, depth = 0): Promise<Map<Node, Source>> {
  const frames = new Map<Node, Source>()
  if (depth === MOST_FRAMES_DEEP || !/\ssrcdoc\s*=|data:text\/html/i.test(html)) return frames
  const wanted = elementsIn(root, names('iframe object embed')).flatMap((frame) => {
    const inside = documentOf(frame)
    return inside === undefined ? [] : { frame, inside }
  })
  for (const { frame, inside } of wanted.slice(0, MOST_FRAMES)) {
    const source = await insertedAt(frame, inside)
    frames.set(frame, source)
    for (const [node, inner] of await framesIn(source.root, inside, depth + 1)) frames.set(node, inner)
  }
  return frames
}

/** `srcdoc="<p>…"`, `src="data:text/html;charset=utf-8,%3Cp%3E…"`, `data="data:text/html;base64,PHA+…"` → `<p>…` */
function documentOf({ attribs = {} }: Node): string | undefined {
  const { srcdoc, src, data } = attribs
  if (srcdoc !== undefined) return srcdoc
  const address = (src ?? data ?? '').trim()
  const comma = address.indexOf(',')
  const head = address.slice(0, Math.max(comma, 0)).toLowerCase()
  if (!head.startsWith('data:text/html')) return undefined
  const content = decodedAddress(address.slice(comma + 1))
  return head.endsWith(';base64') ? decodedBase64(content) : content
}

const BASE64 = /^[A-Za-z0-9+/=\s]*$/

function decodedBase64(text: string): string | undefined {
  if (!BASE64.test(text)) return undefined
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

const KEEPING = names('script textarea template noscript xmp')
/** Elements looked into, the largest first, and documents of one script. */
const MOST_KEEPING = 50
const MOST_OF_A_SCRIPT = 5
/** In characters. */
const SHORTEST_DOCUMENT = 200
const LONGEST_SCRIPT = 4_000_000

/** What stands in an element that does not show it. */
export interface Kept {
  element: Node
  source: Source
}

/** What scripts, templates and text areas hold that may be a document of its own. */
export async function keptIn(page: Source): Promise<Kept[]> {
  const largest = elementsIn(page.root, KEEPING)
    .map((element) => ({ element, text: textOf(element) }))
    .filter(({ text }) => text.length > SHORTEST_DOCUMENT && text.length < LONGEST_SCRIPT)
    .sort((a, b) => b.text.length - a.text.length)
    .slice(0, MOST_KEEPING)
  const kept = await Promise.all(
    largest.map(async ({ element, text }) =>
      (await sourcesOf(element, text, page)).map((source) => ({ element, source })),
    ),
  )
  return kept.flat()
}

async function sourcesOf(element: Node, text: string, { styles }: Source): Promise<Source[]> {
  const { children = [] } = element
  // The elements of a template are parsed with the page; they stand in a fragment of their own.
  if (children.some(({ type }) => type !== 'text')) {
    const [fragment] = children
    const root = fragment?.name === undefined && fragment?.children ? fragment : element
    return [{ root, styles }]
  }
  const isWritten = element.name !== 'script' || TEMPLATE.test(element.attribs?.type ?? '')
  const documents = isWritten ? [text].filter(isMarkup) : [...sectionsIn(text), ...documentsIn(text)]
  return Promise.all(documents.map((html) => insertedAt(element, html)))
}

/** `<script type="text/xml"><record><![CDATA[<p>…]]></record>`: data that a page's script puts into it. */
const sectionsIn = (text: string): string[] =>
  text
    .split('<![CDATA[')
    .slice(1)
    .map((rest) => rest.slice(0, Math.max(rest.indexOf(']]>'), 0)))
    .filter(isMarkup)
    .sort((one, other) => other.length - one.length)
    .slice(0, MOST_OF_A_SCRIPT)

/** Types of scripts that hold markup: `text/template`, `text/x-handlebars`, `text/html`. */
const TEMPLATE = /template|html|handlebars|mustache/i

const isMarkup = (text: string): boolean => text.length > SHORTEST_DOCUMENT && /<[a-z]/i.test(text)

/** Its tree hangs on the element in whose place it is read. */
async function insertedAt(element: Node, html: string): Promise<Source> {
  const source = await sourceOf(html)
  source.root.parent = element
  return source
}

function elementsIn(root: Node, wanted: ReadonlySet<string>): Node[] {
  const found: Node[] = []
  const queue = [root]
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (wanted.has(node.name ?? '')) found.push(node)
    const { children = [] } = node
    for (let i = children.length - 1; i >= 0; i--) queue.push(children[i] as Node)
  }
  return found
}

/** What strings of JSON or of a script stand in; between the last, lines may break. */
const QUOTES: ReadonlySet<string> = new Set(['"', "'", '`'])
/** JSON within a string of JSON. */
const MOST_STRINGS_DEEP = 2

/** The longest strings of markup in a script, the title in front where another string is one. */
function documentsIn(script: string): string[] {
  const strings = stringsIn(script, 0)
  const title = strings.find((text) => text.length < SHORTEST_DOCUMENT && readTitle(text) !== null)
  return strings
    .filter(isMarkup)
    .sort((one, other) => other.length - one.length)
    .slice(0, MOST_OF_A_SCRIPT)
    .map((html) => (title && !html.includes(title) ? `<p>${title}</p>${html}` : html))
}

function stringsIn(script: string, depth: number): string[] {
  return [...quotedIn(script)].flatMap((quoted) => {
    const text = decoded(unescaped(quoted))
    const isNested = depth < MOST_STRINGS_DEEP && /^\s*[[{]/.test(text)
    return isNested ? stringsIn(text, depth + 1) : text
  })
}

/** The strings of a script as they stand there, without their quotes; one that nothing closes is none. */
function* quotedIn(script: string): Generator<string> {
  /** Up to where a quote has nothing that closes it: it is looked for once. */
  const unclosed = new Map<string, number>()
  for (let at = 0; at < script.length; at++) {
    const quote = script.charAt(at)
    if (!QUOTES.has(quote) || at < (unclosed.get(quote) ?? 0)) continue
    const end = endOfString(script, at)
    if (script[end] !== quote) {
      unclosed.set(quote, end)
      continue
    }
    yield script.slice(at + 1, end)
    at = end
  }
}

/** Where the string that opens here is closed, or where it can no longer be. */
function endOfString(script: string, start: number): number {
  const quote = script.charAt(start)
  let at = start + 1
  while (at < script.length && script[at] !== quote && (quote === '`' || script[at] !== '\n'))
    at += script[at] === '\\' ? 2 : 1
  return at
}

const ESCAPE = /\\(?:u\{[\da-f]{1,6}\}|u[\da-f]{4}|x[\da-f]{2}|\r?\n|[^])/gi
const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '\f', v: ' ', 0: '' }

/** `\u4e00\n<\/p>` → 一, a new line, `</p>` */
const unescaped = (text: string): string => text.replace(ESCAPE, signOf)

function signOf(escape: string): string {
  const code = /^\\[ux]\{?([\da-f]{2,6})/i.exec(escape)?.[1] ?? /^\\u\{([\da-f])\}/i.exec(escape)?.[1]
  if (code !== undefined) {
    const point = Number.parseInt(code, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : ''
  }
  const sign = escape.slice(1)
  return /^\r?\n$/.test(sign) ? '' : (SIGNS[sign] ?? sign)
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  '#39': "'",
  '#34': '"',
}

/** Markup is sometimes written for a page (`&lt;p&gt;`) or for an address (`%3Cp%3E`). */
function decoded(text: string): string {
  if (/<\w/.test(text)) return text
  if (/&lt;\w/i.test(text))
    return text.replace(
      /&(lt|gt|quot|amp|#39|#34);/gi,
      (_, name: string) => ENTITIES[name.toLowerCase()] ?? '',
    )
  return /^(?:[^%]|%[\da-f]{2})*$/i.test(text) && /%3C\w/i.test(text) ? decodedAddress(text) : text
}

function decodedAddress(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
