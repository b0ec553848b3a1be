/** A report's form in a box of its own: its values, one of which is chosen. */
import { el, replace } from './dom.js'
import { drawForms, type FormContent } from './form.js'
import { drawLegend } from './legend.js'
import { say } from './words.js'

export interface FormBox {
  element: HTMLElement
  /** Draws all values anew, that of the chosen cell marked. */
  draw: (chosen: string | null) => void
  /** Marks another cell as the chosen one; its button, where the form has one. */
  mark: (indicator: string) => HTMLElement | null
  buttonOf: (indicator: string) => HTMLElement | null
  /** The cells of all values, as the form has them. */
  order: () => string[]
}

/** @param onChoose told of a cell that is clicked */
export function drawFormBox(content: FormContent, onChoose: (indicator: string) => void): FormBox {
  const element = el('section', { class: 'forms', 'aria-label': say('form') })
  const buttonOf = (indicator: string): HTMLElement | null =>
    element.querySelector(`[data-indicator="${CSS.escape(indicator)}"] button`)

  const draw = (chosen: string | null): void => {
    const forms = drawForms(content)
    const legend = forms.length === 0 ? el('p', { class: 'hint' }, say('noTables')) : drawLegend()
    replace(element, el('h2', {}, say('form')), legend, ...forms.map(inWideBox))
    if (chosen !== null) mark(chosen)
    else element.querySelector('td.value button')?.setAttribute('tabindex', '0')
  }

  const mark = (indicator: string): HTMLElement | null => {
    for (const one of element.querySelectorAll('td.chosen')) one.classList.remove('chosen')
    for (const one of element.querySelectorAll('button[tabindex="0"]')) one.setAttribute('tabindex', '-1')
    const button = buttonOf(indicator)
    button?.setAttribute('tabindex', '0')
    button?.closest('td')?.classList.add('chosen')
    return button
  }

  element.addEventListener('click', (event) => {
    const cell = (event.target as Element).closest<HTMLElement>('td[data-indicator]')
    if (cell) onChoose(cell.dataset['indicator']!)
  })

  const order = (): string[] =>
    [...element.querySelectorAll<HTMLElement>('td[data-indicator]')].map((cell) => cell.dataset['indicator']!)

  return { element, draw, mark, buttonOf, order }
}

/** A form wider than the window is moved within its box. */
const inWideBox = (form: HTMLTableElement): HTMLElement =>
  el(
    'div',
    { class: 'wide', tabindex: 0, role: 'group', 'aria-label': form.caption?.textContent ?? '' },
    form,
  )
