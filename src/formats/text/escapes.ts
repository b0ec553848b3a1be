/**
 * Backslash escapes, set aside before anything else is read: each escaped punctuation mark becomes one of the 32
 * characters that Unicode reserves for such use inside programs (U+FDD0–U+FDEF; ASCII has 32 punctuation marks), so
 * that no later stage takes it for markup.
 */
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
const FIRST_MASK = 0xfdd0

const ESCAPE = /\\([!-/:-@[-`{-~])/g
const MASK = /[\uFDD0-\uFDEF]/g
const ANY_MASK = /[\uFDD0-\uFDEF]/

/** A text that already has such characters loses them: they stand for nothing. */
export function maskEscapes(text: string): string {
  const clean = ANY_MASK.test(text) ? text.replace(MASK, '') : text
  if (!clean.includes('\\')) return clean
  return clean.replace(ESCAPE, (_, mark: string) =>
    String.fromCharCode(FIRST_MASK + PUNCTUATION.indexOf(mark)),
  )
}

/** The escaped marks themselves. */
export const unmask = (text: string): string => (ANY_MASK.test(text) ? text.replace(MASK, markOf) : text)

/** The text as it was before `maskEscapes`, for a part in which a backslash is only a backslash. */
export const restoreEscapes = (text: string): string =>
  ANY_MASK.test(text) ? text.replace(MASK, (mask) => `\\${markOf(mask)}`) : text

const markOf = (mask: string): string => PUNCTUATION.charAt(mask.charCodeAt(0) - FIRST_MASK)
