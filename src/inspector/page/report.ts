/** One report: the document as it was read, the form with its sums, the findings, and the cell that was chosen. */
import type { CheckedCell } from '../checked.js'
import { cellOfFinding, doubtfulCells, findingsByCell } from '../doubts.js'
import type { RunRow } from '../run.js'
import { drawCell, noteOf } from './cell.js'
import type { OpenReport } from './data.js'
import { el, replace } from './dom.js'
import { drawFindings } from './findings.js'
import { drawForms } from './form.js'
import { isTyping, moved } from './keys.js'
import { drawLegend } from './legend.js'
import { drawDocument } from './document.js'
import { scrollWithin } from './source.js'
import { exportChecks, type Store } from './store.js'
import { say } from './words.js'

export interface ReportView {
  element: HTMLElement
  /** Shows a cell and its place. */
  choose: (indicator: string) => void
  onKey: (event: KeyboardEvent) => void
}

export interface ReportContext {
  row: RunRow
  report: OpenReport
  /** The files that it was read from, where the page has them. */
  files: readonly File[]
  store: Store
  /** Told of each cell that is chosen. */
  onChoose: (indicator: string) => void
}

export function drawReport({ row, report, files, store, onChoose }: ReportContext): ReportView {
  const part = row.part ?? null
  const idOf = (indicator: string) => ({ sha256: report.sha256, part, indicator })
  const findingsOf = findingsByCell(report.values, report.findings)
  const handNote = (indicator: string): string => {
    const known: CheckedCell | undefined = store.get(idOf(indicator))
    const value = report.valueOf(indicator)
    return value ? noteOf(known, value) : ''
  }
  let chosen: string | null = null

  const cellBox = el('section', { class: 'cell', 'aria-live': 'polite', 'aria-label': say('cell') })
  const keptBox = el('div', { class: 'kept' })
  const formBox = el('section', { class: 'forms', 'aria-label': say('form') })
  const source = drawDocument({ report, files, part: row.part ?? 1 }, (indicator) =>
    choose(indicator, 'source'),
  )
  const chooseFinding = (place: number): void => {
    const finding = report.findings[place]!
    const cell = cellOfFinding(finding, report.values)
    if (cell !== null) choose(cell, 'finding')
    else source.show(finding.location, true)
  }
  const findingsBox = el(
    'section',
    { class: 'findings-box', 'aria-label': say('findings') },
    el('h2', {}, say('counted', { words: say('findings'), n: report.findings.length })),
    drawFindings(report.findings, chooseFinding),
  )

  const buttonOf = (indicator: string): HTMLElement | null =>
    formBox.querySelector(`[data-indicator="${CSS.escape(indicator)}"] button`)

  const drawValues = (): void => {
    const content = { report, findingsOf, noteOf: handNote }
    const forms = drawForms(content)
    replace(
      formBox,
      el('h2', {}, say('form')),
      forms.length === 0 ? el('p', { class: 'hint' }, say('noTables')) : drawLegend(),
      ...forms.map((form) =>
        el(
          'div',
          { class: 'wide', tabindex: 0, role: 'group', 'aria-label': form.caption?.textContent ?? '' },
          form,
        ),
      ),
    )
    const first = chosen === null ? formBox.querySelector<HTMLElement>('td.value button') : buttonOf(chosen)
    first?.setAttribute('tabindex', '0')
    if (chosen !== null) buttonOf(chosen)?.closest('td')?.classList.add('chosen')
  }

  const drawOwnKept = (): void => drawKept(keptBox, store, report.sha256)

  const drawChosen = (): void => {
    const value = chosen === null ? undefined : report.valueOf(chosen)
    const { about = [], partOf = [] } = (chosen !== null && findingsOf.get(chosen)) || {}
    const findings = [...about, ...partOf].map((i) => ({ number: i + 1, finding: report.findings[i]! }))
    const of = value ? { file: row.file, part, sha256: report.sha256, value, findings } : null
    replace(
      cellBox,
      el('h2', {}, say('cell')),
      drawCell(of, store, {
        onChange: () => {
          const hadFocus = document.activeElement?.id
          drawValues()
          drawChosen()
          drawOwnKept()
          if (hadFocus) document.getElementById(hadFocus)?.focus()
        },
        onPlace: () => source.focus(),
      }),
    )
  }

  const choose = (indicator: string, from: 'form' | 'source' | 'finding' | 'key' | 'address'): void => {
    if (!report.valueOf(indicator)) return
    for (const one of formBox.querySelectorAll('td.chosen')) one.classList.remove('chosen')
    for (const one of formBox.querySelectorAll('button[tabindex="0"]')) one.setAttribute('tabindex', '-1')
    chosen = indicator
    const button = buttonOf(indicator)
    button?.setAttribute('tabindex', '0')
    button?.closest('td')?.classList.add('chosen')
    if (from === 'form' || from === 'key') button?.focus({ preventScroll: true })
    source.show(report.valueOf(indicator)?.location, from !== 'source')
    drawChosen()
    // Now that the cell's box has its height.
    if (from !== 'form' && button) scrollWithin(formBox.closest<HTMLElement>('.right') ?? formBox, button)
    onChoose(indicator)
  }

  formBox.addEventListener('click', (event) => {
    const cell = (event.target as Element).closest<HTMLElement>('td[data-indicator]')
    if (cell) choose(cell.dataset['indicator']!, 'form')
  })

  const order = (): string[] =>
    [...formBox.querySelectorAll<HTMLElement>('td[data-indicator]')].map((cell) => cell.dataset['indicator']!)
  const step = (by: 1 | -1): void => {
    const all = order()
    const doubtful = doubtfulCells(all, report.valueOf, report.findings)
    const at = chosen === null ? -1 : all.indexOf(chosen)
    const rest =
      by === 1
        ? doubtful.find((one) => all.indexOf(one) > at)
        : doubtful.findLast((one) => all.indexOf(one) < at)
    const next = rest ?? doubtful.at(by === 1 ? 0 : -1)
    if (next !== undefined) choose(next, 'key')
  }
  const keys: Record<string, () => void> = {
    n: () => step(1),
    p: () => step(-1),
    o: () => source.focus(),
    f: () => (chosen === null ? step(1) : buttonOf(chosen)?.focus()),
    c: () => cellBox.querySelector<HTMLElement>('#checked')?.click(),
  }
  const onKey = (event: KeyboardEvent): void => {
    if (isTyping(event)) return
    const to = moved(event, formBox)
    if (to !== null) {
      event.preventDefault()
      choose(to, 'key')
      return
    }
    const act = keys[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  }

  drawValues()
  drawChosen()
  drawOwnKept()
  const doubts = doubtfulCells(order(), report.valueOf, report.findings).length
  const steps = el(
    'p',
    { class: 'steps' },
    el(
      'button',
      { type: 'button', disabled: doubts === 0, onclick: () => step(1) },
      doubts === 0 ? say('noDoubt') : say('counted', { words: say('nextDoubt'), n: doubts }),
    ),
    el('button', { type: 'button', disabled: doubts === 0, onclick: () => step(-1) }, say('previousDoubt')),
  )
  const element = el(
    'div',
    { class: 'report' },
    source.element,
    el('div', { class: 'right' }, findingsBox, steps, formBox),
    el('aside', { class: 'aside', 'aria-label': say('cell') }, cellBox, keptBox),
  )
  return { element, choose: (indicator) => choose(indicator, 'address'), onKey }
}

/** Of this report and of all others: they are exported together. */
function drawKept(box: HTMLElement, store: Store, sha256: string): void {
  const all = store.all()
  const own = all.filter((cell) => cell.sha256 === sha256).length
  replace(
    box,
    el('p', { role: 'status' }, store.isKept ? say('kept', { n: all.length, own }) : say('notKept')),
    el(
      'button',
      { type: 'button', disabled: all.length === 0, onclick: () => exportChecks(store) },
      say('exportChecks'),
    ),
    el('p', { class: 'about' }, say('exportHint')),
  )
}
