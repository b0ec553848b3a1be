/** Bytes → report: the whole way on one screen. */
import { annexesOf, isStatistics } from './annexes.js'
import { concatenated } from './bytes.js'
import { checkReport } from './checks.js'
import { claimsIn } from './claims.js'
import { type Finding, finding, type Sink, told } from './diagnostics/finding.js'
import { placesIn } from './diagnostics/places.js'
import { whereOf } from './diagnostics/where.js'
import { type Block, tableToText, type TextStream } from './document.js'
import { NotAReportError, refusal } from './errors.js'
import { readDocument } from './formats/index.js'
import type { Pictures, Reading } from './formats/reading.js'
import { fingerprint } from './fingerprint.js'
import { reportsIn } from './parse/parts.js'
import { isUnread, piecesApart, readBlocks, sectionOf, withStatistics } from './parse/read.js'
import { contentOf, type Content } from './parse/content.js'
import { tellParts, together } from './parse/together.js'
import type { Report, Section } from './report.js'
import { type Outline, preambleText, sectionText } from './sections.js'
import { typedTables } from './tables/typed.js'
import type { Words } from './words.js'

/** How a document is read. */
export interface ParseOptions {
  /** What to call the document in `source.name` and in messages; a path or an address. */
  name?: string
  /** Lets LibreOffice, where it is installed, convert RTF, ODT, ODS, XLS, and those old Word files that can't be read otherwise. */
  convert?: boolean
  /**
   * Finds the pictures of a saved page by what their `src` says: `(src) => bytes`. Only how large they are is looked at, and only
   * where the page does not say: a spacer in a cell is nothing, an icon is no table.
   */
  pictures?: Pictures | undefined
  /**
   * Say in each cell's `location.source` where it stands in a page's text or in a Word document, as those need who show it there. A
   * page takes half as long again; PDF and OFD have `page` and `bbox` always.
   */
  places?: boolean
  /** Stops the reading; its reason is thrown. In this process it is asked between the stages only, and the pages of a PDF. */
  signal?: AbortSignal | undefined
}

/**
 * Reads one report: of a document that holds several the first, with a finding for each of the others. The format is found
 * from the content: HTML, PDF, OFD, DOCX, XLSX, old Word, or text (plain, Markdown, and the flattened forms that web-text tools write),
 * in whatever encoding.
 *
 * @param source the bytes of the file, text that is decoded already, a Blob, a Response or a stream; not a path
 * @throws GongkaiError `input.path` for text that looks like a path
 * @throws UnsupportedFormatError where the bytes are of no kind that is read
 * @throws UnreadableDocumentError where they are, but damaged, encrypted, empty or too large
 * @throws NotAReportError where the document has no title, no section and no table of the form
 */
export const parseReport = async (source: Content, options: ParseOptions = {}): Promise<Report> =>
  (await readReport(source, options)).report

/** A report, and the text stream that it was read from: that report's blocks alone. */
export interface ReadReport {
  report: Report
  stream: TextStream
}

/**
 * Reads one report as `parseReport` does, and gives its text stream beside it.
 *
 * @throws as `parseReport` does
 */
export const readReport = async (source: Content, options: ParseOptions = {}): Promise<ReadReport> =>
  firstOf(await readReports(source, options))

/** The first report of a document, with a finding for each of the others. */
export function firstOf([first, ...others]: readonly ReadReport[]): ReadReport {
  if (!first) throw new RangeError('a document without any report')
  for (const [i, { report }] of others.entries()) {
    const { agency, year } = report
    const extra = finding('report.extra', { body: agency ?? NO_BODY, year: year ?? NO_YEAR, part: i + 2 })
    first.report.diagnostics.push(told(extra, whereOf(extra)))
  }
  return first
}

const NO_BODY: Words = { en: 'a body that is not known', zh: '某机关（名称不详）' }
const NO_YEAR: Words = { en: 'a year that is not known', zh: '年份不详的' }

/**
 * Reads every report of a document: a page may have a tab for each year, a file the reports of several bodies. In `source.part`
 * of each stands which of several it is, from 1.
 *
 * @throws as `parseReport` does
 */
export const parseReports = async (source: Content, options: ParseOptions = {}): Promise<Report[]> =>
  (await readReports(source, options)).map(({ report }) => report)

/**
 * Reads every report of a document as `parseReports` does, and gives each its text stream.
 *
 * @throws as `parseReport` does
 */
export async function readReports(
  source: Content,
  { name, convert = false, pictures, signal, places = false }: ParseOptions = {},
): Promise<ReadReport[]> {
  const input = await contentOf(source)
  signal?.throwIfAborted()
  const {
    others = [],
    format,
    encoding,
    pages,
    ...first
  } = await readDocument(input, {
    convert,
    pictures,
    signal,
    places,
  })
  if (signal) await turnOf(signal)
  const about = {
    name: name ?? null,
    format,
    ...fingerprint(input),
    ...(pages !== undefined && { pages }),
    ...(encoding && { encoding }),
  }
  const all = reportsOf([first, ...others], about)
  if (all.length > 1) for (const [i, { report }] of all.entries()) report.source.part = i + 1
  return all
}

