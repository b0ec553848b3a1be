/** A page's operators → its glyphs, ruling edges, shadings and pictures, in one pass. What of them is seen: `seen.ts`. */
import type { Annotation, Engine, Font, RawPage } from './engine.js'
import { isText, saysValue, valuesWithoutPicture } from './fields.js'
import { common, compose, IDENTITY, moved, type Matrix } from '../page/geometry.js'
import { UNREADABLE } from '../page/page.js'
import { isUprightRectangle, paintPath } from '../page/painted/paths.js'
import { blankPage, PATTERNED, type PaintedGlyph, type PaintedPage } from '../page/painted/painted.js'
import { showGlyphs, type ShownGlyph } from './glyphs.js'
import { BLANK } from './lighter.js'
import {
  enterGroup,
  isSquare,
  narrow,
  opaqueWithin,
  readThrough,
  start,
  strokeThickness,
  withMatrix,
  type State,
} from './state.js'

interface Painting {
  content: PaintedPage
  stack: State[]
  /** Paints so far: the order in which they lie over one another. */
  painted: number
  font(id: string): Font
  strokes: Set<number>
  fills: Set<number>
  change(state: State): void
  /** Whether each of the marked pieces of content that are open belongs to a layer that is on. */
  layers: boolean[]
  isOn: RawPage['isOn']
  /** What an annotation says is text of the page or not; null while the page itself is painted. */
  annotation: 'text' | 'mark' | null
  texts: Map<string, Annotation>
  /** The field or note that is painted, and how many glyphs and pictures the page had before. */
  field: { own: Annotation; glyphs: number; pictures: number } | null
  base: Matrix
}

/** pdf.js gives each operator operands of its own types. */
type Handler<Operands = never> = (state: State, operands: Operands, page: Painting) => void

type Corners = [x0: number, y0: number, x1: number, y1: number]
type GraphicsState =
  | ['LW' | 'ca' | 'CA', number]
  | ['BM', string]
  | ['SMask', boolean]
  | ['Font', [string, number]]
/** A form that is painted as one thing. */
interface Group {
  matrix: Matrix | null
  bbox: Corners | null
  /** It is no picture but a mask. */
  smask: unknown
}

/** What is painted into a mask, or belongs to a layer that is off, is not seen. */
const isPainted = (state: State, { layers }: Painting): boolean =>
  !state.isMask && layers.every((isOn) => isOn)

const move = (state: State, x: number, y: number): void => {
  state.lineX += x
  state.lineY += y
  state.x = state.lineX
  state.y = state.lineY
}

const push: Handler<unknown> = (state, _operands, page) => {
  page.stack.push({ ...state })
}
const pop: Handler<unknown> = (_state, _operands, page) => {
  const kept = page.stack.pop()
  if (kept) page.change(kept)
}

const picture: Handler<[id: unknown, width: number, height: number]> = (state, [, width, height], page) => {
  const painted = page.painted++
  if (!isPainted(state, page)) return
  const box = moved(state.ctm, 0, 0, 1, 1)
  const [w, h] = BLANK.opaque
  const within = width === w && height === h && isSquare(state.ctm) ? opaqueWithin(state) : null
  const cover = within && common(box, within)
  page.content.pictures.push({ ...box, painted, cover, readThrough: readThrough(state) })
}

/** A picture that stands in the content itself has no mask: it hides what is below. */
const inlinePicture: Handler<unknown> = (state, _operands, page) => {
  const [width, height] = BLANK.opaque
  picture(state, [null, width, height] as never, page)
}

/** A single spot of colour stretched to a rectangle. */
const spot: Handler<unknown> = (state, _operands, page) => {
  const painted = page.painted++
  if (!isPainted(state, page)) return
  const box = moved(state.ctm, 0, 0, 1, 1)
  const within = isSquare(state.ctm) ? opaqueWithin(state) : null
  const cover = within && common(box, within)
  page.content.fills.push({ ...box, color: state.fill, painted, cover, readThrough: readThrough(state) })
}

/** Ways of mixing paint with what is below that leave dark on light as it was. */
const KEEP_DARK = new Set(['multiply', 'darken'])

function blend(state: State, how: string): void {
  state.blended = how !== 'source-over'
  state.keepsDark = KEEP_DARK.has(how)
}

/** Modes of text that what follows is clipped to: the letters are seen as far as something is painted into them. */
const CLIPPING = 4
const CLIPS_ONLY = 7

