/**
 * A web page as it looks. What it consists of is taken over element by element into a frame where no script runs (sandbox), that
 * has no network and no remote pictures (its own policy, and the page's), and leaves out what could lead out of it.
 */
import { markedPage } from '../marked-page.js'
import { el } from './dom.js'
import { looked, type LooksContext } from './looks-context.js'
import type { SourceView } from './source.js'
import { say } from './words.js'

const FRAME_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:"

/** Elements that load, run, lead elsewhere or hold documents of their own; none of them shows a number. */
const LEFT_OUT =
  'script, link, meta, base, object, embed, applet, iframe, frame, frameset, noframes, template, portal, fencedframe, audio, video, svg, math, dialog'
/** What tells how an element looks; all else, such as `onclick` and `href`, is left out. */
const KEPT = new Set(
  'abbr align alt axis background-color bgcolor border bordercolor cellpadding cellspacing class cite clear color cols colspan dir face frame headers height hidden hspace id lang nowrap reversed rows rowspan rules scope size span start style summary title type valign value vspace width'.split(
    ' ',
  ),
)
const DATA_PICTURE = /^\s*data:image\//i

export function drawWebPage(context: LooksContext): SourceView {
  const { values, onChoose } = context
  const frame = el('iframe', {
    // Of this page's origin, so that clicks in it can be seen: nothing in it can make use of that without scripts.
    sandbox: 'allow-same-origin',
    title: say('looks'),
    class: 'source looks',
    srcdoc: `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${FRAME_POLICY}"><title>${say('looks')}</title><p>${say('opening')}</p>`,
  })
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  const marks = new Map<string, HTMLElement>()
  const ready = (async () => {
    const [{ text, places }] = await Promise.all([looked('webPage', context), loaded])
    const inside = frame.contentDocument
    // Another report was opened meanwhile.
    if (!inside) return
    // Not to be guessed by the page.
    const attribute = `data-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`
    takeOver(markedPage(text, places, attribute), attribute, inside)
    const states = new Map<string, string>(values.map(({ indicator, state }) => [indicator, state]))
    for (const cell of inside.querySelectorAll<HTMLElement>(`[${attribute}]`)) {
      const own = cell
        .getAttribute(attribute)!
        .split(' ')
        .flatMap((number) => places[Number(number)]?.indicator ?? [])
      for (const indicator of own) marks.set(indicator, cell)
      cell.setAttribute(attribute, states.get(own[0] ?? '') ?? '')
      cell.addEventListener('click', () => onChoose(own[0] ?? ''))
    }
    inside.head.append(styleOf(attribute, inside))
    fit(frame, inside)
    listen(inside)
  })()
  ready.catch((error: unknown) => frame.replaceWith(el('p', { class: 'problem' }, String(error))))
  const indicatorsAt = new Map(values.map(({ indicator, location }) => [placeOf(location), indicator]))
  let marked: HTMLElement | undefined
  return {
    element: frame,
    show: (location, isScrolled) =>
      void ready.then(() => {
        marked?.classList.remove(CHOSEN)
        marked = location && marks.get(indicatorsAt.get(placeOf(location)) ?? '')
        marked?.classList.add(CHOSEN)
        if (marked && isScrolled) centre(frame.contentWindow!, marked)
      }),
  }
}

const CHOSEN = 'gongkai-chosen'

const placeOf = ({ block, row, column }: { block: number; row?: number; column?: number }): string =>
  `${block} ${row} ${column}`

/** The elements of the text → the document of the frame. A parsed document that is shown nowhere loads and runs nothing. */
function takeOver(html: string, attribute: string, inside: Document): void {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  for (const one of parsed.querySelectorAll(LEFT_OUT)) one.remove()
  for (const one of parsed.querySelectorAll('*')) {
    for (const { name, value } of [...one.attributes]) {
      const isPicture = name === 'src' && DATA_PICTURE.test(value)
      if (!KEPT.has(name) && name !== attribute && !isPicture) one.removeAttribute(name)
    }
  }
  const styles = [...parsed.head.querySelectorAll('style')].map((style) => inside.importNode(style, true))
  inside.head.append(...styles)
  inside.body.replaceWith(inside.importNode(parsed.body, true))
}

/** Colours of states, as in the form; a page may say otherwise of its cells, so ours come last and prevail. */
function styleOf(attribute: string, inside: Document): HTMLStyleElement {
  const style = inside.createElement('style')
  const at = (state: string): string => `[${attribute}="${state}"]`
  style.textContent = `
    html body { overflow-wrap: break-word; }
    [${attribute}] { cursor: pointer !important; box-shadow: inset 0 0 0 1px #1a73c9 !important; }
    ${at('blank')}, ${at('notApplicable')} { background: #e9e9e9 !important; }
    ${at('unreadable')} { background: #f8cbad !important; }
    ${at('ambiguous')} { background: #ffe699 !important; }
    ${at('inferred')} { background: #ddebf7 !important; }
    ${at('corrected')} { background: #e2efda !important; }
    [${attribute}].${CHOSEN} { outline: 3px solid #b27900 !important; background: #fff0b0 !important; color: #000 !important; }
  `
  return style
}

/** A page may be wider than its place: it is made smaller, to half its size at most, and scrolls sideways then. */
const SMALLEST = 0.5

function fit(frame: HTMLIFrameElement, inside: Document): void {
  const { scrollWidth } = inside.documentElement
  const { clientWidth } = frame
  if (clientWidth === 0 || scrollWidth <= clientWidth) return
  inside.documentElement.style.setProperty('zoom', String(Math.max(SMALLEST, clientWidth / scrollWidth)))
}

/** Keys are the page's; nothing that is clicked leads anywhere. */
function listen(inside: Document): void {
  inside.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event
    if (!ctrlKey && !metaKey && !altKey) document.dispatchEvent(new KeyboardEvent('keydown', { key }))
  })
  for (const kind of ['submit', 'auxclick', 'dragstart'])
    inside.addEventListener(kind, (event) => event.preventDefault())
}

/** The frame alone: scrollIntoView would move this page too. */
function centre(view: Window, element: HTMLElement): void {
  const { top, bottom, left, right } = element.getBoundingClientRect()
  const isInView = top >= 0 && left >= 0 && bottom <= view.innerHeight && right <= view.innerWidth
  if (!isInView) view.scrollBy(Math.max(0, left - view.innerWidth / 2), (top + bottom - view.innerHeight) / 2)
}
