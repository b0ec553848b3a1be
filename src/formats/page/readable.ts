/** Documents whose pages say too little to be read. */
import { UnreadableDocumentError } from '../../errors.js'
import type { Page } from './page.js'

/** More than this part of the characters unknown: the text is not readable, and what is left of it would mislead. */
const MOST_UNREADABLE = 0.05

/** Throws `input.noText` for pictures of pages, and for characters that nobody knows. */
export function refuseUnreadable(pages: Page[]): void {
  const bare = pages.filter((page) => !page.shown)
  if (bare.length === pages.length)
    throw new UnreadableDocumentError(
      'input.noText',
      `No page has text: page ${list(bare)} may be scanned, and the recognition of scans is not part of this version; ` +
        `look for the report as a page, a document with text or a Word file. ` +
        `第${list(bare)}页没有文字，可能是扫描件，本版本不含文字识别；请改用网页、带文字的文档或Word文件。`,
    )
  const shown = sum(pages.map((page) => page.shown))
  const lost = pages.filter((page) => page.unreadable)
  if (sum(lost.map((page) => page.unreadable)) > MOST_UNREADABLE * shown) {
    throw new UnreadableDocumentError(
      'input.noText',
      `The fonts of page ${list(lost)} do not say which characters they draw`,
    )
  }
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
const list = (pages: Page[]): string => pages.map((page) => page.number).join(', ')
