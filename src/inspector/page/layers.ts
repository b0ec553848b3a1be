/** What was understood of a page, drawn over it: ruling lines, cells, the order of reading. */
import type { PageLayers, PaintedText, Sides } from '../layers.js'
import { svg } from './dom.js'
import type { WordKey } from './words.js'

export type LayerName = 'values' | 'rules' | 'cells' | 'order'

export const LAYERS: readonly { name: LayerName; words: WordKey }[] = [
  { name: 'values', words: 'layerValues' },
  { name: 'rules', words: 'layerRules' },
  { name: 'cells', words: 'layerCells' },
  { name: 'order', words: 'layerOrder' },
]

export function drawLayer(name: LayerName, page: PageLayers): SVGElement {
  const drawn = {
    values: () => [],
    rules: () => page.rules.map(drawRule),
    cells: () => page.cells.map(drawCell),
    order: () => drawOrder(page.order),
  }[name]()
  return overlay(page, { class: `layer ${name}`, 'aria-hidden': 'true' }, drawn)
}

const overlay = (
  { width, height }: PageLayers,
  attributes: Record<string, string>,
  children: SVGElement[],
): SVGElement =>
  svg('svg', { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', ...attributes }, ...children)

const drawRule = ([x1, y1, x2, y2]: Sides): SVGElement => svg('line', { x1, y1, x2, y2 })

const drawCell = (sides: Sides): SVGElement => svg('rect', rectangle(sides))

const rectangle = ([left, top, right, bottom]: Sides): Record<string, number> => ({
  x: left,
  y: top,
  width: right - left,
  height: bottom - top,
})

/** Boxes with their numbers, and a line from each to the next. */
function drawOrder(order: PageLayers['order']): SVGElement[] {
  const corners = order.map(({ sides: [left, top] }) => `${left},${top}`).join(' ')
  return [
    svg('polyline', { points: corners }),
    ...order.flatMap(({ number, sides }) => [
      svg('rect', rectangle(sides)),
      svg('circle', { cx: sides[0], cy: sides[1], r: 7 }),
      svg('text', { x: sides[0], y: sides[1] + 3, 'text-anchor': 'middle' }, String(number)),
    ]),
  ]
}

/** Where characters stand over the bottom of their box, as a part of their size. */
const DESCENT = 0.16

/** A page that nothing else draws: its characters and ruling lines, each where it was read. */
export function drawPainted(page: PageLayers, name: string): SVGElement {
  const texts = page.painted.map(drawText)
  return overlay(page, { class: 'painted', role: 'img', 'aria-label': name }, [
    ...page.rules.map(drawRule),
    ...texts,
  ])
}

function drawText({ text, sides, size, turn }: PaintedText): SVGElement {
  const [left, top, right, bottom] = sides
  const across = turn % 2 === 1
  const length = across ? bottom - top : right - left
  const [x, y] = [
    [left, bottom - size * DESCENT],
    [left + size * DESCENT, top],
    [right, top + size * DESCENT],
    [right - size * DESCENT, bottom],
  ][turn] as [number, number]
  return svg(
    'text',
    {
      x,
      y,
      'font-size': size,
      ...(text.length > 1 && { textLength: length, lengthAdjust: 'spacingAndGlyphs' }),
      ...(turn > 0 && { transform: `rotate(${turn * 90} ${x} ${y})` }),
    },
    text,
  )
}
