/** Tables of one list → its rows as printed. Nothing is mapped, nothing lost. */
import type { Location } from '../diagnostics/diagnostic.js'
import { type Slot, type Table, grid } from '../document.js'
import { isMark, readValueOfCell, takesPlaceOfValue } from '../form/lexicon/values.js'
import { LIST_FOOT, UNIT_BEHIND } from '../form/lists.js'
import type { AnnexRow } from '../report.js'
import {
  alignedRows,
  compact,
  isHeadRow,
  isUnit,
  type ListColumns,
  type ListLayout,
  layoutOf,
  tellsYear,
  textIn,
} from './columns.js'
import { pathsOf } from './path.js'

/** A table block, and where it stands in the stream. */
export interface Piece {
  table: Table
  block: number
}

/** A row of the grid as one list has it. */
interface Line {
  row: readonly (Slot | null)[]
  columns: ListColumns
  place: { block: number; row: number }
  /** Its blank cells were left out: where none is printed, one may be lost. */
  dropped: boolean
}

/** @param pieces the tables of one list: the first with its head, the others where pages cut it */
export function rowsOfList(pieces: readonly Piece[], layout: ListLayout): AnnexRow[] {
  const lines = layout.lists.flatMap((columns) =>
    pieces.flatMap(({ table, block }, i): Line[] =>
      alignedRows(grid(table)).flatMap((row, r) =>
        (i === 0 && r < layout.head) || isHeadRow(row)
          ? []
          : [{ row, columns, place: { block, row: r }, dropped: table.blanks === 'dropped' }],
      ),
    ),
  )
  const printed = outlined(lines.filter(isRow)).map(withoutUnit)
  const paths = pathsOf(
    printed.map(({ label, outline, line }) => ({ label, outline, isHeading: !hasNumber(line) })),
  )
  return printed.flatMap(({ line, unit }, i) => rowsOfLine(line, unit, paths[i]!, layout))
}

/** The cell in which a place lies, once for all the places that it covers. */
const distinct = (line: Line): { text: string; column: number }[] => {
  const seen = new Set<unknown>()
  return line.columns.labels.flatMap((column) => {
    const slot = line.row[column]
    const text = textIn(slot)
    if (!slot || text === '' || seen.has(slot.cell)) return []
    seen.add(slot.cell)
    return [{ text, column }]
  })
}

const hasNumber = ({ row, columns }: Line): boolean =>
  columns.values.some((column) => {
    const text = textIn(row[column])
    return takesPlaceOfValue(text) && !isMark(text)
  })

/** A row has a label; the list's foot, and what is written over its whole width, is none. */
function isRow(line: Line): boolean {
  const { row, columns } = line
  const labels = distinct(line)
  const label = compact(labels.at(-1)?.text ?? '')
  if (label === '') return hasNumber(line)
  // 电话咨询数 | 次 | 120 begins like 电话：…, and is a row.
  if (LIST_FOOT.test(label) && !hasNumber(line)) return false
  const unit = columns.unit === null ? '' : textIn(row[columns.unit])
  return unit === '' || isUnit(unit) || isMark(unit) || hasNumber(line) || unit === labels.at(-1)?.text
}

interface PrintedRow {
  line: Line
  label: string
  outline: readonly string[]
}

/** Each row with the headings of its outline columns: those that reach down to it, or stand above blanks. */
function outlined(lines: readonly Line[]): PrintedRow[] {
  let open: { text: string; column: number }[] = []
  return lines.map((line) => {
    const labels = distinct(line)
    const own = labels.at(-1)
    if (!own) return { line, label: '', outline: open.map(({ text }) => compact(text)) }
    const outer = [...open.filter(({ column }) => column < (labels[0]?.column ?? 0)), ...labels.slice(0, -1)]
    open = [...outer, own].filter(({ column }) => column !== line.columns.labels.at(-1))
    return { line, label: compact(own.text), outline: outer.map(({ text }) => compact(text)) }
  })
}

/** 收到申请数（件） of a list that has no column of units → 收到申请数, counted in 件. */
function withoutUnit(row: PrintedRow): PrintedRow & { unit: string | null } {
  const behind = row.line.columns.unit === null ? UNIT_BEHIND.exec(row.label) : null
  return behind
    ? { ...row, label: row.label.slice(0, behind.index), unit: behind[1]! }
    : { ...row, unit: null }
}

/** A row for each column of numbers; where there are several, or its head is a year, the column's head ends the path. */
function rowsOfLine(line: Line, behind: string | null, path: string[], { heads }: ListLayout): AnnexRow[] {
  const { columns } = line
  return columns.values.map((column) => {
    const head = heads?.[column] ?? ''
    const several = columns.values.length > 1 || tellsYear(head) ? [head] : []
    return { label: path.at(-1)!, path: [...path, ...several], ...valueIn(line, column, behind) }
  })
}

/** @param behind the unit that the label says */
function valueIn({ row, columns, place, dropped }: Line, column: number, behind: string | null) {
  const slot = row[column]
  const raw = slot?.anchor && column !== columns.labels.at(-1) ? slot.cell.text : ''
  const { value, state, unit: glued } = readValueOfCell(raw)
  const printed = columns.unit === null ? '' : textIn(row[columns.unit])
  const unit = isUnit(printed) ? compact(printed) : (glued ?? behind)
  const isLost = state === 'blank' && dropped && unit !== null
  return {
    unit,
    value,
    state: isLost ? ('ambiguous' as const) : state,
    raw,
    location: placeOf(slot, place, column),
  }
}

const placeOf = (slot: Slot | null | undefined, { block, row }: Line['place'], column: number): Location => ({
  block,
  row,
  column: slot?.cell.column ?? column,
  ...(slot?.cell.place && { page: slot.cell.place.page, bbox: slot.cell.place.bbox }),
  ...(slot?.cell.source && { source: slot.cell.source }),
})

export const listLayout = (table: Table): ListLayout | null => {
  const rows = alignedRows(grid(table))
  return rows.length < 2 ? null : layoutOf(rows)
}
