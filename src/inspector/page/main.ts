/** The page: what stands in it is shown as its address says. */
import { readAddress, addressOf, type Address } from './address.js'
import { drawAcross } from './across.js'
import { embedded, openReport, type Source } from './data.js'
import type { Given } from './dropped.js'
import { el, replace } from './dom.js'
import { drawFailures } from './failures.js'
import { reportHead } from './head.js'
import { isTyping } from './keys.js'
import { drawLines } from './lines.js'
import { bodyOf, drawList, type ListView, newListState } from './list.js'
import { drawSheet } from './print.js'
import { drawReport, type ReportView } from './report.js'
import { drawChoosers, listenForDrops } from './open.js'
import { sourceOf } from './read.js'
import { nextTask } from './turns.js'
import { exportChecks, openStore } from './store.js'
import { drawSummary, isFlawed } from './summary.js'
import type { Run, RunRow } from '../run.js'
import { canRead } from './worker.js'
import { currentLanguage, say, setLanguage } from './words.js'

declare const VERSION: string

let source = embedded()
let run = source?.run ?? null
const store = openStore()
let listState = newListState()
const app = el('div', { id: 'app' })
const paper = el('div', { id: 'paper' })

/** What is on the screen. */
type Shown =
  | { kind: 'empty' }
  | { kind: 'list'; view: ListView }
  | { kind: 'report'; row: RunRow; place: number; view: ReportView }
let shown: Shown = { kind: 'empty' }

function draw(): void {
  const { file, cell } = addressShown()
  document.title = run?.kind === 'check' ? say('checkTitle') : say('title')
  if (!run) return showEmpty()
  if (file === null) return showList()
  const place = run.rows.findIndex(({ name }) => name === file)
  if (place < 0)
    return show({ kind: 'empty' }, el('p', { class: 'hint' }, say('notFound', { name: file })), backLink())
  showReport(place, cell)
}

/** A run of one report needs no list. */
function addressShown(): Address {
  const address = readAddress(location.hash)
  const only = run?.rows.length === 1 && run.failures.length === 0 ? run.rows[0] : undefined
  return address.file === null && only ? { ...address, file: only.name } : address
}

function show(what: Shown, ...content: (HTMLElement | null)[]): void {
  const focused = document.activeElement?.id
  const isFirst = app.childElementCount === 0
  shown = what
  replace(app, header(), el('main', { class: `of-${what.kind}`, tabindex: -1 }, ...content), footer())
  // What had the focus is gone, or drawn anew: the keyboard goes on there, or where the content begins.
  const next = (focused && document.getElementById(focused)) || app.querySelector('main')
  if (!isFirst) next?.focus({ preventScroll: true })
}

const showEmpty = (): void =>
  show(
    { kind: 'empty' },
    el('h1', {}, say('title')),
    lostWords(),
    el('p', { class: canRead() ? 'drop-here' : 'hint' }, say(canRead() ? 'empty' : 'noData')),
  )

/** After a reload the address still names what was open. */
function lostWords(): HTMLElement | null {
  const { file } = readAddress(location.hash)
  return file === null ? null : el('p', { class: 'problem', role: 'alert' }, say('lost', { name: file }))
}

/** What is being read. */
let reading = new AbortController()

/** What was dropped takes the place of what was shown, and of what is being read. */
async function open(given: Given[]): Promise<void> {
  reading.abort()
  reading = new AbortController()
  const { signal } = reading
  const status = el('p', { class: 'drop-here', role: 'status' }, say('opening'))
  show({ kind: 'empty' }, el('h1', {}, say('title')), status)
  if (given.length === 0) {
    status.textContent = say('nothingGiven')
    return
  }
  const onProgress = (done: number, all: number): void => {
    status.textContent = say('reading', { done, all })
  }
  try {
    const read = await sourceOf(given, { version: VERSION, onProgress, signal })
    await nextTask()
    if (!signal.aborted) setSource(read)
  } catch (error) {
    status.textContent = String(error)
  }
}

function setSource(given: Source): void {
  source = given
  run = given.run
  listState = newListState()
  // What was read is gone when the page is left.
  addEventListener('beforeunload', askFirst)
  if (location.hash === '') draw()
  else location.hash = ''
}

const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault()

function showList(): void {
  const lines = el('section', { class: 'lines', 'aria-label': say('lines') })
  const drawFollowed = (): void => replace(lines, el('h2', {}, say('lines')), drawLines(followedBodies()))
  const view = drawList(run!, listState, drawFollowed)
  drawFollowed()
  show(
    { kind: 'list', view },
    el('h1', {}, run!.kind === 'check' ? say('checkTitle') : say('title')),
    run!.kind === 'check' ? drawSummary(run!) : null,
    ...(run!.rows.length > 0 ? [unreadWords(), view.element, lines, drawAcross(run!)] : []),
    drawFailures(run!),
  )
}

/** Below a long list nobody would see what could not be read. */
const unreadWords = (): HTMLElement | null =>
  run!.failures.length === 0
    ? null
    : el(
        'p',
        {},
        el(
          'button',
          { type: 'button', onclick: () => document.getElementById('failures')?.scrollIntoView() },
          say('unread', { n: run!.failures.length }),
        ),
      )

