/** PDF → text stream. */
import { UnreadableDocumentError } from '../../errors.js'
import type { Block } from '../../document.js'
import type { Reading } from '../reading.js'
import { readContent } from './content.js'
import { withDocument, type Opening, type RawPage } from './engine.js'
import { pagesToStream, type Stream } from '../page/index.js'
import type { Page } from '../page/page.js'
import { legible } from './legible.js'
import { objectsOf } from './objects.js'
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
  const stream = pagesToStream(pages)
  if (!wantsPictures(pages, stream.blocks) || !mayHavePictures(bytes)) return reading(pages, stream)
  const pictured = await readWhole(bytes, { pictures: true })
  return reading(pictured, pagesToStream(pictured))
}

/** Reads the pages without the fonts' programs where that gives the same; where a font turns out to need its own, once more with them. */
async function readPages(bytes: Uint8Array): Promise<Page[]> {
  const light = withoutFontPrograms(objectsOf(bytes))
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

/** The form has three tables; where fewer are found, or a page has no text, a picture may stand in their place. */
const TABLES_OF_THE_FORM = 3
const wantsPictures = (pages: Page[], blocks: Block[]): boolean =>
  pages.some((page) => !page.shown) ||
  blocks.filter(({ kind }) => kind === 'table').length < TABLES_OF_THE_FORM
const mayHavePictures = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/Image')

const reading = (pages: Page[], { blocks, findings }: Stream): Reading => ({
  blocks,
  pages: pages.length,
  findings,
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
