/**
 * The text of a page → its tree, where all its tags are well formed and stand where they may: then the tree is the one that
 * every browser's parser makes, in a fifth of the time.
 */
import { decodeHTML, decodeHTMLAttribute } from 'entities/decode'
import type { Node } from '../node.js'
import { TreeBuilder } from './builder.js'
import { RAW, WITH_ENTITIES } from './kinds.js'
import { type Attributes, NeedsRepair } from './open.js'

/** @param keepsStyle whether a style is kept in the tree; null where a browser's parser is needed */
export function plainTreeOf(html: string, keepsStyle: (style: string) => boolean): Node | null {
  if (html.includes('\0') || html.startsWith('\uFEFF')) return null
  try {
    return new PlainPage(html.includes('\r') ? html.replace(/\r\n?/g, '\n') : html, keepsStyle).read() as Node
  } catch (error) {
    if (error instanceof NeedsRepair) return null
    throw error
  }
}

/** Where a `<` begins more than a text. */
const MARKUP = /<[a-z/!?]/gi
const NAME = /[a-z][a-z0-9:_-]*/iy
const ATTRIBUTE =
  /[\t\n\f ]+([\w:.@-]+)(?:[\t\n\f ]*=[\t\n\f ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f "'=<>`]+)))?/y
const END_TAG = /<\/([a-z][a-z0-9:_-]*)/gi
const END_OF_TAG = /[\t\n\f ]*\/?>/y
const END_OF_END_TAG = /[\t\n\f ]*>/y
const LINE_BREAK_AFTER: ReadonlySet<string> = new Set(['listing', 'pre', 'textarea'])

class PlainPage {
  private readonly builder = new TreeBuilder()
  private at = 0
  /** A line break here is not part of the text: it stands right behind `<pre>`. */
  private skipped = -1

  constructor(
    private readonly html: string,
    private readonly keepsStyle: (style: string) => boolean,
  ) {}

  read() {
    for (let next = this.nextMarkup(); next >= 0; next = this.nextMarkup()) {
      this.readText(next)
      this.readMarkup(this.html.charAt(next + 1))
    }
    this.readText(this.html.length)
    return this.builder.finish()
  }

  private nextMarkup(): number {
    MARKUP.lastIndex = this.at
    return MARKUP.exec(this.html)?.index ?? -1
  }

  private readText(end: number): void {
    const from = this.startOfText()
    this.at = end
    if (end > from) this.builder.addText(decoded(this.html.slice(from, end)))
  }

  private startOfText(): number {
    return this.at === this.skipped && this.html.charAt(this.at) === '\n' ? this.at + 1 : this.at
  }

  private readMarkup(sign: string): void {
    if (sign === '/') this.readEndTag()
    else if (sign === '!' || sign === '?') this.readComment()
    else this.readStartTag()
  }

  private readEndTag(): void {
    this.at += '</'.length
    const name = this.take(NAME)[0].toLowerCase()
    this.take(END_OF_END_TAG)
    this.builder.end(name)
  }

  /** `<!-- … -->`, and `<!…>` or `<?…>`, which no page shows either. */
  private readComment(): void {
    const isWhole = this.html.startsWith('<!--', this.at)
    const from = this.at + (isWhole ? '<!--' : '<!').length
    const data = this.html.slice(from, this.indexOf(isWhole ? '-->' : '>', from))
    this.at = from + data.length + (isWhole ? '-->' : '>').length
    if (isWhole && (data.startsWith('>') || data.startsWith('->') || data.includes('--!>')))
      throw new NeedsRepair()
    if (isWhole || !/^doctype/i.test(data)) this.builder.addComment(data)
  }

  private readStartTag(): void {
    this.at += '<'.length
    const name = this.take(NAME)[0].toLowerCase()
    const attributes = this.readAttributes()
    this.take(END_OF_TAG)
    if (LINE_BREAK_AFTER.has(name)) this.skipped = this.at
    if (RAW.has(name)) this.builder.addRaw(name, attributes, this.readRaw(name))
    else this.builder.start(name, attributes)
  }

  /** The first of two attributes of one name is the one. */
  private readAttributes(): Attributes {
    const attributes: Attributes = Object.create(null)
    ATTRIBUTE.lastIndex = this.at
    for (let found = ATTRIBUTE.exec(this.html); found; found = ATTRIBUTE.exec(this.html)) {
      this.at = ATTRIBUTE.lastIndex
      const name = found[1]!.toLowerCase()
      if (name in attributes) continue
      const value = found[2] ?? found[3] ?? found[4] ?? ''
      const isLeftOut = name === 'style' && !this.keepsStyle(value)
      attributes[name] = isLeftOut ? '' : decodedAttribute(value)
    }
    return attributes
  }

  private readRaw(name: string): string {
    const end = this.endTagOf(name)
    const from = this.startOfText()
    const text = this.html.slice(from, end)
    // `<script><!-- <script>`: such a script doesn't end at the first end tag.
    if (name === 'script' && text.includes('<!--') && /<script/i.test(text)) throw new NeedsRepair()
    this.at = end + `</${name}`.length
    this.take(END_OF_END_TAG)
    return WITH_ENTITIES.has(name) ? decoded(text) : text
  }

  private endTagOf(name: string): number {
    END_TAG.lastIndex = this.at
    for (let found = END_TAG.exec(this.html); found; found = END_TAG.exec(this.html))
      if (found[1]?.toLowerCase() === name) return found.index
    throw new NeedsRepair()
  }

  private take(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.html)
    if (!found) throw new NeedsRepair()
    this.at = pattern.lastIndex
    return found
  }

  private indexOf(text: string, from: number): number {
    const found = this.html.indexOf(text, from)
    if (found < 0) throw new NeedsRepair()
    return found
  }
}

const decoded = (text: string): string => (text.includes('&') ? decodeHTML(text) : text)
const decodedAttribute = (text: string): string => (text.includes('&') ? decodeHTMLAttribute(text) : text)
