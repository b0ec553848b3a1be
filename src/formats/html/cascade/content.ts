/** What a sheet writes before or after an element: `content: "共 " attr(data-n)` → 共 12. */
import type { Node } from '../node.js'

const PIECE =
  /"((?:[^"\\]|\\[^])*)(?:"|\\?$)|'((?:[^'\\]|\\[^])*)(?:'|\\?$)|attr\(\s*([\w-]+)(?![\w-])[^()]*\)|(open-quote|close-quote)|((?<![a-z-])[a-z-]+\([^()]*\))/gi
/** Icons of a font of icons. */
const PRIVATE = /[\ue000-\uf8ff]/g

/** A piece that is no text: a picture, a counter. */
export type Piece = string | null

/** `"共 " url(dot.png)` → 共, null */
export function piecesOfContent(content: string | undefined, { attribs = {} }: Node): Piece[] {
  if (content === undefined || /^(?:none|normal|inherit|initial|unset)$/i.test(content)) return []
  // Behind a bar stands what is said instead of a picture.
  const pieces = [...content.replace(/\/\s*(?:"[^"]*"|'[^']*')\s*$/, '').matchAll(PIECE)]
  return pieces.map(([, double, single, attribute, quote, other]) => {
    if (attribute) return attribs[attribute.toLowerCase()] ?? ''
    if (quote) return quote.startsWith('open') ? '“' : '”'
    return other ? null : unescaped(double ?? single ?? '').replace(PRIVATE, '')
  })
}

/** `\201c` → “, `\"` → " */
const unescaped = (text: string): string =>
  text.replace(
    /\\(?:([\da-f]{1,6})\s?|\r?\n|([^]))/gi,
    (_, code: string | undefined, sign: string | undefined) => {
      if (code === undefined) return sign ?? ''
      const point = Number.parseInt(code, 16)
      return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
        ? String.fromCodePoint(point)
        : ''
    },
  )
