/** Cells left blank: one finding for a table, whatever their number. */
import { type Sink, finding } from '../diagnostics/finding.js'
import { type Template, type TemplateCell, cellsOf } from '../form/index.js'
import type { Observations } from './cells.js'

/** A row or column is called blank where at least this share of its cells is: a total printed in four rows of 23 is no column. */
const MOSTLY = 0.8
/** So many are named; the others are counted. */
const MOST_NAMED = 6

export function checkBlanks(template: Template, observations: Observations, report: Sink): void {
  const cells = cellsOf(template).filter(({ indicator }) => observations.has(indicator))
  const isBlank = ({ indicator }: TemplateCell): boolean => observations.get(indicator)!.state === 'blank'
  const blank = cells.filter(isBlank)
  if (blank.length === 0) return
  const { location } = observations.get(blank[0]!.indicator)!
  const about = { table: template.table, location }
  if (blank.length === cells.length) {
    report(finding('check.incomplete:empty', { all: cells.length }, about))
    return
  }
  const inColumns = blankLines(cells, (cell) => cell.column, isBlank)
  const columns = inColumns.map(({ label, en }) => ({ en: `column ${en}`, zh: `“${label}”列` }))
  const left = cells.filter(({ column }) => !inColumns.includes(column))
  const rows = blankLines(left, (cell) => cell.row, isBlank).map(({ path, en }) => ({
    en: `row ${en}`,
    zh: `“${path.at(-1)}”行`,
  }))
  const lines = [...columns, ...rows]
  const named = lines.slice(0, MOST_NAMED)
  const more = lines.length - named.length
  const values = {
    blank: blank.length,
    all: cells.length,
    lines: {
      en: [...named.map(({ en }) => en), ...(more > 0 ? [`${more} more`] : [])].join(', ') || 'single cells',
      zh: named.map(({ zh }) => zh).join('、') + (more > 0 ? `等${lines.length}处` : '') || '零散单元格',
    },
  }
  report(finding('check.incomplete', values, about))
}

/** The rows or columns that are mostly blank. */
function blankLines<Cell, Line>(
  cells: readonly Cell[],
  lineOf: (cell: Cell) => Line,
  isBlank: (cell: Cell) => boolean,
): Line[] {
  const lines = new Map<Line, Cell[]>()
  for (const cell of cells) {
    const members = lines.get(lineOf(cell))
    if (members) members.push(cell)
    else lines.set(lineOf(cell), [cell])
  }
  return [...lines]
    .filter(([, members]) => members.filter(isBlank).length >= MOSTLY * members.length)
    .map(([line]) => line)
}
