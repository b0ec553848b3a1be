/** What a table of the form is: data that the code reads and never names. */

export type TableName = 'proactiveDisclosure' | 'requests' | 'disputes'
export type Format = '2019' | '2021'

export interface Template {
  table: TableName
  /** The formats in which this template stands as it is. */
  formats: readonly Format[]
  /** Number of the section that holds the table. */
  section: number
  blocks: readonly TemplateBlock[]
  /** `down`: a row of the template is a row of the table. `across`: the rows stand side by side in one. */
  layout: 'down' | 'across'
  /** Other labels that stand in the table and carry no value of their own. */
  furniture: readonly string[]
  rules: readonly Rule[]
}

/** Rows that share their columns. */
export interface TemplateBlock {
  /** The label that stands over the block, where there is one. */
  heading?: string
  columns: readonly Column[]
  rows: readonly Row[]
}

export interface Column {
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
}

/** The findings of a rule that does not hold. */
export type SumCode = 'check.rowTotal' | 'check.columnTotal' | 'check.balance' | 'check.disputeTotal'

/** An identity of the form (勾稽关系): the sum of `left` equals the sum of `right`. */
export interface Rule {
  code: SumCode
  /** `columns`: the keys are columns and the rule holds in every row; `rows`: the other way round. */
  over: 'columns' | 'rows'
  left: readonly string[]
  right: readonly string[]
  /** The key to name in a finding; default: the only key on the right, the total. */
  name?: string
}
