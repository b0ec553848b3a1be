/** The document as it was read: paragraphs and tables in printed order, the cells of values marked by their states. */
import { grid, type Block, type Table } from '../../document.js'
import type { ShownValue } from '../../exports/shown.js'
import { el } from './dom.js'
import { say } from './words.js'

export interface SourceView {
  element: HTMLElement
  /** Marks the place of a value or a finding, and shows it. */
  show: (location: ShownValue['location'] | undefined, isScrolled: boolean) => void
  /** Where it is not the element itself that takes the focus. */
  focus?: () => void
}

/** @param onChoose called with the indicator of a cell that was clicked */
export function drawSource(
  blocks: readonly Block[] | null,
  values: readonly ShownValue[],
  onChoose: (indicator: string) => void,
): SourceView {
  const element = el('div', {
    class: 'source',
    tabindex: 0,
    lang: 'zh-CN',
    role: 'region',
    'aria-label': say('source'),
  })
  if (!blocks) {
    element.append(el('p', { class: 'hint' }, say('noSource')))
    return { element, show: () => {} }
  }
  const byBlock = new Map<number, ShownValue[]>()
  for (const value of values)
    byBlock.set(value.location.block, [...(byBlock.get(value.location.block) ?? []), value])
  const drawn = blocks.map((block, i) => drawBlock(block, byBlock.get(i) ?? []))
  element.append(...drawn.map((one) => one.element))
  element.addEventListener('click', (event) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-indicator]')
    if (cell) onChoose(cell.dataset['indicator']!)
  })
  let marked: Element | null = null
  const show: SourceView['show'] = (location, isScrolled) => {
    marked?.classList.remove('chosen')
    const block = location && drawn[location.block]
    if (!block) return
    marked = block.cellAt(location) ?? block.element
    marked.classList.add('chosen')
    if (isScrolled) scrollWithin(element, marked)
  }
  return { element, show }
}

interface DrawnBlock {
  element: HTMLElement
  cellAt: (location: ShownValue['location']) => HTMLElement | null
}

function drawBlock(block: Block, values: readonly ShownValue[]): DrawnBlock {
  if (block.kind === 'paragraph') return { element: el('p', {}, block.text), cellAt: () => null }
  if (block.kind === 'image')
    return { element: el('p', { class: 'picture' }, `［${say('picture')}］${block.alt}`), cellAt: () => null }
  return drawTable(block, values)
}

function drawTable(table: Table, values: readonly ShownValue[]): DrawnBlock {
  const slots = grid(table)
  const elements = new Map<object, HTMLTableCellElement>()
  const rows = slots.map((row) =>
    el(
      'tr',
      {},
      ...row.flatMap((slot, column) => {
        if (slot === null) return [el('td', { class: 'hole' })]
        if (!slot.anchor) return []
        const { text, rowSpan, columnSpan } = slot.cell
        const cell = el(
          'td',
          { rowspan: rowSpan > 1 && rowSpan, colspan: columnSpan > 1 && columnSpan, 'data-column': column },
          text,
        )
        elements.set(slot.cell, cell)
        return [cell]
      }),
    ),
  )
  const cellAt: DrawnBlock['cellAt'] = ({ row, column }) => {
    const slot = row === undefined || column === undefined ? null : slots[row]?.[column]
    return slot ? (elements.get(slot.cell) ?? null) : null
  }
  for (const { indicator, state, location } of values) {
    const cell = cellAt(location)
    if (!cell || cell.dataset['indicator'] !== undefined) continue
    cell.dataset['indicator'] = indicator
    cell.className = `value is-${state}`
  }
  return { element: el('table', {}, el('tbody', {}, ...rows)), cellAt }
}

/** Scrolls the view alone: scrollIntoView would move the page below it too. */
export function scrollWithin(view: HTMLElement, element: Element): void {
  const [outer, inner] = [view.getBoundingClientRect(), element.getBoundingClientRect()]
  const isScrolling = view.scrollHeight > view.clientHeight + 1
  if (!isScrolling) element.scrollIntoView({ block: 'center' })
  else if (inner.top < outer.top || inner.bottom > outer.bottom)
    view.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2
}
