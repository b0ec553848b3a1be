/**
 * Workbooks of the Office Open XML kind (.xlsx, .xlsm, .xltx; transitional and strict) → text stream: what a reader sees of the
 * sheets that are not hidden.
 */
import { type Block, paragraph } from '../../document.js'
import { refusal } from '../../errors.js'
import { readHeading } from '../../form/headings.js'
import { openPackage } from '../package/zip.js'
import type { Reading } from '../reading.js'
import { blocksOf } from './blocks.js'
import { seenOf } from './sheet.js'
import { openWorkbook } from './workbook.js'

/**
 * Reads a workbook. Throws UnreadableDocumentError with `input.corrupt`, `input.tooLarge` or `input.empty` where it can't be read.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Reading> {
  const { sheets, ...book } = openWorkbook(openPackage(bytes))
  const blocks = sheets.flatMap(({ name, root }) => withNameAbove(name, blocksOf(seenOf(root, book))))
  if (blocks.length === 0) throw refusal('input.empty:sheets', {})
  return { blocks }
}

/** A sheet may be called as the section that stands on it, which then has no heading of its own. */
function withNameAbove(name: string, blocks: Block[]): Block[] {
  const number = readHeading(name)?.number ?? null
  const says = (block: Block): boolean =>
    block.kind === 'paragraph' && readHeading(block.text)?.number === number
  return number === null || blocks.length === 0 || blocks.some(says) ? blocks : [paragraph(name), ...blocks]
}
