/** What is used of css-tree's parser, which has no types of its own. */
declare module 'css-tree/parser' {
  export interface Raw {
    type: 'Raw'
    value: string
  }
  export interface Declaration {
    type: 'Declaration'
    property: string
    important: boolean | string
    value: Raw
  }
  export interface Block {
    type: 'Block'
    children: Iterable<Item>
  }
  export interface Rule {
    type: 'Rule'
    prelude: Raw
    block: Block
  }
  export interface Atrule {
    type: 'Atrule'
    name: string
    prelude: Raw | null
    block: Block | null
  }
  export type Item = Declaration | Rule | Atrule | Raw
  /** With preludes and values left as they are written: what is not well formed is `Raw`, and left out. */
  export default function parse(
    css: string,
    options: {
      context: 'stylesheet' | 'declarationList'
      parseRulePrelude: false
      parseAtrulePrelude: false
      parseValue: false
    },
  ): { children: Iterable<Item> }
}
