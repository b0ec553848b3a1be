/**
 * OFD (GB/T 33190), the national layout format of official documents → text stream. What it paints goes the way of a PDF's pages.
 */
import { refusal } from '../../errors.js'
import { pagesToStream, wantsPictures } from '../page/index.js'
import type { Page } from '../page/page.js'
import { legible } from '../page/painted/legible.js'
import { refusePictures, refuseUntold } from '../page/readable.js'
import type { Reading } from '../reading.js'
import { documentsIn, type OfdDocument } from './documents.js'
import { MOST_PAINTED, paintPage, type Budget } from './paint.js'
import { openParts } from './parts.js'

/**
 * Reads an OFD document; of a package with several the first, and the others beside it.
 *
 * @throws UnreadableDocumentError `input.encrypted`, `input.corrupt`, `input.tooLarge`, `input.noText` (pictures of pages, or
 *   glyphs without the characters that they are)
 */
export async function readOfd(bytes: Uint8Array): Promise<Reading> {
  const all = paintedDocuments(bytes)
  const [first, ...others] = readable(all).map(streamOf)
  return { ...first!, pages: all.flat().length, ...(others.length > 0 && { others }) }
}

/** The pages as they are understood, for those who show that: what the text stream is made of. */
export const pagesOfOfd = (bytes: Uint8Array): Page[] => paintedDocuments(bytes).flat()

function paintedDocuments(bytes: Uint8Array): Page[][] {
  const budget: Budget = { left: MOST_PAINTED }
  let pages = 0
  return documentsIn(openParts(bytes)).map((document) => {
    const own = pagesOf(document, pages, budget)
    pages += own.length
    return own
  })
}

/** @param before how many pages the package has before those of this document */
const pagesOf = ({ pages, resources }: OfdDocument, before: number, budget: Budget): Page[] =>
  pages.map((page, i) => legible(paintPage(page, before + i + 1, { resources, budget })))

/** The documents that have text: beside a report there may be pictures of what is attached to it. */
function readable(documents: Page[][]): Page[][] {
  const found = documents.filter((pages) => pages.some(({ shown }) => shown > 0))
  for (const pages of found.length > 0 ? found : documents) refusePictures(pages)
  if (found.length === 0) throw refusal('input.empty:pages', {})
  return found
}

function streamOf(pages: Page[]): Pick<Reading, 'blocks' | 'findings'> {
  const { blocks, findings } = pagesToStream(pages.map((page) => ({ ...page, pictures: [] })))
  refuseUntold(pages, blocks)
  return wantsPictures(pages, blocks) ? pagesToStream(pages) : { blocks, findings }
}
