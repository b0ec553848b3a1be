/** The reports of a run: searched, chosen by facets, the worst first; only the rows in view are drawn. */
import { entryOf } from '../../diagnostics/catalogue.js'
import {
  type Facet,
  FACET_NAMES,
  type Filter,
  filtered,
  type Filtered,
  noFilter,
  ordered,
  type Searchable,
  searchable,
  type SortKey,
} from '../filter.js'
import type { Run, RunRow } from '../run.js'
import { addressOf } from './address.js'
import { el, replace, settle } from './dom.js'
import { MARKS } from './findings.js'
import { inLanguage, say, type WordKey } from './words.js'

export interface ListView {
  element: HTMLElement
  onKey: (event: KeyboardEvent) => void
  /** The reports that are listed, in their order. */
  listed: () => readonly RunRow[]
}

/** What stays when the list is drawn again: what was searched, chosen, ticked. */
export interface ListState {
  filter: Filter
  sort: SortKey
  followed: Set<string>
  scrolled: number
  /** The report that was opened last: the keyboard goes on from it. */
  opened: RunRow | null
}

export const newListState = (): ListState => ({
  filter: noFilter(),
  sort: 'worst',
  followed: new Set(),
  scrolled: 0,
  opened: null,
})

/** Bodies are told apart by their identity, or else by their name. */
export const bodyOf = ({ body, agency, name }: RunRow): string => body ?? agency ?? name

/** Pixels, as in the style sheet: rows are placed by it. */
const ROW_HEIGHT = 38
/** Rows drawn above and below those in view. */
const SPARE_ROWS = 12

const HEADS: readonly { sort: SortKey; words: WordKey; columns?: number }[] = [
  { sort: 'agency', words: 'body' },
  { sort: 'year', words: 'year' },
  { sort: 'format', words: 'format' },
  { sort: 'worst', words: 'worst' },
  { sort: 'gaps', words: 'gaps' },
  { sort: 'file', words: 'file' },
]

