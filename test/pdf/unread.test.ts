import { expect, it } from '@jest/globals'
import { itemsOf } from '../../src/formats/page/fragments.js'
import { IDENTITY } from '../../src/formats/page/geometry.js'
import { UNREADABLE, type Edge, type Page } from '../../src/formats/page/page.js'

/** Two cells side by side, 100 points wide and 20 high, with nothing in them. */
const flat = (y: number): Edge => ({
  horizontal: true,
  at: y,
  from: 0,
  to: 200,
  color: '#000000',
  box: { x0: 0, y0: y, x1: 200, y1: y },
})
const upright = (x: number): Edge => ({
  horizontal: false,
  at: x,
  from: 0,
  to: 20,
  color: '#000000',
  box: { x0: x, y0: 0, x1: x, y1: 20 },
})
const page = (unread: Page['unread']): Page => ({
  number: 1,
  width: 200,
  height: 20,
  glyphs: [
    ...'规章'.split('').map((text, i) => ({
      ...{ x0: 10 + 10 * i, x1: 20 + 10 * i, y0: 5, y1: 15 },
      ...{
        text,
        size: 10,
        turn: 0 as const,
        vertical: false,
        space: false,
        font: 'f',
        slant: 0,
        ink: 1,
        painted: 0,
      },
    })),
  ],
  edges: [...[0, 20].map(flat), ...[0, 100, 200].map(upright)],
  pictures: [],
  unread,
  shapes: [],
  shown: 2,
  unreadable: 0,
  fieldValues: 0,
  drawnLines: 0,
  leftOut: {},
  recognised: false,
  back: IDENTITY,
})
const cells = (unread: Page['unread']) =>
  itemsOf(page(unread)).flatMap((item) => (item.kind === 'table' ? item.pieces.map(({ text }) => text) : []))

it('takes a cell for unreadable, and not for blank, where something is seen that is not read', () => {
  expect(cells([])).toEqual(['规章', ''])
  expect(cells([{ x0: 140, x1: 160, y0: 5, y1: 15 }])).toEqual(['规章', UNREADABLE])
})

it('leaves a cell blank that a stamp larger than it lies over', () => {
  expect(cells([{ x0: 80, x1: 220, y0: -50, y1: 70 }])).toEqual(['规章', ''])
})
