/** Which run of values belongs to which row, as far as labels and their order tell. */
import type { Row, Template } from '../../form/index.js'
import { remembered } from '../../remembered.js'
import { evidenceIn } from './evidence.js'
import type { Item, Run } from './items.js'
import { type Slot, lettersOf, scriptOf } from './script.js'
import { MARGIN, type Trace, textsOf, trace, valuesOf } from './trace.js'

/** A row that the text names or may have values for, but which of them are its own can't be told. */
export interface OpenRow {
  row: Row
  block: number
  /** What stands in the text. */
  texts: string[]
}

export interface Assignment {
  /** The text's labels under the form's own names, and the runs between them. */
  items: readonly Item[]
  /** The runs that can be one row's only. */
  decided: ReadonlyMap<Run, Slot>
  /** Rows that may have one run or another. */
  undecided: readonly OpenRow[]
  /** The runs of which it is not sure whose they are. */
  loose: readonly Run[]
  /** How well the text follows the form, in letters (see `trace`). */
  score: number
}

/** @param printed the text of a table. A run may have its row already: then no other run can be that row's */
export function assign(printed: readonly Item[], template: Template): Assignment {
  const items = withOwnNames(printed, template)
  const placed = new Set(items.flatMap((item) => (item.kind === 'run' && item.row ? [item.row] : [])))
  const hasEvidence = evidenceIn(items, template)
  const { options, score } = trace(
    items,
    scriptOf(template),
    (run, slot) => !placed.has(slot.row) && hasEvidence(run, slot),
  )
  const decided = decide(options)
  const loose = items.flatMap((item) =>
    item.kind === 'run' && item.row === null && !decided.has(item) ? [item] : [],
  )
  return { items, decided, undecided: undecidedRows(options, decided), loose, score }
}

/** Labels printed under another name → the form's own, for the script has no others. */
function withOwnNames(items: readonly Item[], template: Template): Item[] {
  const names = ownNamesOf(template)
  return items.map((item) => {
    const text = item.kind === 'fragment' ? names.get(lettersOf(item.text)) : undefined
    return item.kind === 'fragment' && text !== undefined ? { ...item, text } : item
  })
}

/** For each other name of a row (its letters) the form's own. */
const ownNamesOf = remembered(
  ({ blocks }: Template) =>
    new Map(
      blocks.flatMap(({ rows }) =>
        rows.flatMap(({ path, aliases = [] }: Row) =>
          aliases.map((alias): [string, string] => [lettersOf(alias), path.at(-1)!]),
        ),
      ),
    ),
)

/** The runs whose best row is far enough ahead of the second. */
function decide(options: Trace['options']): Map<Run, Slot> {
  const decided = new Map<Run, Slot>()
  for (const [run, [best, second]] of options) {
    if (best?.slot && best.score - (second?.score ?? -Infinity) >= MARGIN) decided.set(run, best.slot)
  }
  return decided
}

/** The rows that may have a run which is not decided, each with the values that may be its own. */
function undecidedRows(options: Trace['options'], decided: ReadonlyMap<Run, Slot>): OpenRow[] {
  const taken = new Set([...decided.values()].map(({ row }) => row))
  const rows = new Map<Row, OpenRow>()
  for (const [run, list] of options) {
    if (decided.has(run)) continue
    for (const { slot, score } of list) {
      if (!slot || taken.has(slot.row) || list[0]!.score - score >= MARGIN) continue
      const row = rows.get(slot.row) ?? { row: slot.row, block: run.line.block, texts: [] }
      row.texts.push(textsOf(valuesOf(run)).join(' '))
      rows.set(slot.row, row)
    }
  }
  return [...rows.values()]
}
