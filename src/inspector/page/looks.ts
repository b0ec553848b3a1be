/** The document as it looks: pages of a PDF with the places of values on them; a web page in a frame that nothing leaves. */
import type { ShownValue } from '../../exports/shown.js'
import { el } from './dom.js'
import type { SourceView } from './source.js'
import { scrollWithin } from './source.js'
import { say } from './words.js'
import { pages } from './worker.js'

/** Pixels of a drawing for one of the screen; a page of a phone has three, which only takes memory. */
const SHARPNESS = Math.min(2, globalThis.devicePixelRatio || 1)

const LOOKS: readonly string[] = ['pdf', 'html']
export const hasLooks = (format: string): boolean => LOOKS.includes(format)

/** @returns null for what is not drawn: texts, Word, workbooks */
export function drawLooks(
  file: File,
  { format, encoding }: { format: string; encoding: string | undefined },
  values: readonly ShownValue[],
  onChoose: (indicator: string) => void,
): SourceView | null {
  if (format === 'pdf') return drawPdf(file, values, onChoose)
  if (format === 'html') return drawHtml(file, encoding)
  return null
}

function drawPdf(
  file: File,
  values: readonly ShownValue[],
  onChoose: (indicator: string) => void,
): SourceView {
  const element = el('div', {
    class: 'source looks',
    tabindex: 0,
    role: 'region',
    'aria-label': say('looks'),
  })
  const boxes = new Map<string, HTMLElement>()
  const places = new Map<string, string>()
  for (const { indicator, location } of values) places.set(placeOf(location), indicator)
  const ready = drawPages(file, element, values, boxes).catch((error: unknown) =>
    element.append(el('p', { class: 'problem' }, String(error))),
  )
  element.addEventListener('click', (event) => {
    const box = (event.target as Element).closest<HTMLElement>('[data-indicator]')
    if (box) onChoose(box.dataset['indicator']!)
  })
  let marked: HTMLElement | undefined
  return {
    element,
    show: (location, isScrolled) =>
      void ready.then(() => {
        marked?.classList.remove('chosen')
        marked = location && boxes.get(places.get(placeOf(location)) ?? '')
        marked?.classList.add('chosen')
        if (marked && isScrolled) scrollWithin(element, marked)
      }),
  }
}

const placeOf = ({ block, row, column }: ShownValue['location']): string => `${block} ${row} ${column}`

async function drawPages(
  file: File,
  element: HTMLElement,
  values: readonly ShownValue[],
  boxes: Map<string, HTMLElement>,
): Promise<void> {
  const pdf = await pages().openPdf(new Uint8Array(await file.arrayBuffer()))
  // The view stands in the page by now.
  const width = Math.max(300, element.clientWidth - 30)
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const canvas = target.querySelector('canvas')
        if (!isIntersecting || !canvas || canvas.dataset['drawn']) continue
        canvas.dataset['drawn'] = 'yes'
        const number = Number((target as HTMLElement).dataset['page'])
        void pdf.draw(number, canvas, (width / pdf.sizes[number - 1]![0]) * SHARPNESS)
      }
    },
    { root: element, rootMargin: '400px' },
  )
  for (const [i, [pageWidth, pageHeight]] of pdf.sizes.entries()) {
    const scale = width / pageWidth
    const page = el(
      'div',
      { class: 'pdf-page', 'data-page': i + 1 },
      el('canvas', { 'aria-label': say('pageNumber', { n: i + 1 }), role: 'img' }),
    )
    page.style.width = `${width}px`
    page.style.height = `${pageHeight * scale}px`
    for (const { indicator, state, location } of values) {
      const { page: on, bbox } = location
      if (on !== i + 1 || !bbox || boxes.has(indicator)) continue
      const box = el('div', { class: `box is-${state}`, 'data-indicator': indicator })
      const [left, top, right, bottom] = bbox.map((point) => point * scale) as [
        number,
        number,
        number,
        number,
      ]
      Object.assign(box.style, {
        left: `${left}px`,
        top: `${top}px`,
        width: `${right - left}px`,
        height: `${bottom - top}px`,
      })
      boxes.set(indicator, box)
      page.append(box)
    }
    element.append(page)
    seen.observe(page)
  }
}

/** Neither scripts nor anything of the network: what is drawn is what stands in the file. */
const FRAME_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:"

function drawHtml(file: File, encoding: string | undefined): SourceView {
  const frame = el('iframe', { sandbox: '', title: say('looks'), class: 'source looks' })
  void file.arrayBuffer().then((bytes) => {
    const text = new TextDecoder(encoding ?? 'utf-8').decode(bytes)
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${FRAME_POLICY}">${text}`
  })
  // Nothing of the page can be reached in its sandbox: places are shown in what was read.
  return { element: frame, show: () => {} }
}
