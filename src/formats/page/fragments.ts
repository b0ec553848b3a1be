/** A page → what stands on it from top to bottom: lines of text, pieces of tables, pictures. */
import { readCell } from './cells.js'
import { loneStrokes, withDoubts, withShapes } from './doubts.js'
import { holds, middleX, middleY, type Box } from './geometry.js'
import { latticesOf, type Lattice, type LatticeCell } from './lattice.js'
import { UNREADABLE, type Glyph, type Page } from './page.js'
import { numbersAcrossWalls } from './overflow.js'
import { textLines, turnedLines, type Line } from './words.js'

/** A cell, or as much of it as stands on one page. */
export interface Piece {
  row: number
  rowSpan: number
  /** Left and right side, from the table's left side. */
  from: number
  to: number
  text: string
  lines: Line[]
  box: Box
  page: number
  /** Its lower side is not drawn. */
  open: boolean
  /** What is printed over its wall can't be told apart: its text holds the next cell's number too. */
  overflow?: boolean
}

/** A table, or as much of it as stands on one page. */
export interface Fragment {
  kind: 'table'
  box: Box
  page: number
  rows: number
  pieces: Piece[]
  /** Everything printed in it as lines, for a box that turns out to be no table. */
  lines: Line[]
  byAlignment?: boolean
}

export interface TextLine {
  kind: 'line'
  box: Box
  page: number
  line: Line
  /** Written in another direction than the page. */
  sideways: boolean
}

export interface Picture {
  kind: 'picture'
  box: Box
  page: number
}

export type Item = Fragment | TextLine | Picture

/** Smaller pictures (points) are seals, icons and page ornaments, never a table. */
const SMALLEST_PICTURE = { width: 200, height: 60 }

export function itemsOf(page: Page): Item[] {
  const lattices = withoutFrames(latticesOf(page.edges))
  const inside = sharedOut(page.glyphs, lattices)
  const shapes = lattices.length ? [...page.shapes, ...loneStrokes(page.edges)] : []
  const seen = { ...page, shapes }
  const items: Item[] = lattices.flatMap((lattice) => {
    const fragment = fragmentOf(lattice, inside, seen)
    return fragment.pieces.some(({ text }) => text) ? [fragment] : []
  })
  const upright = inside.rest.filter(isUpright)
  const sideways = inside.rest.filter((glyph) => !glyph.space && !isUpright(glyph))
  const add = (line: Line, turned: boolean) =>
    items.push({ kind: 'line', box: line, page: page.number, line, sideways: turned })
  for (const line of textLines(upright)) add(line, false)
  if (sideways.length) for (const line of turnedLines(sideways)) add(line, true)
  for (const box of page.pictures)
    if (showsATable(box, page)) items.push({ kind: 'picture', box, page: page.number })
  return items.sort((a, b) => middleOrTop(a) - middleOrTop(b))
}

/** A frame of one column round a table, such as a border round the page, has nothing to do with it. */
const withoutFrames = (lattices: Lattice[]): Lattice[] =>
  lattices.filter((one) => {
    const round = (other: Lattice) =>
      other.columns > 1 && holds(one, other.x0, other.y0) && holds(one, other.x1, other.y1)
    return one.columns > 1 || !lattices.some(round)
  })

/** A picture as large as a table, and not the ground that the page's text is printed on. */
function showsATable(box: Box, { glyphs }: Page): boolean {
  if (box.x1 - box.x0 < SMALLEST_PICTURE.width || box.y1 - box.y0 < SMALLEST_PICTURE.height) return false
  return glyphs.filter((glyph) => holds(box, middleX(glyph), middleY(glyph))).length <= MOST_TEXT_ON_PICTURE
}
const MOST_TEXT_ON_PICTURE = 10

const middleOrTop = (item: Item): number => (item.kind === 'line' ? middleY(item.box) : item.box.y0)

interface Shared {
  cells: Map<LatticeCell, Glyph[]>
  /** Cells whose numbers run into one another. */
  unclear: Set<unknown>
  rest: Glyph[]
}

/** Gives each glyph to the smallest drawn cell that holds its middle, but never digits of one number to two; glyphs in no cell are the page's own. */
function sharedOut(glyphs: Glyph[], lattices: Lattice[]): Shared {
  const cellAt = cellFinder([...lattices].sort((a, b) => area(a) - area(b)))
  const { placed, unclear } = numbersAcrossWalls(
    glyphs,
    glyphs.map((glyph) => cellAt(middleX(glyph), middleY(glyph))),
  )
  const cells = new Map<LatticeCell, Glyph[]>()
  const rest: Glyph[] = []
  for (const [glyph, home] of placed) {
    const own = home ? cells.get(home) : rest
    if (own) own.push(glyph)
    else cells.set(home!, [glyph])
  }
  for (const [digit, home, other] of onWalls(cells, cellAt)) {
    const unknown = { ...digit, text: UNREADABLE }
    cells.set(home, [unknown]).set(other, [unknown])
    unclear.add(home).add(other)
  }
  return { cells, unclear, rest }
}

