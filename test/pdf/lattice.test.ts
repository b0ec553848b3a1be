import { describe, expect, it } from '@jest/globals'
import { edgesToRules, latticesOf } from '../../src/formats/page/lattice.js'
import type { Edge } from '../../src/formats/page/page.js'

const across = (at: number, from: number, to: number): Edge => ({
  horizontal: true,
  at,
  from,
  to,
  color: '#000000',
  box: { x0: from, x1: to, y0: at, y1: at },
})
const down = (at: number, from: number, to: number): Edge => ({
  horizontal: false,
  at,
  from,
  to,
  color: '#000000',
  box: { x0: at, x1: at, y0: from, y1: to },
})

const cells = (edges: Edge[]) =>
  latticesOf(edges).map(({ cells: all }) =>
    all.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan]),
  )

const frame = [across(0, 0, 200), across(100, 0, 200), down(0, 0, 100), down(200, 0, 100)]

describe('edges to rules', () => {
  it('joins pieces and takes double lines as one', () => {
    expect(edgesToRules([across(10, 0, 50), across(10.4, 53, 100), across(12, 0, 100)])).toEqual([
      { horizontal: true, at: expect.closeTo(10.8, 0), from: 0, to: 100 },
    ])
  })

  it('drops what is too short to be the side of a cell', () => {
    expect(edgesToRules([across(10, 0, 3), down(50, 0, 2)])).toEqual([])
  })
})

describe('rules to cells', () => {
  it('makes a grid', () => {
    expect(cells([...frame, down(80, 0, 100), across(50, 0, 200)])).toEqual([
      [
        [0, 0, 1, 1],
        [0, 1, 1, 1],
        [1, 0, 1, 1],
        [1, 1, 1, 1],
      ],
    ])
  })

  it('makes spans where no rule runs', () => {
    expect(cells([...frame, down(80, 50, 100), across(50, 0, 200)])).toEqual([
      [
        [0, 0, 1, 2],
        [1, 0, 1, 1],
        [1, 1, 1, 1],
      ],
    ])
    expect(cells([...frame, down(80, 0, 100), across(50, 80, 200)])).toEqual([
      [
        [0, 0, 2, 1],
        [0, 1, 1, 1],
        [1, 1, 1, 1],
      ],
    ])
  })

  it('closes sides that a page break or a style leaves open', () => {
    const openBelow = [
      across(0, 0, 200),
      across(50, 0, 200),
      down(0, 0, 100),
      down(80, 0, 100),
      down(200, 0, 100),
    ]
    expect(cells(openBelow)).toEqual([
      [
        [0, 0, 1, 1],
        [0, 1, 1, 1],
        [1, 0, 1, 1],
        [1, 1, 1, 1],
      ],
    ])
    const openBeside = [across(0, 0, 200), across(50, 0, 200), across(100, 0, 200), down(80, 0, 100)]
    expect(cells(openBeside)).toEqual([
      [
        [0, 0, 1, 1],
        [0, 1, 1, 1],
        [1, 0, 1, 1],
        [1, 1, 1, 1],
      ],
    ])
  })

  it('keeps the outer column that no horizontal rule reaches', () => {
    expect(cells([across(50, 80, 200), down(0, 0, 100), down(80, 0, 100), down(200, 0, 100)])).toEqual([
      [
        [0, 0, 2, 1],
        [0, 1, 1, 1],
        [1, 1, 1, 1],
      ],
    ])
  })

  it('finds no table in lone rules', () => {
    expect(cells([across(10, 0, 200), across(700, 0, 200)])).toEqual([])
  })

  it('keeps tables apart that do not touch', () => {
    const below = frame.map((edge) =>
      edge.horizontal
        ? across(edge.at + 200, edge.from, edge.to)
        : down(edge.at, edge.from + 200, edge.to + 200),
    )
    expect(cells([...frame, ...below])).toHaveLength(2)
  })
})
