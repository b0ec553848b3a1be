/** Word lists as patterns. */

const SPECIAL = /[.*+?^${}()|[\]\\]/g
const escaped = (word: string): string => word.replace(SPECIAL, '\\$&')

/** 局, 管理局 → `(?:管理局|局)`: the longest first, for one word may be the beginning of another. */
export const oneOf = (words: readonly string[]): string =>
  `(?:${[...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})`

/** A text that has one of the words. */
export const anyOf = (words: readonly string[], flags = ''): RegExp => new RegExp(oneOf(words), `u${flags}`)

/** A text that ends with one of the words. */
export const endsWithAnyOf = (words: readonly string[]): RegExp => new RegExp(`${oneOf(words)}$`, 'u')

/** A text that begins with one of the words. */
export const beginsWithAnyOf = (words: readonly string[]): RegExp => new RegExp(`^${oneOf(words)}`, 'u')
