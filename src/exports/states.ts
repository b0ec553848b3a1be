/** How a value is known: the states of an observation, for codebooks and colours. */
import type { Observation } from '../report.js'

export type State = Observation['state']

/** What a state is coloured, and why, for the legend. */
export const STATE_COLOURS: Readonly<Record<State, { fill?: string; en: string; zh: string }>> = {
  number: { en: 'a number is printed', zh: '填有数字' },
  blank: { fill: 'F2F2F2', en: 'nothing is printed: not a zero', zh: '未填，不等于零' },
  notApplicable: { fill: 'E4E4E4', en: '/, -, 无, 不适用 is printed', zh: '填写为“/”“无”“不适用”等' },
  unreadable: { fill: 'F8CBAD', en: 'something is printed that is no number', zh: '所填不是数字，无法识读' },
  inferred: { fill: 'DDEBF7', en: 'put back by arithmetic', zh: '由勾稽关系推算' },
  ambiguous: { fill: 'FFE699', en: 'more than one number fits', zh: '有多种可能，未定' },
  corrected: { fill: 'E2EFDA', en: 'checked and set by a person', zh: '人工核对更正' },
}

export const STATES = Object.keys(STATE_COLOURS) as State[]
