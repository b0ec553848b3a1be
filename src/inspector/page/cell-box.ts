/** Beside the form: the chosen cell, and what people have noted so far. */
import type { CellFindings } from '../doubts.js'
import type { RunRow } from '../run.js'
import { type CellOf, drawCell } from './cell.js'
import type { OpenReport } from './data.js'
import { el, replace } from './dom.js'
import { exportChecks, type Store } from './store.js'
import { say } from './words.js'

export interface CellBox {
  element: HTMLElement
  draw: (chosen: string | null) => void
  /** Ticks the chosen cell, as its field does. */
  tick: () => void
}

export interface CellContext {
  row: RunRow
  report: OpenReport
  findingsOf: ReadonlyMap<string, CellFindings>
  store: Store
  /** Told when something is noted of a cell. */
  onChange: () => void
  /** Told when its place in the document is asked for. */
  onPlace: () => void
}

export function drawCellBox(context: CellContext): CellBox {
  const { report, store, onChange, onPlace } = context
  const cell = el('section', { class: 'cell', 'aria-live': 'polite', 'aria-label': say('cell') })
  const kept = el('div', { class: 'kept' })
  const draw = (chosen: string | null): void => {
    const afterChange = (): void => {
      const focused = document.activeElement?.id
      onChange()
      draw(chosen)
      drawKept(kept, store, report.sha256)
      if (focused) document.getElementById(focused)?.focus()
    }
    const drawn = drawCell(chosen === null ? null : cellOf(chosen, context), store, {
      onChange: afterChange,
      onPlace,
    })
    replace(cell, el('h2', {}, say('cell')), drawn)
  }
  drawKept(kept, store, report.sha256)
  return {
    element: el('aside', { class: 'aside', 'aria-label': say('cell') }, cell, kept),
    draw,
    tick: () => cell.querySelector<HTMLElement>('#checked')?.click(),
  }
}

/** null for a cell that the report has not. */
function cellOf(indicator: string, { row, report, findingsOf }: CellContext): CellOf | null {
  const value = report.valueOf(indicator)
  if (!value) return null
  const { about, partOf } = findingsOf.get(indicator) ?? { about: [], partOf: [] }
  const findings = [...about, ...partOf].map((i) => ({ number: i + 1, finding: report.findings[i]! }))
  return { file: row.file, part: row.part ?? null, sha256: report.sha256, value, findings }
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
