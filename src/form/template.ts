/** What a table of the form is: data that the code reads and never names. */

import type { Words } from '../words.js'

export interface TemplateData {
  /** The table's name in a report and in front of its indicators; it is the same in every edition. */
  table: string
  /** The editions of the form that print this template as it is, the oldest first. */
  formats: readonly string[]
  /** Number of the section that holds the table; null for a table outside the six sections. */
  section: number | null
  /** What the table is called where no section tells. */
  title?: Words
  /** A report says which edition the table is of, though only one is known. */
  dated?: boolean
  blocks: readonly TemplateBlock[]
  /** `down`: a row of the template is a row of the table. `across`: the rows stand side by side in one. */
  layout: 'down' | 'across'
  /** Other labels that stand in the table and carry no value of their own. */
  furniture: readonly string[]
  /** What is printed over the labels of the rows; for it to be known when it is read, it stands in `furniture` too. */
  corner?: string
  rules: readonly SumRule[]
  /** What must agree with last year's report of the same body. */
  yearly?: readonly YearlyRule[]
  /** What stands between the English labels of a row and a column; `: ` where nothing is said. */
  joint?: string
}

/** Rows that share their columns. */
export interface TemplateBlock {
  /** The label that stands over the block, where there is one. */
  heading?: string
  /** What is printed over several columns, the outermost first. */
  heads?: readonly Head[]
  columns: readonly Column[]
  rows: readonly Row[]
}

/** A label over columns that stand side by side. */
export interface Head {
  label: string
  over: readonly string[]
}

export interface Column {
  /** '' for the only column of a list, whose cells are called as their rows are. */
  key: string
  label: string
  aliases?: readonly string[]
  unit: string
  en: string
  /** The number may be negative: a change, not a count. */
  signed?: boolean
}

export interface Row {
  key: string
  /** The row's labels from the outermost to its own. */
  path: readonly string[]
  aliases?: readonly string[]
  en: string
  /** The unit of this row, where rows of a table are counted in different ones. */
  unit?: string
  /** How sure the label is, where no printed copy of the form was at hand: `A` the surest, `M` from memory. */
  grade?: 'A' | 'B' | 'C' | 'M'
  /** Only bodies that make 规章 have any. */
  onlyOfRegulationMakers?: boolean
}

/** The findings of a rule that does not hold. */
export type SumCode =
  | 'check.rowTotal'
  | 'check.columnTotal'
  | 'check.balance'
  | 'check.disputeTotal'
  | 'check.statisticsTotal'

/** An identity of the form (勾稽关系): the sum of `left` equals the sum of `right`. */
export interface SumRule {
  code: SumCode
  /** `columns`: the keys are columns and the rule holds in every row; `rows`: the other way round. */
  over: 'columns' | 'rows'
  left: readonly string[]
  right: readonly string[]
  /** The key to name in a finding; default: the only key on the right, the total. */
  name?: string
}

/**
 * What holds from one year to the next. `rows`: in each column, row `now` is last year's row `last`. `columns`: in each row
 * that has them, column `now` is last year's, with `plus` and without `less` of this year.
 */
export type YearlyRule =
  | { code: 'check.carryOver'; over: 'rows'; now: string; last: string }
  | { code: 'check.inForce'; over: 'columns'; now: string; plus: string; less: string }
