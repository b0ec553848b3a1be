/** pdf.js and everything that has to be done round it: the only file that imports it. */
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UnreadableDocumentError } from '../../errors.js'
import { isEndless } from './damage.js'
import { closedPorts, type Port } from './ports.js'

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
interface PdfjsWorker {
  WorkerMessageHandler: { initializeFromPort(port: Port): void }
}

/** A font as far as placing its glyphs needs it. */
export interface Font {
  vertical?: boolean
  isType3Font?: boolean
  fontMatrix?: number[]
  defaultVMetrics?: number[]
}

/** One page as pdf.js gives it: its operators in order, not yet understood. */
export interface RawPage {
  number: number
  width: number
  height: number
  /** From the page's own space to points with the origin at the top left, rotation and crop box settled. */
  transform: number[]
  operators: number[]
  operands: unknown[]
  font(id: string): Font
}

export interface Engine {
  /** Operator names by number. */
  OPS: Record<string, number>
  pageCount: number
  page(number: number): Promise<RawPage>
}

export interface Opening {
  /** Give the operators that paint pictures; without them pictures are not decoded, which costs more than all the text. */
  pictures?: boolean
}

/** A report has 5 to 40 pages and a yearbook a few hundred; more is not one report, and would hold the process up. */
export const MOST_PAGES = 500
/** Of all pages; a page of a report has 2,000, the 18 pages of one with many pictures 60,000. */
const MOST_OPERATORS = 500_000
/** States of the pen kept inside one another, on all pages that are read at once; a page has a dozen, and pdf.js looks through all of them. */
const MOST_KEPT = 5_000
/** To begin a form takes as long as so many other operators. */
const FORM_WEIGHT = 50
/** The largest reports seen, with photographs, are near 30 MB. */
export const MOST_BYTES = 200 * 1024 * 1024

let loading: Promise<{ pdfjs: Pdfjs; worker: PdfjsWorker }> | undefined

/** Opens a document, lets `use` read it and closes it, whatever happens. */
export async function withDocument<T>(
  bytes: Uint8Array,
  opening: Opening,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  if (bytes.length === 0) throw new UnreadableDocumentError('input.empty', 'The file is empty')
  if (bytes.length > MOST_BYTES)
    throw new UnreadableDocumentError(
      'input.tooLarge',
      `The PDF has ${bytes.length} bytes, more than ${MOST_BYTES}`,
    )
  if (isEndless(bytes))
    throw new UnreadableDocumentError(
      'input.corrupt',
      'The PDF is damaged in too many places to be put in order',
    )
  const { pdfjs, worker } = await (loading ??= load())
  let [operators, kept] = [0, 0]
  let flood = (): void => {}
  const flooded = new Promise<never>((_, reject) => {
    flood = () =>
      reject(new UnreadableDocumentError('input.tooLarge', 'The PDF draws more than a report can hold'))
  })
  flooded.catch(() => {})
  const ports = closedPorts((chunk) => {
    const { paintFormXObjectBegin, save, restore } = pdfjs.OPS
    for (const operator of chunk) {
      operators += operator === paintFormXObjectBegin ? FORM_WEIGHT : 1
      kept += operator === save ? 1 : operator === restore ? -1 : 0
    }
    // What a page draws may be unfolded from forms without end; only closing the document stops that.
    if (operators > MOST_OPERATORS || kept > MOST_KEPT) flood()
  })
  const thread = new pdfjs.PDFWorker({ port: ports.near as never, verbosity: 0 })
  worker.WorkerMessageHandler.initializeFromPort(ports.far)
  const task = pdfjs.getDocument({
    // A copy: pdf.js takes the array it is given away from its owner.
    data: new Uint8Array(bytes),
    worker: thread,
    verbosity: 0,
    cMapUrl: join(packageFolder(), 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(packageFolder(), 'standard_fonts') + sep,
    disableFontFace: false,
    isEvalSupported: false,
    useSystemFonts: false,
    enableXfa: false,
    useWasm: false,
    ...(opening.pictures ? {} : { maxImageSize: 1 }),
  })
  try {
    const document = await task.promise.catch(rethrow)
    if (document.numPages > MOST_PAGES) {
      throw new UnreadableDocumentError(
        'input.tooLarge',
        `The PDF has ${document.numPages} pages, more than ${MOST_PAGES}`,
      )
    }
    return await Promise.race([
      flooded,
      use({
        OPS: pdfjs.OPS,
        pageCount: document.numPages,
        page: (number) => readPage(document, number).catch(rethrow),
      }),
    ])
  } finally {
    await task.destroy().catch(() => {})
    thread.destroy()
    ports.close()
  }
}

async function readPage(
  document: Awaited<ReturnType<Pdfjs['getDocument']>['promise']>,
  number: number,
): Promise<RawPage> {
  const page = await document.getPage(number)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  // ANNOTATION_MODE 0: annotations (stamps, comments, form widgets' scripts) are not the page's text.
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 })
  const fonts = new Map<string, Font>()
  const font = (id: string): Font => {
    let known = fonts.get(id)
    if (!known) fonts.set(id, (known = page.commonObjs.has(id) ? fontOf(page.commonObjs.get(id)) : {}))
    return known
  }
  return { number, width, height, transform, operators: fnArray, operands: argsArray, font }
}

