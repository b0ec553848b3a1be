/** What stands on a page → what is painted there: glyphs, pieces of rules, areas and pictures. */
import { refusal } from '../../errors.js'
import { common, compose, hull, moved, scaleOf, type Box, type Matrix } from '../page/geometry.js'
import { blankPage, PATTERNED, type Ink, type PaintedPage } from '../page/painted/painted.js'
import { UNREADABLE } from '../page/page.js'
import { boxOfPath, paintPath } from '../page/painted/paths.js'
import { textOf, type XmlElement } from '../package/xml.js'
import type { OfdPage } from './documents.js'
import { lookOf } from './look.js'
import { allIn, elementsIn, firstIn, isOff, nameOf, saidIn } from './names.js'
import { matrixIn, numberIn, rectangleIn } from './numbers.js'
import { pathIn } from './paths.js'
import { drawParamsOf, type Resources } from './resources.js'
import { glyphsOf } from './text.js'

/** Points of a millimetre. */
const POINTS = 72 / 25.4
const EVERYWHERE: Box = { x0: -Infinity, y0: -Infinity, x1: Infinity, y1: Infinity }

/** What one file may paint, in characters: a report of ten pages paints 20,000, a yearbook of 500 pages half a million. */
export interface Budget {
  left: number
}
export const MOST_PAINTED = 1_000_000
/** To read an object costs as much as so many characters. */
const COST_OF_OBJECT = 5

interface Canvas {
  page: PaintedPage
  resources: Resources
  budget: Budget
  painted: number
  /** The kind of the note that is being painted; '' while it is the page itself. */
  note: string
}

/** Where an object is painted: what its coordinates mean, what of it is seen, and how it is drawn where it says nothing. */
interface Space {
  matrix: Matrix
  clip: Box
  params: XmlElement[]
  depth: number
}

export function paintPage(
  { box, layers, annotations }: OfdPage,
  number: number,
  { resources, budget }: Pick<Canvas, 'resources' | 'budget'>,
): PaintedPage {
  const [x, y, width, height] = box
  const page = blankPage(number, width * POINTS, height * POINTS)
  const canvas: Canvas = { page, resources, budget, painted: 0, note: '' }
  const whole: Space = {
    matrix: [POINTS, 0, 0, POINTS, -x * POINTS, -y * POINTS],
    clip: EVERYWHERE,
    params: [],
    depth: 0,
  }
  for (const layer of layers) paintAll(layer, drawnBy(layer, whole, canvas), canvas)
  for (const note of annotations) {
    canvas.note = note.attributes['Type'] || 'Note'
    for (const shown of allIn(note, 'Appearance')) paintAll(shown, placed(shown, whole).inner, canvas)
  }
  return page
}

const drawnBy = ({ attributes }: XmlElement, space: Space, { resources }: Canvas): Space => ({
  ...space,
  params: [...drawParamsOf(attributes['DrawParam'], resources), ...space.params],
})

function paintAll(group: XmlElement, space: Space, canvas: Canvas): void {
  for (const one of elementsIn(group)) paint(one, space, canvas)
}

function paint(object: XmlElement, space: Space, canvas: Canvas): void {
  spend(canvas, COST_OF_OBJECT)
  if (isOff(object, 'Visible')) canvas.page.off += charactersIn(object)
  else PAINTERS[nameOf(object)]?.(object, space, canvas)
}

function spend({ budget }: Canvas, count: number): void {
  budget.left -= count
  if (budget.left < 0) throw refusal('input.tooLarge:painted', {})
}

const charactersIn = (object: XmlElement): number =>
  nameOf(object) === 'TextCode'
    ? textOf(object).replace(/\s/g, '').length
    : elementsIn(object).reduce((sum, one) => sum + charactersIn(one), 0)

type Painter = (object: XmlElement, space: Space, canvas: Canvas) => void

/** Other elements paint nothing. */
const PAINTERS: Readonly<Record<string, Painter>> = {
  PageBlock: paintAll,
  TextObject: paintText,
  PathObject: paintShape,
  ImageObject: paintPicture,
  CompositeObject: paintComposite,
}

/** The space of an object's boundary, and the one inside of it, which its own matrix makes. */
function placed({ attributes }: XmlElement, space: Space): { boundary: Space; inner: Space } {
  const [x, y, width, height] = rectangleIn(attributes['Boundary']) ?? [0, 0, 0, 0]
  const clip =
    width > 0 && height > 0
      ? common(space.clip, moved(space.matrix, x, y, x + width, y + height))
      : space.clip
  const boundary = { ...space, clip, matrix: compose(space.matrix, [1, 0, 0, 1, x, y]) }
  const own = matrixIn(attributes['CTM'])
  return { boundary, inner: own ? { ...boundary, matrix: compose(boundary.matrix, own) } : boundary }
}

