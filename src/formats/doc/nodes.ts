/** Paragraphs to the same tree of paragraphs and tables that mammoth gives for DOCX. */
import type { WordNode } from '../word/read.js'
import { DATA, DELETED, HIDDEN, type Characters } from './characters.js'
import type { ListLabeller } from './lists.js'
import type { RawParagraph, RowDefinition } from './paragraphs.js'

interface Row {
  cells: WordNode[][]
  definition: RowDefinition
}

/** A table being read: its rows so far, the cells of its last row, the content of its last cell. */
interface OpenTable {
  rows: Row[]
  cells: WordNode[][]
  content: WordNode[]
}

/** Nested deeper than this is no document. */
const MAX_DEPTH = 50

export type BoxesAt = (from: number, to: number) => WordNode[]

export function nodesOf(
  paragraphs: RawParagraph[],
  text: string,
  characters: Characters,
  label: ListLabeller,
  boxesAt: BoxesAt,
): WordNode[] {
  const nodes: WordNode[] = []
  const open: OpenTable[] = []
  /** What a paragraph without a mark of its own leaves to the next one. */
  let runOn: WordNode[] = []
  const target = (): WordNode[] => open.at(-1)?.content ?? nodes
  const close = (): void => {
    const table = open.pop()!
    if (table.cells.length > 0 || table.content.length > 0) {
      table.rows.push({ cells: [...table.cells, table.content], definition: NO_DEFINITION })
    }
    if (table.rows.length > 0) target().push(tableNode(table.rows))
  }
  const flush = (): void => {
    if (runOn.length > 0) target().push({ type: 'paragraph', children: runOn })
    runOn = []
  }
  for (const paragraph of paragraphs) {
    const depth = Math.min(paragraph.depth, MAX_DEPTH)
    if (open.length !== depth || paragraph.row) flush()
    while (open.length > depth) close()
    while (open.length < depth) open.push({ rows: [], cells: [], content: [] })
    const table = open.at(-1)
    if (table && paragraph.row) {
      // LibreOffice marks the row before a deleted one; a row that still has content stays, whatever its mark says.
      const deleted =
        (characters.flags[paragraph.to - 1]! & DELETED) !== 0 &&
        table.cells.every((cell) => cell.length === 0)
      if (!deleted) table.rows.push({ cells: table.cells, definition: paragraph.row })
      Object.assign(table, { cells: [], content: [] })
      continue
    }
    const content = leavesOf(paragraph, text, characters)
    const mark = characters.flags[paragraph.to - 1]!
    // LibreOffice hides the mark before hidden text too: a hidden mark counts only where the whole paragraph is hidden.
    const joins =
      !paragraph.endsCell && ((mark & DELETED) !== 0 || ((mark & HIDDEN) !== 0 && content.length === 0))
    if (joins) runOn.push(...content)
    else {
      const number = paragraph.list > 0 ? label(paragraph.list, paragraph.level) : ''
      const children = [...(number === '' ? [] : [{ type: 'text', value: number }]), ...runOn, ...content]
      if (children.length > 0) target().push({ type: 'paragraph', children })
      runOn = []
    }
    target().push(...boxesAt(paragraph.from, paragraph.to))
    if (table && paragraph.endsCell) {
      table.cells.push(table.content)
      table.content = []
    }
  }
  flush()
  while (open.length > 0) close()
  return nodes
}

const NO_DEFINITION: RowDefinition = { edges: [], vertical: [], horizontal: [] }

const FIELD_BEGIN = '\x13'
const FIELD_RESULT = '\x14'
const FIELD_END = '\x15'
/** Line, page and column breaks; a page break also ends its paragraph. */
const BREAKS = '\x0b\x0e\f'
const PICTURE = '\x01'

