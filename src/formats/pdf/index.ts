/** PDF → text stream. */
import { refusal } from '../../errors.js'
import { latin1 } from '../../platform.js'
import type { Reading } from '../reading.js'
import { readContent } from './content.js'
import { refuseCostly } from './costs.js'
import { refuseCounts } from './counts.js'
import { withDocument, type Opening, type RawPage } from './engine.js'
import { pagesToStream, wantsPictures, type PageStream } from '../page/index.js'
import type { Page } from '../page/page.js'
import { legible, type LegiblePage } from '../page/painted/legible.js'
import { refusePictures, refuseUntold } from '../page/readable.js'
import { lighter } from './lighter.js'
import { objectsOf, type Objects } from './objects.js'
import { idlePrograms } from './programs.js'

/** Pages asked for before they are needed: inflating one goes on beside the understanding of another. */
const PAGES_AHEAD = 4

/**
 * Reads a PDF with text in it.
 *
 * @throws UnreadableDocumentError `input.empty`, `input.encrypted` (a password is needed), `input.corrupt`, `input.tooLarge`,
 *   `input.noText` (pictures of pages, or fonts that do not say which characters they draw)
 */
export async function readPdf(
  bytes: Uint8Array,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<Reading> {
  const objects = affordable(bytes)
  const pages = await readPages(objects, signal)
  refuseDamaged(pages, bytes)
  refusePictures(pages)
  const stream = pagesToStream(pages.map((page) => ({ ...page, pictures: [] })))
  refuseUntold(pages, stream.blocks)
  if (!wantsPictures(pages, stream.blocks)) return reading(pages, stream)
  const pictured = pages.every((page) => page.shown || page.pictures.length)
    ? pages
    : await readWhole(lighter(objects, NONE), { pictures: true, signal })
  return reading(pictured, pagesToStream(pictured))
}

/** The pages as they are understood, for those who show that: what the text stream is made of. */
export const pagesOfPdf = (bytes: Uint8Array): Promise<LegiblePage[]> =>
  readPages(affordable(bytes), undefined)

function affordable(bytes: Uint8Array): Objects {
  refuseCostly(bytes)
  const objects = objectsOf(bytes)
  refuseCounts(objects)
  return objects
}

const NONE = new Set<number>()

/** Reads the pages without the programs of fonts that do without; where it turns out that they may not, once more with all. */
async function readPages(objects: Objects, signal: AbortSignal | undefined): Promise<LegiblePage[]> {
  const idle = idlePrograms(objects)
  const annotations = hasAnnotations(objects)
  const pages = await readWhole(lighter(objects, idle), { annotations, signal })
  const outlines = pages.some((page) => page.wideSpaces)
  const coded = idle.size > 0 && pages.some((page) => page.coded)
  return coded || outlines ? readWhole(lighter(objects, NONE), { annotations, outlines, signal }) : pages
}

/** What is laid over a page and may show or hide text of it; links do not. */
const ANNOTATION =
  /\/Subtype\s*\/(?:Widget|FreeText|StrikeOut|Square|Circle|Redact|Line|PolyLine|Polygon|Ink|Stamp)\b/
const hasAnnotations = ({ all, complete }: Objects): boolean =>
  !complete || all.some(({ text }) => ANNOTATION.test(text))

const readWhole = (
  bytes: Uint8Array,
  { signal, ...opening }: Opening & { signal: AbortSignal | undefined },
): Promise<LegiblePage[]> =>
  withDocument(bytes, opening, async (engine) => {
    const all: LegiblePage[] = []
    const ahead: Promise<RawPage>[] = []
    for (let number = 1; number <= engine.pageCount; number++) {
      signal?.throwIfAborted()
      while (ahead.length < PAGES_AHEAD && number + ahead.length <= engine.pageCount)
        ahead.push(quietly(engine.page(number + ahead.length)))
      all.push(legible(readContent(await ahead.shift()!, engine.OPS)))
    }
    return all
  })

const reading = (pages: Page[], { blocks, findings }: PageStream): Reading => ({
  blocks,
  pages: pages.length,
  findings,
})

/** A page that fails after another one has is no news: closing the document fails them all. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

function refuseDamaged(pages: Page[], bytes: Uint8Array): void {
  if (pages.every((page) => !page.shown) && !endsWell(bytes)) throw refusal('input.corrupt:pdfNothing', {})
}

/** Readers look for the end mark in the last 1,024 bytes of a file. */
const endsWell = (bytes: Uint8Array): boolean => latin1(bytes.subarray(-1024)).includes('%%EOF')
