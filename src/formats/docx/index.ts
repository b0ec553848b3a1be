/** Word documents of the Office Open XML kind (.docx, .docm, .dotx, .dotm; transitional and strict). */
import { strToU8, zipSync } from 'fflate'
import { finding } from '../../diagnostics/finding.js'
import type { Block } from '../../document.js'
import { refusal } from '../../errors.js'
import type { Reading } from '../reading.js'
import { labeller } from '../word/numbering.js'
import { openFlatPackage } from '../package/flat.js'
import { openPackage, type Package } from '../package/zip.js'
import { elsewhere, withChunks } from './chunks.js'
import { pageColor, readTheme } from './colors.js'
import { wordParts } from './parts.js'
import { prepare } from './prepare.js'
import { blocksOf, type WordNode } from '../word/read.js'
import { readStyles } from './styles.js'

export { isWordPackage } from './parts.js'
export { openPackage } from '../package/zip.js'

/**
 * Reads a Word document. Throws UnsupportedFormatError where the zip is no Word package, UnreadableDocumentError with
 * `input.corrupt`, `input.tooLarge`, `input.encrypted` or `input.empty` where it can't be read.
 */
export const readDocx = async (bytes: Uint8Array, options: WordOptions = {}): Promise<Reading> =>
  readWordPackage(openPackage(bytes), 0, options)

/** Reads a Word document that is one XML file. */
export const readFlatDocx = async (text: string, options: WordOptions = {}): Promise<Reading> =>
  readWordPackage(openFlatPackage(text), 0, options)

export interface WordOptions {
  /** Cells are to know where they stand: those of the document itself, not of others that it takes in. */
  places?: boolean
}

/** Documents that take in documents that take in documents are made by nobody. */
const MOST_CHUNKS_DEEP = 2

async function readWordPackage(
  pack: Package,
  depth: number,
  { places = false }: WordOptions = {},
): Promise<Reading> {
  const parts = wordParts(pack)
  const theme = readTheme(parts.theme)
  const styles = readStyles(parts.styles, theme)
  const ground = pageColor(parts.document, theme)
  const { body, trackedChanges, chunks } = prepare({ body: parts.body, ground, styles, theme }, () =>
    labeller(parts.numbering, styles),
  )
  const counter = places ? { tables: 0 } : undefined
  const blocks = blocksOf(await readByMammoth(preparedPackage(body)), counter)
  const whole = await withChunks(blocks, chunks.map(parts.related), (bytes) => {
    if (depth >= MOST_CHUNKS_DEEP) throw elsewhere()
    return readWordPackage(openPackage(bytes), depth + 1)
  })
  return readingOf(whole, trackedChanges)
}

/** For any reader of Word files: `input.empty` where there is nothing in it; tracked changes are those that nobody has accepted or refused yet. */
export function readingOf(blocks: Block[], trackedChanges: boolean): Reading {
  if (blocks.length === 0) throw refusal('input.empty:text', {})
  return trackedChanges ? { blocks, findings: [finding('document.trackedChanges', {})] } : { blocks }
}

/** mammoth hands its document to a transform; an empty one goes back, so that no HTML is made. */
async function readByMammoth(bytes: Uint8Array): Promise<WordNode[]> {
  const { default: mammoth } = await import('mammoth')
  let nodes: WordNode[] = []
  const options = {
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
    transformDocument: (document: WordNode): WordNode => {
      nodes = document.children ?? []
      return { ...document, children: [] }
    },
  }
  try {
    // Its builds for Node and for browsers each take one of these, and any bytes as either.
    await mammoth.convertToHtml({ buffer: bytes, arrayBuffer: bytes } as never, options)
  } catch (error) {
    if (isOfRuntime(error)) throw error
    throw refusal('input.corrupt:body', {}, { cause: error })
  }
  return nodes
}

/** `Buffer is not defined` says that something is wrong with us or the runtime, and nothing of the document. */
const isOfRuntime = (error: unknown): boolean =>
  ['ReferenceError', 'TypeError'].includes((error as Partial<Error>).name ?? '')

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' +
  ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"' +
  ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
  ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"' +
  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** The smallest package that holds the prepared body: no styles, notes or comments, and one picture for all. */
function preparedPackage(body: string): Uint8Array {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const list = (type: string, target: string): string =>
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
    `<Relationship Id="rId1" Type="${relations}/${type}" Target="${target}"/></Relationships>`
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="png" ContentType="image/png"/></Types>',
    '_rels/.rels': list('officeDocument', 'word/document.xml'),
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': list('image', 'picture.png'),
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), {
    level: 0,
  })
}
