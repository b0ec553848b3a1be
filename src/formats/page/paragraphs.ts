/** Lines of text → the paragraphs the author wrote: a line break that the page's width forced is none. */
import { paragraph, type Paragraph, type Place } from '../../document.js'
import { isNumberedInChinese } from '../../form/lexicon/ordinals.js'
import { readTitle } from '../../form/titles.js'
import { hull, median } from './geometry.js'
import type { TextLine } from './fragments.js'
import { isCjk, joinLines, type Line } from './words.js'

/** The left and right side of a page's text. */
export interface Measure {
  left: number
  right: number
  /** From one line of a paragraph to the next, in ems. */
  leading: number
}

/** Of the widest measure in the document, what a page's own must reach to be believed; else its lines are merely short. */
const WIDE_ENOUGH = 0.9
/** Lines set this much further apart than usual begin a paragraph. */
const PARAGRAPH_GAP = 1.4
/** Letters that differ more than this in size are not one paragraph. */
const SAME_SIZE = 0.12
/** Ems: more than this from the left side is a first line's indent (two ems by custom). */
const INDENT = 1.2
/** Ems left over at a full line's end: a character that must not stand apart takes one with it to the next line. */
const SLACK = 1.3
const SENTENCE_END = /[。；：！？.;:!?”）)]$/

export function measures(pages: TextLine[][]): Measure[] {
  const own = pages.map((lines) => (lines.length ? measure(lines) : null))
  const known = own.filter((one) => one !== null)
  if (!known.length) return pages.map(() => ({ left: 0, right: 0, leading: 1.5 }))
  const width = ({ left, right }: Measure) => right - left
  const widest = Math.max(...known.map(width))
  const wide = known.filter((one) => width(one) >= WIDE_ENOUGH * widest)
  const common = {
    left: median(wide.map(({ left }) => left)),
    right: median(wide.map(({ right }) => right)),
    leading: median(wide.map(({ leading }) => leading)),
  }
  return own.map((one) => (one && width(one) >= WIDE_ENOUGH * widest ? one : common))
}

function measure(lines: TextLine[]): Measure {
  const rights = lines.map(({ box }) => box.x1).sort((a, b) => a - b)
  const steps = lines
    .slice(1)
    .map(({ box, line, page }, i) => (page === lines[i]!.page ? (box.y0 - lines[i]!.box.y0) / line.size : 0))
  return {
    left: Math.min(...lines.map(({ box }) => box.x0)),
    right: rights.at(-1)!,
    leading: median(steps.filter((step) => step > 0.9 && step < 4)) || 1.5,
  }
}

/** Joins the lines that stand between two tables. */
export function paragraphsOf(
  lines: TextLine[],
  measureOf: (page: number) => Measure,
  placeOf: (line: TextLine, box: TextLine['box']) => Place,
): Paragraph[] {
  const groups: TextLine[][] = []
  for (const line of lines) {
    const before = groups.at(-1)?.at(-1)
    if (before && goesOn(before, line, measureOf)) groups.at(-1)!.push(line)
    else groups.push([line])
  }
  return groups
    .map((group) => {
      const text = group.reduce((sum, { line }) => joinLines(sum, line.text.trim()), '')
      const first = group[0]!
      return paragraph(
        text,
        placeOf(first, hull(group.filter(({ page }) => page === first.page).map(({ box }) => box))),
      )
    })
    .filter(({ text }) => text)
}

function goesOn(before: TextLine, after: TextLine, measureOf: (page: number) => Measure): boolean {
  if (before.sideways !== after.sideways) return false
  const size = Math.max(before.line.size, after.line.size)
  if (Math.abs(before.line.size - after.line.size) > SAME_SIZE * size) return false
  const one = measureOf(before.page)
  const two = measureOf(after.page)
  if (before.page === after.page && after.box.y0 - before.box.y0 > PARAGRAPH_GAP * one.leading * size)
    return false
  const indent = (after.box.x0 - two.left) / size
  const room = firstUnit(after.line) + SLACK * size
  if (readTitle(before.line.text) && readTitle(after.line.text)) return false
  if (centered(before, one, size) && centered(after, two, size) && indent > INDENT) {
    return one.right - one.left - (before.box.x1 - before.box.x0) < room
  }
  if (indent > INDENT || one.right - before.box.x1 > room) return false
  return !(isNumberedInChinese(after.line.text) && SENTENCE_END.test(before.line.text))
}

const centered = ({ box }: TextLine, { left, right }: Measure, size: number): boolean =>
  Math.abs(box.x0 - left - (right - box.x1)) < size

/** The width of what could not be broken at the start of a line: one Chinese character, or a whole word or number. */
function firstUnit({ glyphs }: Line): number {
  let end = 0
  while (end + 1 < glyphs.length && !isCjk(glyphs[end]!.text) && !isCjk(glyphs[end + 1]!.text)) end++
  return glyphs.length ? glyphs[end]!.x1 - glyphs[0]!.x0 : 0
}
