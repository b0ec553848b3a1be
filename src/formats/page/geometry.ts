/** Boxes and matrices of a page: points, origin at the top left, y downwards. */

export interface Box {
  x0: number
  y0: number
  x1: number
  y1: number
}

export type Matrix = readonly number[]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** The matrix that applies `inner` first and `outer` after it. */
export const compose = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0]! * inner[0]! + outer[2]! * inner[1]!,
  outer[1]! * inner[0]! + outer[3]! * inner[1]!,
  outer[0]! * inner[2]! + outer[2]! * inner[3]!,
  outer[1]! * inner[2]! + outer[3]! * inner[3]!,
  outer[0]! * inner[4]! + outer[2]! * inner[5]! + outer[4]!,
  outer[1]! * inner[4]! + outer[3]! * inner[5]! + outer[5]!,
]

/** The upright box round a box that a matrix has moved. */
// biome-ignore lint/complexity/useMaxParams: the four sides of a box, called for every glyph without making one.
export function moved(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const [ax, bx, cy, dy] = [m[0]! * x0, m[1]! * x0, m[2]! * y0, m[3]! * y0]
  const [AX, BX, CY, DY] = [m[0]! * x1, m[1]! * x1, m[2]! * y1, m[3]! * y1]
  return {
    x0: Math.min(ax, AX) + Math.min(cy, CY) + m[4]!,
    y0: Math.min(bx, BX) + Math.min(dy, DY) + m[5]!,
    x1: Math.max(ax, AX) + Math.max(cy, CY) + m[4]!,
    y1: Math.max(bx, BX) + Math.max(dy, DY) + m[5]!,
  }
}

/** How much a matrix lengthens, on average over directions. */
export const scaleOf = (matrix: Matrix): number =>
  Math.sqrt(Math.abs(matrix[0]! * matrix[3]! - matrix[1]! * matrix[2]!))

/** Quarter turns clockwise of text whose line runs so: (1, 0) → 0, downwards (0, 1) → 1. */
export function turnOf(a: number, b: number): 0 | 1 | 2 | 3 {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 2
  return b >= 0 ? 1 : 3
}

/** Degrees that a direction is off its axis. */
export function slantOf(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  const degrees = (Math.atan2(b, a) * 180) / Math.PI
  return degrees - 90 * Math.round(degrees / 90)
}

export const middleX = (box: Box): number => (box.x0 + box.x1) / 2
export const middleY = (box: Box): number => (box.y0 + box.y1) / 2

export const holds = (box: Box, x: number, y: number): boolean =>
  x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1

/** Boxes that overlap less than this (points) only touch. */
export const TOUCHING = 1
/** Whether one stands above or below the other. */
export const overlap = (a: Box, b: Box): boolean => a.x0 < b.x1 - TOUCHING && b.x0 < a.x1 - TOUCHING

/** What two boxes have in common; turned inside out, and so without room, where that is nothing. */
export const common = (a: Box, b: Box): Box => ({
  x0: Math.max(a.x0, b.x0),
  y0: Math.max(a.y0, b.y0),
  x1: Math.min(a.x1, b.x1),
  y1: Math.min(a.y1, b.y1),
})

export function hull(boxes: readonly Box[]): Box {
  const all = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (const { x0, y0, x1, y1 } of boxes) {
    if (x0 < all.x0) all.x0 = x0
    if (y0 < all.y0) all.y0 = y0
    if (x1 > all.x1) all.x1 = x1
    if (y1 > all.y1) all.y1 = y1
  }
  return all
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

/** Quarter turns that bring text of this direction upright, as a matrix of the page's coordinates. */
export function turn(quarters: number, width: number, height: number): Matrix {
  switch (((quarters % 4) + 4) % 4) {
    case 1:
      return [0, 1, -1, 0, height, 0]
    case 2:
      return [-1, 0, 0, -1, width, height]
    case 3:
      return [0, -1, 1, 0, 0, width]
    default:
      return IDENTITY
  }
}
