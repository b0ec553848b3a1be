/** Characters that are drawn as their outlines, which no font names. */
import { holds, hull, middleX, middleY, type Box } from '../geometry.js'

/** A painted shape, or several in one. */
export interface Drawing extends Box {
  /** How many closed outlines it has. */
  parts: number
}

/** Heights (points) that characters have. */
const HEIGHTS = { least: 5, most: 60 }
/** Drawn characters that follow one another no farther apart than this (of their height) stand in one line. */
const NEXT = 1
/** A line has at least so many characters, each as wide as it is high, and each of at least one outline. */
const FEWEST = 6

/** The lines of text that the drawings of a page are; not outlines drawn round text to make it bold, as cairo does. */
export function drawnLines(drawings: Drawing[], text: Box[]): Box[] {
  const high = drawings.filter(({ y0, y1 }) => y1 - y0 >= HEIGHTS.least && y1 - y0 <= HEIGHTS.most)
  const lines: Drawing[][] = []
  for (const drawing of [...high].sort((a, b) => a.x0 - b.x0)) {
    const line = lines.find((one) => follows(drawing, one.at(-1)!))
    if (line) line.push(drawing)
    else lines.push([drawing])
  }
  return lines
    .filter(isText)
    .map((line) => hull(line))
    .filter((line) => !text.some((glyph) => holds(line, middleX(glyph), middleY(glyph))))
}

function follows(next: Box, last: Box): boolean {
  const height = last.y1 - last.y0
  return (
    Math.abs(middleY(next) - middleY(last)) < height / 2 &&
    next.x0 - last.x1 < NEXT * height &&
    next.x1 > last.x1
  )
}

function isText(line: Drawing[]): boolean {
  const { x0, y0, x1, y1 } = hull(line)
  const characters = (x1 - x0) / (y1 - y0)
  return characters >= FEWEST && line.reduce((sum, { parts }) => sum + parts, 0) >= characters
}
