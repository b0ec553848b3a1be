/** A table with the rows that were made again from the text around it. */
import type { PlacedTable } from '../place.js'
import type { OpenRow } from './assign.js'

export interface TornTable {
  /** What the tables gave, and the rows made again from text. */
  table: PlacedTable
  /** Rows that the text names or may have values for, but which values are theirs can't be told. */
  undecided: OpenRow[]
  /** Rows whose numbers are damaged beyond reading, and what is left of them. */
  damaged: OpenRow[]
  /** The blocks whose values have found their rows. */
  read: ReadonlySet<number>
}
