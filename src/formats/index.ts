import { UnsupportedFormatError } from '../errors.js'
import { detect, type Source } from './detect.js'
import type { Reading } from './reading.js'

export type Format = 'html' | 'docx' | 'pdf' | 'text'

/** Text has been decoded; other kinds are bytes. */
type Content<Kind> = Extract<Source, { kind: Kind }> extends { text: string } ? string : Uint8Array

interface Loader<Kind> {
  /** The format as the report names it. */
  format: Format
  /** Imports the adapter: what it depends on is loaded only when a document needs it. */
  load: () => Promise<(content: Content<Kind>) => Reading | Promise<Reading>>
}

const notYet = (kind: string) => (): never => {
  throw new UnsupportedFormatError(`This is a ${kind} document, which is not read yet.`)
}

/** The adapters, each by the kind of document that it reads. The next format is one more line. */
const LOADERS: { [Kind in Source['kind']]: Loader<Kind> } = {
  html: { format: 'html', load: async () => (await import('./html.js')).readHtml },
  text: { format: 'text', load: async () => (await import('./text.js')).readText },
  pdf: { format: 'pdf', load: notYet('PDF') },
  docx: { format: 'docx', load: notYet('DOCX') },
  doc: { format: 'docx', load: notYet('DOC') },
  rtf: { format: 'docx', load: notYet('RTF') },
}

/**
 * Reads a document of any known kind into the text stream. Throws UnsupportedFormatError or UnreadableDocumentError
 * where there is nothing to read.
 */
export async function readStream(input: Uint8Array | string): Promise<Reading & { format: Format }> {
  const source = detect(input)
  const { format, load } = LOADERS[source.kind] as Loader<Source['kind']>
  const read = await load()
  const reading = await read(('text' in source ? source.text : source.bytes) as never)
  const encoding = 'encoding' in source ? source.encoding : undefined
  return { ...(encoding && { encoding }), ...reading, format }
}