function paintText(object: XmlElement, space: Space, canvas: Canvas): void {
  const { boundary, inner } = placed(object, space)
  const look = lookOf(object, drawnBy(object, space, canvas).params, 'fill', canvas.resources)
  const inks = [look.fill, look.stroke].filter((ink): ink is Ink => ink !== null)
  const glyphs = glyphsOf(object, { matrix: inner.matrix, inks, painted: canvas.painted++ })
  spend(canvas, glyphs.length)
  const clip = clipOf(object, boundary, inner)
  // Of text whose colour can't be told nobody knows whether it is seen.
  for (const glyph of glyphs) {
    const isSeen = meets(glyph, clip) && meets(glyph, widened(boundary.clip, glyph.size))
    const shown = look.isUntold && !glyph.space ? { ...glyph, text: UNREADABLE } : glyph
    canvas.page.glyphs.push(isSeen ? shown : { ...shown, hidden: 'mode' })
  }
}

const meets = (a: Box, b: Box): boolean => a.x1 > b.x0 && a.x0 < b.x1 && a.y1 > b.y0 && a.y0 < b.y1

/** Writers are not exact about the boundary of a text: what is off it by less than an em is meant to be seen. */
const widened = ({ x0, y0, x1, y1 }: Box, by: number): Box => ({
  x0: x0 - by,
  y0: y0 - by,
  x1: x1 + by,
  y1: y1 + by,
})

/** The box round what an object's clips leave to be seen; they are moved by the object's matrix unless they say not. */
function clipOf(object: XmlElement, boundary: Space, inner: Space): Box {
  const clips = firstIn(object, 'Clips')
  const base = clips && isOff(clips, 'TransFlag') ? boundary : inner
  return allIn(clips, 'Clip')
    .map((clip) => allIn(clip, 'Area').map((area) => areaOf(area, base)))
    .reduce((seen, areas) => (areas.length > 0 ? common(seen, hull(areas)) : seen), EVERYWHERE)
}

function areaOf(area: XmlElement, base: Space): Box {
  const path = firstIn(area, 'Path')
  if (!path) return EVERYWHERE
  const own = matrixIn(area.attributes['CTM'])
  const { inner } = placed(path, own ? { ...base, matrix: compose(base.matrix, own) } : base)
  return boxOfPath(pathIn(saidIn(path, 'AbbreviatedData') ?? ''), inner.matrix) ?? EVERYWHERE
}

function paintShape(object: XmlElement, space: Space, canvas: Canvas): void {
  const { boundary, inner } = placed(object, space)
  const { fill, stroke, lineWidth } = lookOf(
    object,
    drawnBy(object, space, canvas).params,
    'stroke',
    canvas.resources,
  )
  const data = pathIn(saidIn(object, 'AbbreviatedData') ?? '')
  spend(canvas, data.length)
  const isOpaque = fill?.alpha === 1 && fill.color !== PATTERNED && !firstIn(object, 'Clips')
  const paint = {
    stroke: stroke && stroke.alpha > 0 ? stroke.color : null,
    fill: fill && fill.alpha > 0 ? fill.color : null,
    thickness: lineWidth * scaleOf(inner.matrix),
    painted: canvas.painted++,
    opaqueWithin: isOpaque ? boundary.clip : null,
    readThrough: !isOpaque,
  }
  if (paint.stroke === null && paint.fill === null) return
  const { page, note } = canvas
  paintPath(data, inner.matrix, paint, note === '' ? page : outOfNote(note, page))
}

/** The lines of a note are no rules of a table, and what it highlights is not painted over. */
const outOfNote = (note: string, page: PaintedPage) => ({
  edges: page.marks,
  fills: note === 'Highlight' ? [] : page.fills,
  drawings: [],
  slashes: page.slashes,
})

function paintPicture(object: XmlElement, space: Space, canvas: Canvas): void {
  const { boundary, inner } = placed(object, space)
  const isBounded = rectangleIn(object.attributes['Boundary']) !== undefined
  const unit = moved(inner.matrix, 0, 0, 1, 1)
  const box = isBounded ? common(unit, boundary.clip) : unit
  const isWhole = numberIn(object.attributes['Alpha']) === undefined && !firstIn(object, 'Clips')
  const isOpaque = isWhole && canvas.resources.opaque.has(object.attributes['ResourceID'] ?? '')
  const painted = canvas.painted++
  if (canvas.note === '')
    canvas.page.pictures.push({ ...box, painted, cover: isOpaque ? box : null, readThrough: !isOpaque })
}

/** Drawings in drawings in drawings are made by nobody. */
const DEEPEST = 8

/** A drawing that a page uses by its number. */
function paintComposite(object: XmlElement, space: Space, canvas: Canvas): void {
  const drawing = canvas.resources.composites.get(object.attributes['ResourceID'] ?? '')
  if (!drawing || space.depth >= DEEPEST) return
  const { inner } = placed(object, space)
  for (const content of allIn(drawing, 'Content'))
    paintAll(content, { ...inner, depth: space.depth + 1 }, canvas)
}
