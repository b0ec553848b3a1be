/** Files that gave no report, with what to do about each. */
import type { Run } from '../run.js'
import { el } from './dom.js'
import { inLanguage, say } from './words.js'

export function drawFailures({ failures }: Pick<Run, 'failures'>): HTMLElement | null {
  if (failures.length === 0) return null
  return el(
    'section',
    { class: 'failures', id: 'failures', 'aria-label': say('failures') },
    el('h2', {}, say('counted', { words: say('failures'), n: failures.length })),
    el('ul', {}, ...failures.map(drawFailure)),
  )
}

const drawFailure = ({ file, code, message, messageZh = message }: Run['failures'][number]): HTMLElement =>
  el(
    'li',
    {},
    el('strong', {}, file),
    el('p', {}, inLanguage({ en: message, zh: messageZh })),
    el('p', { class: 'about' }, el('span', { class: 'code' }, code)),
  )
