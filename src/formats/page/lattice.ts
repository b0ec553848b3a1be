/** Ruling edges → lines → grids → cells: tables that are drawn. A chain of small steps, each a plain type. */
import type { Box } from './geometry.js'
import type { Edge } from './page.js'

/** A ruling line: pieces joined, doubles taken as one. */
export interface RulingLine {
  horizontal: boolean
  at: number
  from: number
  to: number
}

export interface LatticeCell extends Box {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  /** No rule is drawn at its lower side: it goes on over the page's end. */
  open: boolean
}

export interface Lattice extends Box {
  columns: number
  rows: number
  cells: LatticeCell[]
}

/** Rules nearer than this (points) are one: the two strokes of a double border, or neighbouring cells' own borders. No text fits between. */
const SNAP = 3.5
/** Gaps up to this (points) are joined: pauses of a dashed rule, or what a browser leaves where borders meet. */
const JOIN = 4
/** Rules whose ends miss each other by this much (points) touch. */
const TOUCH = 4
/** Shorter rules (points) are ornaments and lone dots: a cell that holds a character is larger. */
const SHORTEST = 5
/** Rules that run on past the last crossing rule by this much (points) enclose one more, open, column or row. */
const OPEN_ROOM = 9
/** The part of a cell's side that a rule must cover to be its wall. */
const COVERED = 0.6

/** More rules than this are a drawing: a page of the widest table has some 200, and the work grows with their cube. */
const MOST_RULES = { page: 4000, table: 800 }

export function latticesOf(edges: Edge[]): Lattice[] {
  const rules = edgesToRules(edges)
  if (rules.length > MOST_RULES.page) return []
  return connected(rules)
    .filter((set) => set.length <= MOST_RULES.table)
    .map(rulesToLattice)
    .filter((lattice) => lattice !== null)
}

/** Snaps edges that lie side by side and joins those that follow one another. */
export function edgesToRules(edges: Edge[]): RulingLine[] {
  return [true, false].flatMap((horizontal) => {
    const own = edges.filter((edge) => edge.horizontal === horizontal).sort((a, b) => a.at - b.at)
    const groups: Edge[][] = []
    for (const edge of own) {
      const group = groups.at(-1)
      if (group && edge.at - group[0]!.at <= SNAP) group.push(edge)
      else groups.push([edge])
    }
    return groups.flatMap((group) => joined(group, horizontal))
  })
}

function joined(group: Edge[], horizontal: boolean): RulingLine[] {
  const rules: RulingLine[] = []
  const at =
    group.reduce((sum, edge) => sum + edge.at * (edge.to - edge.from + 0.01), 0) /
    group.reduce((sum, edge) => sum + edge.to - edge.from + 0.01, 0)
  for (const { from, to } of group.sort((a, b) => a.from - b.from)) {
    const last = rules.at(-1)
    if (last && from - last.to <= JOIN) last.to = Math.max(last.to, to)
    else rules.push({ horizontal, at, from, to })
  }
  return rules.filter((rule) => rule.to - rule.from >= SHORTEST)
}

/**
 * Sorts rules into those that hang together: each set is a table, a box or a lone rule. Upright rules of one height belong
 * together too: where a merged cell goes on over the page, no horizontal rule reaches the outer side.
 */
function connected(rules: RulingLine[]): RulingLine[][] {
  const parent = rules.map((_, i) => i)
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!
    return i
  }
  rules.forEach((a, i) => {
    if (!a.horizontal) return
    rules.forEach((b, j) => {
      if (!b.horizontal && touch(a, b)) parent[root(i)] = root(j)
    })
  })
  rules.forEach((a, i) => {
    if (a.horizontal) return
    rules.forEach((b, j) => {
      if (j > i && !b.horizontal && Math.abs(a.from - b.from) <= TOUCH && Math.abs(a.to - b.to) <= TOUCH)
        parent[root(i)] = root(j)
    })
  })
  const sets = new Map<number, RulingLine[]>()
  rules.forEach((rule, i) => sets.set(root(i), [...(sets.get(root(i)) ?? []), rule]))
  return [...sets.values()]
}

const touch = (a: RulingLine, b: RulingLine): boolean =>
  b.at >= a.from - TOUCH && b.at <= a.to + TOUCH && a.at >= b.from - TOUCH && a.at <= b.to + TOUCH

function rulesToLattice(rules: RulingLine[]): Lattice | null {
  const flat = rules.filter((rule) => rule.horizontal)
  const upright = rules.filter((rule) => !rule.horizontal)
  if (!flat.length || !upright.length) return null
  const xs = boundaries(upright, flat)
  const ys = boundaries(flat, upright)
  if (xs.length < 2 || ys.length < 2) return null
  const cells = wallsToCells(xs, ys, upright, flat)
  return {
    x0: xs[0]!,
    y0: ys[0]!,
    x1: xs.at(-1)!,
    y1: ys.at(-1)!,
    columns: xs.length - 1,
    rows: ys.length - 1,
    cells,
  }
}

