/** One report: the document as it was read, the form with its sums, the findings, and the cell that was chosen. */
import { cellOfFinding, doubtfulCells, findingsByCell, nextDoubt } from '../doubts.js'
import type { RunRow } from '../run.js'
import { noteOf } from './cell.js'
import { drawCellBox } from './cell-box.js'
import type { OpenReport } from './data.js'
import { drawDocument } from './document.js'
import { el } from './dom.js'
import { drawFindings } from './findings.js'
import { drawFormBox } from './form-box.js'
import { type Keys, obey } from './keys.js'
import { scrollWithin } from './source.js'
import type { Store } from './store.js'
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

/** Where a cell was chosen: there the view stays as it is. */
type ChosenIn = 'form' | 'source' | 'finding' | 'key' | 'address'

export function drawReport(context: ReportContext): ReportView {
  const { row, report, files, store, onChoose } = context
  const findingsOf = findingsByCell(report.values, report.findings)
  let chosen: string | null = null

  const form = drawFormBox({ report, findingsOf, noteOf: noter(context) }, (cell) => choose(cell, 'form'))
  const source = drawDocument({ report, files, part: row.part ?? 1 }, (cell) => choose(cell, 'source'))
  const cell = drawCellBox({
    ...{ row, report, findingsOf, store },
    onChange: () => form.draw(chosen),
    onPlace: () => source.focus(),
  })

  const choose = (indicator: string, from: ChosenIn): void => {
    if (!report.valueOf(indicator)) return
    chosen = indicator
    const button = form.mark(indicator)
    if (from === 'form' || from === 'key') button?.focus({ preventScroll: true })
    source.show(report.valueOf(indicator)?.location, from !== 'source')
    cell.draw(chosen)
    // Now that the cell's box has its height.
    if (from !== 'form' && button) {
      scrollWithin(form.element.closest<HTMLElement>('.right') ?? form.element, button)
    }
    onChoose(indicator)
  }
  const chooseFinding = (place: number): void => {
    const finding = report.findings[place]!
    const accused = cellOfFinding(finding, report.values)
    if (accused !== null) choose(accused, 'finding')
    else source.show(finding.location, true)
  }
  const doubts = (): string[] => doubtfulCells(form.order(), report.valueOf, report.findings)
  const step = (by: 1 | -1): void => {
    const next = nextDoubt(form.order(), doubts(), chosen, by)
    if (next !== undefined) choose(next, 'key')
  }

  form.draw(chosen)
  cell.draw(chosen)
  const keys: Keys = {
    n: () => step(1),
    p: () => step(-1),
    o: () => source.focus(),
    f: () => (chosen === null ? step(1) : form.buttonOf(chosen)?.focus()),
    c: cell.tick,
  }
  const findings = drawFindingsBox(report, chooseFinding)
  const right = el('div', { class: 'right' }, findings, drawSteps(doubts().length, step), form.element)
  return {
    element: el('div', { class: 'report' }, source.element, right, cell.element),
    choose: (indicator) => choose(indicator, 'address'),
    onKey: (event) => obey(event, { keys, forms: form.element, onMove: (to) => choose(to, 'key') }),
  }
}

/** What is noted of each cell by hand. */
const noter =
  ({ row, report, store }: ReportContext) =>
  (indicator: string): string => {
    const known = store.get({ sha256: report.sha256, part: row.part ?? null, indicator })
    const value = report.valueOf(indicator)
    return value ? noteOf(known, value) : ''
  }

const drawFindingsBox = ({ findings }: OpenReport, onChoose: (place: number) => void): HTMLElement =>
  el(
    'section',
    { class: 'findings-box', 'aria-label': say('findings') },
    el('h2', {}, say('counted', { words: say('findings'), n: findings.length })),
    drawFindings(findings, onChoose),
  )

/** The buttons that go from doubt to doubt. */
function drawSteps(doubts: number, step: (by: 1 | -1) => void): HTMLElement {
  const disabled = doubts === 0
  const next = disabled ? say('noDoubt') : say('counted', { words: say('nextDoubt'), n: doubts })
  return el(
    'p',
    { class: 'steps' },
    el('button', { type: 'button', disabled, onclick: () => step(1) }, next),
    el('button', { type: 'button', disabled, onclick: () => step(-1) }, say('previousDoubt')),
  )
}
