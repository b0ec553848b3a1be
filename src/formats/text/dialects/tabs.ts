/**
 * A row a line, cells parted by tabs; a covered cell is a tab (readers of old Word files, tables copied from a page):
 *
 *     三、本年度办理结果→（一）予以公开→→3→
 *     →（二）部分公开→→1→
 */
import type { Line } from '../lines.js'
import { type Dialect, runsOf, tableOf } from './dialect.js'

export const tabs: Dialect = {
  name: { en: 'rows of cells parted by tabs', zh: '以制表符分隔单元格的行' },
  recognise: (lines) => runsOf(lines, ({ mark }) => mark === 'tabs'),
  // Every tab ends a cell, at the row's end too.
  read: (lines) => (isOfTable(lines) ? tableOf(lines.map(({ text }) => text.split('\t'))) : null),
}

/** At least two rows, or one row with at least three cells. Lines that only end in a tab are prose. */
function isOfTable(lines: readonly Line[]): boolean {
  const tabsIn = ({ text }: Line): number => text.trimStart().split('\t').length - 1
  const enough = lines.length > 1 || tabsIn(lines[0]!) > 1
  return enough && lines.some((line) => tabsIn(line) > 1 || line.text.trim().includes('\t'))
}
