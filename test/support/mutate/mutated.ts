/** A seed → a report with one table damaged in one way, as text or as a page, and what is true of it. */
import { DIALECTS, flatten } from '../flatten.js'
import { sheetOf, makeReport, withSheet, type MadeReport } from '../generate/report.js'
import { toHtml } from '../generate/html.js'
import { randomOf } from '../generate/numbers.js'
import type { Printed } from '../generate/printed.js'
import { cellsOf } from '../generate/truth.js'
import { MUTATIONS } from './mutations.js'

export interface Mutated {
  kind: string
  writing: string
  text: string
  truth: ReadonlyMap<string, Printed>
  /** Cells that are printed no more. */
  gone: ReadonlySet<string>
}

const WRITINGS: Readonly<Record<string, (made: MadeReport) => string>> = {
  html: (made) => toHtml(made, { page: 'article', prose: 'p', cells: 'plain' }),
  ...Object.fromEntries(
    Object.entries(DIALECTS).map(([name, dialect]) => [name, (made: MadeReport) => flatten(made, dialect)]),
  ),
}

/** Writers that leave out blanks, or fill up a short row: of a row that has lost a cell they make a whole row with a blank in it. */
const MAKES_WHOLE = /^D(?:1|2|9|10)|padded|blanks dropped|blank lines/
const DELETES = new Set(['a value deleted', 'a row deleted', 'a column lost'])
const SHORTENS = new Set([
  'a value deleted',
  'two values in one cell',
  'a label with its first number run in',
])

export function mutated(seed: number): Mutated | null {
  const random = randomOf(seed * 23 + 9)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!
  const made = makeReport({
    agency: '望川县教育局',
    year: 2019 + random(6),
    seed,
    most: pick([3, 40, 900]),
  })
  const kind = pick(Object.keys(MUTATIONS))
  const writing = pick(Object.keys(WRITINGS))
  const section = pick([2, 3, 4])
  if (SHORTENS.has(kind) && MAKES_WHOLE.test(writing)) return null
  const sheet = MUTATIONS[kind]!(sheetOf(made, section), random)
  if (!sheet) return null
  const damaged = withSheet(made, section, () => sheet)
  const printed = cellsOf(damaged)
  const gone = new Set([...cellsOf(made).keys()].filter((indicator) => !printed.has(indicator)))
  const text = WRITINGS[writing]!(damaged)
  return { kind, writing, text, truth: cellsOf(made), gone: DELETES.has(kind) ? gone : new Set() }
}