/** The words of a stamp or a button are no text of the page, but a cell that holds them is not blank. */
function asPictures(glyphs: readonly PaintedGlyph[], state: State, page: Painting): void {
  if (!isPainted(state, page)) return
  for (const { x0, y0, x1, y1, space, hidden, painted } of glyphs)
    if (!space && !hidden)
      page.content.pictures.push({ x0, y0, x1, y1, painted, cover: null, readThrough: true })
}

/** A field whose value is another number than it shows is not read, and no blank either. */
function doubtField({ own, glyphs, pictures }: NonNullable<Painting['field']>, page: Painting): void {
  const { content } = page
  const shown = content.glyphs.slice(glyphs).filter(({ hidden }) => !hidden)
  if (own.subtype !== 'Widget' || content.pictures.length > pictures) return
  if (saysValue(shown.map(({ text }) => text).join(''), own)) return
  for (const glyph of shown) if (!glyph.space) Object.assign(glyph, { text: UNREADABLE, coded: false })
  if (shown.length > 0) return
  const [x0, y0, x1, y1] = own.rect as Corners
  const look = { painted: page.painted++, cover: null, readThrough: true }
  content.pictures.push({ ...moved(page.base, x0, y0, x1, y1), ...look })
}

function clipToText(state: State, glyphs: readonly PaintedGlyph[], { content }: Painting): void {
  if (state.mode < CLIPPING) return
  state.clipsSquarely = false
  if (state.mode !== CLIPS_ONLY) return
  for (const { x0, y0, x1, y1, space } of glyphs)
    if (!space) content.drawings.push({ x0, y0, x1, y1, parts: 1 })
}

/** What each operator does to the state; operators that are not here mean nothing for text and ruling lines. */
const HANDLERS: Record<string, Handler> = {
  save: push,
  restore: pop,
  beginGroup(state, [{ matrix, bbox, smask }]: [Group], page) {
    page.stack.push({ ...state })
    const space = withMatrix(state, matrix ?? IDENTITY)
    if (bbox) narrow(space, bbox, true)
    state.clip = space.clip
    state.clipsSquarely = space.clipsSquarely
    state.isMask ||= Boolean(smask)
    enterGroup(state)
  },
  endGroup: pop,
  paintFormXObjectBegin(state, [matrix, box]: [Matrix | null, Corners | null], page) {
    page.stack.push({ ...state })
    if (matrix) state.ctm = compose(state.ctm, matrix)
    if (box) narrow(state, box, true)
  },
  paintFormXObjectEnd: pop,
  beginMarkedContent(_state, _operands: unknown, page) {
    page.layers.push(true)
  },
  beginMarkedContentProps(_state, [tag, content]: [string, unknown], page) {
    page.layers.push(tag !== 'OC' || page.isOn(content))
  },
  endMarkedContent(_state, _operands: unknown, page) {
    page.layers.pop()
  },
  beginAnnotation(
    _state,
    [id, rect, transform, matrix]: [id: string, rect: Corners | null, Matrix, Matrix],
    page,
  ) {
    page.stack = []
    const state = start(page.base)
    if (rect) narrow(state, rect, true)
    state.ctm = compose(compose(state.ctm, transform), matrix)
    const own = page.texts.get(id)
    page.annotation = own ? 'text' : 'mark'
    page.field = own
      ? { own, glyphs: page.content.glyphs.length, pictures: page.content.pictures.length }
      : null
    page.change(state)
  },
  endAnnotation(_state, _operands: unknown, page) {
    if (page.field) doubtField(page.field, page)
    page.annotation = null
    page.field = null
  },
  transform(state, operands: Matrix) {
    state.ctm = compose(state.ctm, operands)
  },
  setLineWidth(state, [width]: [number]) {
    state.lineWidth = width
  },
  setGState(state, [entries]: [GraphicsState[]], page) {
    for (const [key, value] of entries) {
      if (key === 'LW') state.lineWidth = value
      else if (key === 'ca') state.fillAlpha = value
      else if (key === 'CA') state.strokeAlpha = value
      else if (key === 'BM') blend(state, value)
      else if (key === 'SMask') state.masked = value !== false
      else if (key === 'Font') setFont(state, value, page)
    }
  },
  setFillRGBColor(state, [color]: [string]) {
    state.fill = color
  },
  setStrokeRGBColor(state, [color]: [string]) {
    state.stroke = color
  },
  setFillColorN(state) {
    state.fill = PATTERNED
  },
  setStrokeColorN(state) {
    state.stroke = PATTERNED
  },
  setFillTransparent(state) {
    state.fill = '#ffffff'
  },
  setStrokeTransparent(state) {
    state.stroke = '#ffffff'
  },
  beginText(state) {
    state.textMatrix = IDENTITY
    startLines(state)
  },
  setFont,
  setCharSpacing(state, [value]: [number]) {
    state.charSpacing = value
  },
  setWordSpacing(state, [value]: [number]) {
    state.wordSpacing = value
  },
  setHScale(state, [value]: [number]) {
    state.scale = value / 100
  },
  setTextRise(state, [value]: [number]) {
    state.rise = value
  },
  setTextRenderingMode(state, [value]: [number]) {
    state.mode = value
  },
  setLeading(state, [value]: [number]) {
    state.leading = -value
  },
  setTextMatrix(state, operands: number[] | [ArrayLike<number>]) {
    // In one shape the matrix is the operands, in another it is the first of them.
    const [first] = operands
    state.textMatrix = typeof first === 'number' ? (operands as number[]) : Array.from(first!)
    startLines(state)
  },
  moveText: (state, [x, y]: [number, number]) => move(state, x, y),
  setLeadingMoveText(state, [x, y]: [number, number]) {
    state.leading = y
    move(state, x, y)
  },
  nextLine: (state) => move(state, 0, state.leading),
  showText(state, [shown]: [ShownGlyph[]], page) {
    const glyphs = showGlyphs(shown, state, page.painted++)
    clipToText(state, glyphs, page)
    if (page.annotation === 'mark') return asPictures(glyphs, state, page)
    if (isPainted(state, page)) for (const glyph of glyphs) page.content.glyphs.push(glyph)
    else if (!state.isMask) page.content.off += glyphs.filter(({ space }) => !space).length
  },
  clip(state) {
    state.clipping = true
  },
  eoClip(state) {
    state.clipping = true
  },
  shadingFill(state, _operands: unknown, page) {
    const { width, height } = page.content
    const whole = { x0: Math.max(0, state.clip.x0), y0: Math.max(0, state.clip.y0) }
    const end = { x1: Math.min(width, state.clip.x1), y1: Math.min(height, state.clip.y1) }
    if (!isPainted(state, page)) return
    const look = { color: PATTERNED, painted: page.painted++, cover: null, readThrough: readThrough(state) }
    page.content.fills.push({ ...whole, ...end, ...look })
  },
  constructPath(state, [paint, [data], box]: [number, [ArrayLike<number> | null], Corners | null], page) {
    if (state.clipping && box) narrow(state, box, data ? isUprightRectangle(data) : false)
    state.clipping = false
    if (data && isPainted(state, page)) construct(state, paint, data, page)
  },
  paintImageXObject: picture,
  paintInlineImageXObject: inlinePicture,
  paintImageMaskXObject: picture,
  paintSolidColorImageMask: spot,
}

