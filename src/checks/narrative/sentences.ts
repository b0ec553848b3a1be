/** Paragraphs → sentences, with the block that each begins in, and sentences → clauses. */
import type { Block } from '../../document.js'
import { isNumbered } from '../../form/lexicon/ordinals.js'

export interface Sentence {
  /** As printed, without spaces. */
  text: string
  block: number
}

/** What a paragraph of the prose says. */
export type Passage = Sentence[]

/** A line at least so long that ends without a stop was broken by the page's width. */
const LEAST_WRAPPED = 18
const ENDS = /[。：:；;！!？?]$/
const BULLET = /^[-•·]/
const SENTENCE = /[^。！!？?；;]{1,2000}[。！!？?；;]?/g
const CLAUSES = /[，,：:()（）；;。！!？?]/
const THOUSANDS = /(\d),(?=\d{3}(?!\d))/g

export function passagesOf(blocks: readonly Block[], from: number, to: number): Passage[] {
  const passages: Passage[] = []
  let text = ''
  let starts: { at: number; block: number }[] = []
  const close = (): void => {
    if (text) passages.push(sentencesOf(text, starts))
    text = ''
    starts = []
  }
  for (let index = from; index < to; index++) {
    const block = blocks[index]!
    if (block.kind !== 'paragraph') {
      close()
      continue
    }
    const line = block.text.replace(/\s+/g, '')
    if (isNumbered(line) || BULLET.test(line)) close()
    starts.push({ at: text.length, block: index })
    text += line
    if (line.length < LEAST_WRAPPED || ENDS.test(line)) close()
  }
  close()
  return passages
}

const sentencesOf = (text: string, starts: readonly { at: number; block: number }[]): Passage =>
  [...text.matchAll(SENTENCE)].map(({ 0: sentence, index }) => ({
    text: sentence,
    block: starts.findLast(({ at }) => at <= index)!.block,
  }))

/** The clauses, folded for reading: full-width forms narrowed, separators of thousands gone. */
export const clausesOf = ({ text }: Sentence): string[] => folded(text).split(CLAUSES)

const folded = (text: string): string => text.normalize('NFKC').replace(THOUSANDS, '$1')
