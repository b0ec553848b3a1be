/** Classes that may hide an element, where the sheet that says so is in another file. */
import type { Styles } from './cascade/styles.js'
import type { Node } from './node.js'

/** Classes that word processors and editors give to pieces of text: they say how these are printed. */
const HARMLESS =
  /^(?:mso|gram[e]?$|spelle?$|xl\d|font\d|[sp]\d{1,3}$|\d+$|apple-|normal|heading|defaultparagraph|char|ql-|ke-|ue-|trs_|wps|text-(?:center|left|right|justify|indent)|bold|strong|number|num|data|value|val$)/i

/** `ql-align-center`, but not `ql-strike`. */
const isHarmless = (name: string): boolean => HARMLESS.test(name) && !/strike|hidden/i.test(name)

/** `<span class="mobile">` → mobile, unless a sheet of the page says what the class is. Two texts of unlike keys may not be seen together. */
export function keyOf({ attribs }: Node, styles: Styles): string {
  const classes = attribs?.class
  if (!classes) return ''
  return classes
    .split(/\s+/)
    .filter((name) => name !== '' && !isHarmless(name) && !styles.knowsClass(name))
    .join(' ')
}