/** Where the rules of one direction stand, and the ends of the crossing ones where those run on into the open. */
function boundaries(rules: RulingLine[], crossing: RulingLine[]): number[] {
  const at = [...new Set(rules.map((rule) => rule.at))].sort((a, b) => a - b)
  const first = Math.min(...crossing.map((rule) => rule.from))
  const last = Math.max(...crossing.map((rule) => rule.to))
  if (first < at[0]! - OPEN_ROOM) at.unshift(first)
  if (last > at.at(-1)! + OPEN_ROOM) at.push(last)
  return at
}

/**
 * Places of the grid with no wall between them are one cell. Where such places make no rectangle, a style has left out upright
 * rules: each column is then cut by its own horizontal rules, and only neighbours of one height stay together.
 */
function wallsToCells(xs: number[], ys: number[], upright: RulingLine[], flat: RulingLine[]): LatticeCell[] {
  const width = xs.length - 1
  const height = ys.length - 1
  const besides = (r: number, c: number) => c + 1 < width && !walled(upright, xs[c + 1]!, ys[r]!, ys[r + 1]!)
  const belows = (r: number, c: number) => r + 1 < height && !walled(flat, ys[r + 1]!, xs[c]!, xs[c + 1]!)
  const open = { right: grid(height, width, besides), down: grid(height, width, belows) }
  return unions(height, width, open)
    .flatMap((places) => rectangles(places, width, open))
    .map(({ row, column, rowSpan, columnSpan }) => {
      const box = { x0: xs[column]!, y0: ys[row]!, x1: xs[column + columnSpan]!, y1: ys[row + rowSpan]! }
      return { row, column, rowSpan, columnSpan, ...box, open: !walled(flat, box.y1, box.x0, box.x1) }
    })
    .sort((a, b) => a.row - b.row || a.column - b.column)
}

/** Whether each place is open to its right and to the place below, numbered row by row. */
interface Open {
  right: boolean[]
  down: boolean[]
}

const grid = (height: number, width: number, at: (r: number, c: number) => boolean): boolean[] =>
  Array.from({ length: height * width }, (_, i) => at(Math.floor(i / width), i % width))

/** The places that open into one another, each set in order. */
function unions(height: number, width: number, open: Open): number[][] {
  const parent = Array.from({ length: height * width }, (_, i) => i)
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!
    return i
  }
  parent.forEach((_, i) => {
    if (open.right[i]) parent[root(i + 1)] = root(i)
    if (open.down[i]) parent[root(i + width)] = root(i)
  })
  const sets = new Map<number, number[]>()
  parent.forEach((_, i) => {
    const set = sets.get(root(i))
    if (set) set.push(i)
    else sets.set(root(i), [i])
  })
  return [...sets.values()]
}

interface Span {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
}

function rectangles(places: number[], width: number, open: Open): Span[] {
  const rows = places.map((i) => Math.floor(i / width))
  const columns = places.map((i) => i % width)
  const [row, column] = [Math.min(...rows), Math.min(...columns)]
  const [rowSpan, columnSpan] = [Math.max(...rows) - row + 1, Math.max(...columns) - column + 1]
  if (rowSpan * columnSpan === places.length) return [{ row, column, rowSpan, columnSpan }]
  const own = new Set(places)
  const spans: Span[] = []
  for (const c of range(column, column + columnSpan)) {
    for (let r = row; r < row + rowSpan; r++) {
      if (!own.has(r * width + c)) continue
      const first = r
      while (open.down[r * width + c] && own.has((r + 1) * width + c)) r++
      const isOpen = range(first, r + 1).every((one) => open.right[one * width + c - 1])
      addColumn(spans, { row: first, column: c, rowSpan: r - first + 1, columnSpan: 1 }, isOpen)
    }
  }
  return spans
}

/** A column widens the span at its left where nothing parts them and they are equally high; else it is a span of its own. */
function addColumn(spans: Span[], column: Span, isOpen: boolean): void {
  const beside = spans.find(
    (span) =>
      span.column + span.columnSpan === column.column &&
      span.row === column.row &&
      span.rowSpan === column.rowSpan,
  )
  if (beside && isOpen) beside.columnSpan++
  else spans.push(column)
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

function walled(rules: RulingLine[], at: number, from: number, to: number): boolean {
  let covered = 0
  for (const rule of rules) {
    if (Math.abs(rule.at - at) < 0.01)
      covered += Math.max(0, Math.min(rule.to + TOUCH, to) - Math.max(rule.from - TOUCH, from))
  }
  return covered >= COVERED * (to - from)
}
