/**
 * Font programs are what an embedded font's letters look like: reading text needs them only where nothing else says which
 * characters they are. Checking and repairing them costs pdf.js more than everything else on a page of text.
 */

const PROGRAM = Buffer.from('/FontFile')
/** The same length, and a key that no reader knows: the font counts as one that is not embedded. */
const HIDDEN = Buffer.from('/FontFilX')
const FONT_KIND = /\/Subtype\s*\/(?:Type0|TrueType|Type1|MMType1)\b/g
const TO_UNICODE = /\/ToUnicode\b/g

/** The document without its font programs, or null where some font may need its own to be read. */
export function withoutFontPrograms(bytes: Uint8Array): Uint8Array | null {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (whole.indexOf(PROGRAM) < 0) return null
  // Counted in the file as it lies; fonts in compressed objects are not seen here, and then their programs are not either.
  const text = whole.toString('latin1')
  if (count(text, TO_UNICODE) < count(text, FONT_KIND)) return null
  const copy = Buffer.from(whole)
  for (let at = copy.indexOf(PROGRAM); at >= 0; at = copy.indexOf(PROGRAM, at + 1)) HIDDEN.copy(copy, at)
  return copy
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0
