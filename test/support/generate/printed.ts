/** What stands in a cell, and what a right reading of it says. */
export type State = 'number' | 'blank' | 'notApplicable' | 'unreadable'

export interface Printed {
  text: string
  state: State
  value: number | null
  unit?: string
}

export const number = (value: number): Printed => ({ text: String(value), state: 'number', value })
/** A number in another dress: `as('251000元', 251000, '元')`. */
export const as = (text: string, value: number, unit?: string): Printed => ({
  text,
  state: 'number',
  value,
  ...(unit && { unit }),
})
export const blank: Printed = { text: '', state: 'blank', value: null }
export const notApplicable = (text: string): Printed => ({ text, state: 'notApplicable', value: null })
export const unreadable = (text: string): Printed => ({ text, state: 'unreadable', value: null })
