/** Ruling edges → lines → grids → cells: tables that are drawn. A chain of small steps, each a plain type. */
import type { Box } from './geometry.js'
import type { Edge } from './rulings.js'

/** A ruling line: pieces joined, doubles taken as one. */
export interface Rule {
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

export const latticesOf = (edges: Edge[]): Lattice[] =>
  connected(edgesToRules(edges))
    .map(rulesToLattice)
    .filter((lattice) => lattice !== null)

/** Snaps edges that lie side by side and joins those that follow one another. */
export function edgesToRules(edges: Edge[]): Rule[] {
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

function joined(group: Edge[], horizontal: boolean): Rule[] {
  const rules: Rule[] = []
  const at = group.reduce((sum, edge) => sum + edge.at * (edge.to - edge.from + 0.01), 0) / group.reduce((sum, edge) => sum + edge.to - edge.from + 0.01, 0)
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
function connected(rules: Rule[]): Rule[][] {
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
      if (j > i && !b.horizontal && Math.abs(a.from - b.from) <= TOUCH && Math.abs(a.to - b.to) <= TOUCH) parent[root(i)] = root(j)
    })
  })
  const sets = new Map<number, Rule[]>()
  rules.forEach((rule, i) => sets.set(root(i), [...(sets.get(root(i)) ?? []), rule]))
  return [...sets.values()]
}

const touch = (a: Rule, b: Rule): boolean => b.at >= a.from - TOUCH && b.at <= a.to + TOUCH && a.at >= b.from - TOUCH && a.at <= b.to + TOUCH

function rulesToLattice(rules: Rule[]): Lattice | null {
  const flat = rules.filter((rule) => rule.horizontal)
  const upright = rules.filter((rule) => !rule.horizontal)
  if (!flat.length || !upright.length) return null
  const xs = boundaries(upright, flat)
  const ys = boundaries(flat, upright)
  if (xs.length < 2 || ys.length < 2) return null
  const cells = wallsToCells(xs, ys, upright, flat)
  return { x0: xs[0]!, y0: ys[0]!, x1: xs.at(-1)!, y1: ys.at(-1)!, columns: xs.length - 1, rows: ys.length - 1, cells }
}

/** Where the rules of one direction stand, and the ends of the crossing ones where those run on into the open. */
function boundaries(rules: Rule[], crossing: Rule[]): number[] {
  const at = [...new Set(rules.map((rule) => rule.at))].sort((a, b) => a - b)
  const first = Math.min(...crossing.map((rule) => rule.from))
  const last = Math.max(...crossing.map((rule) => rule.to))
  if (first < at[0]! - OPEN_ROOM) at.unshift(first)
  if (last > at.at(-1)! + OPEN_ROOM) at.push(last)
  return at
}

/** Places of the grid with no wall between them are one cell. */
function wallsToCells(xs: number[], ys: number[], upright: Rule[], flat: Rule[]): LatticeCell[] {
  const width = xs.length - 1
  const height = ys.length - 1
  const group = new Int32Array(width * height).map((_, i) => i)
  const root = (i: number): number => {
    while (group[i] !== i) i = group[i]!
    return i
  }
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      if (c + 1 < width && !walled(upright, xs[c + 1]!, ys[r]!, ys[r + 1]!)) group[root(r * width + c + 1)] = root(r * width + c)
      if (r + 1 < height && !walled(flat, ys[r + 1]!, xs[c]!, xs[c + 1]!)) group[root((r + 1) * width + c)] = root(r * width + c)
    }
  }
  const taken = new Uint8Array(width * height)
  const cells: LatticeCell[] = []
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      if (taken[r * width + c]) continue
      const own = root(r * width + c)
      const free = (row: number, column: number) => row < height && column < width && !taken[row * width + column] && root(row * width + column) === own
      let columnSpan = 1
      while (free(r, c + columnSpan)) columnSpan++
      let rowSpan = 1
      while (range(c, c + columnSpan).every((column) => free(r + rowSpan, column))) rowSpan++
      for (const row of range(r, r + rowSpan)) for (const column of range(c, c + columnSpan)) taken[row * width + column] = 1
      const box = { x0: xs[c]!, y0: ys[r]!, x1: xs[c + columnSpan]!, y1: ys[r + rowSpan]! }
      cells.push({ row: r, column: c, rowSpan, columnSpan, ...box, open: !walled(flat, box.y1, box.x0, box.x1) })
    }
  }
  return cells
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

function walled(rules: Rule[], at: number, from: number, to: number): boolean {
  let covered = 0
  for (const rule of rules) {
    if (Math.abs(rule.at - at) < 0.01) covered += Math.max(0, Math.min(rule.to + TOUCH, to) - Math.max(rule.from - TOUCH, from))
  }
  return covered >= COVERED * (to - from)
}
