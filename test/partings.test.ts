/** Digits that have run together, and the readings of rows that the form's sums leave. */
import { describe, expect, it } from '@jest/globals'
import type { Equation } from '../src/form/equations.js'
import { type Decided, type RowReadings, decide } from '../src/tables/recovery/decide.js'
import { mayHaveRunTogether, partingsOf } from '../src/tables/recovery/partings.js'

const CELLS = ['a', 'b', 'c', 'total']
const SUM: Equation = { code: 'check.rowTotal', indicator: 'total', left: ['a', 'b', 'c'], right: ['total'] }

const partings = (texts: string[], cells = CELLS, sums: Equation[] = [SUM]): number[][] | undefined =>
  partingsOf(
    texts.map((text, place) => ({ text, place })),
    cells,
    sums,
  )?.map((reading) => reading.map(({ value }) => value))

describe('digits that have run together', () => {
  it('are parted in every way that fits the sum', () => {
    expect(partings(['21710218'])).toEqual([[217, 1, 0, 218]])
    expect(partings(['101011'])).toEqual([
      [10, 1, 0, 11],
      [1, 0, 10, 11],
    ])
  })

  it('make no number with a zero in front, and leave no cell empty', () => {
    expect(partings(['000'])).toEqual([])
    expect(partings(['0000'])).toEqual([[0, 0, 0, 0]])
  })

  it('may stand in several texts, each of neighbouring cells', () => {
    expect(partings(['21', '8', '11'])).toEqual([[2, 1, 8, 11]])
    expect(partings(['12', '0', '3', '15'])).toEqual([[12, 0, 3, 15]])
  })

  it('are parted in every way where no sum judges', () => {
    expect(partings(['1234'], ['x', 'y'], [])).toEqual([
      [123, 4],
      [12, 34],
      [1, 234],
    ])
  })

  it('are given up where there are too many ways', () => {
    const cells = Array.from({ length: 15 }, (_, i) => `c${i}`)
    expect(partings(['1'.repeat(60)], cells, [])).toBeUndefined()
  })

  it('are digits alone, at least one for each cell', () => {
    expect(mayHaveRunTogether(['21710218'], 4)).toBe(true)
    expect(mayHaveRunTogether(['217'], 4)).toBe(false)
    expect(mayHaveRunTogether(['217.5', '10'], 4)).toBe(false)
    expect(mayHaveRunTogether(['1', '2', '3', '4'], 4)).toBe(false)
  })
})

describe('rows with several readings', () => {
  const row = (name: string, ...readings: number[][]): RowReadings => ({
    cells: CELLS.map((cell) => `${name}.${cell}`),
    readings: readings.map((values) => values.map((value, place) => ({ value, place, raw: String(value) }))),
  })
  const sumOf = (name: string): Equation => ({
    code: 'check.rowTotal',
    indicator: `${name}.total`,
    left: ['a', 'b', 'c'].map((cell) => `${name}.${cell}`),
    right: [`${name}.total`],
  })
  const column = (cell: string): Equation => ({
    code: 'check.columnTotal',
    indicator: `all.${cell}`,
    left: [`one.${cell}`, `two.${cell}`],
    right: [`all.${cell}`],
  })
  const valuesOf = (decided: Map<string, Decided>, name: string): unknown[] =>
    CELLS.map((cell) => {
      const one = decided.get(`${name}.${cell}`)!
      return one.state === 'number' ? one.value : one.candidates
    })
  const totals = new Map([
    ['all.a', 11],
    ['all.b', 1],
    ['all.c', 10],
    ['all.total', 22],
  ])
  const one = row('one', [10, 1, 0, 11], [1, 0, 10, 11])
  const two = row('two', [10, 1, 0, 11], [1, 0, 10, 11])
  const sums = [sumOf('one'), sumOf('two')]

  it('are decided by their own sum', () => {
    const decided = decide([row('one', [1, 2, 3, 6], [1, 2, 3, 7])], new Map(), [sumOf('one')])
    expect(valuesOf(decided, 'one')).toEqual([1, 2, 3, 6])
  })

  it('are open where two fit', () => {
    expect(valuesOf(decide([one], new Map(), sums), 'one')).toEqual([[10, 1], [1, 0], [0, 10], [11]])
  })

  it('are decided by the columns where these leave one way for all', () => {
    const known = new Map([...totals, ['all.a', 20], ['all.b', 2], ['all.c', 0]] as [string, number][])
    const decided = decide([one, two], known, [...sums, ...['a', 'b', 'c'].map(column)])
    expect([valuesOf(decided, 'one'), valuesOf(decided, 'two')]).toEqual([
      [10, 1, 0, 11],
      [10, 1, 0, 11],
    ])
  })

  it('are open where the columns leave two ways for all', () => {
    const decided = decide([one, two], totals, [...sums, ...['a', 'b', 'c'].map(column)])
    expect(valuesOf(decided, 'one')).toEqual([[10, 1], [1, 0], [0, 10], [11]])
  })

  it('are not decided by columns that no way fits', () => {
    const known = new Map([...totals, ['all.a', 99]] as [string, number][])
    expect(valuesOf(decide([one, two], known, [...sums, column('a')]), 'one')).toEqual([
      [10, 1],
      [1, 0],
      [0, 10],
      [11],
    ])
  })

  it('are taken without a sum where every digit is a zero', () => {
    expect(valuesOf(decide([row('one', [0, 0, 0, 0])], new Map(), []), 'one')).toEqual([0, 0, 0, 0])
    expect(valuesOf(decide([row('one', [1, 0, 0, 0])], new Map(), []), 'one')).toEqual([[1], [0], [0], [0]])
  })
})
