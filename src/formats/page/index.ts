/**
 * Laid-out pages, whoever drew them → the text stream, and what the reading of them doubts.
 *
 * The room's door: a PDF is one way to draw pages, and nothing in here knows it.
 */
import type { Finding } from '../../diagnostics/finding.js'
import type { Block } from '../../document.js'
import { SECTIONS_WITH_TABLE } from '../../form/index.js'
import { itemsOf } from './fragments.js'
import { withoutFurniture } from './furniture.js'
import { inHalves } from './halves.js'
import { withoutLineNumbers } from './line-numbers.js'
import { withoutOverlays } from './overlays.js'
import type { Page } from './page.js'
import { pagesToBlocks } from './pages.js'
import { remarksOn } from './remarks.js'

export interface PageStream {
  blocks: Block[]
  findings: Finding[]
}

export function pagesToStream(drawn: Page[]): PageStream {
  const sheets = withoutOverlays(drawn)
  const halved = inHalves(sheets)
  const pages = withoutLineNumbers(halved.pages)
  const items = withoutFurniture(pages.map((page) => ({ page, items: itemsOf(page) })))
  const found = pagesToBlocks(
    pages.map((page, i) => ({ page, items: items[i]! })),
    halved.sheetOf,
  )
  return { blocks: found.blocks, findings: remarksOn(sheets, found) }
}

/** A section with a table has one; where fewer are found, or a page has no text, a picture may stand in their place. */
export const wantsPictures = (pages: Page[], blocks: Block[]): boolean =>
  pages.some((page) => !page.shown) ||
  blocks.filter(({ kind }) => kind === 'table').length < SECTIONS_WITH_TABLE.size