/** A plain copy: pdf.js's own font decodes its fields anew each time they are asked for. */
const fontOf = ({ vertical, isType3Font, fontMatrix, defaultVMetrics }: Font): Font => ({
  ...(vertical && { vertical }),
  ...(isType3Font && { isType3Font }),
  ...(fontMatrix && { fontMatrix }),
  ...(defaultVMetrics && { defaultVMetrics }),
})

/** What pdf.js throws, in our words. */
function rethrow(error: Error): never {
  if (error.name === 'PasswordException')
    throw new UnreadableDocumentError('input.encrypted', 'The PDF is encrypted with a password', {
      cause: error,
    })
  throw new UnreadableDocumentError('input.corrupt', `The PDF can't be read: ${error.message}`, {
    cause: error,
  })
}

/** Where the installed pdfjs-dist lies: its tables for Chinese encodings are read from there. */
function packageFolder(): string {
  return (folder ??= dirname(createRequire(pathToFileURL(__filename)).resolve('pdfjs-dist/package.json')))
}
let folder: string | undefined

async function load(): Promise<{ pdfjs: Pdfjs; worker: PdfjsWorker }> {
  const restore = keepGlobals()
  try {
    const pdfjs: Pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
    // @ts-expect-error: the worker has no types of its own
    const worker: PdfjsWorker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return { pdfjs, worker }
  } catch (error) {
    loading = undefined
    throw error
  } finally {
    restore()
  }
}

/** What the legacy build replaces though Node has it, at a great cost to everybody's `push` and `JSON.stringify`. */
const REPLACED: [object, PropertyKey][] = [
  [Array.prototype, 'push'],
  [JSON, 'stringify'],
  [JSON, 'parse'],
  [Function.prototype, 'toString'],
  // Its complaint that no canvas is installed, which reading text doesn't need.
  [console, 'warn'],
]
/** What it must find while it loads, and what it leaves in the global scope. */
const STANDINS = ['DOMMatrix', 'Path2D', 'ImageData'] as const
const LEFT_BEHIND = [...STANDINS, 'navigator', 'pdfjsLib', 'pdfjsWorker', '_pdfjsTestingUtils', 'self']

/** Prepares the global scope for loading pdf.js; gives what puts it back. Polyfills of what Node lacks stay: pdf.js runs on them. */
function keepGlobals(): () => void {
  const scope = globalThis as Record<string, unknown>
  const replaced = REPLACED.map(
    ([holder, key]) => [holder, key, Object.getOwnPropertyDescriptor(holder, key)] as const,
  )
  const absent = LEFT_BEHIND.filter((name) => !(name in scope))
  for (const name of STANDINS) scope[name] ??= class {}
  console.warn = () => {}
  return () => {
    for (const [holder, key, descriptor] of replaced)
      if (descriptor) Object.defineProperty(holder, key, descriptor)
    for (const name of absent) delete scope[name]
  }
}
