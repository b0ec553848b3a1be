/**
 * A PDF as pdf.js is given it: without what costs it much and says nothing about text. Programs of fonts that do without are
 * hidden, pictures are blank ones in the same places, patterns paint nothing.
 */
import type { Objects, PdfObject } from './objects.js'

/** `hidden`: the numbers of the font programs that are left out. The bytes are a copy. */
export function lighter(objects: Objects, hidden: ReadonlySet<number>): Uint8Array {
  const bytes = new Uint8Array(objects.bytes)
  const encrypted = objects.file.includes('/Encrypt')
  for (const object of objects.all) {
    if (!object.stream) continue
    if (hidden.has(object.number)) hideStream(object, bytes)
    else if (PICTURE.test(object.text)) blankPicture(object, bytes)
    else if (PATTERN.test(object.text) && !encrypted) emptyPattern(object, bytes, objects.file)
  }
  return bytes
}

/** An object that ends before its stream begins is a bare dictionary: pdf.js takes such a font program for missing. */
const hideStream = ({ stream }: PdfObject, copy: Uint8Array): void => write(copy, 'endobj', stream!.keyword)

/** Writes a text of ASCII over what stands there. */
function write(copy: Uint8Array, text: string, at: number): void {
  for (let i = 0; i < text.length; i++) copy[at + i] = text.charCodeAt(i)
}

const PICTURE = /\/Subtype\s*\/Image\b/
/** What lets the ground be seen through a picture: `/SMask 12 0 R`, `/Mask [0 0]`, `/ImageMask true`. */
const SEEN_THROUGH =
  /\/(?:SMask|Mask|SMaskInData)\b(?!\s*(?:\/None\b|null\b|0\b(?!\s+\d+\s+R)))|\/ImageMask\s+true\b/
const LENGTH = /\/Length\s+\d+(?:\s+\d+\s+R)?/
const LAYER = /\/OC\s+\d+\s+\d+\s+R/

/** The measures (pixels) of the pictures that stand for pictures: of those that hide what is below them, and of others. */
export const BLANK = { opaque: [1, 3], seenThrough: [3, 1] } as const

/** The dictionary of a photograph of 2480 × 3508 pixels → that of 1 × 3 pixels, which take no time to read. */
function blankPicture({ at, text, stream }: PdfObject, copy: Uint8Array): void {
  const [width, height] = SEEN_THROUGH.test(text) ? BLANK.seenThrough : BLANK.opaque
  const kept = [LENGTH, LAYER].map((entry) => entry.exec(text)?.[0] ?? '').join('')
  const blank = `<</Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8${kept}>>`
  const room = stream!.keyword - at
  if (blank.length < room) write(copy, blank.padEnd(room), at)
}

const PATTERN = /\/PatternType\s+1\b/
const SPACE = 0x20
const FILTER = /\/Filter\b/

/** Patterns can draw forms that are filled with the pattern itself, which pdf.js follows without end. */
function emptyPattern({ at, stream }: PdfObject, copy: Uint8Array, file: string): void {
  const { keyword, from, to } = stream!
  const filter = FILTER.exec(file.slice(at, keyword))
  if (filter) write(copy, '/Filled', at + filter.index)
  copy.fill(SPACE, from, to)
}
