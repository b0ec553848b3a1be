/** A PDF as it looks: its pages, drawn when they are asked for. */
import { loadLibrary } from '../../formats/pdf/library.js'

export interface PdfPages {
  /** Width and height of each page in points. */
  sizes: readonly (readonly [number, number])[]
  draw: (page: number, canvas: HTMLCanvasElement, scale: number) => Promise<void>
}

export async function openPdf(bytes: Uint8Array): Promise<PdfPages> {
  const { pdfjs, worker, files } = await loadLibrary()
  // Without a worker of its own pdf.js works in the page, by this script.
  Object.assign(globalThis, { pdfjsWorker: worker })
  const task = pdfjs.getDocument({ ...files(() => {}), data: bytes, cMapUrl: 'cmaps/', verbosity: 0 })
  const document = await task.promise
  const sizes = await Promise.all(
    Array.from({ length: document.numPages }, async (_, i) => {
      const { width, height } = (await document.getPage(i + 1)).getViewport({ scale: 1 })
      return [width, height] as const
    }),
  )
  return {
    sizes,
    draw: async (number, canvas, scale) => {
      const page = await document.getPage(number)
      const viewport = page.getViewport({ scale })
      canvas.width = Math.ceil(viewport.width)
      canvas.height = Math.ceil(viewport.height)
      await page.render({ canvas, viewport }).promise
    },
  }
}
