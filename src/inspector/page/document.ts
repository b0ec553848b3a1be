/** The document beside the form: as it looks, where that can be shown, and as it was read; one of the two stands there. */
import type { OpenReport } from './data.js'
import { el, replace } from './dom.js'
import { hasLooks } from '../drawable.js'
import { drawLooks } from './looks.js'
import { drawSource, type SourceView } from './source.js'
import { say, type WordKey } from './words.js'

export interface DocumentView extends SourceView {
  focus: () => void
}

export interface DocumentContent {
  report: OpenReport
  files: readonly File[]
  /** Which of the file's reports, from 1. */
  part: number
}

interface Tab {
  words: WordKey
  draw: () => SourceView
}

export function drawDocument(content: DocumentContent, onChoose: (indicator: string) => void): DocumentView {
  const tabs = tabsOf(content, onChoose)
  const head = el('div')
  const box = el('div', { class: 'left' }, head)
  const drawn = new Map<Tab, SourceView>()
  let shown: SourceView | undefined
  let last: Parameters<SourceView['show']>[0]
  const put = (tab: Tab): void => {
    const known = drawn.get(tab)
    const view = known ?? tab.draw()
    drawn.set(tab, view)
    shown = view
    replace(head, drawHead(tabs, tab, put))
    // What is not shown stays where it is: a frame that is taken out loses what is in it.
    if (!known) box.append(view.element)
    for (const one of drawn.values()) one.element.hidden = one !== view
    view.show(last, true)
  }
  // Drawn where it is to stand: pages are as wide as their place.
  requestAnimationFrame(() => put(tabs[0]!))
  return {
    element: box,
    show: (location, isScrolled) => {
      last = location
      shown?.show(location, isScrolled)
    },
    focus: () => (shown?.focus ?? (() => shown?.element.focus()))(),
  }
}

function tabsOf({ report, files, part }: DocumentContent, onChoose: (indicator: string) => void): Tab[] {
  const { format, values, blocks } = report
  const asRead: Tab = { words: 'asRead', draw: () => drawSource(blocks, values, onChoose) }
  const [file, ...others] = files
  // Of a report in several files each place would have to say in which.
  if (!file || others.length > 0 || !hasLooks(format)) return [asRead]
  return [{ words: 'looks', draw: () => drawLooks({ file, format, part, values, onChoose }) }, asRead]
}

/** One way of showing it needs no choice. */
function drawHead(tabs: readonly Tab[], current: Tab, put: (tab: Tab) => void): HTMLElement {
  if (tabs.length === 1) return el('h2', {}, say('source'))
  const bar = el('div', { class: 'tabs', role: 'group', 'aria-label': say('source') })
  replace(
    bar,
    ...tabs.map((tab) =>
      el(
        'button',
        {
          type: 'button',
          'aria-pressed': String(tab === current),
          onclick: () => {
            put(tab)
            document.querySelector<HTMLElement>('.tabs [aria-pressed="true"]')?.focus()
          },
        },
        say(tab.words),
      ),
    ),
  )
  return bar
}
