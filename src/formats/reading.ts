import type { Finding } from '../diagnostics/finding.js'
import type { Block } from '../document.js'

/** The bytes of a picture that a page shows, by what its `src` says; undefined where there is none. */
export type Pictures = (src: string) => Uint8Array | undefined

/** What a format adapter gives: the text stream, and what is known of the file. */
export interface Reading {
  blocks: Block[]
  /** The character encoding that was found, where the format has one. */
  encoding?: string
  /** The number of pages, where the format has pages. */
  pages?: number
  findings?: Finding[]
  /** The documents that stand beside this one in the same file, each by itself. */
  others?: Pick<Reading, 'blocks' | 'findings'>[]
}
