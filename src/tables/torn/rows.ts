/** Runs of values and their rows → where each value stands, or why that can't be told. */
import type { Row, Template } from '../../form/index.js'
import { readLabel } from '../../form/labels.js'
import { type TypedCell, cellOf, hasRunTogether, isPrinted } from '../cells.js'
import { closes, placeValues, shapeOf } from '../count.js'
import { type Line, lineOfText } from '../lines.js'
import { rowOfText } from '../match.js'
import type { Placed, PlacedRow } from '../place.js'
import { mayHaveRunTogether } from '../recovery/partings.js'
import { vocabularyOf } from '../vocabulary.js'
import type { Assignment, OpenRow } from './assign.js'
import { labelPieces, ownLabel } from './evidence.js'
import type { TornPiece, ValueRun } from './pieces.js'
import type { FormRow } from './script.js'
import { textsOf, valuesOf } from './trace.js'

export interface Rows {
  rows: readonly PlacedRow[]
  /** Rows whose numbers are damaged beyond reading. */
  damaged: readonly OpenRow[]
  /** How many rows have their own label on the line of their values. */
  underLabel: number
}

/** Every run whose row is certain, as that row. */
export function rowsOf({ pieces, decided }: Assignment, template: Template): Rows {
  const { rowsNamed } = vocabularyOf(template)
  const placeOf = new Map(pieces.map((piece, at) => [piece, at]))
  const isUnderLabel = (run: ValueRun, { row }: FormRow): boolean =>
    rowsNamed(ownLabel(run, pieces, placeOf.get(run)!)).includes(row)
  const inFull = isPrintedInFull(pieces, decided, template)
  const found = [...decided].filter(([run]) => run.row === null)
  const outcomes = found.map(([run, formRow]) => {
    const { line, from, places } = underLabel(run, formRow, template)
    const together = inFull && mayStandTogether(run, line.cells.slice(from), formRow.block.columns.length)
    const isDamaged =
      (!together && standsTogether(run, formRow)) ||
      goesOn(run, formRow, pieces.slice(placeOf.get(run)! + 1), template)
    const byPosition = isOfTable(run) && !isUnderLabel(run, formRow)
    const match = rowOfText(formRow, line, { from, byPosition })
    const row: PlacedRow = places ? { ...match, places } : { ...match, places, why: whyOf(line, together) }
    return { isDamaged, row }
  })
  return {
    rows: outcomes.flatMap(({ isDamaged, row }) => (isDamaged ? [] : [row])),
    damaged: outcomes.flatMap(({ isDamaged, row: { row, line } }) =>
      isDamaged ? [{ row, block: line.block, texts: textsOf(line.cells) }] : [],
    ),
    underLabel: found.filter(([run, formRow]) => isUnderLabel(run, formRow)).length,
  }
}

function whyOf({ dropped }: Line, together: boolean): 'run together' | 'dropped' | 'unsure' {
  if (together) return 'run together'
  return dropped ? 'dropped' : 'unsure'
}

/**
 * Whether a run stands in a table: there its row has a label that should name it. In text labels are torn as a rule.
 */
const isOfTable = ({ line }: ValueRun): boolean => line.printed.some((cell) => cell !== null)

/**
 * Where cells stand one a line, words that are no label may be a cell of the row, if it has too few values without
 * them: `3`, `正在统计`, `5`.
 */
function goesOn(
  run: ValueRun,
  { block }: FormRow,
  behind: readonly TornPiece[],
  template: Template,
): boolean {
  const [next, afterNext] = behind
  if (!run.listed || valuesOf(run).filter(isPrinted).length >= block.columns.length) return false
  const isOfLabel = labelPieces(template)
  return (
    next?.kind === 'fragment' &&
    afterNext !== undefined &&
    !isOfLabel(next) &&
    (afterNext.kind === 'run' || isOfLabel(afterNext))
  )
}

/** The line of a run with its row's label in front, and the places of its values. */
function underLabel(
  run: ValueRun,
  { block, row }: FormRow,
  template: Template,
): Pick<PlacedRow, 'line' | 'places' | 'from'> {
  const width = block.columns.length
  // A line of a table keeps its own places.
  if (!run.line.dropped) {
    const { line, from } = run
    return { line, from, places: placeValues({ line, from }, shapeOf(block, template)) }
  }
  const values = valuesOf(run)
  const printed = values.filter(isPrinted)
  // Where the run has more cells than the row, a number may stand in two of them, and no blank is certain. Where
  // cells stand one a line, some may be another row's. The row's own sum tells.
  const mayBeOthers = values.length > width || isBareList(run) || printed.at(-1)?.kind !== 'number'
  const unsure = mayBeOthers && printed.length === width && !closes(printed, block, template)
  const kept = values.length === width ? values : printed
  const short = unsure || kept.length < width
  const line = lineOfText([cellOf(row.path.at(-1)!), ...kept], run.line.block, short)
  return { line: { ...line, row: run.line.row }, from: 1, places: short ? null : kept.map((_, i) => i + 1) }
}

