/** Tables in the pass before mammoth: rows and cells out of their wrappings, with skipped columns and sound merges. */
import { child, flagOf, settingOf, type XmlElement } from '../package/xml.js'
import { struckText } from '../word/look.js'
import { shadingOf } from './styles.js'
import { tableStyle } from './table-styles.js'
import { within, type WalkState, type TextPlace } from './walk.js'
import { paragraphXml, textXml } from './written.js'

/** Word allows 63 columns. */
const MAX_SPAN = 100

interface PlacedCell {
  column: number
  span: number
  /** Continues the cell above. */
  continues: boolean
  /** May be continued by the cell below. */
  merges: boolean
  element: XmlElement | undefined
}

export function prepareTable(table: XmlElement, state: WalkState): string {
  const rows = placedRows(table, state)
  const enter = cellEntrance(table, rows, state)
  const written = rows.map(({ element, cells }, row) => {
    const content = cells.map((cell) => cellXml(cell, state, () => enter(cell, row))).join('')
    const isHidden = flagOf(child(element, 'w:trPr'), 'w:hidden') && !content.includes('<w:r>')
    return isHidden ? '' : `<w:tr>${content}</w:tr>`
  })
  return written.some(Boolean) ? `<w:tbl>${written.join('')}</w:tbl>` : ''
}

interface PlacedRow {
  element: XmlElement
  cells: PlacedCell[]
}

function placedRows(table: XmlElement, state: WalkState): PlacedRow[] {
  const rows: PlacedRow[] = []
  for (const element of within(table.children, (name) => name === 'w:tr', state)) {
    if (isDeleted(child(element, 'w:trPr'), state)) continue
    /** The cells of the row above by their first column. */
    const above = new Map(rows.at(-1)?.cells.map((cell) => [cell.column, cell]))
    rows.push({ element, cells: placeCells(element, above, state) })
  }
  return rows
}

/** Gives what the text of a cell stands on, and what the table's style says of it. */
function cellEntrance(
  table: XmlElement,
  rows: PlacedRow[],
  { styles, theme, place: outside }: WalkState,
): (cell: PlacedCell, row: number) => TextPlace {
  const properties = child(table, 'w:tblPr')
  const style = tableStyle(properties, styles, theme)
  const columns = rows.reduce((most, { cells }) => Math.max(most, endOf(cells.at(-1))), 0)
  const whole = shadingOf(properties, theme)
  return (cell, row) => {
    const { column } = cell
    const { run, fill } = style({ row, rows: rows.length, column, end: endOf(cell), columns })
    const own = shadingOf(child(cell.element, 'w:tcPr'), theme) ?? whole ?? fill
    return { inCell: true, ground: typeof own === 'number' ? () => own : outside.ground, run, struck: '' }
  }
}

const endOf = (cell: PlacedCell | undefined): number => (cell ? cell.column + cell.span : 0)

function isDeleted(properties: XmlElement | undefined, state: WalkState): boolean {
  const deleted = child(properties, 'w:del') !== undefined
  if (deleted || child(properties, 'w:ins')) state.trackedChanges = true
  return deleted
}

function placeCells(row: XmlElement, above: Map<number, PlacedCell>, state: WalkState): PlacedCell[] {
  const cells: PlacedCell[] = []
  const before = skipped(row, 'w:gridBefore')
  if (before > 0) cells.push(gap(0, before))
  let column = before
  for (const element of within(row.children, (name) => name === 'w:tc', state)) {
    const properties = child(element, 'w:tcPr')
    if (isTrackedAway(properties, state)) continue
    const span = Math.min(
      Math.max(1, Number.parseInt(settingOf(properties, 'w:gridSpan') ?? '1', 10) || 1),
      MAX_SPAN,
    )
    const previous = cells.at(-1)
    if (mergeOf(properties, 'w:hMerge') === 'continue' && previous?.element) {
      previous.span += span
    } else {
      const merge = mergeOf(properties, 'w:vMerge')
      const over = above.get(column)
      const continues = merge === 'continue' && over?.merges === true && over.span === span
      cells.push({ column, span, continues, merges: merge !== undefined, element })
    }
    column += span
  }
  const after = skipped(row, 'w:gridAfter')
  if (after > 0) cells.push(gap(column, after))
  return cells
}

/** Columns of the grid that a row leaves out at its beginning or end. */
const skipped = (row: XmlElement, name: 'w:gridBefore' | 'w:gridAfter'): number =>
  Math.min(Number.parseInt(settingOf(child(row, 'w:trPr'), name) ?? '0', 10) || 0, MAX_SPAN)

const gap = (column: number, span: number): PlacedCell => ({
  column,
  span,
  continues: false,
  merges: false,
  element: undefined,
})

function mergeOf(properties: XmlElement | undefined, name: string): string | undefined {
  const merge = child(properties, name)
  return merge && (merge.attributes['w:val'] ?? 'continue')
}

function isTrackedAway(properties: XmlElement | undefined, state: WalkState): boolean {
  const deleted = child(properties, 'w:cellDel') !== undefined
  if (deleted || child(properties, 'w:cellIns') || child(properties, 'w:cellMerge'))
    state.trackedChanges = true
  return deleted
}

/** A continued cell's own content is not shown, and mammoth drops it. */
function cellXml(cell: PlacedCell, state: WalkState, enter: () => TextPlace): string {
  const { span, continues, element } = cell
  const properties = (span > 1 ? `<w:gridSpan w:val="${span}"/>` : '') + mergeXml(cell)
  const content = element && !continues ? contentXml(element, state, enter()) : ''
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
}

function contentXml(element: XmlElement, state: WalkState, place: TextPlace): string {
  const outside = state.place
  state.place = place
  const content = state.prepareBlocks(element.children, state)
  state.place = outside
  const isAllStruck = place.struck.trim() !== '' && !content.includes('<w:t')
  return isAllStruck ? paragraphXml(textXml(struckText(place.struck))) : content
}

function mergeXml({ continues, merges }: PlacedCell): string {
  if (continues) return '<w:vMerge/>'
  return merges ? '<w:vMerge w:val="restart"/>' : ''
}
