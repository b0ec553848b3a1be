/** All dialects of text, and a text's lines → tables and prose by them. */
import type { Line } from '../lines.js'
import { alignedColumns } from './aligned-columns.js'
import { barsBetween } from './bars-between.js'
import { cellLines } from './cell-lines.js'
import { cellsBetweenBars } from './cells-between-bars.js'
import { commas } from './commas.js'
import { type Dialect, type DialectPart, isTable } from './dialect.js'
import { doubledBars } from './doubled-bars.js'
import { droppedBlanks } from './dropped-blanks.js'
import { paddedCells } from './padded-cells.js'
import { repeatedCells } from './repeated-cells.js'
import { rowsOfBars } from './rows-of-bars.js'
import { spacedCells } from './spaced-cells.js'
import { tabs } from './tabs.js'
import { tornRows } from './torn-rows.js'

/**
 * In order of trust: first the dialects that can't be taken for another. A bar alone between two lines of text is of
 * one dialect only, a row of bars may be of several.
 */
export const DIALECTS: readonly Dialect[] = [
  spacedCells,
  cellsBetweenBars,
  cellLines,
  paddedCells,
  tornRows,
  doubledBars,
  droppedBlanks,
  repeatedCells,
  rowsOfBars,
  barsBetween,
  tabs,
  commas,
  alignedColumns,
]

export interface Flattened {
  /** Tables, and the lines that belong to none, in printed order. */
  parts: DialectPart[]
  /** How many tables were of which dialect. */
  found: Map<Dialect, number>
}

/** Each dialect in turn takes the lines that it can read; the next one gets what is left. */
export function readDialects(lines: readonly Line[], found: Flattened['found'] = new Map()): Flattened {
  const parts = DIALECTS.reduce<DialectPart[]>(
    (left, dialect) => left.flatMap((part) => (isTable(part) ? [part] : takenBy(dialect, part, found))),
    [lines],
  )
  return { parts, found }
}

function takenBy(dialect: Dialect, lines: readonly Line[], found: Flattened['found']): DialectPart[] {
  const parts: DialectPart[] = []
  let done = 0
  for (const { from, to } of dialect.recognise(lines)) {
    const read = dialect.read(lines.slice(from, to))
    if (!read) continue
    if (from > done) parts.push(lines.slice(done, from))
    for (const part of read) parts.push(part)
    found.set(dialect, (found.get(dialect) ?? 0) + read.filter(isTable).length)
    done = to
  }
  if (done < lines.length) parts.push(lines.slice(done))
  return parts
}
