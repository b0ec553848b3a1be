import { UnreadableDocumentError, UnsupportedFormatError } from '../errors.js'
import { decode } from './decode.js'

/** A document whose kind is known, found from its content: the name says nothing. */
export type Source =
  | { kind: 'html' | 'text'; text: string; encoding?: string }
  | { kind: 'pdf' | 'docx' | 'doc' | 'rtf'; bytes: Uint8Array }

/** Bytes (or UTF-16 units of a string): a report has some hundred kilobytes, a scanned one some megabytes. */
const LARGEST = 64 * 1024 * 1024
/** UTF-16 units of a page, markup and pictures inside it included: pages pasted from Word, the longest seen, have 8 million. */
const LONGEST_PAGE = 16 * 1024 * 1024
/** … and of a text, where a thousand printed pages are 1 million. */
const LONGEST_TEXT = 4 * 1024 * 1024

/** Throws UnsupportedFormatError for other kinds, UnreadableDocumentError for what is empty, too large or encrypted. */
export function detect(input: Uint8Array | string): Source {
  if (input.length > LARGEST)
    throw new UnreadableDocumentError('input.tooLarge', 'The document is larger than 64 MB.')
  const source =
    typeof input === 'string' ? { text: input.replace(/^\ufeff/, '') } : (binary(input) ?? decode(input))
  if ('kind' in source) return source
  if (source.text.length > LONGEST_PAGE) throw tooLong()
  if (!source.text.trim()) throw new UnreadableDocumentError('input.empty', 'The document is empty.')
  if (isArchivedPage(source.text)) throw unsupported('a web archive (MHTML)')
  if (isJson(source.text)) throw unsupported('JSON data')
  // Text that somebody has decoded is text.
  if (typeof input !== 'string' && hasControls(source.text))
    throw unsupported('binary data of an unknown kind')
  const kind = isHtml(source.text) ? 'html' : 'text'
  if (kind === 'text' && source.text.length > LONGEST_TEXT) throw tooLong()
  return { kind, ...source }
}

const tooLong = () =>
  new UnreadableDocumentError('input.tooLarge', 'The document has more text than a report can have.')
const unsupported = (kind: string) =>
  new UnsupportedFormatError(`This is ${kind}, not a report that can be read.`)

/** What the first bytes of kinds that are not read say, `?` for any byte. */
const FOREIGN: [start: string, kind: string][] = [
  ['\x89PNG', 'a picture (PNG)'],
  ['\xff\xd8\xff', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['RIFF????WEBP', 'a picture (WebP)'],
  ['BM????\0\0\0\0', 'a picture (BMP)'],
  ['II*\0', 'a picture (TIFF)'],
  ['MM\0*', 'a picture (TIFF)'],
  ['\x1f\x8b', 'compressed data (gzip)'],
  ['BZh', 'compressed data (bzip2)'],
  ['\xfd7zXZ\0', 'compressed data (xz)'],
  ["7z\xbc\xaf'\x1c", 'an archive (7z)'],
  ['Rar!\x1a\x07', 'an archive (RAR)'],
  ['%!PS', 'a PostScript file'],
]

function binary(bytes: Uint8Array): Source | undefined {
  const start = latin1(bytes.subarray(0, 1024))
  const foreign = FOREIGN.find(([mark]) => [...mark].every((char, i) => char === '?' || char === start[i]))
  if (foreign) throw unsupported(foreign[1])
  if (isPdf(start)) return { kind: 'pdf', bytes }
  if (/^\s*\{\\rtf/.test(start)) return { kind: 'rtf', bytes }
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return zipped(bytes)
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compound(bytes)
  return undefined
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

/** A PDF may have foreign bytes before its header; a page or a text that merely mentions one does not begin with it. */
const isPdf = (start: string): boolean =>
  /^\s*%PDF-/.test(start) || (start.includes('%PDF-1.') && hasControls(start))

/** Names of parts, which a zip file holds uncompressed, and what they tell of the whole. */
const ZIPPED: [part: string, kind: string][] = [
  ['xl/workbook', 'a spreadsheet (XLSX)'],
  ['ppt/presentation', 'a presentation (PPTX)'],
  ['opendocument', 'an OpenDocument file'],
  ['OFD.xml', 'an OFD document'],
]

function zipped(bytes: Uint8Array): Source {
  if (holds(bytes, 'word/document')) return { kind: 'docx', bytes }
  throw unsupported(ZIPPED.find(([part]) => holds(bytes, part))?.[1] ?? 'an archive (ZIP)')
}

/** The old Office container, known by the streams in it; their names are in UTF-16. */
function compound(bytes: Uint8Array): Source {
  if (holds(bytes, 'WordDocument', 'utf16le')) return { kind: 'doc', bytes }
  if (holds(bytes, 'EncryptedPackage', 'utf16le')) {
    throw new UnreadableDocumentError('input.encrypted', 'The document is protected by a password.')
  }
  throw unsupported(
    holds(bytes, 'Workbook', 'utf16le')
      ? 'a spreadsheet (XLS)'
      : 'an old Office file that is not a Word document',
  )
}

const holds = (bytes: Uint8Array, text: string, encoding: BufferEncoding = 'latin1'): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, encoding)

const isArchivedPage = (text: string): boolean =>
  /^\s{0,99}(?:MIME-Version|From: <Saved by)/i.test(text) && /multipart\/related/i.test(text)

/** Our own output among others: the titles and sections in it are not those of a document. */
const isJson = (text: string): boolean =>
  /^\s{0,99}(?:\{\s{0,99}"[^"\n]{1,99}"\s{0,9}:|\[\s{0,99}\{\s{0,99}")/.test(text)

/** Control characters other than white space, as a share of the beginning: in text there are none but by accident. */
const MOST_CONTROLS = 0.01
const CONTROLS_LOOKED_AT = 64 * 1024

function hasControls(text: string): boolean {
  const start = text.slice(0, CONTROLS_LOOKED_AT)
  const controls = start.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  return controls > start.length * MOST_CONTROLS
}

const isHtml = (text: string): boolean =>
  /<!doctype\s+html|<(?:html|head|body)[\s>]/i.test(text) || isFragment(text)

/** The most of a fragment's text that may stand outside of every element; in Markdown nearly all of it does. */
const MOST_OUTSIDE = 0.2
const TAG = /<(\/?)([a-z][a-z0-9]*)(?:[^<>a-z0-9][^<>]*)?>/gi
const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])

/**
 * Whether a text without html, head and body is markup: it begins with a tag, and its text stands inside elements.
 * Tables don't count, because Markdown has them too.
 */
function isFragment(text: string): boolean {
  if (!/^\s*<(?:[a-z][a-z0-9]*[\s>/]|!--)/i.test(text)) return false
  const size = (start: number, end: number) => text.slice(start, end).replace(/\s+/g, '').length
  let [depth, tables, outside, inside, end] = [0, 0, 0, 0, 0]
  for (const tag of text.matchAll(TAG)) {
    const [whole, closing, name] = [tag[0], tag[1], tag[2]!.toLowerCase()]
    if (depth === 0) outside += size(end, tag.index)
    else if (tables === 0) inside += size(end, tag.index)
    end = tag.index + whole.length
    if (VOID.has(name)) continue
    const step = closing ? -1 : 1
    depth = Math.max(0, depth + step)
    if (name === 'table') tables = Math.max(0, tables + step)
  }
  outside += depth === 0 ? size(end, text.length) : 0
  return end > 0 && outside <= (outside + inside) * MOST_OUTSIDE
}
