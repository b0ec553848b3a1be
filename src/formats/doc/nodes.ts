/** Paragraphs to the same tree of paragraphs and tables that mammoth gives for DOCX. */
import type { WordNode } from '../word/read.js'
import { APART, struckText, textsOf, type Stretch } from '../word/look.js'
import {
  DATA,
  DELETED,
  FADED,
  HIDDEN,
  OFF,
  PALE,
  STRANGE,
  STRUCK,
  UNREAD_FIELD,
  type Characters,
} from './characters.js'
import { isDrawnField, showsResult } from '../word/fields.js'
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
  /** Struck-out text of the last cell. */
  struck: string
}

/** Nested deeper than this is no document. */
const MAX_DEPTH = 50

export type BoxesAt = (from: number, to: number) => WordNode[]

/** What the paragraphs of a story are read with. */
export interface Story {
  text: string
  characters: Characters
  label: ListLabeller
  boxesAt: BoxesAt
}

/** A story in the making. */
interface Building {
  nodes: WordNode[]
  /** The tables around this place, outermost first. */
  open: OpenTable[]
  /** What a paragraph without a mark of its own leaves to the next one. */
  runOn: WordNode[]
}

export function nodesOf(paragraphs: RawParagraph[], story: Story): WordNode[] {
  const building: Building = { nodes: [], open: [], runOn: [] }
  for (const paragraph of paragraphs) {
    enterTables(building, paragraph)
    const table = building.open.at(-1)
    if (table && paragraph.row) endRow(table, paragraph.row, story.characters.flags[paragraph.to - 1]!)
    else addParagraph(building, paragraph, story)
  }
  endParagraph(building)
  while (building.open.length > 0) endTable(building)
  return building.nodes
}

const targetOf = ({ nodes, open }: Building): WordNode[] => open.at(-1)?.content ?? nodes

function endParagraph(building: Building): void {
  if (building.runOn.length > 0) targetOf(building).push({ type: 'paragraph', children: building.runOn })
  building.runOn = []
}

/** Ends and begins tables until a paragraph stands in as many as it says. */
function enterTables(building: Building, { depth: said, row }: RawParagraph): void {
  const depth = Math.min(said, MAX_DEPTH)
  const { open } = building
  if (open.length !== depth || row) endParagraph(building)
  while (open.length > depth) endTable(building)
  while (open.length < depth) open.push({ rows: [], cells: [], content: [], struck: '' })
}

function endTable(building: Building): void {
  const { rows, cells, content } = building.open.pop()!
  if (cells.length > 0 || content.length > 0)
    rows.push({ cells: [...cells, content], definition: NO_DEFINITION })
  if (rows.length > 0) targetOf(building).push(tableNode(rows))
}

/** LibreOffice marks the row before a deleted one; a row that still has content stays, whatever its mark says. */
function endRow(table: OpenTable, definition: RowDefinition, mark: number): void {
  const deleted = (mark & DELETED) !== 0 && table.cells.every((cell) => cell.length === 0)
  if (!deleted) table.rows.push({ cells: table.cells, definition })
  table.cells = []
  table.content = []
}

function addParagraph(building: Building, paragraph: RawParagraph, story: Story): void {
  const { from, to, endsCell } = paragraph
  const table = building.open.at(-1)
  const content = leavesOf(paragraph, story, table)
  const mark = story.characters.flags[to - 1]!
  // LibreOffice hides the mark before hidden text too: a hidden mark counts only where the whole paragraph is hidden.
  const joins = !endsCell && ((mark & DELETED) !== 0 || ((mark & HIDDEN) !== 0 && content.length === 0))
  const number = !joins && paragraph.list > 0 ? story.label(paragraph.list, paragraph.level) : ''
  building.runOn.unshift(...(number === '' ? [] : [textNode(number)]))
  building.runOn.push(...content)
  if (!joins) endParagraph(building)
  targetOf(building).push(...story.boxesAt(from, to))
  if (table && endsCell) endCell(table)
}

/** Struck-out text says nothing, but a cell in which all is struck out is not blank. */
function endCell(table: OpenTable): void {
  if (table.content.length === 0 && table.struck.trim() !== '')
    table.content.push({ type: 'paragraph', children: [textNode(struckText(table.struck))] })
  table.cells.push(table.content)
  table.content = []
  table.struck = ''
}

const textNode = (value: string): WordNode => ({ type: 'text', value })

const NO_DEFINITION: RowDefinition = { edges: [], vertical: [], horizontal: [] }

const FIELD_BEGIN = '\x13'
const FIELD_RESULT = '\x14'
const FIELD_END = '\x15'
/** Line, page and column breaks; a page break also ends its paragraph. */
const BREAKS = '\x0b\x0e\f'
const PICTURE = '\x01'

/** A paragraph's leaves; what stands raised or lowered among its text is a note's mark. */
function leavesOf(paragraph: RawParagraph, story: Story, cell: OpenTable | undefined): WordNode[] {
  const stretches: LeafStretch[] = []
  let before: SeenLeaf | undefined
  for (const leaf of seenLeaves(paragraph, story, cell)) {
    if (cell && before && mayBeApart(before, leaf))
      addLeaf(stretches, { ...leaf, node: textNode(APART), text: APART })
    addLeaf(stretches, leaf)
    before = leaf
  }
  if (stretches.every(({ off }) => !off)) return stretches.flatMap(({ leaves }) => leaves)
  const texts = textsOf(stretches, cell !== undefined)
  return stretches.flatMap(({ text, leaves }, i) => {
    if (texts[i] === text) return leaves
    return texts[i] === '' ? [] : [textNode(texts[i]!)]
  })
}

