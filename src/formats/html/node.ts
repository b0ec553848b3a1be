import type { SourcePlace } from '../../document.js'

/** What is looked at of a node of the parsed page; both of cheerio's parsers make nodes of this shape. */
export interface Node {
  type: string
  name?: string
  data?: string
  attribs?: Record<string, string>
  children?: Node[]
  parent: Node | null
  /** Where its text begins; null where that is not known, as of an element that the parser has added. */
  startIndex?: number | null
  /** The last character of it; the first behind it where the parser was the browsers', which gives a `sourceCodeLocation`. */
  endIndex?: number | null
  sourceCodeLocation?: unknown
}

/** The characters of an element in the text that was parsed; undefined where they were not asked for, or it has none. */
export function sourcePlaceOf({ startIndex, endIndex, sourceCodeLocation }: Node): SourcePlace | undefined {
  if (typeof startIndex !== 'number' || typeof endIndex !== 'number') return undefined
  return { start: startIndex, end: sourceCodeLocation ? endIndex : endIndex + 1 }
}

export const textOf = (node: Node): string => node.data ?? (node.children ?? []).map(textOf).join('')

/** `'td th'` → a set of the two names. */
export const names = (list: string): Set<string> => new Set(list.split(' '))
