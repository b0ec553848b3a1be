/**
 * A cell a line as in the other dialects of bars, indented, with blank lines between them (pages whose source is
 * indented):
 *
 *     ␣␣规章 |
 *     ␣␣
 *     ␣␣0 |
 */
import type { Line } from '../lines.js'
import { barLines, runsOfBars } from './bars.js'
import { listOfCells } from './cell-lines.js'
import { type Dialect, type Stretch, tableOf } from './dialect.js'
import { isCellLine, rowsOfCells } from './padded-cells.js'
import { rowsOfTornLines } from './torn-rows.js'

export const spacedCells: Dialect = {
  name: {
    en: 'a cell a line with blank lines between them',
    zh: '每行一个单元格、其间有空行',
  },
  recognise: (lines) =>
    stretchesAcrossBlanks(lines, runsOfBars(lines)).flatMap((runs) => {
      const groups = runs.map(({ from, to }) => barLines(lines.slice(from, to)))
      const isOne =
        runs.length > 1 &&
        groups.every((group) => group.every(isCellLine)) &&
        groups.some((group) => group.some(isIndented)) &&
        // If each can be read as a table by itself, they are tables by themselves.
        groups.some((group) => !rowsOfCellLines(group))
      return isOne ? [{ from: runs[0]!.from, to: runs.at(-1)!.to }] : []
    }),
  read: (lines) => {
    const rows = rowsOfCellLines(barLines(lines))
    return rows && tableOf(rows)
  },
}

const isIndented = (line: string): boolean => /^\s/.test(line)

const rowsOfCellLines = (lines: readonly string[]): string[][] | null =>
  listOfCells(lines) ?? rowsOfCells(lines) ?? rowsOfTornLines(lines)

/** Runs with only blank lines between them, put together. */
function stretchesAcrossBlanks(lines: readonly Line[], runs: readonly Stretch[]): Stretch[][] {
  const stretches: Stretch[][] = []
  let end = -1
  for (const run of runs) {
    const goesOn = end >= 0 && lines.slice(end, run.from).every(({ mark }) => mark === 'blank')
    if (goesOn) stretches.at(-1)!.push(run)
    else stretches.push([run])
    end = run.to
  }
  return stretches
}
