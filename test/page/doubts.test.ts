/** What may be part of a number and can't be read. */
import { describe, expect, it } from '@jest/globals'
import { loneStrokes, withDoubts, withShapes } from '../../src/formats/page/doubts.js'
import type { Edge } from '../../src/formats/page/page.js'
import { itemsOf } from '../../src/formats/page/fragments.js'
import { pageOf, print } from './build.js'

const textOf = (glyphs: readonly { text: string; x0: number }[]): string =>
  [...glyphs]
    .sort((a, b) => a.x0 - b.x0)
    .map(({ text }) => text)
    .join('')

describe('digits that may be hidden', () => {
  const doubtful = { doubtful: true }

  it('are unknown beside one that is seen', () => {
    expect(textOf(withDoubts([...print('12', 50, 50), ...print('9', 60, 50, 10, doubtful)]))).toBe('12�')
  })

  it('are read where all of a number is in doubt, or stands apart', () => {
    expect(textOf(withDoubts(print('129', 50, 50, 10, doubtful)))).toBe('129')
    expect(textOf(withDoubts([...print('12', 50, 50), ...print('9', 80, 50, 10, doubtful)]))).toBe('129')
  })
})

describe('a shape', () => {
  const beside = { x0: 45, x1: 49, y0: 43, y1: 50 }

  it('is a digit that is not known, beside a digit as high as it', () => {
    expect(textOf(withShapes(print('2', 50, 50), [beside]))).toBe('�2')
  })

  it('is none beside words, far off, too high, or drawn round a character', () => {
    expect(textOf(withShapes(print('件', 50, 50), [beside]))).toBe('件')
    for (const more of [{ x0: 30, x1: 34 }, { y0: 20 }, { x0: 49, x1: 56 }])
      expect(textOf(withShapes(print('2', 50, 50), [{ ...beside, ...more }]))).toBe('2')
  })
})

describe('short strokes', () => {
  const stroke = (horizontal: boolean, at: number, from: number, to: number): Edge => ({
    ...{ horizontal, at, from, to, color: '#000000' },
    box: horizontal ? { x0: from, x1: to, y0: at, y1: at } : { x0: at, x1: at, y0: from, y1: to },
  })
  const cell = [0, 12].flatMap((at) => [stroke(true, at, 0, 100), stroke(false, 50 + at, 0, 12)])

  it('draw a digit: an upright one alone, or several that touch', () => {
    expect(loneStrokes([stroke(false, 20, 3, 9)])).toEqual([{ x0: 20, x1: 20, y0: 3, y1: 9 }])
    expect(loneStrokes([stroke(true, 3, 20, 24), stroke(false, 24, 3, 9)])).toEqual([
      { x0: 20, x1: 24, y0: 3, y1: 9 },
    ])
  })

  it('draw none where they are dashes, walls of a table, or pieces of a longer rule', () => {
    expect(loneStrokes([...cell, stroke(true, 6, 20, 26)])).toEqual([])
    const dashes = Array.from({ length: 20 }, (_, i) => stroke(false, 20, 4 * i, 4 * i + 3))
    expect(loneStrokes(dashes)).toEqual([])
  })
})

describe('a lone digit on a wall', () => {
  const rule = (horizontal: boolean, at: number, from: number, to: number): Edge => ({
    ...{ horizontal, at, from, to, color: '#000000' },
    box: horizontal ? { x0: from, x1: to, y0: at, y1: at } : { x0: at, x1: at, y0: from, y1: to },
  })
  const edges = [
    ...[100, 140].map((y) => rule(true, y, 50, 350)),
    ...[50, 150, 250, 350].map((x) => rule(false, x, 100, 140)),
  ]
  const cells = (...glyphs: ReturnType<typeof print>[]) =>
    itemsOf({ ...pageOf(glyphs.flat()), edges }).flatMap((item) =>
      item.kind === 'table' ? item.pieces.map(({ text }) => text) : [],
    )

  it('is in either cell where the other one is blank', () => {
    expect(cells(print('规章', 60, 125), print('7', 248, 125))).toEqual(['规章', '�', '�'])
  })

  it('is in its own where the other one has a number, or it stands clear', () => {
    expect(cells(print('规章', 60, 125), print('7', 248, 125), print('3', 200, 125))).toEqual([
      '规章',
      '3',
      '7',
    ])
    expect(cells(print('规章', 60, 125), print('7', 251, 125))).toEqual(['规章', '', '7'])
  })
})
