/** Painted paths → edges (pieces of ruling line) and fills. */
import { common, hull, IDENTITY, moved, type Box, type Matrix } from '../geometry.js'
import type { Edge } from '../page.js'
import type { Drawing } from './drawn.js'

/** An area that is painted. */
export interface Fill extends Box {
  color: string
  /** Which paint it is, counted over the page. */
  painted: number
  /** Where it hides all that was painted before; null where it is of another shape than its box, or can be seen through. */
  cover: Box | null
  /** What was painted before is surely read through it. */
  readThrough: boolean
}

/** How a path is painted. */
export interface Paint {
  /** Colours, or null where it is not stroked or filled. */
  stroke: string | null
  fill: string | null
  /** Of the stroke, in points on the page. */
  thickness: number
  painted: number
  /** Where what is filled hides what is below. */
  opaqueWithin: Box | null
  /** What is below is surely read through it. */
  readThrough: boolean
}

/** What paths become. */
export interface Painted {
  edges: Edge[]
  fills: Fill[]
  /** Shapes that are neither rules nor rectangles, such as characters drawn as their outlines. */
  drawings: Drawing[]
  /** Strokes that are neither level nor upright, such as those that cross out a digit. */
  slashes: Box[]
}

/** A filled rectangle up to this thick (points) is a ruling line; the thickest border in office programs is 6 pt, the usual ½ to 1½. */
const THICKEST_RULE = 3
/** A stroke thicker than this paints a shading. */
const THICKEST_STROKE = 6
/** A line off its axis by less than this (points) is straight. */
const STRAIGHT = 0.6
/** A thin filled rectangle less than this many times as long as it is thick is a dot of a dotted rule or an ornament. */
const DOT = 1.5

/** A path's data: each of these followed by its points, x y x y …; the numbers are those of pdf.js (5.4.394 and later). */
export const MOVE = 0
export const LINE = 1
export const CURVE = 2
export const QUADRATIC = 3
export const CLOSE = 4

interface Subpath {
  points: number[]
  curved: boolean
  closed: boolean
}

export function paintPath(data: ArrayLike<number>, ctm: Matrix, paint: Paint, out: Painted): void {
  const paths = subpaths(data, ctm)
  if (paint.stroke !== null) for (const path of paths) if (isBent(path)) out.slashes.push(boxOf(path.points))
  if (isDrawing(paths)) return paintDrawing(paths, paint, out)
  if (paint.stroke !== null) for (const path of paths) strokePath(path, paint, out)
  if (paint.fill !== null) fillPaths(paths, paint, out)
}

const isBent = (path: Subpath): boolean =>
  path.curved ||
  somePiece(path, (x0, y0, x1, y1) => Math.min(Math.abs(x1 - x0), Math.abs(y1 - y0)) > STRAIGHT)

/** A painted path of which most parts are curved or slanted: the straight pieces of a character's outline are no ruling lines. */
const isDrawing = (paths: Subpath[]): boolean =>
  2 * paths.filter((path) => path.curved || isSlanted(path)).length > paths.length

/** A border's mitred corner is shorter (points) than this. */
const LONGEST_MITRE = 6

const isSlanted = (path: Subpath): boolean =>
  somePiece(path, (x0, y0, x1, y1) => Math.min(Math.abs(x1 - x0), Math.abs(y1 - y0)) > LONGEST_MITRE)

function paintDrawing(
  paths: Subpath[],
  { fill, painted, readThrough }: Paint,
  { drawings, fills }: Painted,
): void {
  const boxes = paths.filter(({ points }) => points.length > 0).map(({ points }) => boxOf(points))
  if (!boxes.length) return
  const areas = boxes.filter(({ x0, y0, x1, y1 }) => Math.min(x1 - x0, y1 - y0) > THICKEST_RULE)
  if (fill !== null)
    for (const box of areas) fills.push({ ...box, color: fill, painted, cover: null, readThrough })
  if (paths.some(({ curved }) => curved)) drawings.push({ ...hull(boxes), parts: boxes.length })
}

