/** Laid-out pages by hand: text at places, and nothing of any format. */
import type { Glyph, Page } from '../../src/formats/page/page.js'
import { IDENTITY } from '../../src/formats/page/geometry.js'
import { pagesToStream } from '../../src/formats/page/index.js'
import { gridTexts } from '../../src/document.js'

let painted = 0

/** A line of text from `x` with its baseline at `y`: Chinese characters an em wide, others half. */
export function print(text: string, x: number, y: number, size = 10, more: Partial<Glyph> = {}): Glyph[] {
  painted++
  let at = x
  return [...text].map((sign): Glyph => {
    const width = sign.charCodeAt(0) < 128 ? size / 2 : size
    const box = { x0: at, x1: at + width, y0: y - 0.88 * size, y1: y + 0.12 * size }
    at += width
    return {
      ...box,
      text: sign,
      size,
      turn: 0,
      vertical: false,
      space: sign === ' ',
      font: 'f',
      painted,
      slant: 0,
      ink: 1,
      ...more,
    }
  })
}

const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 128 ? size / 2 : size), 0)

/** The same with its middle at `x`. */
export const printMiddle = (text: string, x: number, y: number, size = 10): Glyph[] =>
  print(text, x - widthOf(text, size) / 2, y, size)

export const pageOf = (glyphs: Glyph[], number = 1): Page => ({
  number,
  width: 595,
  height: 842,
  glyphs,
  edges: [],
  pictures: [],
  unread: [],
  shapes: [],
  shown: glyphs.length,
  unreadable: 0,
  fieldValues: 0,
  drawnLines: 0,
  leftOut: {},
  recognised: false,
  back: IDENTITY,
})

/** What is read from pages: a paragraph as its text, a table as the texts of its grid. */
export const read = (...pages: Page[]): (string | string[][])[] =>
  pagesToStream(pages).blocks.map((block) => {
    if (block.kind === 'table') return gridTexts(block)
    return block.kind === 'paragraph' ? block.text : 'picture'
  })
