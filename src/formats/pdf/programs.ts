/**
 * Font programs are what an embedded font's letters look like: reading text needs them only where nothing else says which
 * characters they are. Checking and repairing them costs pdf.js more than everything else on a page of text.
 */
import type { Objects, PdfObject } from './objects.js'

const PROGRAM = /\/FontFile[23]?\s+(\d+)\s+\d+\s+R/g
const DESCRIPTOR = /\/FontDescriptor\s+(\d+)\s+\d+\s+R/g
const OWN_DESCRIPTOR = /\/FontDescriptor\s*<</

/** Numbers of the programs that only fonts use which do without; none where some fonts may not have been seen. */
export function idlePrograms({ all, complete }: Objects): Set<number> {
  if (!complete) return new Set()
  const users = usersOf(all)
  const idle = new Set<number>()
  const busy = new Set<number>()
  for (const object of all) {
    if (!object.text.includes('/FontFile')) continue
    // A font that holds its descriptor itself is its only user.
    const fonts = OWN_DESCRIPTOR.test(object.text) ? [object] : (users.get(object.number) ?? [])
    const without = fonts.length > 0 && fonts.every(({ text }) => doesWithout(text))
    for (const [, program] of object.text.matchAll(PROGRAM)) (without ? idle : busy).add(Number(program))
  }
  return new Set([...idle].filter((program) => !busy.has(program)))
}

/** The fonts that name each descriptor. */
function usersOf(objects: PdfObject[]): Map<number, PdfObject[]> {
  const users = new Map<number, PdfObject[]>()
  for (const object of objects) {
    if (!object.text.includes('/FontDescriptor')) continue
    for (const [, number] of object.text.matchAll(DESCRIPTOR)) {
      const known = users.get(Number(number))
      if (known) known.push(object)
      else users.set(Number(number), [object])
    }
  }
  return users
}

const KIND = /\/Subtype\s*\/(\w+)/g
const COMPOSITE = new Set(['Type0', 'CIDFontType0', 'CIDFontType2'])
/** Names that pdf.js knows fonts of its own by, and the characters of their codes; a subset's tag (`ABCDEF+`) makes another name of them. */
const KNOWN_NAME =
  /\/BaseFont\s*\/(?:Arial|Calibri|Century|ComicSans|Courier|GillSans|Helvetica|Impact|Itc|Lucida|MS-?P?(?:Gothic|Mincho)|Nuptial|Segoe|Tahoma|Times|Verdana)/i
const SYMBOLS = /symbol|dingbats/i
/** A measure of the font's own, by which pdf.js rescales the widths when it reads the program. */
const OWN_MEASURE = '/FontMatrix'
const TO_UNICODE = /\/ToUnicode\s+\d+\s+\d+\s+R/

/**
 * Whether pdf.js gives the same characters and widths without the font's program. Of a composite font it never asks the
 * program for them, of a simple TrueType font not where a table says which characters its codes are; a Type 1 font without its program
 * is taken for another one, and codes that the standard encoding leaves free for spaces.
 */
function doesWithout(font: string): boolean {
  const kinds = [...font.matchAll(KIND)].map(([, kind]) => kind!)
  if (!kinds.length || KNOWN_NAME.test(font) || SYMBOLS.test(font) || font.includes(OWN_MEASURE)) return false
  if (kinds.every((kind) => COMPOSITE.has(kind))) return true
  return kinds.length === 1 && kinds[0] === 'TrueType' && TO_UNICODE.test(font)
}
