/** Bytes to text: which character encoding a page really has, whatever it declares. */

export interface Decoded {
  text: string
  /** The WHATWG label of the encoding that was used. */
  encoding: string
}

/**
 * Byte order mark, UTF-16 by its NUL bytes, strict UTF-8, then the encoding that reads the bytes with the fewest
 * mistakes. A declaration alone decides nothing: pages that declare the wrong encoding are common.
 */
export function decode(bytes: Uint8Array): Decoded {
  const certain = encodingOfMark(bytes) ?? encodingOfNuls(bytes)
  if (certain) return decodeAs(certain, bytes)
  const strict = decodeStrictly(bytes)
  if (strict !== null) return { text: strict, encoding: 'utf-8' }
  return decodeAs(likeliestEncoding(bytes.subarray(0, JUDGED)), bytes)
}

/**
 * A table that somebody made for us, such as a manifest: by its mark, as UTF-16 by its NUL bytes, as strict UTF-8, else
 * as GB18030; null where it is no text in any of these. Nothing is read past a mistake.
 */
export function decodeTable(bytes: Uint8Array): string | null {
  const strict = decodeStrictly(bytes)
  const certain = encodingOfMark(bytes) ?? encodingOfNuls(bytes)
  const encoding = certain ?? (strict === null ? 'gb18030' : 'utf-8')
  const { text } = decodeAs(encoding, bytes)
  return mistakes(text) > 0 || text.includes('\0') ? null : text
}

/** Encodings are told apart by so many bytes: a page that is longer (pictures inside it) is of one all the same. */
const JUDGED = 8 * 2 ** 20

function likeliestEncoding(bytes: Uint8Array): string {
  if (isDamaged(decodeAs('utf-8', bytes).text)) return 'utf-8'
  const encodings = [...new Set([...declaredEncodings(bytes), 'gb18030'])]
  const counted = encodings.map((encoding) => ({ encoding, wrong: mistakes(decodeAs(encoding, bytes).text) }))
  // The first without a mistake, which is one that the page declares; else the one with the fewest, the last of equals.
  const best =
    counted.find(({ wrong }) => wrong === 0) ??
    counted.reduceRight((least, next) => (next.wrong < least.wrong ? next : least))
  return best.encoding
}

const decodeAs = (encoding: string, bytes: Uint8Array): Decoded => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
})

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

const MARKS: [encoding: string, mark: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

const encodingOfMark = (bytes: Uint8Array): string | undefined =>
  MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0]

/** So much of the beginning is looked at for NUL bytes. */
const NULS_LOOKED_AT = 8192
/** The least share of 16-bit units with a NUL: digits and line breaks alone give more, even in dense Chinese prose. */
const LEAST_NULS = 0.005
/** NULs on the other side, as a share of these: in binary data both sides have them. */
const MOST_NULS_ASTRAY = 0.05

/** UTF-16 writes ASCII with a NUL: after the character (little endian) or before it. No other text has NULs. */
function encodingOfNuls(bytes: Uint8Array): string | undefined {
  const end = Math.min(bytes.length, NULS_LOOKED_AT)
  const nuls = [0, 0]
  for (let i = 0; i < end; i++) if (bytes[i] === 0) nuls[i % 2]!++
  const [first, second] = nuls as [number, number]
  if (Math.max(first, second) < Math.max(1, (end / 2) * LEAST_NULS)) return undefined
  if (Math.min(first, second) > Math.max(first, second) * MOST_NULS_ASTRAY) return undefined
  return first > second ? 'utf-16be' : 'utf-16le'
}

/** What decoders give for bytes that mean nothing: U+FFFD, or a control or private character. */
const isMistake = (unit: number): boolean =>
  unit === 0xfffd || (unit >= 0x80 && unit <= 0x9f) || (unit >= 0xe000 && unit <= 0xf8ff)

const isBeyondAscii = (unit: number): boolean => unit > 0x7f

/** Counted one by one: a list of the matches in some megabytes of noise would take a gigabyte. */
function count(text: string, counts: (unit: number) => boolean): number {
  let found = 0
  for (let i = 0; i < text.length; i++) if (counts(text.charCodeAt(i))) found++
  return found
}

const mistakes = (text: string): number => count(text, isMistake)

/** Mistakes to other characters beyond ASCII: few in a damaged UTF-8 page, most where another encoding is read as UTF-8. */
const MOST_DAMAGE = 0.1

function isDamaged(utf8: string): boolean {
  const wrong = mistakes(utf8)
  return wrong <= (count(utf8, isBeyondAscii) - wrong) * MOST_DAMAGE
}

/** The head is looked for so far; some pages have it after long scripts. */
const HEAD_LOOKED_AT = 256 * 1024
const DECLARATION =
  /<(?:meta|\?xml)\b[^<>]{0,400}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,20})/gi
const HEAD_END = /<\/head\s*>|<body[\s>]/i

/**
 * The encodings that come before gb18030 when a page declares them and its bytes allow it. The gb family is read as gb18030, which holds all
 * of it (Node's own `gbk` breaks four-byte characters); a one-byte encoding reads anything without a mistake and so
 * proves nothing.
 */
const DECLARED: Record<string, string> = {
  big5: 'big5',
  'big5-hkscs': 'big5',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
}

function declaredEncodings(bytes: Uint8Array): string[] {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_LOOKED_AT))
  const head = start.slice(0, HEAD_END.exec(start)?.index)
  return [...head.matchAll(DECLARATION)].flatMap(([, label]) => DECLARED[label!.toLowerCase()] ?? [])
}
