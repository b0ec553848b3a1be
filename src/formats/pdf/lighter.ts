/**
 * A PDF as pdf.js is given it: without what costs it much and says nothing about text. Programs of fonts that do without are
 * hidden, pictures are blank ones in the same places, patterns paint nothing.
 */
import type { Objects, PdfObject } from './objects.js'

/** `hidden`: the numbers of the font programs that are left out. The bytes are a copy. */
export function lighter(objects: Objects, hidden: ReadonlySet<number>): Uint8Array {
  const bytes = new Uint8Array(objects.bytes)
  const copy = Buffer.from(bytes.buffer)
  const encrypted = objects.bytes.includes('/Encrypt')
  for (const object of objects.all) {
    if (!object.stream) continue
    if (hidden.has(object.number)) hideStream(object, copy)
    else if (PICTURE.test(object.text)) blankPicture(object, copy)
    else if (PATTERN.test(object.text) && !encrypted) emptyPattern(object, copy)
  }
  return bytes
}

/** An object that ends before its stream begins is a bare dictionary: pdf.js takes such a font program for missing. */
const hideStream = ({ stream }: PdfObject, copy: Buffer): void =>
  void copy.write('endobj', stream!.keyword, 'latin1')

const PICTURE = /\/Subtype\s*\/Image\b/
/** What lets the ground be seen through a picture: `/SMask 12 0 R`, `/Mask [0 0]`, `/ImageMask true`. */
const SEEN_THROUGH =
  /\/(?:SMask|Mask|SMaskInData)\b(?!\s*(?:\/None\b|null\b|0\b(?!\s+\d+\s+R)))|\/ImageMask\s+true\b/
const LENGTH = /\/Length\s+\d+(?:\s+\d+\s+R)?/
const LAYER = /\/OC\s+\d+\s+\d+\s+R/

/** The measures (pixels) of the pictures that stand for pictures: of those that hide what is below them, and of others. */
export const BLANK = { opaque: [1, 3], seenThrough: [3, 1] } as const

/** The dictionary of a photograph of 2480 × 3508 pixels → that of 1 × 3 pixels, which take no time to read. */
function blankPicture({ at, text, stream }: PdfObject, copy: Buffer): void {
  const [width, height] = SEEN_THROUGH.test(text) ? BLANK.seenThrough : BLANK.opaque
  const kept = [LENGTH, LAYER].map((entry) => entry.exec(text)?.[0] ?? '').join('')
  const blank = `<</Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8${kept}>>`
  const room = stream!.keyword - at
  if (blank.length < room) copy.write(blank.padEnd(room), at, 'latin1')
}

const PATTERN = /\/PatternType\s+1\b/
const FILTER = /\/Filter\b/

/** Patterns can draw forms that are filled with the pattern itself, which pdf.js follows without end. */
function emptyPattern({ at, stream }: PdfObject, copy: Buffer): void {
  const { keyword, from, to } = stream!
  const filter = FILTER.exec(copy.toString('latin1', at, keyword))
  if (filter) copy.write('/Filled', at + filter.index, 'latin1')
  copy.fill(' ', from, to)
}
