/** What must agree with last year's report, written out cell by cell. */
import { indicatorId, TEMPLATES, type Template } from './index.js'
import type { YearlyRule } from './template.js'

/** This year's cell and the one of last year that it repeats. */
export interface CarriedOver {
  now: string
  last: string
}

/** A stock: last year's, with what came and without what went this year. */
export interface Stock {
  now: string
  plus: string
  less: string
}

/** `requests.carriedIn.total` is last year's `requests.carriedForward.total`, and so in every column. */
export const CARRIED_OVER: readonly CarriedOver[] = unique(
  TEMPLATES.flatMap((template) => rulesOf(template, 'check.carryOver').flatMap(carriedIn(template))),
)

/** `….inForce` is last year's `….inForce` + `….issued` − `….repealed`, in every row that has the three. */
export const STOCKS: readonly Stock[] = unique(
  TEMPLATES.flatMap((template) => rulesOf(template, 'check.inForce').flatMap(stocksIn(template))),
)

type RuleOf<Code extends YearlyRule['code']> = Extract<YearlyRule, { code: Code }>

function rulesOf<Code extends YearlyRule['code']>(template: Template, code: Code): RuleOf<Code>[] {
  return (template.yearly ?? []).filter((rule): rule is RuleOf<Code> => rule.code === code)
}

function carriedIn(template: Template) {
  return ({ now, last }: RuleOf<'check.carryOver'>): CarriedOver[] =>
    template.blocks
      .filter(({ rows }) => [now, last].every((key) => rows.some((row) => row.key === key)))
      .flatMap(({ columns }) =>
        columns.map((column) => ({
          now: indicatorId(template, { key: now }, column),
          last: indicatorId(template, { key: last }, column),
        })),
      )
}

function stocksIn(template: Template) {
  return ({ now, plus, less }: RuleOf<'check.inForce'>): Stock[] =>
    template.blocks
      .filter(({ columns }) => [now, plus, less].every((key) => columns.some((column) => column.key === key)))
      .flatMap(({ rows }) =>
        rows.map((row) => ({
          now: indicatorId(template, row, { key: now }),
          plus: indicatorId(template, row, { key: plus }),
          less: indicatorId(template, row, { key: less }),
        })),
      )
}

/** Editions that print the same cells have the same rules. */
function unique<T extends { now: string }>(list: readonly T[]): T[] {
  return [...new Map(list.map((one) => [one.now, one])).values()]
}
