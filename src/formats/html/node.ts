/** What is looked at of a node of the parsed page; both of cheerio's parsers make nodes of this shape. */
export interface Node {
  type: string
  name?: string
  data?: string
  attribs?: Record<string, string>
  children?: Node[]
  parent: Node | null
}

export const textOf = (node: Node): string => node.data ?? (node.children ?? []).map(textOf).join('')

/** `'td th'` → a set of the two names. */
export const names = (list: string): Set<string> => new Set(list.split(' '))
