/** Documents whose pages say too little to be read. */
import type { Block } from '../../document.js'
import { refusal } from '../../errors.js'
import { readHeading } from '../../form/headings.js'
import { formTableKind } from '../blocks/tables.js'
import type { Page } from './page.js'

/** Throws `input.noText` for pictures of pages. */
export function refusePictures(pages: Page[]): void {
  const bare = pages.filter((page) => !page.shown)
  if (bare.length === pages.length) throw refusal('input.noText:pictures', { pages: list(bare) })
}

/** Fewer unknown characters are signs in a text that is known. */
const MOST_UNREADABLE = 0.05
/** Fewer headings of sections do not show that a text is known. */
const FEWEST_HEADINGS = 3

/**
 * Throws `input.noText` where many characters are unknown, and what is left of the text shows neither a table of the form
 * nor its sections. Where it does, a font of figures alone may be the one that is not known: each cell says so for itself.
 */
export function refuseUntold(pages: Page[], blocks: readonly Block[]): void {
  const lost = pages.filter((page) => page.unreadable)
  const shown = sum(pages.map((page) => page.shown))
  if (sum(lost.map((page) => page.unreadable)) <= MOST_UNREADABLE * shown || isTold(blocks)) return
  throw refusal('input.noText:fonts', { pages: list(lost) })
}

const isTold = (blocks: readonly Block[]): boolean =>
  blocks.some(
    (block) => block.kind === 'table' && formTableKind(block.cells.map(({ text }) => text)) !== null,
  ) ||
  blocks.filter((block) => block.kind === 'paragraph' && readHeading(block.text)?.number != null).length >=
    FEWEST_HEADINGS

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
const list = (pages: Page[]): string => pages.map((page) => page.number).join(', ')
