/** A word processor's document, as mammoth and the reader of .doc give it, to the text stream. */
import { image, paragraph, type Block } from '../../document.js'
import { lineOf } from '../blocks/line.js'
import { tableBlocks as blocksOfTable, cellLines, type SourceCell } from '../blocks/tables.js'

/** What is used of mammoth's document model, which it hands to a document transform: documents, paragraphs, tables, their leaves. */
export interface WordNode {
  type: string
  children?: WordNode[]
  value?: string
  altText?: string | null
  breakType?: string
  checked?: boolean
  colSpan?: number
  rowSpan?: number
}

/** @param counter cells are to know where they stand: tables are counted as they begin, those in cells too */
export const blocksOf = (nodes: WordNode[], counter?: TableCounter): Block[] =>
  nodes.flatMap((node) => (node.type === 'table' ? tableBlocks(node, counter) : paragraphBlocks(node)))

/** How many tables have begun. */
export interface TableCounter {
  tables: number
}

/** A paragraph's lines and pictures in order; a line break ends a line as a paragraph mark does. */
function paragraphBlocks(node: WordNode): Block[] {
  const blocks: Block[] = []
  let line = ''
  const endLine = (): void => {
    const text = lineOf(line)
    if (text !== '') blocks.push(paragraph(text))
    line = ''
  }
  for (const leaf of leaves(node)) {
    if (leaf.type === 'break') endLine()
    else if (leaf.type === 'image') {
      endLine()
      blocks.push(image(lineOf(leaf.altText ?? '')))
    } else line += textOf(leaf)
  }
  endLine()
  return blocks
}

/** Leaves of a paragraph: texts, tabs, breaks, images, checkboxes. */
const leaves = (node: WordNode): WordNode[] => (node.children ? node.children.flatMap(leaves) : [node])

function textOf({ type, value, checked }: WordNode): string {
  if (type === 'text') return value ?? ''
  if (type === 'tab') return ' '
  if (type !== 'checkbox') return ''
  return checked ? '☑' : '☐'
}

/**
 * The blocks of a table, by the same rules as a page's: a table of data, or, where it only lays out the document, what its cells
 * hold. Pictures in a table of data follow it, since a cell is text only.
 */
function tableBlocks(node: WordNode, counter?: TableCounter): Block[] {
  const table = counter ? counter.tables++ : 0
  const rows = (node.children ?? [])
    .filter((row) => row.type === 'tableRow')
    .map((each, row) =>
      cellsOf(each).map((one, cell) => ({
        ...sourceCell(one, counter),
        ...(counter && { source: { table, row, cell } }),
      })),
    )
  const inside = rows.flatMap((row) => row.flatMap(({ content }) => content.map(({ block }) => block)))
  const blocks = blocksOfTable(rows)
  return blocks ? [...blocks, ...inside.filter((block) => block.kind === 'image')] : inside
}

const cellsOf = (row: WordNode): WordNode[] =>
  (row.children ?? []).filter((cell) => cell.type === 'tableCell')

function sourceCell(cell: WordNode, counter?: TableCounter): SourceCell {
  const blocks = blocksOf(cell.children ?? [], counter)
  return {
    rowSpan: cell.rowSpan ?? 1,
    columnSpan: cell.colSpan ?? 1,
    lines: cellLines(blocks),
    content: blocks.map((block) => ({ block })),
  }
}
