import type { Block } from '../document.js'
import { refusal } from '../errors.js'
import { detect, type Source } from './detect.js'
import type { Pictures, Reading } from './reading.js'

/** Carriers by their true names. */
export type Format =
  | 'html'
  | 'mhtml'
  | 'pdf'
  | 'docx'
  | 'doc'
  | 'ofd'
  | 'rtf'
  | 'odt'
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'text'

export interface ReadOptions {
  /** Lets LibreOffice, where it is installed, convert kinds that are not read directly, and old Word files that can't be. */
  convert?: boolean
  /** Finds the pictures of a saved page. */
  pictures?: Pictures | undefined
  /** Cells of pages and Word documents are to know where they stand in them. */
  places?: boolean
  /** Asked between the pages of a PDF. */
  signal?: AbortSignal | undefined
}

/** Text has been decoded; other kinds are bytes. */
type Content<Kind> = Kind extends Extract<Source, { text: string }>['kind'] ? string : Uint8Array

interface Loader<Kind> {
  /** The format as the report names it. */
  format: Format
  /** Imports the adapter: what it depends on is loaded only when a document needs it. */
  load: () => Promise<(content: Content<Kind>, options: ReadOptions) => Reading | Promise<Reading>>
}

/** The adapters, each by the kind of document that it reads. The next format is one more line. */
const LOADERS: { [Kind in Source['kind']]: Loader<Kind> } = {
  html: { format: 'html', load: async () => (await import('./html/index.js')).readHtml },
  text: { format: 'text', load: async () => (await import('./text/index.js')).readText },
  pdf: { format: 'pdf', load: async () => (await import('./pdf/index.js')).readPdf },
  docx: { format: 'docx', load: async () => (await import('./docx/index.js')).readDocx },
  flatOpc: { format: 'docx', load: async () => (await import('./docx/index.js')).readFlatDocx },
  doc: { format: 'doc', load: async () => (await import('./doc/index.js')).readDoc },
  mhtml: { format: 'mhtml', load: async () => (await import('./mhtml.js')).readMhtml },
  ofd: { format: 'ofd', load: async () => (await import('./ofd/index.js')).readOfd },
  xlsx: { format: 'xlsx', load: async () => (await import('./xlsx/index.js')).readXlsx },
  rtf: { format: 'rtf', load: async () => (await import('./convert.js')).readConverted('rtf') },
  odt: { format: 'odt', load: async () => (await import('./convert.js')).readConverted('odt') },
  ods: { format: 'ods', load: async () => (await import('./convert.js')).readConverted('ods') },
  xls: { format: 'xls', load: async () => (await import('./convert.js')).readConverted('xls') },
  wordXml: { format: 'doc', load: async () => (await import('./convert.js')).readConverted('wordXml') },
}

/**
 * Reads a document of any known kind into the text stream. Throws UnsupportedFormatError or UnreadableDocumentError
 * where there is nothing to read.
 */
export async function readDocument(
  input: Uint8Array | string,
  options: ReadOptions = {},
): Promise<Reading & { format: Format }> {
  const source = detect(input)
  const { format, load } = LOADERS[source.kind] as Loader<Source['kind']>
  const read = await load()
  const reading = await read(('text' in source ? source.text : source.bytes) as never, options)
  for (const { blocks } of [reading, ...(reading.others ?? [])]) refuseEndless(blocks)
  const encoding = 'encoding' in source ? source.encoding : undefined
  return { ...(encoding && { encoding }), ...reading, format }
}

/**
 * A report has some hundred blocks and three tables with 40 rows and 300 places in all, a list of documents behind it some
 * thousand rows, a yearbook of 500 pages half a million characters; beyond, what comes next would not end soon. Places and
 * not cells are counted, for as text each of them is a cell.
 */
const MOST_BLOCKS = 20_000
const MOST_TABLES = 1_000
const MOST_ROWS = 5_000
const MOST_PLACES = 30_000
const MOST_CHARACTERS = 500_000

function refuseEndless(blocks: readonly Block[]): void {
  let [tables, rows, places] = [0, 0, 0]
  for (const block of blocks) {
    if (block.kind !== 'table') continue
    tables++
    rows += block.cells.reduce((most, { row, rowSpan }) => Math.max(most, row + rowSpan), 0)
    for (const { rowSpan, columnSpan } of block.cells) places += rowSpan * columnSpan
  }
  if (
    blocks.length > MOST_BLOCKS ||
    tables > MOST_TABLES ||
    rows > MOST_ROWS ||
    places > MOST_PLACES ||
    hasEndlessText(blocks)
  ) {
    throw refusal('input.tooLarge:blocks', {})
  }
}

/** Labels and values are compared in the form NFKC, in which some characters stand for eighteen. */
const LONGEST_CHARACTER = 18

const hasEndlessText = (blocks: readonly Block[]): boolean =>
  lengthOf(blocks, (text) => text.length) * LONGEST_CHARACTER > MOST_CHARACTERS &&
  lengthOf(blocks, (text) => text.normalize('NFKC').length) > MOST_CHARACTERS

function lengthOf(blocks: readonly Block[], lengthOfText: (text: string) => number): number {
  let length = 0
  for (const block of blocks) {
    if (block.kind === 'table') for (const { text } of block.cells) length += lengthOfText(text)
    else length += lengthOfText(block.kind === 'paragraph' ? block.text : block.alt)
  }
  return length
}