/** Values one a line, none of them blank: blank ones may have been left out. */
export const isBareList = (run: ValueRun): boolean => run.listed && valuesOf(run).every(isPrinted)

/** So many digits, the only value of a row of several cells, may be those of several. */
const MANY_DIGITS = 4

/** `一、本年新收政府信息公开申请数量21710000218`: the digits of all cells run on from the label, or stand in one text. */
export function mayStandTogether(run: ValueRun, values: readonly TypedCell[], width: number): boolean {
  const [only] = values
  const isOne =
    only !== undefined && values.length === 1 && (only.text.length >= MANY_DIGITS || hasRunTogether(only))
  return (run.runsOn || isOne) && mayHaveRunTogether(textsOf(values), width)
}

/**
 * Whether a run has fewer values than its row has cells, and some of them may be digits of several cells
 * (`1480000149`). Called where no sum can part them.
 */
function standsTogether(run: ValueRun, { block }: FormRow): boolean {
  const values = valuesOf(run).filter(isPrinted)
  if (block.columns.length === 1 || values.length === block.columns.length) return false
  return (
    values.some(hasRunTogether) ||
    (values.length === 1 && (run.runsOn || values[0]!.text.length >= MANY_DIGITS))
  )
}

/**
 * Whether each row that the text names has a digit for each of its cells. If not, the office leaves cells blank, and
 * nothing shows where a blank stood among digits that have run together.
 */
function isPrintedInFull(
  pieces: readonly TornPiece[],
  decided: Assignment['decided'],
  template: Template,
): boolean {
  const full = new Set(
    [...decided].flatMap(([run, { row, block }]) => {
      const digits = valuesOf(run).reduce((sum, { text }) => sum + text.length, 0)
      return digits >= block.columns.length ? [row] : []
    }),
  )
  return (
    [...decided.values()].every(({ row }) => full.has(row)) &&
    namedRows(pieces, template).every(({ formRow: { row } }) => full.has(row))
  )
}

interface Named {
  formRow: FormRow
  /** The label, its place among the pieces, and its block. */
  label: string
  at: number
  index: number
}

/** The rows whose whole label stands in the text. Columns are called 其他 and 总计 as rows are, but have no number. */
function namedRows(pieces: readonly TornPiece[], template: Template): Named[] {
  const { formLines, formLineLikeness, isHead } = vocabularyOf(template)
  const isColumn = (text: string) => readLabel(text).ordinal === '' && isHead(text)
  return pieces.flatMap((piece, at): Named[] => {
    if (piece.kind !== 'fragment' || isColumn(piece.text)) return []
    const named = formLineLikeness(piece.text).flatMap((likeness, e) =>
      likeness === 1 ? [formLines[e]!] : [],
    )
    const [formLine] = named
    return named.length === 1 && formLine?.row
      ? [{ formRow: { block: formLine.block, row: formLine.row }, label: piece.text, at, index: piece.block }]
      : []
  })
}

/**
 * A text that has less than this share of the form's rows has lost numbers: there a label without values is no blank
 * row.
 */
const ENOUGH_ROWS = 0.5

/**
 * Rows whose label stands whole between those of others, without any value: all their cells are blank. Not so where
 * words follow that are no label, for these may be what the row says; nor where the text breaks off behind the label,
 * for its values may be lost.
 *
 * @param read rows that have their values
 */
export function blankRows(
  { pieces }: Assignment,
  template: Template,
  read: readonly PlacedRow[],
  breaksOff: boolean,
): Placed[] {
  const wanted = template.blocks.reduce((sum, { rows }) => sum + rows.length, 0)
  if (read.length < wanted * ENOUGH_ROWS) return []
  const isOfLabel = labelPieces(template)
  const isFollowed = (at: number) => (pieces[at + 1] === undefined ? !breaksOff : isOfLabel(pieces[at + 1]))
  const taken = new Set<Row>(read.map(({ row }) => row))
  return namedRows(pieces, template).flatMap(({ formRow, label, at, index }): Placed[] => {
    if (taken.has(formRow.row) || !isFollowed(at)) return []
    taken.add(formRow.row)
    const match = rowOfText(formRow, lineOfText([cellOf(label)], index), { from: 1, byPosition: false })
    return [{ ...match, places: formRow.block.columns.map((_, c) => c + 1) }]
  })
}

/** Rows that the text names, but none of whose values is certain. */
export function bareRows({ pieces }: Assignment, template: Template, taken: ReadonlySet<Row>): OpenRow[] {
  const named = new Map(namedRows(pieces, template).map((one) => [one.formRow.row, one]))
  return [...named].flatMap(([row, { index, label }]) =>
    taken.has(row) ? [] : [{ row, block: index, texts: [label] }],
  )
}
