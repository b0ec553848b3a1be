/** PDF → text stream. */
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { UnreadableDocumentError } from '../../errors.js'
import type { Block } from '../../document.js'
import type { Reading } from '../reading.js'
import { readContent } from './content.js'
import { withDocument, type Opening, type RawPage } from './engine.js'
import { itemsOf } from '../page/fragments.js'
import { withoutFurniture } from '../page/furniture.js'
import type { Page } from '../page/page.js'
import { legible, UNREADABLE } from './legible.js'
import { pagesToBlocks, type Stream } from '../page/pages.js'
import { withoutFontPrograms } from './programs.js'

/** Pages asked for before they are needed: inflating one goes on beside the understanding of another. */
const PAGES_AHEAD = 4
/** More than this part of the characters unknown: the text is not readable, and what is left of it would mislead. */
const MOST_UNREADABLE = 0.05

/**
 * Reads a PDF with text in it.
 *
 * @throws UnreadableDocumentError `input.empty`, `input.encrypted` (a password is needed), `input.corrupt`, `input.tooLarge`,
 *   `input.noText` (pictures of pages, or fonts that do not say which characters they draw)
 */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const pages = await readPages(bytes)
  refuseUnreadable(pages, bytes)
  const stream = toBlocks(pages)
  if (!wantsPictures(pages, stream.blocks) || !mayHavePictures(bytes)) return reading(pages, stream)
  const pictured = await readWhole(bytes, { pictures: true })
  return reading(pictured, toBlocks(pictured))
}

/** Reads the pages without the fonts' programs where that gives the same; where a font turns out to need its own, once more with them. */
async function readPages(bytes: Uint8Array): Promise<Page[]> {
  const light = withoutFontPrograms(bytes)
  const pages = light && (await readWhole(light, {}))
  return pages && !pages.some((page) => page.coded) ? pages : readWhole(bytes, {})
}

const readWhole = (bytes: Uint8Array, opening: Opening): Promise<Page[]> =>
  withDocument(bytes, opening, async (engine) => {
    const all: Page[] = []
    const ahead: Promise<RawPage>[] = []
    for (let number = 1; number <= engine.pageCount; number++) {
      while (ahead.length < PAGES_AHEAD && number + ahead.length <= engine.pageCount)
        ahead.push(quietly(engine.page(number + ahead.length)))
      all.push(legible(readContent(await ahead.shift()!, engine.OPS)))
    }
    return all
  })

function toBlocks(pages: Page[]): Stream {
  const items = withoutFurniture(pages.map((page) => ({ page, items: itemsOf(page) })))
  return pagesToBlocks(pages.map((page, i) => ({ page, items: items[i]! })))
}

/** The form has three tables; where fewer are found, or a page has no text, a picture may stand in their place. */
const TABLES_OF_THE_FORM = 3
const wantsPictures = (pages: Page[], blocks: Block[]): boolean =>
  pages.some((page) => !page.shown) ||
  blocks.filter(({ kind }) => kind === 'table').length < TABLES_OF_THE_FORM
const mayHavePictures = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/Image')

const reading = (pages: Page[], { blocks, aligned, overflows }: Stream): Reading => ({
  blocks,
  pages: pages.length,
  diagnostics: [
    ...aligned.map(byAlignment),
    ...overflows.map(overflowOf),
    ...pages.flatMap((page) => remarksOn(page, blocks)),
  ],
})

/** A page that fails after another one has is no news: closing the document fails them all. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

function refuseUnreadable(pages: Page[], bytes: Uint8Array): void {
  const bare = pages.filter((page) => !page.shown)
  if (bare.length === pages.length && !endsWell(bytes))
    throw new UnreadableDocumentError(
      'input.corrupt',
      'The PDF is cut off or damaged: nothing in it can be read',
    )
  if (bare.length === pages.length)
    throw new UnreadableDocumentError('input.noText', `No page has text: page ${list(bare)} may be scanned`)
  const shown = sum(pages.map((page) => page.shown))
  const lost = pages.filter((page) => page.unreadable)
  if (sum(lost.map((page) => page.unreadable)) > MOST_UNREADABLE * shown) {
    throw new UnreadableDocumentError(
      'input.noText',
      `The fonts of page ${list(lost)} do not say which characters they draw`,
    )
  }
}

/** Readers look for the end mark in the last 1,024 bytes of a file. */
const endsWell = (bytes: Uint8Array): boolean => Buffer.from(bytes.slice(-1024)).includes('%%EOF')

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
const list = (pages: Page[]): string => pages.map((page) => page.number).join(', ')

const byAlignment = (block: number): Diagnostic => ({
  code: 'table.byAlignment',
  severity: 'info',
  origin: 'parser',
  message: 'The table has no ruling lines; its cells were found from how its text is aligned',
  location: { block },
})

const overflowOf = ({ block, cell: { row, column, place } }: Stream['overflows'][number]): Diagnostic => ({
  code: 'cell.overflow',
  severity: 'warning',
  origin: 'source',
  message:
    'Text is printed over the wall between this cell and the next, so that it is not certain whose a number is; both cells hold both',
  location: { block, row, column, ...place },
})

/** What a page's text is not: a picture of a page among pages of text, a text that was recognised, characters that are unknown. */
function remarksOn(page: Page, blocks: Block[]): Diagnostic[] {
  const block = blocks.findIndex(
    (one) => (one.kind === 'table' ? one.cells[0]?.place : one.place)?.page === page.number,
  )
  if (block < 0) return []
  const remark = (code: string, severity: 'info' | 'warning', message: string): Diagnostic => ({
    code,
    severity,
    origin: 'source',
    message,
    location: { block, page: page.number },
  })
  return [
    ...(page.shown
      ? []
      : [
          remark('page.noText', 'warning', `Page ${page.number} is a picture: what stands on it is not read`),
        ]),
    ...(page.recognised
      ? [
          remark(
            'page.recognised',
            'info',
            `The text of page ${page.number} is an invisible layer made by a text recognition`,
          ),
        ]
      : []),
    ...(page.unreadable
      ? [
          remark(
            'page.unreadable',
            'warning',
            `${page.unreadable} characters of page ${page.number} are not known; they are shown as ${UNREADABLE}`,
          ),
        ]
      : []),
  ]
}
