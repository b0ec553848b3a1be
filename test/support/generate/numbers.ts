/** Made-up numbers whose sums are right. */
import { APPLICANTS, DISPUTES, type Format, OUTCOMES, articlesOf, resultKeys } from './form.js'
import { type Printed, as, number } from './printed.js'

/** A small generator of pseudo-random numbers: the same seed gives the same report. */
export function randomOf(seed: number): (below: number) => number {
  let state = (seed * 2654435761) >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** mulberry32, for numbers from 0 to 1 in the thousands: its neighbours have nothing in common. */
export function fractionsFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface Formats {
  proactiveDisclosure: Format
  requests: Format
}

export function numbersOf(formats: Formats, seed: number, most = 40): Map<string, Printed> {
  const random = randomOf(seed)
  /** Most cells of real reports are zero. */
  const count = (below = most): number => (random(3) === 0 ? random(below) : 0)
  const values = new Map<string, number>()
  for (const { rows, columns } of articlesOf(formats.proactiveDisclosure)) {
    // The bodies made up here are of the kinds that can't make 规章.
    for (const [row] of rows)
      for (const [column] of columns)
        values.set(`proactiveDisclosure.${row}.${column}`, row === 'regulations' ? 0 : count(most * 5))
  }
  addRequests(values, formats.requests, count)
  for (const kind of DISPUTES) {
    let total = 0
    for (const [key] of OUTCOMES) {
      const value = key === 'total' ? total : count(9)
      total += value
      values.set(`disputes.${kind}.${key}`, value)
    }
  }
  const printed = new Map<string, Printed>(
    [...values].map(([indicator, value]) => [indicator, number(value)]),
  )
  if (formats.proactiveDisclosure === '2021') {
    const fees = `${random(900) + 1}.${1 + random(9)}${1 + random(9)}`
    printed.set('proactiveDisclosure.fees.amount', as(fees, Number(fees)))
  }
  return printed
}

function addRequests(values: Map<string, number>, format: Format, count: (below?: number) => number): void {
  const results = resultKeys(format).map((key) => `results.${key}`)
  const rows = ['received', 'carriedIn', ...results, 'results.total', 'carriedForward']
  const columns = APPLICANTS.slice(0, -1).map(([column]) => column)
  for (const column of columns) {
    const at = (row: string) => `requests.${row}.${column}`
    let total = 0
    for (const row of results) {
      const value = count()
      values.set(at(row), value)
      total += value
    }
    const carriedForward = count(9)
    const carriedIn = Math.min(count(9), total + carriedForward)
    values.set(at('results.total'), total)
    values.set(at('carriedForward'), carriedForward)
    values.set(at('carriedIn'), carriedIn)
    values.set(at('received'), total + carriedForward - carriedIn)
  }
  for (const row of rows) {
    values.set(
      `requests.${row}.total`,
      columns.reduce((sum, column) => sum + values.get(`requests.${row}.${column}`)!, 0),
    )
  }
}
