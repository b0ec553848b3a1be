/** The stages of reading by themselves: document → text stream → sections, tables. */
import { annexesOf } from './annexes.js'
import type { Diagnostic } from './diagnostics/diagnostic.js'
import { type Finding, told } from './diagnostics/finding.js'
import { placesIn } from './diagnostics/places.js'
import { whereOf } from './diagnostics/where.js'
import { streamToText as textOf, type TextStream } from './document.js'
import type { TableName } from './form/index.js'
import type { Format } from './formats/index.js'
import { type Content, contentOf } from './parse/content.js'
import { isUnread, piecesApart, readBlocks, sectionOf, withStatistics } from './parse/read.js'
import type { ParseOptions } from './parse.js'
import type { Observation, Report } from './report.js'
import type { SectionSpan } from './sections.js'
import { typedTables } from './tables/typed.js'

/** The stream of a document, and what its carrier tells. */
export interface DocumentStream extends TextStream {
  format: Format
  /** The character encoding that was found, where the format has one. */
  encoding?: string
  /** The number of pages, where the format has pages. */
  pages?: number
  /** What of the document could not be read, or is doubtful. */
  diagnostics: Diagnostic[]
  /** The documents that stand beside this one in the same file, each by itself; not there where there are none. */
  others?: TextStream[]
}

/**
 * Reads a document of any kind into its text stream. What it is about does not matter: only `segment`, `reconstruct` and
 * `parseReport` ask for a report.
 *
 * @throws UnsupportedFormatError, UnreadableDocumentError as `parseReport` does
 */
export async function readStream(
  source: Content,
  { name: _, ...options }: ParseOptions = {},
): Promise<DocumentStream> {
  const { readDocument } = await import('./formats/index.js')
  const input = await contentOf(source)
  const { blocks, findings = [], others, ...about } = await readDocument(input, options)
  return {
    blocks: piecesApart(blocks),
    ...about,
    diagnostics: toldAll(findings),
    ...(others && { others: others.map((other) => ({ blocks: piecesApart(other.blocks) })) }),
  }
}

/** A section of a stream: its heading, and that its body is the blocks [from, to). */
export type StreamSection = SectionSpan

/** The sections that a stream has, and what is wrong with them: as a report of this text would have them. */
export function segment(stream: TextStream): { sections: StreamSection[]; diagnostics: Diagnostic[] } {
  const { outline, findings } = readOnce(stream)
  return { sections: outline.sections, diagnostics: toldAll(findings.outline) }
}

/** What the tables of the form say. */
export interface StreamTables extends Pick<Report, TableName> {
  observations: Observation[]
  diagnostics: Diagnostic[]
}

/** The tables of the form that stand in a stream, typed and cell by cell; those that do not stand in it are null. */
export function reconstruct(stream: TextStream): StreamTables {
  const { annexes, outline, metadata, reconstruction, findings } = readOnce(stream)
  const { observations, formats } = withStatistics(reconstruction, annexes, metadata)
  const places = placesIn(stream.blocks, sectionOf(outline), observations)
  return {
    ...typedTables(observations, formats),
    observations,
    diagnostics: findings.tables.map((one) => told(one, whereOf(one, places))),
  }
}

/** Which sections a report has depends on its year, and that on its front and tables: each stage is taken out of all of them. */
function readOnce(stream: TextStream) {
  const blocks = [...stream.blocks]
  const annexes = annexesOf(blocks)
  const unread = (stream as Partial<DocumentStream>).diagnostics?.some(isUnread) ?? false
  return { annexes, ...readBlocks(blocks, annexes, { unread, starts: [] }) }
}

/** A stream as text, a line a paragraph, a line a row of a table: `streamFromText` reads it back. */
export const streamToText = ({ blocks }: TextStream): string => textOf(blocks)

/** Text → stream: the text of `streamToText`, plain text, Markdown, and the ways in which tools flatten tables. */
export async function streamFromText(text: string): Promise<TextStream> {
  const { readText } = await import('./formats/text/index.js')
  const { blocks } = await readText(text)
  return { blocks: piecesApart(blocks) }
}

const toldAll = (findings: readonly Finding[]): Diagnostic[] => findings.map((one) => told(one, whereOf(one)))