export function drawList(run: Run, state: ListState, onFollow: () => void): ListView {
  const all = searchable(run.rows)
  let rows: readonly Searchable[] = []

  const search = el('input', {
    type: 'search',
    id: 'search',
    placeholder: say('search'),
    'aria-label': say('search'),
    value: state.filter.text,
    oninput: () => {
      state.filter = { ...state.filter, text: search.value }
      show()
    },
  })
  const status = el('p', { role: 'status', class: 'status' })
  const facets = el('div', { class: 'facets' })
  const body = el('tbody')
  const heads = el('tr')
  const table = el(
    'table',
    { class: 'list', 'aria-label': say('list') },
    el('caption', { class: 'unseen' }, say('list')),
    el('thead', {}, heads),
    body,
  )
  const view = el('div', { class: 'rows', tabindex: 0, role: 'group', 'aria-label': say('list') }, table)

  let drawn = new Map<RunRow, HTMLElement>()
  // All rows of a body show that it is followed.
  const follow = (): void => {
    onFollow()
    drawRows()
  }
  const [above, below] = [drawRoom(), drawRoom()]
  const drawRows = (): void => {
    const from = Math.max(0, Math.floor(view.scrollTop / ROW_HEIGHT) - SPARE_ROWS)
    const to = Math.min(rows.length, from + Math.ceil(view.clientHeight / ROW_HEIGHT) + 2 * SPARE_ROWS)
    const kept = drawn
    drawn = new Map(
      rows.slice(from, to).map(({ row }) => [row, kept.get(row) ?? drawRow(row, state, follow)]),
    )
    for (const [row, element] of drawn)
      element.querySelector('input')!.checked = state.followed.has(bodyOf(row))
    const elements = [...drawn.values()]
    for (const [i, element] of elements.entries()) element.setAttribute('aria-rowindex', String(from + i + 2))
    above.standFor(from)
    below.standFor(rows.length - to)
    settle(body, [above.element, ...elements, below.element])
  }
  let isAsked = false
  view.addEventListener('scroll', () => {
    state.scrolled = view.scrollTop
    if (isAsked) return
    isAsked = true
    requestAnimationFrame(() => {
      isAsked = false
      drawRows()
    })
  })

  const choose = (facet: Facet, value: string): void => {
    const chosen = new Set(state.filter.chosen[facet])
    if (!chosen.delete(value)) chosen.add(value)
    state.filter = { ...state.filter, chosen: { ...state.filter.chosen, [facet]: chosen } }
    show()
    facets.querySelector<HTMLElement>(`[data-key="${CSS.escape(`${facet} ${value}`)}"]`)?.focus()
  }
  const clear = (): void => {
    state.filter = noFilter()
    search.value = ''
    show()
  }
  const sortBy = (key: SortKey): void => {
    state.sort = key
    show()
    heads.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus()
  }

  const show = (): void => {
    const result = filtered(all, state.filter)
    rows = ordered(result.rows, state.sort)
    table.setAttribute('aria-rowcount', String(rows.length + 1))
    status.textContent =
      rows.length === 0 && all.length > 0
        ? say('noReports')
        : say('shownOf', { n: rows.length, all: all.length })
    replace(
      facets,
      ...FACET_NAMES.map((facet) => drawFacet(facet, result, state.filter, choose)),
      clearButton(state.filter, clear),
    )
    replace(
      heads,
      el('th', { scope: 'col', class: 'tick' }, say('follow')),
      ...HEADS.map((head) => drawHead(head, state.sort, sortBy)),
    )
    view.scrollTop = 0
    drawRows()
  }

  const element = el(
    'section',
    { class: 'list-view', 'aria-label': say('list') },
    el('div', { class: 'tools' }, search, status),
    facets,
    view,
  )
  const scrolled = state.scrolled
  show()
  // The size of the view is known once it stands in the page.
  requestAnimationFrame(() => {
    view.scrollTop = scrolled
    drawRows()
    const link = state.opened && drawn.get(state.opened)?.querySelector('a')
    link?.focus({ preventScroll: true })
  })
  return {
    element,
    listed: () => rows.map(({ row }) => row),
    onKey: (event) => {
      if (event.key !== '/' || event.target === search) return
      event.preventDefault()
      search.focus()
    },
  }
}

/** Stands for rows that are out of view. */
function drawRoom(): { element: HTMLElement; standFor: (rows: number) => void } {
  const cell = el('td', { colspan: HEADS.length + 1 })
  const element = el('tr', { class: 'room', 'aria-hidden': 'true' }, cell)
  const standFor = (rows: number): void => {
    element.hidden = rows === 0
    cell.style.height = `${rows * ROW_HEIGHT}px`
  }
  return { element, standFor }
}

function drawHead(
  { sort, words }: (typeof HEADS)[number],
  current: SortKey,
  onSort: (key: SortKey) => void,
): HTMLElement {
  const isCurrent = sort === current
  const direction = sort === 'agency' || sort === 'file' || sort === 'format' ? 'ascending' : 'descending'
  return el(
    'th',
    { scope: 'col', 'aria-sort': isCurrent && direction, class: sort },
    el(
      'button',
      {
        type: 'button',
        'data-key': sort,
        title: say('sortBy', { name: say(words) }),
        onclick: () => onSort(sort),
      },
      say(words),
      isCurrent && el('span', { 'aria-hidden': 'true' }, direction === 'ascending' ? ' ▲' : ' ▼'),
    ),
  )
}

