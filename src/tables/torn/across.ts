/**
 * A table whose rows stand side by side (that of section 四), from text: all its values are one run, whatever lines it
 * was broken into.
 */
import type { Template } from '../../form/index.js'
import { type TypedCell, isPrinted } from '../cells.js'
import { closes } from '../count.js'
import { type Line, lineOfText } from '../lines.js'
import { matchAcross } from '../match-across.js'
import { noMatch, rowOfText } from '../match.js'
import { type PlacedTable, type Unplaced, placeRows } from '../place.js'
import { vocabularyOf } from '../vocabulary.js'
import type { TornPiece, ValueRun } from './pieces.js'
import { isBareList, mayStandTogether } from './rows.js'
import type { TornTable } from './table.js'
import { valuesOf } from './trace.js'

export function readRunAcross(
  pieces: readonly TornPiece[],
  template: Template,
  printed: PlacedTable | null,
): TornTable[] {
  if (printed && printed.rows.length > 0) return []
  const runs = pieces.flatMap((piece) => (piece.kind === 'run' && piece.row === null ? [piece] : []))
  const found = lineOfRuns(runs, template)
  if (!found) return []
  const { line, together } = found
  const isNamed = areNamedInOrder(pieces, template)
  const across = together ? withoutPlaces(line, template) : placeRows(matchAcross([line], template, () => ''))
  const rows = across.rows.map((row) => ({ ...row, byPosition: row.byPosition && !isNamed }))
  return [
    {
      table: { ...across, rows, lines: printed?.lines ?? [] },
      undecided: [],
      damaged: [],
      read: new Set(runs.flatMap(({ blocks }) => blocks)),
    },
  ]
}

/** The values of all rows as one line; null where they may be only some of them, or of several rows. */
function lineOfRuns(runs: readonly ValueRun[], template: Template): { line: Line; together: boolean } | null {
  const values = runs.flatMap((run) => valuesOf(run))
  const width = template.blocks[0]!.columns.length * template.blocks[0]!.rows.length
  const isOne = runs.length === 1
  const together = isOne && mayStandTogether(runs[0]!, values, width)
  const isWhole = values.length === width && (!runs.every(isBareList) || closesAcross(values, template))
  const isShort = isOne && values.length > 1 && values.length < width
  if (!together && !isWhole && !isShort) return null
  const cells = isWhole ? values : values.filter(isPrinted)
  return { line: lineOfText(cells, runs[0]!.line.block, !isWhole), together }
}

/** All rows of the form on one line whose digits have run together: no value has a place yet. */
const withoutPlaces = (line: Line, template: Template): PlacedTable => ({
  ...noMatch(template),
  rows: template.blocks.flatMap((block) =>
    block.rows.map(
      (row): Unplaced => ({
        ...rowOfText({ block, row }, line, { from: 0, byPosition: true }),
        places: null,
        why: 'run together',
      }),
    ),
  ),
})

/** Whether the text names all rows, in the order of the form. */
function areNamedInOrder(pieces: readonly TornPiece[], template: Template): boolean {
  const { rowsNamed } = vocabularyOf(template)
  const named = new Set(
    pieces.flatMap((piece) =>
      piece.kind === 'fragment' ? [piece.text, ...piece.text.split(' ')].flatMap(rowsNamed) : [],
    ),
  )
  const { rows } = template.blocks[0]!
  return named.size === rows.length && [...named].every((row, i) => row === rows[i])
}

/** Whether the values of each row come to their total. */
const closesAcross = (values: readonly TypedCell[], template: Template): boolean =>
  template.blocks.every((block) => {
    const width = block.columns.length
    return block.rows.every((_, r) => closes(values.slice(r * width, (r + 1) * width), block, template))
  })
