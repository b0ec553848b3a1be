/** A paragraph while it is being read: `<p>全年<b>12</b>件<br>` gives 全年, then 12, then 件, until the break ends it. */
import { type Block, image, paragraph } from '../../document.js'
import { lineOf } from '../blocks/line.js'
import type { Node } from './node.js'

/** A block and where it was found. */
export interface Found {
  block: Block
  /** The innermost element that holds all of the block. */
  holder: Node
  /** The number of links in it and of characters inside them. */
  links: number
  linked: number
}

export class OpenParagraph {
  private text = ''
  private links = 0
  private linked = 0
  private pictures: string[] = []

  add(text: string, isLinked: boolean): void {
    this.text += text
    if (isLinked) this.linked += text.trim().length
  }

  addLink(): void {
    this.links++
  }

  addPicture(alt: string): void {
    this.pictures.push(lineOf(alt))
  }

  /** How far it has been read: a place for `setApart`. */
  get length(): number {
    return this.text.length
  }

  /** A note's mark behind a number is no digit of it: digits above or below the line stand in brackets. 98<sup>1</sup> → 98[1] */
  setApart(from: number): void {
    const before = this.text.slice(0, from)
    const raised = this.text.slice(from).trim()
    if (before.trim() !== '' && /\p{N}/u.test(raised)) this.text = `${before}[${raised}]`
  }

  /**
   * Ends it: its text, or else its pictures. What follows is another paragraph, of the same link where one is open.
   *
   * @param holder the element that holds all of it
   */
  end(holder: Node, isLinked: boolean): Found[] {
    const text = this.text && lineOf(this.text)
    const blocks = text ? [paragraph(text)] : this.pictures.map((alt) => image(alt))
    const { links } = this
    const linked = Math.min(this.linked, text.length)
    this.text = ''
    this.links = isLinked ? 1 : 0
    this.linked = 0
    this.pictures = []
    return blocks.map((block) => ({ block, holder, links, linked }))
  }
}
