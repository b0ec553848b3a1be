/** A page's operators → its glyphs, ruling edges, shadings and pictures, in one pass. */
import type { Engine, Font, RawPage } from './engine.js'
import {
  common,
  compose,
  holds,
  IDENTITY,
  middleX,
  middleY,
  moved,
  scaleOf,
  type Box,
  type Matrix,
} from '../page/geometry.js'
import type { Edge, Glyph } from '../page/page.js'
import { showGlyphs, type ShownGlyph, type TextState } from './glyphs.js'
import { paintPath, type Fill } from './rulings.js'

export interface Content {
  number: number
  width: number
  height: number
  glyphs: Glyph[]
  edges: Edge[]
  fills: Fill[]
  pictures: Box[]
}

interface State extends TextState {
  ctm: Matrix
  fill: string
  stroke: string
  lineWidth: number
  alpha: number
  /** Outside of it nothing is seen: the boxes round all clipping paths, cut to what they have in common. */
  clip: Box
  /** The next path, painted or not, narrows the clip. */
  clipping: boolean
}

const EVERYWHERE: Box = { x0: -Infinity, y0: -Infinity, x1: Infinity, y1: Infinity }

const start = (ctm: Matrix): State => ({
  ctm,
  fill: '#000000',
  stroke: '#000000',
  lineWidth: 1,
  alpha: 1,
  clip: EVERYWHERE,
  clipping: false,
  font: {},
  fontId: '',
  size: 0,
  textMatrix: IDENTITY,
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
  leading: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  rise: 0,
  mode: 0,
})

/** A white mark on white paper is not there; on a shading it is. */
const WHITE = /^#f[c-f]f[c-f]f[c-f]$/i

/** A white rule within this of a shading (points) is its border. */
const AT_SHADING = 3

type Handler = (state: State, operands: any[], page: Painting) => void

interface Painting {
  content: Content
  stack: State[]
  painted: number
  font(id: string): Font
  kinds: PaintKinds
  change(state: State): void
}

interface PaintKinds {
  strokes: Set<number>
  fills: Set<number>
}

const move = (state: State, x: number, y: number): void => {
  state.x = state.lineX += x
  state.y = state.lineY += y
}

const push: Handler = (state, _operands, page) => void page.stack.push({ ...state })
const pop: Handler = (_state, _operands, page) => {
  const kept = page.stack.pop()
  if (kept) page.change(kept)
}
const picture: Handler = (state, _operands, page) =>
  void page.content.pictures.push(moved(state.ctm, 0, 0, 1, 1))

