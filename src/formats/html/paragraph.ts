/** A paragraph while it is being read: `<p>全年<b>12</b>件<br>` gives 全年, then 12, then 件, until the break ends it. */
import { type Block, image, paragraph } from '../../document.js'
import { APART, UNREAD } from '../blocks/cell.js'
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

/** Something stands here that is seen and is no text: a picture, a drawing. Unicode has this character for it. */
export const OBJECT = '\ufffc'

/** Marks inside of an open paragraph; the three characters stand for nothing in published text. */
const [WALL, RAISED, LOWERED] = ['\ufff9', '\ufffa', '\ufffb']
const MARKS = /[\ufff9-\ufffc]/
const ANY_MARK = /[\ufff9-\ufffc]/g
const RAISED_TEXT = /\ufffa([^\ufff9-\ufffb]*)\ufffb/g
/** Two pictures beside each other may show the digits of one number. */
const UNREAD_TWICE = new RegExp(`${UNREAD}[\\s\ufff9]*(?=${UNREAD})`, 'g')
const WALL_IN_NUMBER = /(?<=\p{Nd})\s*\ufff9[\s\ufff9]*(?=\p{Nd})/gu

/** Between two digits more white space than this is no matter of one number. */
const MOST_SPACES = 20

/** How a piece of text stands in its paragraph. */
export interface Manner {
  isLinked: boolean
  /** What may show or hide it, where that is not known; two texts of unlike keys may not be seen together. */
  key: string
}

export class OpenParagraph {
  private text = ''
  private key = ''
  private links = 0
  private linked = 0
  private pictures: string[] = []
  private objects: string[] = []

  add(text: string, { isLinked, key }: Manner): void {
    if (key !== this.key && text.trim() !== '') {
      if (this.text !== '') this.text += WALL
      this.key = key
    }
    this.text += text
    if (isLinked) this.linked += text.trim().length
  }

  /** A text in a box of its own: the digits beside it are another number's. */
  addApart(text: string, manner: Manner): void {
    this.add(`${WALL}${text}${WALL}`, manner)
  }

  /** What follows is no part of the number that stands here. */
  part(): void {
    this.text += WALL
  }

  /** Whether the next digits would be read with those that stand last. */
  get isDigitLast(): boolean {
    return /\p{Nd}\s*$/u.test(this.text.slice(-MOST_SPACES))
  }

  addLink(): void {
    this.links++
  }

  addPicture(alt: string): void {
    this.pictures.push(lineOf(alt))
  }

  /** @param said what a cell says of it: the number that a picture shows, or that it is not read */
  addObject(said: string, manner: Manner): void {
    this.add(OBJECT, manner)
    this.objects.push(said)
  }

  /** How far it has been read: a place for `raise`. */
  get length(): number {
    return this.text.length
  }

  get isEmpty(): boolean {
    return this.text.trim() === ''
  }

  /** A note's mark beside a number is no digit of it: digits above or below the line will stand in brackets. */
  raise(from: number): void {
    const raised = this.text.slice(from).replaceAll(WALL, '')
    if (MAY_MARK.test(raised)) this.text = `${this.text.slice(0, from)}${RAISED}${raised}${LOWERED}`
  }

  /**
   * Ends it. What follows is another paragraph, of the same link where one is open.
   *
   * @param holder the element that holds all of it
   * @param found takes its text, or else its pictures
   * @returns its line as a cell would say it, with what is no text in it
   */
  end(holder: Node, isLinked: boolean, found: Found[]): string {
    if (this.text === '' && this.pictures.length === 0) {
      this.links = isLinked ? 1 : 0
      return ''
    }
    const isMarked = MARKS.test(this.text)
    const marked = isMarked ? withBrackets(this.text) : this.text
    const text = lineOf(isMarked ? marked.replace(ANY_MARK, '') : marked)
    const line = isMarked ? lineOf(asCell(marked, this.objects)) : text
    const { links } = this
    const linked = Math.min(this.linked, text.length)
    if (text) found.push({ block: paragraph(text), holder, links, linked })
    else for (const alt of this.pictures) found.push({ block: image(alt), holder, links, linked })
    this.text = ''
    this.key = ''
    this.links = isLinked ? 1 : 0
    this.linked = 0
    if (this.pictures.length > 0) this.pictures = []
    if (this.objects.length > 0) this.objects = []
    return line
  }
}

/** What a note's mark is made of: `1`, `①`, `*`, `注`. */
const MAY_MARK = /[\p{N}*＊※†‡§#注]/u
/** Brackets of the mark's own: `[2]`, `（2）` */
const OWN_BRACKETS = /^[[(（〔【]|[\])）〕】]$/g

/** 98↑1↓ → 98[1], 98↑[1]↓ → 98[1], ↑*↓98 → [*]98, 件↑1↓ → 件[1], 件↑*↓ → 件*; alone it stands as it is. */
const withBrackets = (text: string): string =>
  text.replace(RAISED_TEXT, (_, raised: string, at: number) => {
    const before = text.slice(0, at).replace(ANY_MARK, '').trim()
    const after = text.slice(at + raised.length + 2).trimStart()
    const mark = raised.trim()
    const isBeside = /\p{N}$/u.test(before) || /^\p{N}/u.test(after)
    return isBeside || (before !== '' && /\p{N}/u.test(mark)) ? `[${mark.replace(OWN_BRACKETS, '')}]` : mark
  })

function asCell(marked: string, objects: readonly string[]): string {
  const said = objects.values()
  return marked
    .replaceAll(OBJECT, () => said.next().value ?? UNREAD)
    .replace(UNREAD_TWICE, '')
    .replace(WALL_IN_NUMBER, APART)
    .replaceAll(WALL, '')
}
