/** What is printed on every page and belongs to none: page numbers, running heads, footers. */
import { NUMERALS } from '../../form/lexicon/numerals.js'
import type { Page } from './page.js'
import type { Item, TextLine } from './fragments.js'

/** The parts of a page's height, at its top and bottom, where such lines stand. */
const MARGIN = 0.12
/** Two running heads stand at the same height within this (points). */
const SAME_HEIGHT = 4

const DASH = '[-\u2010-\u2015\u2212\uff0d\u4e00_~\u00b7.\u2022|]'
const PAGE_NUMBER = new RegExp(
  `^(?:${DASH}{0,2}(?:\\d{1,3}|[ivxlc]{1,6})${DASH}{0,2}|第?\\d{1,3}页?[/,，共]{1,2}\\d{1,3}页?|第[\\d${NUMERALS}]{1,3}页|page\\d{1,3}(?:of\\d{1,3})?|\\d{1,3}of\\d{1,3})$`,
  'i',
)
const isPageNumber = (text: string): boolean => PAGE_NUMBER.test(text.replace(/\s/g, ''))

/** The items of each page without page numbers and without lines that stand in the same place of other pages. */
export function withoutFurniture(pages: { page: Page; items: Item[] }[]): Item[][] {
  const margins = pages.map(
    ({ page, items }) => items.filter((item) => item.kind === 'line' && inMargin(item, page)) as TextLine[],
  )
  return pages.map(({ page, items }, i) => {
    const others = margins.filter((_, j) => j !== i)
    return items.filter((item) => {
      if (item.kind !== 'line') return true
      if (!margins[i]!.includes(item)) return !(item.sideways && isPageNumber(item.line.text))
      return !(isPageNumber(item.line.text) && outermost(item, items, page)) && !recurs(item, others)
    })
  })
}

const inMargin = (item: TextLine, page: Page): boolean =>
  item.box.y1 < MARGIN * page.height || item.box.y0 > (1 - MARGIN) * page.height || item.sideways

/** First or last on its page but for other page furniture beside it. */
const outermost = (item: TextLine, items: Item[], page: Page): boolean => {
  const below = item.box.y0 > page.height / 2
  return items.every(
    (other) =>
      other === item ||
      (below ? other.box.y0 < item.box.y1 : other.box.y1 > item.box.y0) ||
      (other.kind === 'line' && inMargin(other, page)),
  )
}

/** A running head says the same in the same place on another page, or differs only in its numbers. */
function recurs(item: TextLine, others: TextLine[][]): boolean {
  const masked = mask(item.line.text)
  return others.some((lines) =>
    lines.some(
      (other) =>
        Math.abs(other.box.y0 - item.box.y0) < SAME_HEIGHT &&
        Math.abs(other.box.x0 - item.box.x0) < 40 &&
        mask(other.line.text) === masked,
    ),
  )
}

const mask = (text: string): string => text.replace(/\d+/g, '#').replace(/\s/g, '')