/** The box round a path as a matrix moves it; null where it has no points. */
export function boxOfPath(data: ArrayLike<number>, ctm: Matrix): Box | null {
  const boxes = subpaths(data, ctm).filter(({ points }) => points.length > 0)
  return boxes.length > 0 ? hull(boxes.map(({ points }) => boxOf(points))) : null
}

/** Whether a path, given in its own space, is one upright rectangle. */
export function isUprightRectangle(data: ArrayLike<number>): boolean {
  const [path, more] = subpaths(data, IDENTITY)
  return path !== undefined && more === undefined && isRectangle(path)
}

function subpaths(data: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Subpath[] {
  const paths: Subpath[] = []
  let path: Subpath = { points: [], curved: false, closed: false }
  const add = (i: number) =>
    void path.points.push(a! * data[i]! + c! * data[i + 1]! + e!, b! * data[i]! + d! * data[i + 1]! + f!)
  for (let i = 0; i < data.length; ) {
    switch (data[i++]) {
      case MOVE:
        path = { points: [], curved: false, closed: false }
        paths.push(path)
        add(i)
        i += 2
        break
      case LINE:
        add(i)
        i += 2
        break
      case CURVE:
        // The curve runs within the box round its end and the points that bend it.
        path.curved = true
        for (const point of [i, i + 2, i + 4]) add(point)
        i += 6
        break
      case QUADRATIC:
        path.curved = true
        for (const point of [i, i + 2]) add(point)
        i += 4
        break
      case CLOSE:
        path.closed = true
        break
      default:
        return paths
    }
  }
  return paths
}

/** Asks of the straight pieces of a path, the last one back to its start where it is closed, whether any is so. */
function somePiece(
  { points, closed }: Pick<Subpath, 'points' | 'closed'>,
  isSo: (x0: number, y0: number, x1: number, y1: number) => boolean,
): boolean {
  const count = points.length / 2
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const j = (i + 1) % count
    if (isSo(points[2 * i]!, points[2 * i + 1]!, points[2 * j]!, points[2 * j + 1]!)) return true
  }
  return false
}

function strokePath({ points, curved, closed }: Subpath, paint: Paint, out: Painted): void {
  if (curved) return
  const color = paint.stroke!
  const { painted, readThrough } = paint
  const count = points.length / 2
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const j = (i + 1) % count
    const [x0, y0, x1, y1] = [points[2 * i]!, points[2 * i + 1]!, points[2 * j]!, points[2 * j + 1]!]
    const box = { x0: Math.min(x0, x1), y0: Math.min(y0, y1), x1: Math.max(x0, x1), y1: Math.max(y0, y1) }
    if (paint.thickness <= THICKEST_STROKE) addEdge(box, color, out.edges)
    else out.fills.push({ ...thick(box, paint.thickness / 2), color, painted, cover: null, readThrough })
  }
}

const thick = ({ x0, y0, x1, y1 }: Box, by: number): Box =>
  x1 - x0 >= y1 - y0 ? { x0, x1, y0: y0 - by, y1: y1 + by } : { x0: x0 - by, x1: x1 + by, y0, y1 }

function addEdge(box: Box, color: string, edges: Edge[]): void {
  const width = box.x1 - box.x0
  const height = box.y1 - box.y0
  if (height <= STRAIGHT && width > height) edges.push(horizontal(box, color))
  else if (width <= STRAIGHT && height > width) edges.push(vertical(box, color))
}

const horizontal = (box: Box, color: string): Edge => ({
  horizontal: true,
  at: (box.y0 + box.y1) / 2,
  from: box.x0,
  to: box.x1,
  color,
  box,
})
const vertical = (box: Box, color: string): Edge => ({
  horizontal: false,
  at: (box.x0 + box.x1) / 2,
  from: box.y0,
  to: box.y1,
  color,
  box,
})

