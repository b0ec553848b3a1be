import { type Finding, finding } from '../../diagnostics/finding.js'
import type { Block } from '../../document.js'
import { refusal } from '../../errors.js'
import type { Reading } from '../reading.js'
import { isTable } from './dialects/dialect.js'
import { type Flattened, readDialects } from './dialects/index.js'
import { maskEscapes, restoreEscapes } from './escapes.js'
import { linesOfText } from './lines.js'
import { splitHtmlTables } from './pieces.js'
import { blocksOfProse } from './prose.js'

/**
 * Reads plain text and Markdown: the canonical text of `streamToText`, pipe tables, raw HTML tables, and the ways in
 * which web-text tools flatten tables (see `text/dialects`).
 *
 * @throws UnreadableDocumentError `input.empty` where no text is in it.
 */
export async function readText(text: string): Promise<Reading> {
  const blocks: Block[] = []
  const found: Flattened['found'] = new Map()
  const { sheets, rest } = withoutSheets(text)
  for (const piece of splitHtmlTables(maskEscapes(rest))) {
    const read = piece.html ? await blocksOfHtml(sheets, piece.text) : blocksOfText(piece.text, found)
    for (const block of read) blocks.push(block)
  }
  if (!blocks.length) throw refusal('input.empty:text', {})
  return found.size > 0 ? { blocks, findings: dialectsTaken(found) } : { blocks }
}

const blocksOfText = (text: string, found: Flattened['found']): Block[] =>
  readDialects(linesOfText(text), found).parts.flatMap((part): Block[] =>
    isTable(part) ? [part] : part.flatMap((line) => blocksOfProse(line.text)),
  )

const dialectsTaken = (found: Flattened['found']): Finding[] =>
  [...found].map(([{ name }, tables]) => finding('document.dialect', { tables, name }))

/** Most texts have no HTML in them; its parser is loaded only for one that has. */
async function blocksOfHtml(sheets: string, masked: string): Promise<Block[]> {
  const { blocksOfFragment } = await import('../html/index.js')
  return blocksOfFragment(sheets + restoreEscapes(masked))
}

const SHEET = /<style[\s>](?:[^<]|<(?!\/?style[\s>]))*<\/style\s*>/gi

/** Style sheets say how the tables of HTML in the text look; they are no part of what it says. */
function withoutSheets(text: string): { sheets: string; rest: string } {
  if (!/<style[\s>]/i.test(text)) return { sheets: '', rest: text }
  return { sheets: text.match(SHEET)?.join('') ?? '', rest: text.replace(SHEET, '') }
}
