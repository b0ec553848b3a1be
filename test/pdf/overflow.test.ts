import { describe, expect, it } from '@jest/globals'
import { readCell } from '../../src/formats/page/cells.js'
import type { Box } from '../../src/formats/page/geometry.js'
import type { Glyph } from '../../src/formats/page/page.js'
import { numbersAcrossWalls } from '../../src/formats/page/overflow.js'

const SIZE = 10
const WIDTH = 30
const cells: Box[] = [0, 1, 2].map((i) => ({ x0: i * WIDTH, x1: (i + 1) * WIDTH, y0: 0, y1: 20 }))

let painted = 0
/** Digits half an em wide, painted by one operator; `step` is set between them. */
function printed(text: string, x: number, step = 0): Glyph[] {
  painted++
  let at = x
  return [...text].map((sign): Glyph => {
    const width = sign.charCodeAt(0) < 128 ? SIZE / 2 : SIZE
    const glyph = {
      x0: at,
      x1: at + width,
      y0: 5,
      y1: 15,
      text: sign,
      size: SIZE,
      turn: 0 as const,
      vertical: false,
      space: false,
      font: 'f',
      slant: 0,
      ink: 1,
      painted,
    }
    at += width + step
    return glyph
  })
}

const each = (text: string, x: number): Glyph[] =>
  [...text].flatMap((sign, i) => printed(sign, x + (i * SIZE) / 2))

function read(...glyphs: Glyph[][]): { texts: string[]; unclear: number[] } {
  const all = glyphs.flat()
  const homes = all.map(
    ({ x0, x1 }) => cells.find((cell) => (x0 + x1) / 2 >= cell.x0 && (x0 + x1) / 2 <= cell.x1) ?? null,
  )
  const { placed, unclear } = numbersAcrossWalls(all, homes)
  const own = (cell: Box) => placed.filter(([, home]) => home === cell).map(([glyph]) => glyph)
  return {
    texts: cells.map((cell) => readCell(own(cell), cell).text),
    unclear: cells.flatMap((cell, i) => (unclear.has(cell) ? [i] : [])),
  }
}
const clear = (...texts: string[]) => ({ texts, unclear: [] })

describe('a number over a wall', () => {
  it('is whole in the cell that it mostly stands in', () => {
    expect(read(printed('1234567', 4))).toEqual(clear('1234567', '', ''))
    expect(read(printed('12345678', 25))).toEqual(clear('', '12345678', ''))
    expect(read(printed('59237.24', -6))).toEqual(clear('59237.24', '', ''))
    expect(read(each('123456', 3))).toEqual(clear('123456', '', ''))
  })

  it('is one number though it is set loosely', () => {
    expect(read(printed('1234', 4, 3))).toEqual(clear('1234', '', ''))
    expect(read(printed('1234', 5, 3.4))).toEqual(clear('1234', '', ''))
  })

  it('leaves the number of the next cell alone', () => {
    expect(read(printed('123456', 4), printed('7', 43), printed('0', 70))).toEqual(clear('123456', '7', '0'))
  })
})

describe('numbers that touch', () => {
  const both = (text: string) => ({ texts: [text, text, ''], unclear: [0, 1] })

  it('are both in both cells, and no value in either', () => {
    expect(read(printed('123456', 3), printed('789', 33))).toEqual(both('12345 6789'))
    expect(read(printed('1234567', 2), printed('0', 33))).toEqual(both('123456 70'))
    expect(read(printed('123456', 4), printed('7', 36))).toEqual(both('12345 67'))
    expect(read(printed('12345', 5), printed('67', 30))).toEqual(both('12345 67'))
    expect(read(each('12345678', 3))).toEqual(both('12345 678'))
  })

  it('are so too where one number is as much in the one cell as in the other', () => {
    expect(read(printed('12345678', 9))).toEqual(both('1234 5678'))
    expect(read(printed('12345678901', 4))).toEqual({
      texts: ['12345 678901', '12345 678901', ''],
      unclear: [0, 1],
    })
  })

  it('are so with the text that runs up to them', () => {
    expect(read(printed('合计件', 3), printed('5', 33))).toEqual(both('合计件 5'))
  })

  it('outside of the table leave no half of a number in it', () => {
    expect(read(printed('12345678', 70))).toEqual({ texts: ['', '', '1234 5678'], unclear: [2] })
  })
})

it('leaves numbers alone that only stand close to their walls', () => {
  expect(read(printed('12345', 3), printed('678', 32))).toEqual(clear('12345', '678', ''))
  expect(read(printed('1', 23), printed('2', 32), printed('3', 84))).toEqual(clear('1', '2', '3'))
  expect(read(printed('属于', 9), printed('0', 31))).toEqual(clear('属于', '0', ''))
})