function drawRow(row: RunRow, { followed }: ListState, onFollow: () => void): HTMLElement {
  const { name, agency, title, year, format, cells } = row
  const key = bodyOf(row)
  const tick = el('input', {
    type: 'checkbox',
    'aria-label': say('followOf', { name: agency ?? title ?? name }),
    onchange: () => {
      if (!followed.delete(key)) followed.add(key)
      onFollow()
    },
  })
  return el(
    'tr',
    {},
    el('td', { class: 'tick' }, tick),
    el(
      'th',
      { scope: 'row', class: 'agency' },
      el('a', { href: addressOf({ file: name, cell: null }), title: title ?? '' }, agency ?? title ?? name),
    ),
    el('td', { class: 'number' }, year === null ? say('unknownYear') : String(year)),
    el('td', { class: 'format' }, format.toUpperCase()),
    el('td', {}, countsWords(row)),
    el('td', { class: 'number' }, cells.all === 0 ? '—' : `${cells.blank}／${cells.unread}`),
    el('td', { class: 'file', title: name }, name),
  )
}

/** ✕3 ！1 ⓘ2, or ✓ */
export function countsWords({ counts }: Pick<RunRow, 'counts'>): HTMLElement {
  const { error, warning, info } = counts
  if (error + warning + info === 0) return el('span', { class: 'severity clean' }, `✓ ${say('clean')}`)
  const one = (severity: 'error' | 'warning' | 'info'): HTMLElement | null =>
    counts[severity] > 0
      ? el(
          'span',
          { class: `severity ${severity}` },
          `${MARKS[severity]} ${say(severity)} ${counts[severity]} `,
        )
      : null
  return el('span', {}, one('error'), one('warning'), one('info'))
}

const FACET_WORDS: Record<Facet, WordKey> = { worst: 'worst', year: 'year', format: 'format', rule: 'rule' }
const WORST_WORDS: Record<string, WordKey> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  clean: 'clean',
}

/** What a value of a facet is called. */
function valueWords(facet: Facet, value: string): string {
  if (facet === 'worst') return say(WORST_WORDS[value]!)
  if (facet === 'year') return value === '' ? say('unknownYear') : value
  if (facet === 'format') return value.toUpperCase()
  const entry = entryOf(value)
  return entry ? inLanguage(entry.meaning) : value
}

const WORST_FIRST = ['error', 'warning', 'info', 'clean']

/** Years from the last, the worst first, else what is commonest. */
function facetOrder(facet: Facet, counts: ReadonlyMap<string, number>): string[] {
  const values = [...counts.keys()]
  if (facet === 'year') return values.sort((a, b) => Number(b) - Number(a))
  if (facet === 'worst') return values.sort((a, b) => WORST_FIRST.indexOf(a) - WORST_FIRST.indexOf(b))
  return values.sort((a, b) => counts.get(b)! - counts.get(a)!)
}

function drawFacet(
  facet: Facet,
  { counts }: Filtered,
  { chosen }: Filter,
  onChoose: (facet: Facet, value: string) => void,
): HTMLElement {
  const kept = new Map(counts[facet])
  for (const value of chosen[facet]) if (!kept.has(value)) kept.set(value, 0)
  const buttons = facetOrder(facet, kept).map((value) =>
    el(
      'button',
      {
        type: 'button',
        class: 'chip',
        'aria-pressed': String(chosen[facet].has(value)),
        'data-key': `${facet} ${value}`,
        title: facet === 'rule' && value,
        onclick: () => onChoose(facet, value),
      },
      `${valueWords(facet, value)} `,
      el('span', { class: 'count' }, String(kept.get(value))),
    ),
  )
  const box = el('div', { class: 'chips' }, ...buttons)
  const name = say(FACET_WORDS[facet])
  if (facet !== 'rule')
    return el(
      'div',
      { class: 'facet', role: 'group', 'aria-label': name },
      el('span', { class: 'name' }, name),
      box,
    )
  return el(
    'details',
    { class: 'facet', open: chosen.rule.size > 0 },
    el('summary', {}, say('counted', { words: name, n: kept.size })),
    box,
  )
}

const clearButton = ({ text, chosen }: Filter, clear: () => void): HTMLElement | null =>
  text === '' && FACET_NAMES.every((facet) => chosen[facet].size === 0)
    ? null
    : el('button', { type: 'button', class: 'clear', onclick: clear }, say('clearFilters'))
