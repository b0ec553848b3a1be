/**
 * Backslash escapes (`\|`) are set aside before anything else is read, so that no later stage takes the escaped mark
 * for markup. A stand-in takes the place of each: one of the 32 characters that Unicode keeps free for use inside
 * programs (U+FDD0–U+FDEF), for ASCII has 32 punctuation marks. In the end the mark comes back: `3\|4` → 3|4.
 */
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
const FIRST_MASK = 0xfdd0

const ESCAPE = /\\([!-/:-@[-`{-~])/g
const MASK = /[\uFDD0-\uFDEF]/g
const ANY_MASK = /[\uFDD0-\uFDEF]/

/** `\*` → its stand-in. Stand-ins that the text has already are taken out: they mean nothing. */
export function maskEscapes(text: string): string {
  const clean = ANY_MASK.test(text) ? text.replace(MASK, '') : text
  if (!clean.includes('\\')) return clean
  return clean.replace(ESCAPE, (_, mark: string) =>
    String.fromCharCode(FIRST_MASK + PUNCTUATION.indexOf(mark)),
  )
}

/** Stand-ins → the marks: what was `\*` is `*`. */
export const unmask = (text: string): string => (ANY_MASK.test(text) ? text.replace(MASK, markOf) : text)

/** Stand-ins → the escapes as they were, `\*`: for a part in which a backslash is only a backslash. */
export const restoreEscapes = (text: string): string =>
  ANY_MASK.test(text) ? text.replace(MASK, (mask) => `\\${markOf(mask)}`) : text

const markOf = (mask: string): string => PUNCTUATION.charAt(mask.charCodeAt(0) - FIRST_MASK)
