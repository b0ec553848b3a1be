/** Runs of values and their rows → where each value stands, or why that can't be told. */
import type { Row, Template } from '../../form/index.js'
import { readLabel } from '../../form/labels.js'
import { type Cell, cellOf, hasRunTogether, isPrinted } from '../cells.js'
import { closes, placeValues, shapeOf } from '../count.js'
import { type Line, lineOfText } from '../lines.js'
import { rowOfText } from '../match.js'
import type { Placed, PlacedRow } from '../place.js'
import { mayHaveRunTogether } from '../recovery/partings.js'
import { vocabularyOf } from '../vocabulary.js'
import type { Assignment, OpenRow } from './assign.js'
import { labelPieces, ownLabel } from './evidence.js'
import type { Item, Run } from './items.js'
import type { Slot } from './script.js'
import { textsOf, valuesOf } from './trace.js'

export interface Rows {
  rows: readonly PlacedRow[]
  /** Rows whose numbers are damaged beyond reading. */
  damaged: readonly OpenRow[]
  /** How many rows have their own label on the line of their values. */
  underLabel: number
}

/** Every run whose row is certain, as that row. */
export function rowsOf({ items, decided }: Assignment, template: Template): Rows {
  const { rowsNamed } = vocabularyOf(template)
  const placeOf = new Map(items.map((item, at) => [item, at]))
  const isUnderLabel = (run: Run, { row }: Slot): boolean =>
    rowsNamed(ownLabel(run, items, placeOf.get(run)!)).includes(row)
  const inFull = isPrintedInFull(items, decided, template)
  const found = [...decided].filter(([run]) => run.row === null)
  const outcomes = found.map(([run, slot]) => {
    const { line, from, places } = underLabel(run, slot, template)
    const together = inFull && mayStandTogether(run, line.cells.slice(from), slot.block.columns.length)
    const isDamaged =
      (!together && standsTogether(run, slot)) ||
      goesOn(run, slot, items.slice(placeOf.get(run)! + 1), template)
    const byPosition = isOfTable(run) && !isUnderLabel(run, slot)
    const match = rowOfText(slot, line, { from, byPosition })
    const row: PlacedRow = places ? { ...match, places } : { ...match, places, why: whyOf(line, together) }
    return { isDamaged, row }
  })
  return {
    rows: outcomes.flatMap(({ isDamaged, row }) => (isDamaged ? [] : [row])),
    damaged: outcomes.flatMap(({ isDamaged, row: { row, line } }) =>
      isDamaged ? [{ row, block: line.block, texts: textsOf(line.cells) }] : [],
    ),
    underLabel: found.filter(([run, slot]) => isUnderLabel(run, slot)).length,
  }
}

function whyOf({ dropped }: Line, together: boolean): 'run together' | 'dropped' | 'unsure' {
  if (together) return 'run together'
  return dropped ? 'dropped' : 'unsure'
}

/**
 * Whether a run stands in a table: there its row has a label that should name it. In text labels are torn as a rule.
 */
const isOfTable = ({ line }: Run): boolean => line.printed.some((cell) => cell !== null)

/**
 * Where cells stand one a line, words that are no label may be a cell of the row, if it has too few values without
 * them: `3`, `正在统计`, `5`.
 */
function goesOn(run: Run, { block }: Slot, behind: readonly Item[], template: Template): boolean {
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
  run: Run,
  { block, row }: Slot,
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
export const isBareList = (run: Run): boolean => run.listed && valuesOf(run).every(isPrinted)

/** So many digits, the only value of a row of several cells, may be those of several. */
const MANY_DIGITS = 4

/** `一、本年新收政府信息公开申请数量21710000218`: the digits of all cells run on from the label, or stand in one text. */
export function mayStandTogether(run: Run, values: readonly Cell[], width: number): boolean {
  const [only] = values
  const isOne =
    only !== undefined && values.length === 1 && (only.text.length >= MANY_DIGITS || hasRunTogether(only))
  return (run.runsOn || isOne) && mayHaveRunTogether(textsOf(values), width)
}

/**
 * Whether a run has fewer values than its row has cells, and some of them may be digits of several cells
 * (`1480000149`). Called where no sum can part them.
 */
function standsTogether(run: Run, { block }: Slot): boolean {
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
  items: readonly Item[],
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
    namedRows(items, template).every(({ slot: { row } }) => full.has(row))
  )
}

interface Named {
  slot: Slot
  /** The label, its place among the items, and its block. */
  label: string
  at: number
  index: number
}

/** The rows whose whole label stands in the text. Columns are called 其他 and 总计 as rows are, but have no number. */
function namedRows(items: readonly Item[], template: Template): Named[] {
  const { entries, entryLikeness, isHead } = vocabularyOf(template)
  const isColumn = (text: string) => readLabel(text).ordinal === '' && isHead(text)
  return items.flatMap((item, at): Named[] => {
    if (item.kind !== 'fragment' || isColumn(item.text)) return []
    const named = entryLikeness(item.text).flatMap((likeness, e) => (likeness === 1 ? [entries[e]!] : []))
    const [entry] = named
    return named.length === 1 && entry?.row
      ? [{ slot: { block: entry.block, row: entry.row }, label: item.text, at, index: item.block }]
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
  { items }: Assignment,
  template: Template,
  read: readonly PlacedRow[],
  breaksOff: boolean,
): Placed[] {
  const wanted = template.blocks.reduce((sum, { rows }) => sum + rows.length, 0)
  if (read.length < wanted * ENOUGH_ROWS) return []
  const isOfLabel = labelPieces(template)
  const isFollowed = (at: number) => (items[at + 1] === undefined ? !breaksOff : isOfLabel(items[at + 1]))
  const taken = new Set<Row>(read.map(({ row }) => row))
  return namedRows(items, template).flatMap(({ slot, label, at, index }): Placed[] => {
    if (taken.has(slot.row) || !isFollowed(at)) return []
    taken.add(slot.row)
    const match = rowOfText(slot, lineOfText([cellOf(label)], index), { from: 1, byPosition: false })
    return [{ ...match, places: slot.block.columns.map((_, c) => c + 1) }]
  })
}

/** Rows that the text names, but none of whose values is certain. */
export function bareRows({ items }: Assignment, template: Template, taken: ReadonlySet<Row>): OpenRow[] {
  const named = new Map(namedRows(items, template).map((one) => [one.slot.row, one]))
  return [...named].flatMap(([row, { index, label }]) =>
    taken.has(row) ? [] : [{ row, block: index, texts: [label] }],
  )
}
