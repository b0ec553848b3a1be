/** Tables in the pass before mammoth: rows and cells out of their wrappings, with skipped columns and sound merges. */
import { within, type State } from './walk.js'
import { child, flagOf, settingOf, type XmlElement } from '../package/xml.js'

/** Prepares what stands in a cell. */
type Content = (nodes: XmlElement['children'], state: State) => string

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

export function prepareTable(table: XmlElement, state: State, contentOf: Content): string {
  /** The cells of the row above by their first column. */
  let above = new Map<number, PlacedCell>()
  let rows = ''
  for (const row of within(table.children, (name) => name === 'w:tr', state)) {
    if (isDeleted(child(row, 'w:trPr'), state)) continue
    const cells = placeCells(row, above, state)
    const content = cells.map((cell) => cellXml(cell, state, contentOf)).join('')
    if (flagOf(child(row, 'w:trPr'), 'w:hidden') && !content.includes('<w:r>')) continue
    rows += `<w:tr>${content}</w:tr>`
    above = new Map(cells.map((cell) => [cell.column, cell]))
  }
  return rows === '' ? '' : `<w:tbl>${rows}</w:tbl>`
}

function isDeleted(properties: XmlElement | undefined, state: State): boolean {
  const deleted = child(properties, 'w:del') !== undefined
  if (deleted || child(properties, 'w:ins')) state.trackedChanges = true
  return deleted
}

function placeCells(row: XmlElement, above: Map<number, PlacedCell>, state: State): PlacedCell[] {
  const cells: PlacedCell[] = []
  const skipped = Number.parseInt(settingOf(child(row, 'w:trPr'), 'w:gridBefore') ?? '0', 10)
  let column = 0
  if (skipped > 0) {
    column = Math.min(skipped, MAX_SPAN)
    cells.push({ column: 0, span: column, continues: false, merges: false, element: undefined })
  }
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
  return cells
}

function mergeOf(properties: XmlElement | undefined, name: string): string | undefined {
  const merge = child(properties, name)
  return merge && (merge.attributes['w:val'] ?? 'continue')
}

function isTrackedAway(properties: XmlElement | undefined, state: State): boolean {
  const deleted = child(properties, 'w:cellDel') !== undefined
  if (deleted || child(properties, 'w:cellIns') || child(properties, 'w:cellMerge'))
    state.trackedChanges = true
  return deleted
}

/** A continued cell's own content is not shown, and mammoth drops it. */
function cellXml(cell: PlacedCell, state: State, contentOf: Content): string {
  const { span, continues, element } = cell
  const properties = (span > 1 ? `<w:gridSpan w:val="${span}"/>` : '') + mergeXml(cell)
  const content = element && !continues ? contentOf(element.children, state) : ''
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
}

function mergeXml({ continues, merges }: PlacedCell): string {
  if (continues) return '<w:vMerge/>'
  return merges ? '<w:vMerge w:val="restart"/>' : ''
}
