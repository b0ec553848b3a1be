/** All about one cell: what it is called, what stands there and where; and what a person says of it. */
import { STATE_COLOURS } from '../../exports/states.js'
import { cellName, namesOf, sectionLabel } from '../../form/names.js'
import type { ShownValue } from '../../exports/shown.js'
import type { CheckedFinding } from '../../findings/result.js'
import { BLANK, type CheckedCell, enteredValue } from '../checked.js'
import { type Child, el } from './dom.js'
import { placeWords, sentenceOf, severityWords } from './findings.js'
import type { Store } from './store.js'
import { inLanguage, say } from './words.js'

export interface CellOf {
  file: string
  part: number | null
  sha256: string
  value: ShownValue
  /** What was found about it, and the sums that it is part of and that don't hold; by their numbers in the list. */
  findings: readonly { number: number; finding: CheckedFinding }[]
}

/** What of a checked cell is shown in the form: ✓已核对, or what it is corrected to. */
export function noteOf(cell: CheckedCell | undefined, value: ShownValue): string {
  if (!cell) return ''
  return cell.value === asEntered(value)
    ? `✓${say('checkedBadge')}`
    : `→${say('correctedTo', { value: cell.value === BLANK ? say('blankMark') : cell.value })}`
}

/** As a person would enter what was read. */
const asEntered = ({ value }: ShownValue): string => (value === null ? BLANK : String(value))

export interface CellActions {
  /** Something was checked or corrected. */
  onChange: () => void
  /** To its place in the document. */
  onPlace: () => void
}

export function drawCell(of: CellOf | null, store: Store, { onChange, onPlace }: CellActions): HTMLElement {
  if (!of) return el('p', { class: 'hint' }, say('noCell'))
  const { value } = of
  const { section, title } = namesOf(value.indicator)
  const part = section === null ? title && inLanguage(title) : sectionLabel(section)
  const facts: [string, Child][] = [
    [say('value'), value.value === null ? '—' : `${value.value}${value.unit ? ` ${value.unit}` : ''}`],
    [say('asPrinted'), value.raw === '' ? say('nothingPrinted') : value.raw],
    [say('state'), inLanguage(STATE_COLOURS[value.state])],
    [say('place'), drawPlace(value.location, onPlace)],
  ]
  return el(
    'div',
    {},
    el('h3', {}, inLanguage(cellName(value.indicator))),
    el('p', { class: 'about' }, part ?? ''),
    drawTold(of),
    el(
      'div',
      { class: 'columns' },
      el('dl', {}, ...facts.flatMap(([name, words]) => [el('dt', {}, name), el('dd', {}, words)])),
      drawEntry(of, store, onChange),
    ),
  )
}

const drawPlace = (location: ShownValue['location'], onPlace: () => void): HTMLElement =>
  el(
    'span',
    {},
    `${placeWords(location)} `,
    el('button', { type: 'button', onclick: onPlace }, say('toPlace')),
  )

const drawTold = ({ findings }: CellOf): HTMLElement | null =>
  findings.length === 0
    ? null
    : el(
        'ul',
        { class: 'told' },
        ...findings.map(({ number, finding }) =>
          el('li', {}, severityWords(finding), ` ${number}. ${sentenceOf(finding)}`),
        ),
      )

function drawEntry({ file, part, sha256, value }: CellOf, store: Store, onChange: () => void): HTMLElement {
  const { indicator } = value
  const id = { sha256, part, indicator }
  const known = store.get(id)
  const isCorrection = known !== undefined && known.value !== asEntered(value)
  const by = el('input', { id: 'by', value: known?.by ?? store.by, autocomplete: 'off' })
  const note = el('input', { id: 'note', value: known?.note ?? '', autocomplete: 'off' })
  const entry = el('input', {
    id: 'entry',
    value: isCorrection ? known.value : '',
    placeholder: say('correctHint'),
    autocomplete: 'off',
  })
  const problem = el('p', { class: 'problem', role: 'alert' })
  const put = (entered: string): void => {
    store.put({ file, ...id, value: entered, by: by.value, on: today(), note: note.value })
    onChange()
  }
  const keep = (event: Event): void => {
    event.preventDefault()
    const entered = enteredValue(entry.value)
    if (entered === null) problem.textContent = say('notNumber')
    else put(entered)
  }
  const undo = (): void => {
    store.remove(id)
    onChange()
  }
  return el(
    'form',
    { class: 'entry', onsubmit: keep },
    el(
      'p',
      {},
      el(
        'button',
        {
          type: 'button',
          id: 'checked',
          'aria-pressed': String(known !== undefined && !isCorrection),
          onclick: () => put(asEntered(value)),
        },
        `✓ ${say('checkedOff')}`,
      ),
    ),
    el(
      'p',
      {},
      el('label', { for: 'entry' }, say('correctTo')),
      entry,
      el('button', { type: 'submit' }, say('keep')),
    ),
    el('p', {}, el('label', { for: 'note' }, say('note')), note),
    el('p', {}, el('label', { for: 'by' }, say('by')), by),
    known
      ? el(
          'p',
          {},
          el('span', { class: 'by-hand' }, noteOf(known, value)),
          ' ',
          el('button', { type: 'button', onclick: undo }, say('undo')),
        )
      : null,
    problem,
  )
}

/** By the clock of the place. */
function today(): string {
  const now = new Date()
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