/** Of a lone digit's breadth: so much of it over a wall shows in which cell it stands to nobody, where the other one is blank. */
const OVER_OTHER = 0.3

/** Lone digits that stand half over the wall to a blank cell: in `|3 |  7  |` with the wall under the 7 it is of either. */
function onWalls(
  cells: ReadonlyMap<LatticeCell, Glyph[]>,
  cellAt: (x: number, y: number) => LatticeCell | null,
): [digit: Glyph, home: LatticeCell, other: LatticeCell][] {
  const isBlank = (cell: LatticeCell): boolean => !cells.get(cell)?.some(({ space }) => !space)
  return [...cells].flatMap(([home, own]): [Glyph, LatticeCell, LatticeCell][] => {
    const [digit, ...more] = own.filter(({ space }) => !space)
    if (!digit || more.length > 0 || !/^[\d０-９]$/.test(digit.text)) return []
    const { x0, x1 } = digit
    if (Math.max(home.x0 - x0, x1 - home.x1) < OVER_OTHER * (x1 - x0)) return []
    const other = cellAt(x0 < home.x0 ? x0 : x1, middleY(digit))
    return other && other !== home && isBlank(other) ? [[digit, home, other]] : []
  })
}

/** Finds the cell at a place, asking the cell last found in each table first: glyphs mostly come cell by cell. */
function cellFinder(lattices: Lattice[]): (x: number, y: number) => LatticeCell | null {
  const recent = lattices.map((lattice) => lattice.cells[0])
  return (x, y) => {
    for (const [i, lattice] of lattices.entries()) {
      if (!holds(lattice, x, y)) continue
      if (recent[i] && holds(recent[i], x, y)) return recent[i]
      const cell = lattice.cells.find((box) => holds(box, x, y))
      if (cell) {
        recent[i] = cell
        return cell
      }
    }
    return null
  }
}

const isUpright = ({ turn, vertical }: Glyph): boolean => turn === 0 && !vertical

const area = ({ x0, y0, x1, y1 }: Box): number => (x1 - x0) * (y1 - y0)

/** What is drawn up to this much (points) over a cell's wall stands in the cell all the same. */
const OVER_WALL = 3

const isWithin = ({ x0, y0, x1, y1 }: Box, cell: Box): boolean =>
  x0 > cell.x0 - OVER_WALL && x1 < cell.x1 + OVER_WALL && y0 > cell.y0 - OVER_WALL && y1 < cell.y1 + OVER_WALL

function fragmentOf(lattice: Lattice, { cells, unclear }: Shared, page: Page): Fragment {
  const pieces = lattice.cells.map((cell): Piece => {
    const shapes = page.shapes.filter((shape) => isWithin(shape, cell))
    const own = withShapes(withDoubts(cells.get(cell) ?? []), shapes)
    const overflow = unclear.has(cell)
    const { text, lines } = readCell(own, cell)
    // Without characters, but with something seen that could not be read, such as a picture of a number, it is not blank.
    const isUnread = shapes.length > 0 || page.unread.some((place) => isWithin(place, cell))
    return {
      row: cell.row,
      rowSpan: cell.rowSpan,
      from: cell.x0 - lattice.x0,
      to: cell.x1 - lattice.x0,
      text: text === '' && isUnread ? UNREADABLE : text,
      lines,
      box: { x0: cell.x0, y0: cell.y0, x1: cell.x1, y1: cell.y1 },
      page: page.number,
      open: cell.open,
      ...(overflow && { overflow }),
    }
  })
  const { x0, y0, x1, y1 } = lattice
  return {
    kind: 'table',
    box: { x0, y0, x1, y1 },
    page: page.number,
    ...withoutSlivers(pieces, lattice.rows),
    lines: lattice.columns === 1 ? textLines(lattice.cells.flatMap((cell) => cells.get(cell) ?? [])) : [],
  }
}

/**
 * Pieces without rows that only blank ends of merged cells make: a browser closes a merged cell's border where its text ends on
 * the page, above the end of the rows beside it.
 */
function withoutSlivers(pieces: Piece[], rows: number): { pieces: Piece[]; rows: number } {
  for (let row = rows - 1; row > 0; row--) {
    const own = pieces.filter((piece) => piece.row === row)
    const reaching = pieces.filter((piece) => piece.row < row && piece.row + piece.rowSpan > row)
    if (!reaching.length || own.some((piece) => piece.text !== '' || piece.rowSpan > 1)) continue
    pieces = pieces
      .filter((piece) => piece.row !== row)
      .map((piece) => {
        if (reaching.includes(piece)) return { ...piece, rowSpan: piece.rowSpan - 1 }
        return piece.row > row ? { ...piece, row: piece.row - 1 } : piece
      })
    rows--
  }
  return { pieces, rows }
}
