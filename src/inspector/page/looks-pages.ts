/** Laid-out pages as they look, with the places of values on them, and what was understood of them where that is asked for. */
import type { PageLayers, Sides } from '../layers.js'
import type { ShownValue } from '../../exports/shown.js'
import { el } from './dom.js'
import { type LayerName, LAYERS, drawLayer, drawPainted } from './layers.js'
import { looked, type LooksContext } from './looks-context.js'
import { scrollWithin, type SourceView } from './source.js'
import { say } from './words.js'
import { pages } from './worker.js'

/** Pixels of a drawing for one of the screen; a page of a phone has three, which only takes memory. */
const SHARPNESS = Math.min(2, globalThis.devicePixelRatio || 1)

/** Pages to be drawn: a PDF by pdf.js, an OFD by what was read of it. */
interface Drawing {
  sizes: readonly (readonly [width: number, height: number])[]
  /** Draws a page where it stands in the view; `scale` is pixels a point. */
  drawInto: (page: number, into: HTMLElement, scale: number) => void
}

export function drawPages(context: LooksContext): SourceView {
  const { values, onChoose } = context
  const opening = el('p', { class: 'hint', role: 'status' }, say('opening'))
  const view = el('div', { class: 'looks', tabindex: 0, role: 'region', 'aria-label': say('looks') }, opening)
  const boxes = new Map<string, HTMLElement>()
  const indicatorsAt = new Map(values.map(({ indicator, location }) => [placeOf(location), indicator]))
  const layers = once(() => looked('pages', context))
  const drawn = new Map<number, HTMLElement>()
  const ready = (async () => {
    const drawing = context.format === 'pdf' ? await pdfDrawing(context.file) : paintedDrawing(await layers())
    opening.remove()
    // The view stands in the page by now.
    for (const [number, page] of drawAll(drawing, view)) drawn.set(number, page)
    for (const [indicator, box] of boxesOn(drawn, drawing, values)) boxes.set(indicator, box)
  })()
  ready.catch((error: unknown) => view.replaceChildren(el('p', { class: 'problem' }, String(error))))
  view.addEventListener('click', (event) => {
    const box = (event.target as Element).closest<HTMLElement>('[data-indicator]')
    if (box) onChoose(box.dataset['indicator']!)
  })
  const toggle = async (name: LayerName, isShown: boolean): Promise<void> => {
    view.classList.toggle(`shows-${name}`, isShown)
    await ready
    const all = isShown && name !== 'values' ? await layers() : []
    for (const [i, page] of all.entries()) {
      const into = drawn.get(i + 1)
      if (into && !into.querySelector(`.layer.${name}`)) into.append(drawLayer(name, page))
    }
  }
  view.classList.add('shows-values')
  let marked: HTMLElement | undefined
  return {
    element: el('div', { class: 'source with-layers' }, drawToggles(toggle, view), view),
    show: (location, isScrolled) =>
      void ready.then(() => {
        marked?.classList.remove('chosen')
        marked = location && boxes.get(indicatorsAt.get(placeOf(location)) ?? '')
        marked?.classList.add('chosen')
        if (marked && isScrolled) scrollWithin(view, marked)
      }),
    focus: () => view.focus(),
  }
}

function once<Of>(make: () => Promise<Of>): () => Promise<Of> {
  let made: Promise<Of> | undefined
  return () => {
    made ??= make()
    return made
  }
}

const placeOf = ({ block, row, column }: ShownValue['location']): string => `${block} ${row} ${column}`

function drawToggles(
  toggle: (name: LayerName, isShown: boolean) => Promise<void>,
  view: HTMLElement,
): HTMLElement {
  const problem = (error: unknown): void => view.prepend(el('p', { class: 'problem' }, String(error)))
  return el(
    'div',
    { class: 'layers', role: 'group', 'aria-label': say('layers') },
    ...LAYERS.map(({ name, words }) => {
      const box = el('input', {
        type: 'checkbox',
        id: `layer-${name}`,
        checked: name === 'values',
        onchange: () => void toggle(name, box.checked).catch(problem),
      })
      return el('label', { for: `layer-${name}`, class: `key-${name}` }, box, ` ${say(words)}`)
    }),
  )
}

async function pdfDrawing(file: File): Promise<Drawing> {
  const pdf = await pages().openPdf(new Uint8Array(await file.arrayBuffer()))
  return {
    sizes: pdf.sizes,
    drawInto: (page, into, scale) => {
      const canvas = el('canvas', { 'aria-label': say('pageNumber', { n: page }), role: 'img' })
      into.prepend(canvas)
      void pdf.draw(page, canvas, scale * SHARPNESS).then(
        () => into.classList.add('is-drawn'),
        (error: unknown) => into.prepend(el('p', { class: 'problem' }, String(error))),
      )
    },
  }
}

const paintedDrawing = (all: readonly PageLayers[]): Drawing => ({
  sizes: all.map(({ width, height }) => [width, height]),
  drawInto: (page, into) => {
    into.prepend(drawPainted(all[page - 1]!, say('pageNumber', { n: page })))
    into.classList.add('is-drawn')
  },
})

/** Room for margins and a scroll bar. */
const MARGINS = 30
const NARROWEST = 300

/** Each page by its number; those that come near the view are drawn. */
function drawAll({ sizes, drawInto }: Drawing, view: HTMLElement): Map<number, HTMLElement> {
  const width = Math.max(NARROWEST, view.clientWidth - MARGINS)
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue
        seen.unobserve(target)
        const number = Number((target as HTMLElement).dataset['page'])
        drawInto(number, target as HTMLElement, width / sizes[number - 1]![0])
      }
    },
    { root: view, rootMargin: '400px' },
  )
  return new Map(
    sizes.map(([pageWidth, pageHeight], i) => {
      const page = el('div', { class: 'sheet-of-page', 'data-page': i + 1 })
      page.style.width = `${width}px`
      page.style.height = `${(pageHeight * width) / pageWidth}px`
      view.append(page)
      seen.observe(page)
      return [i + 1, page]
    }),
  )
}

function boxesOn(
  drawn: ReadonlyMap<number, HTMLElement>,
  { sizes }: Drawing,
  values: readonly ShownValue[],
): Map<string, HTMLElement> {
  const boxes = new Map<string, HTMLElement>()
  for (const { indicator, state, location } of values) {
    const { page: number, bbox } = location
    const page = number === undefined ? undefined : drawn.get(number)
    const size = number === undefined ? undefined : sizes[number - 1]
    if (!page || !size || !bbox || boxes.has(indicator)) continue
    const box = el('div', { class: `box is-${state}`, 'data-indicator': indicator })
    Object.assign(box.style, inPercent(bbox, size))
    boxes.set(indicator, box)
    page.append(box)
  }
  return boxes
}

/** Of the page, whatever its size on the screen. */
function inPercent(
  [left, top, right, bottom]: Sides,
  [width, height]: readonly [number, number],
): Partial<CSSStyleDeclaration> {
  const of = (part: number, whole: number): string => `${(part / whole) * 100}%`
  return {
    left: of(left, width),
    top: of(top, height),
    width: of(right - left, width),
    height: of(bottom - top, height),
  }
}
