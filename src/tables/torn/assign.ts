/** Which run of values is which row's, as far as labels and order say. */
import type { Row, Template } from '../../form/index.js'
import { remembered } from '../../remembered.js'
import { evidenceIn } from './evidence.js'
import type { Item, Run } from './items.js'
import { type Slot, lettersOf, scriptOf } from './script.js'
import { MARGIN, type Trace, textsOf, trace, valuesOf } from './trace.js'

/** A row of which the text has something, but nothing that can be told to be its values. */
export interface OpenRow {
  row: Row
  block: number
  /** What stands in the text. */
  texts: string[]
}

export interface Assignment {
  /** Labels by the form's own names, and the runs between them. */
  items: readonly Item[]
  /** Runs that can be only one row's. */
  decided: ReadonlyMap<Run, Slot>
  /** Rows that may have one run or another. */
  undecided: readonly OpenRow[]
  /** Runs of which no row is sure. */
  loose: readonly Run[]
  /** How well the text follows the form. */
  score: number
}

/** @param printed a table's text in which some runs may be rows already; no other run is theirs */
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

/** Rows by the form's own names: the script knows no others. */
function withOwnNames(items: readonly Item[], template: Template): Item[] {
  const names = ownNamesOf(template)
  return items.map((item) => {
    const text = item.kind === 'fragment' ? names.get(lettersOf(item.text)) : undefined
    return item.kind === 'fragment' && text !== undefined ? { ...item, text } : item
  })
}

/** The form's own name of each row, by the letters of its others. */
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

/** The runs that can be only one row's. */
function decide(options: Trace['options']): Map<Run, Slot> {
  const decided = new Map<Run, Slot>()
  for (const [run, [best, second]] of options) {
    if (best?.slot && best.score - (second?.score ?? -Infinity) >= MARGIN) decided.set(run, best.slot)
  }
  return decided
}

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
