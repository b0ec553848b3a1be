/** Everything that has to be done round pdf.js. */
import { refusal } from '../../errors.js'
import { type Library, loadLibrary, type Pdfjs } from './library.js'
import { closedPorts } from './ports.js'

/** A font as far as placing its glyphs needs it. */
export interface Font {
  vertical?: boolean
  isType3Font?: boolean
  fontMatrix?: number[]
  defaultVMetrics?: number[]
  /** It could not be read, and pdf.js gives no glyph for any of its codes. */
  failed?: boolean
  /** Asked with `outlines`: whether a glyph leaves a mark; undefined where the font's program is not in the file. */
  leavesMark?: (fontChar: string) => boolean | undefined
  /** Asked with `outlines`: a code may have several bytes. */
  composite?: boolean
}

/** What is laid over a page: a form's field, a comment, a stamp. */
export interface Annotation {
  id: string
  subtype: string
  /** Of a form's field: text, choice, button, signature. */
  fieldType?: string | null
  fieldValue?: unknown
  /** Viewers show stars for its value. */
  password?: boolean
  contentsObj?: { str: string }
  hasAppearance: boolean
  hidden?: boolean
  annotationFlags: number
  rect: number[]
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
  /** Whether the layer is on that `content` says it belongs to. */
  isOn(content: unknown): boolean
  annotations: Annotation[]
}

export interface Engine {
  /** Operator names by number. */
  OPS: Record<string, number>
  pageCount: number
  page(number: number): Promise<RawPage>
}

export interface Opening {
  /** Decode the pictures that stand in the content itself; those that are objects are blank ones in their places. */
  pictures?: boolean
  /** Give what is laid over the pages. */
  annotations?: boolean
  /** Give the outlines of the fonts' glyphs, which takes longer. */
  outlines?: boolean
}

/** A report has 5 to 40 pages and a yearbook a few hundred; more is not one report, and would hold the process up. */
export const MOST_PAGES = 500
/** Of all pages; a page of a report has 2,000, the 18 pages of one with many pictures 60,000. */
const MOST_OPERATORS = 500_000
/** States of the pen kept inside one another, on all pages that are read at once; a page has a dozen, and pdf.js looks through all of them. */
const MOST_KEPT = 5_000
/** Pictures of more pixels are left out: only such as stand in the content itself, each other one is blank. A picture of a number has fewer. */
const LARGEST_PICTURE = 256 * 256
/** To begin a form takes as long as so many other operators. */
const FORM_WEIGHT = 50

let loading: Promise<Library> | undefined

/** Loaded once; again where that failed. */
function library(): Promise<Library> {
  loading ??= loadLibrary().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

/** Opens a document, which becomes pdf.js's own, lets `use` read it and closes it, whatever happens. */
export async function withDocument<T>(
  bytes: Uint8Array,
  opening: Opening,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { pdfjs, worker, files } = await library()
  const flood = floodGate(pdfjs.OPS)
  const lost = new Set<string>()
  const ports = closedPorts(flood.pass)
  const thread = new pdfjs.PDFWorker({ port: ports.near as never, verbosity: 0 })
  worker.WorkerMessageHandler.initializeFromPort(ports.far)
  const task = pdfjs.getDocument({
    data: bytes,
    worker: thread,
    verbosity: 0,
    ...files((name) => lost.add(name)),
    cMapPacked: true,
    disableFontFace: opening.outlines ?? false,
    fontExtraProperties: opening.outlines ?? false,
    isEvalSupported: false,
    useSystemFonts: false,
    enableXfa: false,
    useWasm: false,
    ...(opening.pictures ? {} : { maxImageSize: LARGEST_PICTURE }),
  })
  try {
    const document = await task.promise.catch(rethrow)
    if (document.numPages > MOST_PAGES) {
      throw refusal('input.tooLarge:pages', { pages: document.numPages, most: MOST_PAGES })
    }
    const layers = await document.getOptionalContentConfig()
    const isOn = (content: unknown): boolean => layers.isVisible(content as never)
    return await Promise.race([
      flood.comes,
      use({
        OPS: pdfjs.OPS,
        pageCount: document.numPages,
        page: (number) => readPage(document, number, opening, isOn).catch(rethrow),
      }),
    ])
  } finally {
    await task.destroy().catch(() => {})
    thread.destroy()
    ports.close()
    throwLost(lost)
  }
}

/** The document is not at fault, whatever was thrown for it. */
function throwLost([name]: ReadonlySet<string>): void {
  if (name !== undefined) throw refusal('internal:pdfjs', { name })
}

/** Counts what the pages draw: that may be unfolded from forms without end, and only closing the document stops it. */
function floodGate({ paintFormXObjectBegin, save, restore }: Engine['OPS']): {
  pass: (operators: readonly unknown[]) => void
  comes: Promise<never>
} {
  let operators = 0
  let kept = 0
  let open = (): void => {}
  const comes = new Promise<never>((_, reject) => {
    open = () => reject(refusal('input.tooLarge:drawn', {}))
  })
  comes.catch(() => {})
  const pass = (chunk: readonly unknown[]): void => {
    for (const operator of chunk) {
      operators += operator === paintFormXObjectBegin ? FORM_WEIGHT : 1
      if (operator === save) kept++
      if (operator === restore) kept--
    }
    if (operators > MOST_OPERATORS || kept > MOST_KEPT) open()
  }
  return { pass, comes }
}

type PdfDocument = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>

async function readPage(
  document: PdfDocument,
  number: number,
  opening: Opening,
  isOn: RawPage['isOn'],
): Promise<RawPage> {
  const page = await document.getPage(number)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const annotations: Annotation[] = opening.annotations ? await page.getAnnotations() : []
  // Without annotations pdf.js need not look for them; with them (1) it paints those that a screen shows.
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: annotations.length ? 1 : 0 })
  const fonts = new Map<string, Font>()
  const font = (id: string): Font => {
    const known = fonts.get(id) ?? fontOf(id, page.commonObjs, opening)
    fonts.set(id, known)
    return known
  }
  return {
    number,
    width,
    height,
    transform,
    operators: fnArray,
    operands: argsArray,
    font,
    isOn,
    annotations,
  }
}

interface CommonObjects {
  has(id: string): boolean
  get(id: string): unknown
}

function fontOf(id: string, objects: CommonObjects, { outlines }: Opening): Font {
  if (!objects.has(id)) return {}
  const font = objects.get(id)
  // Of a font that could not be read pdf.js keeps the complaint.
  if (typeof font === 'string') return { failed: true }
  if (!outlines) return plain(font as Font)
  const leavesMark = (fontChar: string): boolean | undefined => {
    const name = `${id}_path_${fontChar}`
    return objects.has(name) ? (objects.get(name) as { path: ArrayLike<number> }).path.length > 0 : undefined
  }
  return { ...plain(font as Font), leavesMark }
}

/** A plain copy: pdf.js's own font decodes its fields anew each time they are asked for. */
const plain = ({ vertical, isType3Font, fontMatrix, defaultVMetrics, composite }: Font): Font => ({
  ...(composite && { composite }),
  ...(vertical && { vertical }),
  ...(isType3Font && { isType3Font }),
  ...(fontMatrix && { fontMatrix }),
  ...(defaultVMetrics && { defaultVMetrics }),
})

/** What pdf.js throws, in our words. */
function rethrow(error: Error): never {
  if (error.name === 'PasswordException') throw refusal('input.encrypted:pdf', {}, { cause: error })
  throw refusal('input.corrupt:pdf', { why: error.message }, { cause: error })
}
