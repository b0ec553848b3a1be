/** Which run of values belongs to which row, as far as labels and their order tell. */
import type { Row, Template } from '../../form/index.js'
import { remembered } from '../../remembered.js'
import { evidenceIn } from './evidence.js'
import type { TornPiece, ValueRun } from './pieces.js'
import { type FormRow, lettersOf, scriptOf } from './script.js'
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
  pieces: readonly TornPiece[]
  /** The runs that can be one row's only. */
  decided: ReadonlyMap<ValueRun, FormRow>
  /** Rows that may have one run or another. */
  undecided: readonly OpenRow[]
  /** The runs of which it is not sure whose they are. */
  loose: readonly ValueRun[]
  /** How well the text follows the form, in letters (see `trace`). */
  score: number
}

/** @param printed the text of a table. A run may have its row already: then no other run can be that row's */
export function assign(printed: readonly TornPiece[], template: Template): Assignment {
  const pieces = withOwnNames(printed, template)
  const placed = new Set(pieces.flatMap((piece) => (piece.kind === 'run' && piece.row ? [piece.row] : [])))
  const hasEvidence = evidenceIn(pieces, template)
  const { options, score } = trace(
    pieces,
    scriptOf(template),
    (run, formRow) => !placed.has(formRow.row) && hasEvidence(run, formRow),
  )
  const decided = decide(options)
  const loose = pieces.flatMap((piece) =>
    piece.kind === 'run' && piece.row === null && !decided.has(piece) ? [piece] : [],
  )
  return { pieces, decided, undecided: undecidedRows(options, decided), loose, score }
}

/** Labels printed under another name → the form's own, for the script has no others. */
function withOwnNames(pieces: readonly TornPiece[], template: Template): TornPiece[] {
  const names = ownNamesOf(template)
  return pieces.map((piece) => {
    const text = piece.kind === 'fragment' ? names.get(lettersOf(piece.text)) : undefined
    return piece.kind === 'fragment' && text !== undefined ? { ...piece, text } : piece
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
function decide(options: Trace['options']): Map<ValueRun, FormRow> {
  const decided = new Map<ValueRun, FormRow>()
  for (const [run, [best, second]] of options) {
    if (best?.formRow && best.score - (second?.score ?? -Infinity) >= MARGIN) decided.set(run, best.formRow)
  }
  return decided
}

/** The rows that may have a run which is not decided, each with the values that may be its own. */
function undecidedRows(options: Trace['options'], decided: ReadonlyMap<ValueRun, FormRow>): OpenRow[] {
  const taken = new Set([...decided.values()].map(({ row }) => row))
  const rows = new Map<Row, OpenRow>()
  for (const [run, list] of options) {
    if (decided.has(run)) continue
    for (const { formRow, score } of list) {
      if (!formRow || taken.has(formRow.row) || list[0]!.score - score >= MARGIN) continue
      const row = rows.get(formRow.row) ?? { row: formRow.row, block: run.line.block, texts: [] }
      row.texts.push(textsOf(valuesOf(run)).join(' '))
      rows.set(formRow.row, row)
    }
  }
  return [...rows.values()]
}
