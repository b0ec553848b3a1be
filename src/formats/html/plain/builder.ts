/** The tags and texts of a page, one after the other → its tree, as browsers build it (HTML standard, 13.2.6). */
import { Comment, type Document } from 'domhandler'
import { endInBody, startInBody } from './in-body.js'
import { endInSelect, isInSelect, startInSelect } from './in-select.js'
import { endOfPart, isBetweenCells, isPart, startOfPart } from './in-table.js'
import { OF_HEAD, SCOPES, VOID } from './kinds.js'
import { type Attributes, NeedsRepair, OpenElements } from './open.js'

type Phase = 'before html' | 'before head' | 'in head' | 'after head' | 'in body'

const ENDS_OF_BODY: ReadonlySet<string> = new Set(['body', 'html'])
const SPACE = /^[\t\n\f ]*/
const isSpace = (data: string): boolean => SPACE.exec(data)?.[0] === data

/** Each throws NeedsRepair where the tree would be another than the tags say. */
export class TreeBuilder {
  private readonly open = new OpenElements()
  private phase: Phase = 'before html'
  /** Nothing but space and comments stands behind the end of the body. */
  private isBehindBody = false

  start(name: string, attributes: Attributes): void {
    this.isBehindBody = false
    if (this.phase !== 'in body' && this.startBeforeBody(name, attributes)) return
    if (isInSelect(this.open)) startInSelect(this.open, name, attributes)
    else if (isPart(name)) startOfPart(this.open, name, attributes)
    else if (isBetweenCells(this.open) && name !== 'script' && name !== 'style') throw new NeedsRepair()
    else startInBody(this.open, name, attributes)
  }

  end(name: string): void {
    this.isBehindBody = ENDS_OF_BODY.has(name) && this.open.findNamed('body', SCOPES) !== undefined
    if (this.phase !== 'in body') this.endOfHead(name)
    else if (isInSelect(this.open)) endInSelect(this.open, name)
    else if (isPart(name) || name === 'table') endOfPart(this.open, name)
    else if (isBetweenCells(this.open)) throw new NeedsRepair()
    else endInBody(this.open, name)
  }

  /** An element in which no tag is one, such as a script. */
  addRaw(name: string, attributes: Attributes, text: string): void {
    this.start(name, attributes)
    if (text !== '') this.open.addText(text)
    this.open.end(this.open.current)
  }

  addText(data: string): void {
    if (this.phase !== 'in body') return this.textBeforeBody(data)
    if (isBetweenCells(this.open) && !isSpace(data)) throw new NeedsRepair()
    this.isBehindBody &&= isSpace(data)
    this.open.addText(data)
  }

  /** One behind the body does not part the texts around it. */
  addComment(data: string): void {
    if (!this.isBehindBody) this.open.append(new Comment(data))
  }

  finish(): Document {
    this.beginBody()
    return this.open.document
  }

  /** Whether the tag belonged before the body; any other begins the body. */
  private startBeforeBody(name: string, attributes: Attributes): boolean {
    if (this.phase === 'before html') {
      if (name === 'html') return this.beginHtml(attributes)
      this.beginHtml()
    }
    if (this.phase === 'before head') {
      if (name === 'head') return this.beginHead(attributes)
      this.beginHead()
    }
    if (this.phase === 'in head' && OF_HEAD.has(name)) return this.startInHead(name, attributes)
    // Browsers put these into the head, though it has ended.
    if (OF_HEAD.has(name) || name === 'template') throw new NeedsRepair()
    this.beginBody(name === 'body' ? attributes : {})
    return name === 'body'
  }

  private startInHead(name: string, attributes: Attributes): true {
    if (VOID.has(name)) this.open.addVoid(name, attributes)
    else this.open.begin(name, attributes)
    return true
  }

  private endOfHead(name: string): void {
    if (this.phase !== 'in head' || name !== 'head') throw new NeedsRepair()
    this.open.end(this.open.current)
    this.phase = 'after head'
  }

  private textBeforeBody(data: string): void {
    const [space = ''] = SPACE.exec(data) ?? []
    if (space !== '' && (this.phase === 'in head' || this.phase === 'after head')) this.open.addText(space)
    if (space === data) return
    this.beginBody()
    this.open.addText(data.slice(space.length))
  }

  private beginHtml(attributes: Attributes = {}): true {
    this.open.begin('html', attributes)
    this.phase = 'before head'
    return true
  }

  private beginHead(attributes: Attributes = {}): true {
    this.open.begin('head', attributes)
    this.phase = 'in head'
    return true
  }

  /** And what has to stand before it. */
  private beginBody(attributes: Attributes = {}): void {
    if (this.phase === 'before html') this.beginHtml()
    if (this.phase === 'before head') this.beginHead()
    if (this.phase === 'in head') this.endOfHead('head')
    if (this.phase === 'after head') this.open.begin('body', attributes)
    this.phase = 'in body'
  }
}
