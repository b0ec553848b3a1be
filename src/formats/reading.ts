import type { Finding } from '../diagnostics/finding.js'
import type { Block } from '../document.js'

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