/** A character as it is seen. */
interface SeenLeaf {
  node: WordNode
  text: string
  flags: number
}

function* seenLeaves(
  { from, to }: RawParagraph,
  story: Story,
  cell: OpenTable | undefined,
): Generator<SeenLeaf> {
  for (let at = from; at < to; at++) {
    const flags = story.characters.flags[at]!
    const node = flags & (HIDDEN | DELETED) ? undefined : leafAt(at, story)
    if (node === undefined || (flags & UNREAD_FIELD && !cell)) continue
    const text = node.value ?? ' '
    if (flags & STRUCK && cell) cell.struck += text
    if (!(flags & STRUCK) && !(flags & FADED && node.type === 'text')) yield { node, text, flags }
  }
}

/** A 9 in white and 12 in black: where the ground is not known, one of the two may not be seen. → 9¦12 */
const mayBeApart = (before: SeenLeaf, leaf: SeenLeaf): boolean =>
  (before.flags & UNLIKE) !== (leaf.flags & UNLIKE) && DIGIT.test(before.text) && DIGIT.test(leaf.text)

const UNLIKE = PALE | STRANGE

const DIGIT = /\p{N}/u

interface LeafStretch extends Stretch {
  leaves: WordNode[]
}

function leafAt(at: number, { text, characters }: Story): WordNode | undefined {
  const { flags, symbols } = characters
  const sign = text[at]!
  const symbol = symbols.get(at)
  if (symbol !== undefined) return textNode(symbol)
  if (sign >= ' ') return textNode(sign)
  if (flags[at]! & UNREAD_FIELD) return { type: 'image' }
  if (BREAKS.includes(sign)) return { type: 'break' }
  if (sign === PICTURE) return flags[at]! & DATA ? undefined : { type: 'image' }
  const shown = CONTROLS[sign]
  return shown === undefined ? undefined : textNode(shown)
}

/** Texts in a row become one. */
function addLeaf(stretches: LeafStretch[], { node: leaf, text, flags }: SeenLeaf): void {
  const off = (flags & OFF) !== 0
  let last = stretches.at(-1)
  if (last?.off !== off) {
    last = { text: '', off, leaves: [] }
    stretches.push(last)
  }
  last.text += text
  const before = last.leaves.at(-1)
  if (before?.type === 'text' && leaf.type === 'text') before.value += text
  else last.leaves.push(leaf)
}

/** Control characters that show; marks of notes, comments and drawings don't. */
const CONTROLS: Record<string, string> = { '\t': ' ', '\x1e': '-' }

/** A list to choose from: its choice stands in no text. */
const LIST = /^\s*FORMDROPDOWN\b/

/** Whether a field without a text as its result is seen all the same; a form's own field of text may be blank. */
const isSeenWithoutText = (instruction: string, hasResult: boolean): boolean =>
  LIST.test(instruction) || isDrawnField(instruction) || (!hasResult && showsResult(instruction))

/** Marks the instructions of fields as hidden; a field that does not end must not swallow what follows it. */
export function hideInstructions(text: string, flags: Uint16Array): void {
  const open: { at: number; result: number }[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    const field = open.at(-1)
    if (sign === FIELD_BEGIN) open.push({ at, result: -1 })
    else if (sign === FIELD_RESULT && field) field.result = at
    else if (sign === FIELD_END && field) {
      open.pop()
      endField(text, flags, { ...field, end: at })
    }
  }
}

function endField(
  text: string,
  flags: Uint16Array,
  field: { at: number; result: number; end: number },
): void {
  const result = field.result < 0 ? field.end : field.result
  hideText(text, flags, field.at, result)
  const isEmpty = text.slice(result + 1, field.end).trim() === ''
  if (isEmpty && isSeenWithoutText(text.slice(field.at + 1, result), field.result >= 0))
    flags[field.end]! |= UNREAD_FIELD
}

/** A paragraph mark stays: it may be inside of an instruction, but it ends a paragraph all the same. */
function hideText(text: string, flags: Uint16Array, from: number, to: number): void {
  for (let at = from; at < to; at++) if (text[at]! >= ' ' || text[at] === PICTURE) flags[at]! |= HIDDEN
}

/** Edges of different rows within 2 pt are the same line: Word's own rows differ by rounding, and no cell is that narrow. */
const SAME_EDGE_TWIPS = 40

function tableNode(rows: Row[]): WordNode {
  const lines = gridLines(rows)
  /** The merged cell that may go on below, by column. */
  let above = new Map<number, WordNode>()
  const children = rows.map((row): WordNode => {
    const placed = placedRow(row, lines, above)
    above = placed.below
    return { type: 'tableRow', children: placed.cells }
  })
  return { type: 'table', children }
}

function placedRow(
  { cells, definition }: Row,
  lines: number[],
  above: ReadonlyMap<number, WordNode>,
): { cells: WordNode[]; below: Map<number, WordNode> } {
  const below = new Map<number, WordNode>()
  const row: WordNode[] = []
  for (const [i, content] of cells.entries()) {
    const [left, right] = columnsOf(i, definition, lines)
    if (i === 0 && left > 0) row.push(cellNode(left, []))
    const previous = row.at(-1)
    if (definition.horizontal[i] === 'continues' && previous) {
      previous.colSpan = previous.colSpan! + right - left
      continue
    }
    const owner = definition.vertical[i] === 'continues' ? above.get(left) : undefined
    if (owner) owner.rowSpan = owner.rowSpan! + 1
    else row.push(cellNode(right - left, content))
    if ((definition.vertical[i] ?? 'none') !== 'none') below.set(left, owner ?? row.at(-1)!)
  }
  return { cells: row, below }
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
