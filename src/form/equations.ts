/** The form's arithmetic (勾稽关系) as equations between indicators; the checks and the recovery share them. */
import { type SumRule, type SumCode, type Template, indicatorId } from './index.js'
import { remembered } from '../remembered.js'

/** The sum of `left` equals the sum of `right`. All terms are counts: none is negative. */
export interface Equation {
  code: SumCode
  /** What a finding names: the total, or the balance of a column. */
  indicator: string
  left: readonly string[]
  right: readonly string[]
}

export const equationsOf = remembered((template: Template): readonly Equation[] => writeOut(template))

function writeOut(template: Template): Equation[] {
  return template.blocks.flatMap((block) =>
    template.rules.flatMap((rule) => {
      const lines = rule.over === 'columns' ? block.rows : block.columns
      return lines.map((line) => equation(template, rule, line.key))
    }),
  )
}

/** A rule written out for one row or one column. */
function equation(template: Template, { code, over, left, right, name }: SumRule, line: string): Equation {
  const id = (key: string) => (over === 'columns' ? cell(template, line, key) : cell(template, key, line))
  return { code, indicator: id(name ?? right[0]!), left: left.map(id), right: right.map(id) }
}

const cell = (template: Template, row: string, column: string): string =>
  indicatorId(template, { key: row }, { key: column })

/** What is known of the terms of one side. */
export interface Side {
  /** Sum of the printed terms. */
  sum: number
  /** Some terms are not printed: the true sum may be greater. */
  open: boolean
}

export function sideOf(terms: readonly string[], numberAt: (indicator: string) => number | null): Side {
  const values = terms.map(numberAt)
  return { sum: values.reduce<number>((sum, value) => sum + (value ?? 0), 0), open: values.includes(null) }
}

/** Sums of money have decimals; this is far below the last one printed. */
const ROUNDING = 1e-6

/**
 * Whether two sides can't be equal. A term that isn't printed is not a zero but may be any count, so an open side only
 * contradicts the other where its printed terms alone are too great already.
 */
export function contradicts(left: Side, right: Side): boolean {
  if (!left.open && !right.open) return Math.abs(left.sum - right.sum) > ROUNDING
  if (left.open && right.open) return false
  return left.open ? left.sum > right.sum + ROUNDING : right.sum > left.sum + ROUNDING
}
