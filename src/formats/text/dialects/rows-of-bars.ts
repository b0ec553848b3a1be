/**
 * A row a line, every cell in its place (Markdown, the canonical text, trafilatura 2.2, pandoc), or only in order if
 * the tool forgets spans (node-html-markdown):
 *
 *     | 三、本年度办理结果 | （一）予以公开 |  | 3 |  |
 *     |  | （二）部分公开 |  | 1 |  |
 */
import { barCells, rowsOfTable, runsOfBars, withoutLeadingBars } from './bars.js'
import { type Dialect, tableOf } from './dialect.js'

export const rowsOfBars: Dialect = {
  name: { en: 'rows of cells parted by bars', zh: '以竖线分隔单元格的行' },
  recognise: runsOfBars,
  read: (lines) => {
    const printed = rowsOfTable(lines)
    if (!printed) return null
    const { rows, led } = withoutLeadingBars(printed)
    // `||` is the canonical text's row without any cell.
    return tableOf(rows.map((row) => (led && row === '|' ? [] : barCells(row))))
  },
}
