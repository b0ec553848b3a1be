/**
 * Documents of other kinds that a Word document takes in whole where `w:altChunk` stands (ECMA-376 part 1, 17.17.2): the way in
 * which web sites make a "Word download" of a page.
 */
import { paragraph, type Block } from '../../document.js'
import { refusal, type UnsupportedFormatError } from '../../errors.js'
import { detect } from '../detect.js'
import type { Reading } from '../reading.js'

/** Stands for a chunk until it has been read; no text has this character, which Unicode keeps for uses like this. */
const MARK = '\ufdd0'
export const chunkMark = (index: number): string => `${MARK}${index}`

/** The blocks, each mark replaced by what its chunk holds. */
export async function withChunks(
  blocks: Block[],
  chunks: readonly (Uint8Array | undefined)[],
  readDocx: (bytes: Uint8Array) => Promise<Reading>,
): Promise<Block[]> {
  if (chunks.length === 0) return blocks
  const contents = await Promise.all(chunks.map((chunk) => contentOf(chunk, readDocx)))
  return blocks.flatMap((block) => {
    const index = block.kind === 'paragraph' && block.text.startsWith(MARK) ? Number(block.text.slice(1)) : -1
    return contents[index] ?? block
  })
}

async function contentOf(
  chunk: Uint8Array | undefined,
  readDocx: (bytes: Uint8Array) => Promise<Reading>,
): Promise<Block[]> {
  if (chunk === undefined) throw elsewhere()
  const source = detect(chunk)
  if (source.kind === 'docx') return (await readDocx(source.bytes)).blocks
  if (source.kind === 'html') {
    const { readHtml } = await import('../html/index.js')
    return (await readHtml(source.text)).blocks
  }
  if (source.kind === 'mhtml') {
    const { readMhtml } = await import('../mhtml.js')
    return (await readMhtml(source.text)).blocks
  }
  if (source.kind === 'text')
    return source.text.split(/\r?\n/).flatMap((line) => (line.trim() ? paragraph(line.trim()) : []))
  throw elsewhere()
}

export const elsewhere = (): UnsupportedFormatError => refusal('input.unsupported:elsewhere', {})
