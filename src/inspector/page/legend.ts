/** What the colours and the words in cells mean. */
import { STATE_COLOURS, STATES } from '../../exports/states.js'
import { el } from './dom.js'
import { MARKS } from './findings.js'
import { inLanguage, say } from './words.js'

const SEVERITIES = ['error', 'warning', 'info'] as const

export const drawLegend = (): HTMLElement =>
  el(
    'details',
    { class: 'legend' },
    el('summary', {}, say('legend')),
    el(
      'ul',
      {},
      ...STATES.map((state) =>
        el('li', {}, el('span', { class: `swatch is-${state}` }), inLanguage(STATE_COLOURS[state])),
      ),
      ...SEVERITIES.map((severity) =>
        el('li', {}, el('span', { class: `swatch has-${severity}` }, MARKS[severity]), say(severity)),
      ),
    ),
  )