function fillPaths(paths: Subpath[], paint: Paint, out: Painted): void {
  const filled = paths.filter((path) => path.points.length >= 6)
  const boxes = filled.map(({ points }) => boxOf(points))
  const inner = new Set<number>()
  boxes.forEach((box, i) => {
    const frame = boxes.findIndex((other, j) => j !== i && !inner.has(j) && frames(box, other))
    if (frame < 0) return
    inner.add(i).add(frame)
    for (const edge of sides(box, boxes[frame]!)) fillBox(edge, null, paint, out)
  })
  const hides = (i: number): boolean =>
    isRectangle(filled[i]!) && boxes.every((other, j) => j === i || !meet(other, boxes[i]!))
  const within = boxes.length <= MOST_COVERS ? paint.opaqueWithin : null
  boxes.forEach((box, i) => {
    if (!inner.has(i)) fillBox(box, within && hides(i) ? common(box, within) : null, paint, out)
  })
}

/** A path of more rectangles is an ornament; whether each hides what is below is not asked. */
const MOST_COVERS = 200

/** Four corners, each side upright or level, so that it fills its box; where rectangles of one path overlap there may be a hole. */
const isRectangle = ({ points, curved }: Subpath): boolean =>
  !curved &&
  (points.length === 8 || points.length === 10) &&
  !somePiece({ points, closed: true }, (x0, y0, x1, y1) => x0 !== x1 && y0 !== y1)

const meet = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1

/** An outline painted as the space between two rectangles, the way browsers paint borders. */
const frames = (outer: Box, inner: Box): boolean =>
  [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1].every(
    (gap) => gap >= 0 && gap <= THICKEST_RULE,
  ) && inner.x1 - inner.x0 < outer.x1 - outer.x0

const sides = (outer: Box, inner: Box): Box[] =>
  [
    { ...outer, y1: inner.y0 },
    { ...outer, y0: inner.y1 },
    { ...outer, x1: inner.x0 },
    { ...outer, x0: inner.x1 },
  ].filter(({ x0, y0, x1, y1 }) => x1 > x0 && y1 > y0)

function fillBox(box: Box, cover: Box | null, paint: Paint, out: Painted): void {
  const color = paint.fill!
  const width = box.x1 - box.x0
  const height = box.y1 - box.y0
  if (Math.min(width, height) > THICKEST_RULE)
    out.fills.push({ ...box, color, painted: paint.painted, cover, readThrough: paint.readThrough })
  else if (width >= height * DOT) out.edges.push(horizontal(box, color))
  else if (height >= width * DOT) out.edges.push(vertical(box, color))
  // A dot belongs to the dotted rule that runs either way; joining finds out which.
  else out.edges.push(horizontal(box, color), vertical(box, color))
}

function boxOf(points: number[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 2) {
    x0 = Math.min(x0, points[i]!)
    x1 = Math.max(x1, points[i]!)
    y0 = Math.min(y0, points[i + 1]!)
    y1 = Math.max(y1, points[i + 1]!)
  }
  return { x0, y0, x1, y1 }
}

/** Edges without the thin strips that a shading painted line by line leaves between its pieces: the same color above and below. */
export function withoutShadingStrips(edges: Edge[], fills: Fill[]): Edge[] {
  if (!fills.length) return edges
  return edges.filter(({ box, horizontal: flat, color }) => {
    if (!flat) return true
    const beside = fills.filter(
      (fill) => fill.color === color && fill.x0 <= box.x0 + STRAIGHT && fill.x1 >= box.x1 - STRAIGHT,
    )
    return !(
      beside.some((fill) => Math.abs(fill.y1 - box.y0) < STRAIGHT) &&
      beside.some((fill) => Math.abs(fill.y0 - box.y1) < STRAIGHT)
    )
  })
}

/** The box of an edge after the page has been turned. */
export function turnedEdge(edge: Edge, matrix: Matrix): Edge {
  const box = moved(matrix, edge.box.x0, edge.box.y0, edge.box.x1, edge.box.y1)
  const flat = Math.abs(matrix[0]!) > 0 ? edge.horizontal : !edge.horizontal
  return flat ? horizontal(box, edge.color) : vertical(box, edge.color)
}
