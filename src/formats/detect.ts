import { holds, LARGEST } from '../bytes.js'
import { refusal } from '../errors.js'
import { decode } from './decode.js'
import { unsupported, type ForeignKind } from './foreign.js'
import { namesInZip } from './package/directory.js'

/** A document whose kind is known, found from its content: the name says nothing. */
export type Source =
  | { kind: TextKind; text: string; encoding?: string }
  | { kind: 'pdf' | 'docx' | 'doc' | 'ofd' | 'xlsx' | 'xls' | 'rtf' | 'odt' | 'ods'; bytes: Uint8Array }

/** UTF-16 units of a page, markup and pictures inside it included: pages pasted from Word, the longest seen, have 8 million. */
const LONGEST_PAGE = 16 * 1024 * 1024
/** … and of a text, where a thousand printed pages are 1 million. */
const LONGEST_TEXT = 4 * 1024 * 1024

/** Throws UnsupportedFormatError for other kinds, UnreadableDocumentError for what is empty, too large or encrypted. */
export function detect(input: Uint8Array | string): Source {
  if (input.length > LARGEST) throw refusal('input.tooLarge', {})
  const source =
    typeof input === 'string' ? { text: input.replace(/^\ufeff/, '') } : (binary(input) ?? decode(input))
  if ('kind' in source) return source
  if (source.text.length > LONGEST_PAGE) throw tooLong()
  if (!source.text.trim()) throw refusal('input.empty', {})
  // Text that somebody has decoded is text.
  if (typeof input !== 'string' && hasControls(source.text)) throw unsupported('binary')
  const kind = kindOfText(source.text)
  if (kind === 'text' && source.text.length > LONGEST_TEXT) throw tooLong()
  return { kind, ...source }
}

const tooLong = () => refusal('input.tooLarge:text', {})