/** What each operator does to the state; operators that are not here mean nothing for text and ruling lines. */
const HANDLERS: Record<string, Handler> = {
  save: push,
  restore: pop,
  beginGroup: push,
  endGroup: pop,
  paintFormXObjectBegin(state, [matrix, box], page) {
    page.stack.push({ ...state })
    if (matrix) state.ctm = compose(state.ctm, matrix)
    if (box) narrow(state, box)
  },
  paintFormXObjectEnd: pop,
  transform: (state, operands) => void (state.ctm = compose(state.ctm, operands)),
  setLineWidth: (state, [width]) => void (state.lineWidth = width),
  setGState(state, [entries], page) {
    for (const [key, value] of entries as [string, any][]) {
      if (key === 'LW') state.lineWidth = value
      else if (key === 'ca') state.alpha = value
      else if (key === 'Font') setFont(state, value, page)
    }
  },
  setFillRGBColor: (state, [color]) => void (state.fill = color),
  setStrokeRGBColor: (state, [color]) => void (state.stroke = color),
  setFillColorN: (state) => void (state.fill = '#808080'),
  setStrokeColorN: (state) => void (state.stroke = '#808080'),
  setFillTransparent: (state) => void (state.fill = '#ffffff'),
  setStrokeTransparent: (state) => void (state.stroke = '#ffffff'),
  beginText(state) {
    state.textMatrix = IDENTITY
    state.x = state.y = state.lineX = state.lineY = 0
  },
  setFont: (state, [id, size], page) => setFont(state, [id, size], page),
  setCharSpacing: (state, [value]) => void (state.charSpacing = value),
  setWordSpacing: (state, [value]) => void (state.wordSpacing = value),
  setHScale: (state, [value]) => void (state.scale = value / 100),
  setTextRise: (state, [value]) => void (state.rise = value),
  setTextRenderingMode: (state, [value]) => void (state.mode = value),
  setLeading: (state, [value]) => void (state.leading = -value),
  setTextMatrix(state, operands) {
    // In one shape the matrix is the operands, in another it is the first of them.
    state.textMatrix = Array.from(
      typeof operands[0] === 'number' ? operands : (operands[0] as ArrayLike<number>),
    )
    state.x = state.y = state.lineX = state.lineY = 0
  },
  moveText: (state, [x, y]) => move(state, x, y),
  setLeadingMoveText(state, [x, y]) {
    state.leading = y
    move(state, x, y)
  },
  nextLine: (state) => move(state, 0, state.leading),
  showText(state, [shown], page) {
    const white = WHITE.test(state.mode === 1 ? state.stroke : state.fill) || state.alpha === 0
    showGlyphs(
      shown as ShownGlyph[],
      state,
      state.ctm,
      white,
      state.clip,
      page.painted++,
      page.content.glyphs,
    )
  },
  clip: (state) => void (state.clipping = true),
  eoClip: (state) => void (state.clipping = true),
  constructPath(state, [paint, [data], box], page) {
    if (state.clipping && box) narrow(state, box)
    state.clipping = false
    if (!data) return
    const strokes = page.kinds.strokes.has(paint)
    const fills = page.kinds.fills.has(paint) && state.alpha > 0
    if (!strokes && !fills) return
    const thickness = strokes ? state.lineWidth * scaleOf(state.ctm) : 0
    paintPath(
      data,
      state.ctm,
      { stroke: strokes ? state.stroke : null, fill: fills ? state.fill : null, thickness },
      page.content,
    )
  },
  paintImageXObject: picture,
  paintInlineImageXObject: picture,
  paintImageMaskXObject: picture,
}

const narrow = (state: State, [x0, y0, x1, y1]: [number, number, number, number]): void =>
  void (state.clip = common(state.clip, moved(state.ctm, x0, y0, x1, y1)))

function setFont(state: State, [id, size]: [string, number], page: Painting): void {
  state.fontId = id
  state.font = page.font(id)
  state.size = size
}

const STROKES = [
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
]
const FILLS = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']

/** Reads one page. Marks in white on bare paper are left out; text so painted is marked hidden. */
export function readContent(raw: RawPage, OPS: Engine['OPS']): Content {
  const handlers = new Map(Object.entries(HANDLERS).map(([name, handler]) => [OPS[name], handler]))
  const numbers = (names: string[]) => new Set(names.map((name) => OPS[name]!))
  const content: Content = {
    number: raw.number,
    width: raw.width,
    height: raw.height,
    glyphs: [],
    edges: [],
    fills: [],
    pictures: [],
  }
  let state = start(raw.transform)
  const page: Painting = {
    content,
    stack: [],
    painted: 0,
    font: raw.font,
    kinds: { strokes: numbers(STROKES), fills: numbers(FILLS) },
    change: (kept) => void (state = kept),
  }
  for (let i = 0; i < raw.operators.length; i++) {
    handlers.get(raw.operators[i]!)?.(state, (raw.operands[i] ?? []) as any[], page)
  }
  const shadings = content.fills.filter(({ color }) => !WHITE.test(color))
  const shaded = (box: Box, near: number): boolean =>
    shadings.some(({ x0, y0, x1, y1 }) =>
      holds({ x0: x0 - near, y0: y0 - near, x1: x1 + near, y1: y1 + near }, middleX(box), middleY(box)),
    )
  content.edges = content.edges.filter(({ color, box }) => !WHITE.test(color) || shaded(box, AT_SHADING))
  for (const glyph of content.glyphs) if (glyph.white && !shaded(glyph, 0)) glyph.hidden = 'white'
  return content
}
