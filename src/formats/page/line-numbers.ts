/** Numbers of lines in the left margin: outside of everything else on the page, and counted up. */
import { gapBetween, WORD_GAP } from './gaps.js'
import { hull, median, type Box } from './geometry.js'
import type { Glyph, Page } from './page.js'
import { rowsOf } from './words.js'

/** So many show that lines are counted; fewer may be numbers of items, set out into the margin. */
const FEWEST = 3
/** Line numbers stand this far (ems) from the text at least, and in line with one another within this (points). */
const APART = 0.5
/** Of the page's width. */
const MARGIN = 0.15
const IN_LINE = 3

const DIGIT = /^\d$/

interface MarginNumber extends Box {
  value: number
  glyphs: Glyph[]
}

/** The pages without the numbers of their lines: `12  三、收到和处理…` → `三、收到和处理…`. */
export function withoutLineNumbers(pages: Page[]): Page[] {
  const margins = pages.map((page) => inLine(marginNumbers(page)))
  const counted = margins.flat().filter(isCounted)
  if (!counted.length) return pages
  return pages.map((page, i) => {
    const numbers = margins[i]!.filter(
      (own) => isCounted(own) || counted.some((other) => areInLine(own, other)),
    )
    const gone = new Set(numbers.flat().flatMap(({ glyphs }) => glyphs))
    return gone.size ? { ...page, glyphs: page.glyphs.filter((glyph) => !gone.has(glyph)) } : page
  })
}

/** The numbers left of everything else. A column of values may be right of it, but never is in the left margin. */
function marginNumbers({ glyphs, width }: Page): MarginNumber[] {
  const upright = glyphs.filter(({ turn, vertical, space }) => turn === 0 && !vertical && !space)
  const text = upright.filter((glyph) => !DIGIT.test(glyph.text))
  if (!text.length) return []
  const left = text.reduce((least, { x0 }) => Math.min(least, x0), MARGIN * width)
  const digits = upright.filter((glyph) => DIGIT.test(glyph.text) && glyph.x1 < left - APART * glyph.size)
  return rowsOf(digits).map((row) => {
    const own = firstWord(row.glyphs)
    return { ...hull(own), value: Number(own.map((glyph) => glyph.text).join('')), glyphs: own }
  })
}

/** A line that begins with a year has digits of its own behind its number: `1    2025年1月18日`. */
function firstWord(digits: Glyph[]): Glyph[] {
  const end = digits.findIndex((glyph, i) => i > 0 && gapBetween(digits[i - 1]!, glyph) > WORD_GAP)
  return end < 0 ? digits : digits.slice(0, end)
}

/** The numbers that end or begin above one another; a number of a head or foot may stand elsewhere. */
const inLine = (numbers: MarginNumber[]): MarginNumber[][] =>
  (['x1', 'x0'] as const)
    .map((side) => {
      const line = median(numbers.map((one) => one[side]))
      return numbers.filter((one) => Math.abs(one[side] - line) < IN_LINE)
    })
    .filter((own) => own.length > 0)

/** Counted up by the same step for a while: 1, 2, 3 or 5, 10, 15. Lines of heads and feet may be counted apart. */
function isCounted(numbers: MarginNumber[]): boolean {
  let run = 1
  for (let i = 1; i < numbers.length; i++) {
    const step = numbers[i]!.value - numbers[i - 1]!.value
    const same = step > 0 && (run === 1 || step === numbers[i - 1]!.value - numbers[i - 2]!.value)
    run = same ? run + 1 : 1
    if (run >= FEWEST) return true
  }
  return false
}

/** One or two lines alone on a page are numbered where another page's are. */
const areInLine = (own: MarginNumber[], other: MarginNumber[]): boolean =>
  (['x1', 'x0'] as const).some((side) =>
    [...own, other[0]!].every((one) => Math.abs(one[side] - other[0]![side]) < IN_LINE),
  )