/**
 * Reads one report that stands in several files: what is read of one goes on where the one before ends. In `source.parts`
 * stand the files, in every location which of them it is in.
 *
 * @throws as `parseReport` does, for any of the files
 */
export async function readTogether(
  files: readonly { name: string; bytes: Uint8Array }[],
  { name, convert = false }: ParseOptions = {},
): Promise<ReadReport> {
  const readings: Reading[] = []
  const parts: NonNullable<Report['source']['parts']> = []
  for (const file of files) {
    const { format, others = [], ...reading } = await readDocument(file.bytes, { convert })
    const { pages } = reading
    // What a file holds beside its first document is part of the whole too.
    readings.push({ ...reading, blocks: [reading, ...others].flatMap(({ blocks }) => blocks) })
    parts.push({ name: file.name, format, ...fingerprint(file.bytes), ...(pages !== undefined && { pages }) })
  }
  const { blocks, findings, starts } = together(readings, piecesApart)
  // As `cat` puts files together, so that anybody can find the fingerprint of all of them.
  const whole = fingerprint(concatenated(files.map(({ bytes }) => bytes)))
  const about = { name: name ?? null, format: parts[0]!.format, ...whole, parts }
  const read = reportOf(blocks, about, findings, starts)
  const joined = finding('report.joined', {
    count: files.length,
    files: files.map((one) => one.name).join(' | '),
  })
  read.report.diagnostics.push(told(joined, whereOf(joined)))
  tellParts(read.report, starts)
  return read
}

/** Lets the program do what waits, such as raising the signal. */
async function turnOf(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  signal.throwIfAborted()
}

type Document = Pick<Reading, 'blocks' | 'findings'>

/** Beside a report a file may hold documents that are none, such as what is attached to it: these are counted, and not read. */
function reportsOf(documents: Document[], about: Report['source']): ReadReport[] {
  const failures: NotAReportError[] = []
  const all = documents.flatMap(({ blocks, findings = [] }) => {
    try {
      return reportsIn(piecesApart(blocks)).map((part) => reportOf(part, { ...about }, findings))
    } catch (error) {
      if (!(error instanceof NotAReportError)) throw error
      failures.push(error)
      return []
    }
  })
  const [first] = all
  if (!first) throw failures[0]
  if (failures.length > 0) {
    const beside = finding('document.beside', { count: failures.length })
    first.report.diagnostics.push(told(beside, whereOf(beside)))
  }
  return all
}

/** The blocks of one report → the report, with them. */
function reportOf(
  blocks: Block[],
  source: Report['source'],
  reading: readonly Finding[],
  starts: readonly number[] = [],
): ReadReport {
  const annexes = annexesOf(blocks)
  const read = readBlocks(blocks, annexes, { unread: reading.some(isUnread), starts })
  if (!read.isReport) throw notAReport(read.outline)
  const { outline, metadata, reconstruction } = read
  const { observations, formats, consumed, lost } = withStatistics(reconstruction, annexes, read.metadata)
  const findings: Finding[] = [...reading, ...Object.values(read.findings).flat()]
  const sink: Sink = (finding) => void findings.push(finding)

  const other = annexes.find(isStatistics)
  if (other && !formats.has('statistics'))
    sink(finding('statistics.notOwn', {}, { location: { block: other.blocks[0]! } }))

  const { titleBlocks, title, agency, year, publishedOn, period } = metadata
  const { sections } = outline
  const recognised = pagesWith('page.recognised', reading)
  const about = { agency, year, publishedOn, recognised }
  checkReport({ blocks, sections, observations, formats, lost, ...about }, sink)
  const places = placesIn(blocks, sectionOf(outline), observations)
  const report: Report = {
    schemaVersion: 1,
    source,
    title,
    agency,
    year,
    publishedOn,
    period,
    preamble: preambleText(blocks, outline, titleBlocks),
    sections: outline.sections.map((span) => sectionOfSpan(blocks, span, consumed)),
    ...typedTables(observations, formats),
    annexes: annexes.map(({ title, rows }) => ({ title, rows })),
    claims: claimsIn({ blocks, sections, agency, year }),
    observations,
    diagnostics: findings.map((finding) => told(finding, whereOf(finding, places))),
  }
  return { report, stream: { blocks } }
}

/** The pages that a kind of finding is about. */
const pagesWith = (code: Finding['code'], findings: readonly Finding[]): ReadonlySet<number> =>
  new Set(findings.flatMap((one) => (one.code === code ? (one.location?.page ?? []) : [])))

function sectionOfSpan(
  blocks: Block[],
  span: Outline['sections'][number],
  consumed: ReadonlySet<number>,
): Section {
  const { number, kind, ordinal, title } = span
  return {
    number,
    kind,
    ordinal,
    title,
    ...sectionText(blocks, span, (block) => consumed.has(block), tableToText),
  }
}

const notAReport = ({ sections }: Outline): NotAReportError =>
  refusal('input.notAReport', {
    headings:
      sections.length > 0
        ? { en: ` (headings: ${sections.length})`, zh: `（标题${sections.length}个）` }
        : '',
  })
