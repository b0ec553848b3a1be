/**
 * A row a line, bars between its cells and none at its ends, as scripts join them:
 *
 *     信息内容|本年制发件数|本年废止件数|现行有效件数
 *     规章|49|207|0
 */
import { barLines, runsOfBars } from './bars.js'
import { areRowsOfForm, type Dialect, tableOf } from './dialect.js'

export const barsBetween: Dialect = {
  name: { en: 'rows of cells, bars between them', zh: '单元格之间以竖线分隔的行' },
  recognise: runsOfBars,
  read: (lines) => {
    const rows = barLines(lines).map((line) => line.split('|').map((cell) => cell.trim()))
    if (!areRowsOfForm(rows)) return null
    return tableOf(rows, rows.some((row) => row.includes('')) ? 'kept' : 'dropped')
  },
}