/** The reports of each body that is ticked, by what it is called. */
function followedBodies(): Map<string, RunRow[]> {
  const bodies = new Map<string, RunRow[]>()
  for (const key of listState.followed) {
    const rows = run!.rows.filter((row) => bodyOf(row) === key)
    const [first] = rows
    if (first) bodies.set(first.agency ?? first.title ?? first.name, rows)
  }
  return bodies
}

function showReport(place: number, cell: string | null): void {
  const row = run!.rows[place]!
  const report = openReport(source!, place)
  listState.opened = row
  const view = drawReport({
    row,
    report,
    files: source!.filesOf(row.file),
    store,
    onChoose: (indicator) => history.replaceState(null, '', addressOf({ file: row.name, cell: indicator })),
  })
  show(
    { kind: 'report', row, place, view },
    el('div', { class: 'head' }, ...reportHead(row), pager(row)),
    view.element,
  )
  if (cell !== null) view.choose(cell)
}

const backLink = (): HTMLElement => el('a', { href: '#', class: 'back' }, `← ${say('back')}`)

/** The neighbours in the list as it was last sorted and filtered; of a page that began with a report, in the order of the run. */
function pager(row: RunRow): HTMLElement | null {
  if (run!.rows.length < 2) return null
  const at = run!.rows.indexOf(row)
  const link = (to: RunRow | undefined, words: string): HTMLElement | null =>
    to ? el('a', { href: addressOf({ file: to.name, cell: null }) }, words) : null
  return el(
    'nav',
    { 'aria-label': say('list') },
    backLink(),
    link(run!.rows[at - 1], say('previous')),
    link(run!.rows[at + 1], say('next')),
  )
}

/** What was checked stays in the browser: whoever comes back finds it here. */
const keptButton = el('button', { type: 'button', onclick: () => exportChecks(store) })
function drawKeptButton(): void {
  const n = store.all().length
  keptButton.hidden = n === 0
  keptButton.textContent = say('exportKept', { n })
}
store.onChange = drawKeptButton

function header(): HTMLElement {
  drawKeptButton()
  const change = (): void => {
    setLanguage(currentLanguage() === 'zh' ? 'en' : 'zh')
    draw()
  }
  return el(
    'header',
    {},
    el('span', { class: 'name' }, say('title')),
    el('span', { class: 'offline' }, say('offline')),
    el(
      'span',
      { class: 'buttons' },
      keptButton,
      canRead() && drawChoosers((given) => void open(given)),
      el('button', { type: 'button', onclick: () => print() }, say('print')),
      el(
        'button',
        {
          type: 'button',
          id: 'language',
          lang: currentLanguage() === 'zh' ? 'en' : 'zh-CN',
          onclick: change,
        },
        say('otherLanguage'),
      ),
    ),
  )
}

const footer = (): HTMLElement =>
  el(
    'footer',
    {},
    el('details', {}, el('summary', {}, say('help')), el('p', {}, say('helpText'))),
    el(
      'p',
      { class: 'about' },
      [run && say('madeBy', { version: run.version }), say('needs')].filter(Boolean).join(' · '),
    ),
  )

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && shown.kind === 'report' && run!.rows.length > 1) location.hash = ''
  else if (shown.kind === 'report') shown.view.onKey(event)
  else if (shown.kind === 'list' && !isTyping(event)) shown.view.onKey(event)
})

/** Sheets with tables: a browser lays out so many in some seconds, and of a thousand it gives up. */
const MOST_SHEETS = 100

/** On paper stands the report that is open; of a list its summary, and what was found in each of the reports that are listed. */
function drawPaper(): void {
  if (shown.kind === 'report') replace(paper, drawSheet(shown.row, openReport(source!, shown.place), 'whole'))
  if (shown.kind === 'list') replace(paper, ...sheetsOf(run!, shown.view.listed()))
}

function sheetsOf({ rows, ...about }: Run, listed: readonly RunRow[]): HTMLElement[] {
  const places = new Map(rows.map((row, place) => [row, place]))
  const flawed = listed.filter(isFlawed)
  const isShort = flawed.length > MOST_SHEETS
  const isPart = listed.length < rows.length
  const summary = drawSummary({ ...about, rows: listed })
  for (const details of summary.querySelectorAll('details')) details.open = true
  const first = el(
    'section',
    { class: 'sheet' },
    el('h1', {}, say('checkTitle')),
    isPart && el('p', {}, say('printedOnly', { n: listed.length, all: rows.length })),
    isShort && el('p', {}, say('printedShort', { most: MOST_SHEETS })),
    summary,
    isPart ? null : drawFailures(about),
  )
  const sheets = flawed.map((row) =>
    drawSheet(row, openReport(source!, places.get(row)!), isShort ? 'findings' : 'flawed'),
  )
  return [first, ...sheets]
}

addEventListener('beforeprint', drawPaper)
addEventListener('afterprint', () => replace(paper))
addEventListener('hashchange', draw)
if (canRead()) listenForDrops((given) => void open(given))

document.getElementById('plain')?.remove()
document.body.append(app, paper)
setLanguage('zh')
draw()
