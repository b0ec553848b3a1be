/** Paragraphs that have run together with the headings below them → each heading at the start of a paragraph. */
import { type Block, type Paragraph, paragraph } from '../document.js'
import { readHeading } from '../form/headings.js'
import { STRONG, candidatesOf } from './candidates.js'

/** 一、 behind the end of a sentence, or set apart by a space; lists of titles have other marks between them. */
const WITHIN = /(?<=[。！？\s][”’）)]?)[一二三四五六七八九]、/g
/** A report has six sections; one that is a single line has as many headings in it, and perhaps those of its sub-headings. */
const MOST_PARTED = 24

/** A heading, and the beginning of what follows it. */
const MOST_LOOKED_AT = 80

/** Only headings that stand nowhere else are looked for inside of paragraphs. */
export function withHeadingsApart(blocks: Block[]): Block[] {
  if (!blocks.some((block) => block.kind === 'paragraph' && block.text.search(WITHIN) >= 0)) return blocks
  const known = new Set(
    candidatesOf(blocks).flatMap(({ number, likeness }) => (likeness >= STRONG ? [number] : [])),
  )
  let parted = 0
  const isHeading = (text: string): boolean => {
    const heading = parted < MOST_PARTED ? readHeading(text) : null
    const isFound =
      heading !== null && heading.number !== null && heading.likeness >= STRONG && !known.has(heading.number)
    if (isFound) parted++
    return isFound
  }
  return blocks.flatMap((block): Block[] =>
    block.kind === 'paragraph' ? partsOf(block, isHeading) : [block],
  )
}

function partsOf({ text, place }: Paragraph, isHeading: (text: string) => boolean): Paragraph[] {
  const starts = [...text.matchAll(WITHIN)].flatMap(({ index }) =>
    isHeading(text.slice(index, index + MOST_LOOKED_AT)) ? [index] : [],
  )
  return [0, ...starts].map((start, i) => paragraph(text.slice(start, starts[i]).trim(), place))
}
