/**
 * A row a line, cells parted by commas (CSV); a cell with a comma in it stands in quotes:
 *
 *     信息内容,本年制发件数,本年废止件数,现行有效件数
 *     规章,49,207,0
 */
import type { Line } from '../lines.js'
import { areRowsOfForm, type Dialect, runsOf, tableOf } from './dialect.js'

export const commas: Dialect = {
  name: { en: 'rows of cells parted by commas', zh: '以逗号分隔单元格的行' },
  recognise: (lines) => runsOf(lines, hasCommas),
  read: (lines) => {
    const rows = lines.map(({ text }) => cellsOf(text))
    const isOneTable = rows.every(({ length }) => length === rows[0]!.length)
    return isOneTable && areRowsOfForm(rows) ? tableOf(rows) : null
  },
}

const hasCommas = ({ text, mark }: Line): boolean =>
  mark === 'words' && text.includes(',') && !/[。；]/.test(text)

/** `"a,b",3` → a,b and 3. A quotation mark inside is printed twice. */
const CELL = /"((?:[^"]|"")*)"(?=,|$)|([^,]*)(?=,|$)/g

function cellsOf(line: string): string[] {
  const cells: string[] = []
  let done = -1
  for (const { 0: printed, 1: quoted, index } of line.matchAll(CELL)) {
    if (index <= done) continue
    cells.push(quoted === undefined ? printed : quoted.replaceAll('""', '"'))
    done = index + printed.length
  }
  return cells
}
