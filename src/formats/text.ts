import type { Block, Table } from '../document.js'
import { UnreadableDocumentError } from '../errors.js'
import type { Reading } from './reading.js'
import { maskEscapes, restoreEscapes } from './text/escapes.js'
import { groupsOfLines, type Group } from './text/groups.js'
import { splitHtmlTables } from './text/pieces.js'
import { blocksOfProse } from './text/prose.js'
import { tableOfBars, tableOfCells, tableOfTabs } from './text/rows.js'

/**
 * Reads plain text and Markdown: the canonical text of `streamToText`, pipe tables, raw HTML tables, and the ways in
 * which web-text tools flatten tables (a row a line, parted by bars or tabs).
 *
 * @throws UnreadableDocumentError `input.empty` where no text is in it.
 */
export async function readText(text: string): Promise<Reading> {
  const blocks: Block[] = []
  for (const piece of splitHtmlTables(maskEscapes(text))) {
    const read = piece.html
      ? await blocksOfHtml(piece.text)
      : groupsOfLines(piece.text).flatMap(blocksOfGroup)
    for (const block of read) blocks.push(block)
  }
  if (!blocks.length) throw new UnreadableDocumentError('input.empty', 'There is no text in the document.')
  return { blocks }
}

function blocksOfGroup(group: Group): Block[] {
  if (group.kind === 'prose') return blocksOfProse(group.line)
  const table = tableOfGroup(group)
  return table ? [table] : []
}

function tableOfGroup(group: Exclude<Group, { kind: 'prose' }>): Table | null {
  if (group.kind === 'cells') return tableOfCells(group.rows)
  return group.kind === 'bars' ? tableOfBars(group.lines) : tableOfTabs(group.lines)
}

/** Most texts have no HTML in them; its parser is loaded only for one that has. */
async function blocksOfHtml(masked: string): Promise<Block[]> {
  const { blocksOfFragment } = await import('./html.js')
  return blocksOfFragment(restoreEscapes(masked))
}