/** What the first bytes of kinds that are not read say, `?` for any byte. */
const SIGNATURES: readonly (readonly [start: string, kind: ForeignKind])[] = [
  ['\x89PNG', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['GIF8', 'gif'],
  ['RIFF????WEBP', 'webp'],
  ['BM????\0\0\0\0', 'bmp'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['????ftyphei', 'heic'],
  ['????ftypmif1', 'heic'],
  ['\0\0\0\x0cjP  ', 'jp2'],
  ['8BPS\0', 'psd'],
  ['\xd7\xcd\xc6\x9a', 'metafile'],
  ['AT&TFORM', 'djvu'],
  ['\x1f\x8b', 'gzip'],
  ['BZh', 'bzip2'],
  ['\xfd7zXZ\0', 'xz'],
  ["7z\xbc\xaf'\x1c", 'sevenZip'],
  ['Rar!\x1a\x07', 'rar'],
  ['MSCF\0\0\0\0', 'cabinet'],
  ['ITSF', 'chm'],
  ['%!PS', 'postScript'],
  ['CAJ\0', 'caj'],
  ['bplist00', 'webArchive'],
]
/** A tar archive has its mark behind the name and figures of its first file. */
const TAR_MARK = [257, 'ustar'] as const

function binary(bytes: Uint8Array): Source | undefined {
  const start = latin1(bytes.subarray(0, 1024))
  const foreign = SIGNATURES.find(([mark]) => [...mark].every((char, i) => char === '?' || char === start[i]))
  if (foreign) throw unsupported(foreign[1])
  if (start.startsWith(TAR_MARK[1], TAR_MARK[0])) throw unsupported('tar')
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

type PackageKind = Extract<Source['kind'], 'docx' | 'odt' | 'ods' | 'ofd' | 'xlsx'>

/** Names of members, and what they tell of the whole. */
const PACKAGES: readonly (readonly [member: RegExp, kind: PackageKind | ForeignKind])[] = [
  [/^word\/(?:document|.*\.xml$)/i, 'docx'],
  [/^xl\/workbook\.bin$/i, 'binarySpreadsheet'],
  [/^xl\/workbook/i, 'xlsx'],
  [/^ppt\/presentation/i, 'presentation'],
  // An encrypted one may have put its own list in the place of OFD.xml.
  [/^(?:OFD|Encryptions)\.xml$/i, 'ofd'],
  [/^META-INF\/container\.xml$/i, 'epub'],
]

/** What an OpenDocument file says of itself in its first member, which is not packed. */
const OPEN_DOCUMENT: readonly (readonly [type: string, kind: PackageKind | ForeignKind])[] = [
  ['opendocument.text', 'odt'],
  ['opendocument.spreadsheet', 'ods'],
  ['opendocument', 'openDocument'],
]

function zipped(bytes: Uint8Array): Source {
  const start = latin1(bytes.subarray(0, 256))
  const names = namesInZip(bytes) ?? namesByTheirBytes(bytes)
  const found =
    OPEN_DOCUMENT.find(([type]) => start.includes(type)) ??
    PACKAGES.find(([member]) => names.some((name) => member.test(name)))
  const kind = found?.[1] ?? 'zip'
  if (isRead(kind)) return { kind, bytes }
  throw unsupported(kind)
}

const READ: ReadonlySet<string> = new Set<PackageKind>(['docx', 'odt', 'ods', 'ofd', 'xlsx'])
const isRead = (kind: PackageKind | ForeignKind): kind is PackageKind => READ.has(kind)

/** Of a zip file whose directory is lost, to say what it was: each member has its name before its bytes too. */
const namesByTheirBytes = (bytes: Uint8Array): string[] =>
  ['word/document.xml', 'xl/workbook.bin', 'xl/workbook.xml', 'ppt/presentation.xml', 'OFD.xml'].filter(
    (name) => holds(bytes, name),
  )

type CompoundKind = Extract<Source['kind'], 'doc' | 'xls'> | ForeignKind

/** Streams of the old Office container; their names are in UTF-16. */
const STREAMS: readonly (readonly [stream: string, kind: CompoundKind])[] = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['PowerPoint Document', 'oldPresentation'],
]

function compound(bytes: Uint8Array): Source {
  const kind = STREAMS.find(([stream]) => holds(bytes, stream, 'utf-16le'))?.[1]
  if (kind === 'doc' || kind === 'xls') return { kind, bytes }
  if (holds(bytes, 'EncryptedPackage', 'utf-16le')) throw refusal('input.encrypted', {})
  throw unsupported(kind ?? 'oldOffice')
}

type XmlKind = 'flatOpc' | 'wordXml'
type TextKind = 'html' | 'text' | 'mhtml' | XmlKind

/** What a decoded text is. */
function kindOfText(text: string): TextKind {
  const mail = mailKind(text)
  if (mail) return mail
  const xml = xmlKind(text)
  if (xml) return xml
  if (isJson(text)) throw unsupported('json')
  if (isCsv(text)) throw unsupported('csv')
  return isHtml(text) ? 'html' : 'text'
}

/** So much of a text is looked at for what it is. */
const LOOKED_AT = 8192

/** The lines `Name: value` that a message begins with, up to the first blank one; a line that is set in goes on with the one before. */
function mailHeaders(text: string): string[] {
  const headers: string[] = []
  for (const line of text.slice(0, LOOKED_AT).trimStart().split(/\r?\n/)) {
    if (/^[ \t]/.test(line) && headers.length > 0) headers[headers.length - 1] += line
    else if (/^[a-z][a-z0-9-]*:/i.test(line)) headers.push(line)
    else break
  }
  return headers
}

/** A saved page is a message of related parts that nobody has sent. */
function mailKind(text: string): 'mhtml' | undefined {
  const headers = mailHeaders(text)
  const has = (pattern: RegExp): boolean => headers.some((header) => pattern.test(header))
  if (!has(/^(?:MIME-Version|Content-Type):/i)) return undefined
  if (has(/^(?:Received|Return-Path|Delivered-To|To|Message-ID):/i)) throw unsupported('mail')
  if (has(/^Content-Type:\s*multipart\/related/i)) return 'mhtml'
  if (has(/^(?:From|Subject|Date):/i)) throw unsupported('mail')
  return undefined
}

/** Namespaces that the root of an XML file declares. */
const XML_ROOTS: readonly (readonly [namespace: string, kind: XmlKind | ForeignKind])[] = [
  ['http://schemas.microsoft.com/office/2006/xmlPackage', 'flatOpc'],
  ['http://schemas.microsoft.com/office/word/2003/wordml', 'wordXml'],
  ['urn:schemas-microsoft-com:office:spreadsheet', 'excelXml'],
  ['http://www.w3.org/2000/svg', 'svg'],
  ['urn:oasis:names:tc:opendocument', 'openDocument'],
]
/** Elements that a page or a part of one begins with. */
const HTML_ROOTS = new Set(
  'html head body meta title div table section article main center span font h1 h2 h3 h4 h5 h6 p'.split(' '),
)

function xmlKind(text: string): TextKind | undefined {
  const root = rootTag(text.slice(0, LOOKED_AT).trimStart())
  const name = /^<([\w:.-]*)/.exec(root)?.[1]?.toLowerCase()
  if (name === undefined || HTML_ROOTS.has(name)) return undefined
  const kind = XML_ROOTS.find(([namespace]) => root.includes(namespace))?.[1]
  if (kind === 'flatOpc' || kind === 'wordXml') return kind
  if (kind) throw unsupported(kind)
  if (/^\s*<\?xml\s/.test(text)) throw unsupported('xml')
  return undefined
}

/** How what may stand before the root of an XML file begins and ends. */
const BEFORE_ROOT: readonly (readonly [start: string, end: string])[] = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<!', '>'],
]

/** The first tag of a text that begins with one: its name and its attributes. */
function rootTag(start: string): string {
  let rest = start
  for (;;) {
    const skipped = BEFORE_ROOT.find(([mark]) => rest.startsWith(mark))
    if (!skipped) break
    const end = rest.indexOf(skipped[1])
    if (end < 0) return ''
    rest = rest.slice(end + skipped[1].length).trimStart()
  }
  return rest.startsWith('<') ? rest.slice(0, (rest.indexOf('>') + 1 || rest.length + 1) - 1) : ''
}

/** Lines with as many commas as the one before, in a row; in prose two lines agree by accident. */
const FEWEST_CSV_LINES = 4
/** A table of the form has three columns and more. */
const FEWEST_COMMAS = 2

/** 1,234: a comma inside a number parts nothing. */
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g

/** Whether a text has a table whose columns are parted by commas: no line of it would be read as a row. */
function isCsv(text: string): boolean {
  let [alike, before] = [0, 0]
  for (const line of text.slice(0, 4 * LOOKED_AT).split(/\r?\n/)) {
    const commas = /[\t|<{]/.test(line) ? 0 : line.replace(THOUSANDS, '').split(',').length - 1
    alike = commas >= FEWEST_COMMAS && commas === before ? alike + 1 : 1
    before = commas
    if (alike >= FEWEST_CSV_LINES && commas >= FEWEST_COMMAS) return true
  }
  return false
}

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
  /<!doctype\s+html|<(?:html|head|body)[\s>]/i.test(text) ||
  BEGINS_AS_PAGE.test(text) ||
  (isFragment(text) && isPartedByTags(text))

/** What stands in a page's head, head or not. */
const BEGINS_AS_PAGE = /^\s*<(?:style|script|link|base)[\s>]/i

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

/** What parts paragraphs in markup. */
const PARTING = /<(?:p|br|li|div|section|h[1-6])[\s>/]/gi
const BLANK_LINE = /\n[ \t\r]*\n/

/** In Markdown blank lines part paragraphs, be all of it in a `<div>`, as pandoc writes it. */
function isPartedByTags(text: string): boolean {
  const [first = '', ...others] = text.split(/<table[\s>]/i)
  const withoutTables = [first, ...others.flatMap((piece) => piece.split(/<\/table\s*>/i).slice(1))].join(
    '<>',
  )
  const blankLines = withoutTables
    .split(TAG_BOUNDS)
    .reduce((sum, stretch) => sum + stretch.trim().split(BLANK_LINE).length - 1, 0)
  return blankLines === 0 || blankLines < (withoutTables.match(PARTING)?.length ?? 0)
}

const TAG_BOUNDS = /[<>]/