function construct(state: State, kind: number, data: ArrayLike<number>, page: Painting): void {
  const strokes = page.strokes.has(kind) && state.strokeAlpha > 0
  const fills = page.fills.has(kind) && state.fillAlpha > 0
  if (!strokes && !fills) return
  const paint = {
    stroke: strokes ? state.stroke : null,
    fill: fills ? state.fill : null,
    thickness: strokes ? strokeThickness(state) : 0,
    painted: page.painted++,
    opaqueWithin: state.fill === PATTERNED ? null : opaqueWithin(state),
    readThrough: readThrough(state),
  }
  const { content } = page
  // A comment's lines are no rules of a table.
  const out = page.annotation === 'mark' ? { ...content, edges: content.marks, drawings: [] } : content
  paintPath(data, state.ctm, paint, out)
}

function startLines(state: State): void {
  state.x = 0
  state.y = 0
  state.lineX = 0
  state.lineY = 0
}

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

/** Reads one page. */
export function readContent(raw: RawPage, OPS: Engine['OPS']): PaintedPage {
  const handlers = new Map(Object.entries(HANDLERS).map(([name, handler]) => [OPS[name], handler]))
  const numbers = (names: string[]) => new Set(names.map((name) => OPS[name]!))
  const content: PaintedPage = {
    ...blankPage(raw.number, raw.width, raw.height),
    values: valuesWithoutPicture(raw),
  }
  let state = start(raw.transform)
  const page: Painting = {
    content,
    stack: [],
    painted: 0,
    font: raw.font,
    strokes: numbers(STROKES),
    fills: numbers(FILLS),
    change: (kept) => {
      state = kept
    },
    layers: [],
    isOn: raw.isOn,
    annotation: null,
    texts: new Map(raw.annotations.filter(isText).map((one) => [one.id, one])),
    field: null,
    base: raw.transform,
  }
  for (let i = 0; i < raw.operators.length; i++) {
    handlers.get(raw.operators[i]!)?.(state, (raw.operands[i] ?? []) as never, page)
  }
  return content
}