function leavesOf({ from, to }: RawParagraph, text: string, { flags, symbols }: Characters): WordNode[] {
  const leaves: WordNode[] = []
  let line = ''
  const add = (node: WordNode): void => {
    if (line !== '') leaves.push({ type: 'text', value: line })
    line = ''
    leaves.push(node)
  }
  for (let at = from; at < to; at++) {
    if (flags[at]! & (HIDDEN | DELETED)) continue
    const sign = text[at]!
    if (symbols.has(at)) line += symbols.get(at)!
    else if (sign >= ' ') line += sign
    else if (BREAKS.includes(sign)) add({ type: 'break' })
    else if (sign === PICTURE && !(flags[at]! & DATA)) add({ type: 'image' })
    else line += CONTROLS[sign] ?? ''
  }
  if (line !== '') leaves.push({ type: 'text', value: line })
  return leaves
}

/** Control characters that show; marks of notes, comments and drawings don't. */
const CONTROLS: Record<string, string> = { '\t': ' ', '\x1e': '-' }

/** Marks the instructions of fields as hidden; a field that does not end must not swallow what follows it. */
export function hideInstructions(text: string, flags: Uint8Array): void {
  const open: { at: number; result: number }[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === FIELD_BEGIN) open.push({ at, result: -1 })
    else if (sign === FIELD_RESULT && open.length > 0) open.at(-1)!.result = at
    else if (sign === FIELD_END) {
      const field = open.pop()
      const end = !field ? 0 : field.result < 0 ? at : field.result
      for (let i = field?.at ?? 0; i < end; i++) {
        // A paragraph mark stays: it may be inside of an instruction, but it ends a paragraph all the same.
        if (text[i]! >= ' ' || text[i] === PICTURE) flags[i]! |= HIDDEN
      }
    }
  }
}

/** Edges of different rows within 2 pt are the same line: Word's own rows differ by rounding, and no cell is that narrow. */
const SAME_EDGE_TWIPS = 40

function tableNode(rows: Row[]): WordNode {
  const lines = gridLines(rows)
  /** The merged cell that may go on below, by column. */
  let above = new Map<number, WordNode>()
  const children = rows.map(({ cells, definition }): WordNode => {
    const below = new Map<number, WordNode>()
    const row: WordNode[] = []
    cells.forEach((content, i) => {
      const [left, right] = columnsOf(i, definition, lines)
      if (i === 0 && left > 0) row.push(cellNode(left, []))
      const previous = row.at(-1)
      if (definition.horizontal[i] === 'continues' && previous) {
        previous.colSpan = previous.colSpan! + right - left
        return
      }
      const owner = definition.vertical[i] === 'continues' ? above.get(left) : undefined
      if (owner) owner.rowSpan = owner.rowSpan! + 1
      else row.push(cellNode(right - left, content))
      if ((definition.vertical[i] ?? 'none') !== 'none') below.set(left, owner ?? row.at(-1)!)
    })
    above = below
    return { type: 'tableRow', children: row }
  })
  return { type: 'table', children }
}

const cellNode = (colSpan: number, children: WordNode[]): WordNode => ({
  type: 'tableCell',
  colSpan,
  rowSpan: 1,
  children,
})

/** The vertical lines of a table: all edges of all rows, each cluster of them once. */
function gridLines(rows: Row[]): number[] {
  const lines: number[] = []
  for (const edge of rows.flatMap((row) => row.definition.edges).sort((a, b) => a - b)) {
    if (lines.length === 0 || edge - lines.at(-1)! > SAME_EDGE_TWIPS) lines.push(edge)
  }
  return lines
}

/** The columns that a cell covers; by order where its row does not say. */
function columnsOf(i: number, { edges }: RowDefinition, lines: number[]): [number, number] {
  if (i + 1 >= edges.length) return [i, i + 1]
  const left = lineAt(edges[i]!, lines)
  return [left, Math.max(left + 1, lineAt(edges[i + 1]!, lines))]
}

/** The last line that is not right of an edge. */
function lineAt(edge: number, lines: number[]): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (lines[middle]! > edge) high = middle - 1
    else low = middle
  }
  return low
}
