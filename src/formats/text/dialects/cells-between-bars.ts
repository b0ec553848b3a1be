/**
 * A cell a line, and its bar on the next; or its bar in front:
 *
 *     规章          |规章
 *     |             |0
 *     0             |3
 *     |
 */
import { readHeading } from '../../../form/headings.js'
import { isNumberedAsSection } from '../../../form/lexicon/ordinals.js'
import type { Line } from '../lines.js'
import { isLoneBar, runsOfBars } from './bars.js'
import { type Dialect, tableOf } from './dialect.js'

export const cellsBetweenBars: Dialect = {
  name: { en: 'a cell a line, bars between them', zh: '每行一个单元格、其间有竖线' },
  recognise: (lines) => {
    const shown = shownLines(lines)
    const stretches = []
    for (let start = 0; start < shown.length; ) {
      const end = Math.max(endOfCells(shown, start), endOfLedCells(shown, start))
      if (end > start) stretches.push({ from: shown[start]!.at, to: shown[end - 1]!.at + 1 })
      start = Math.max(end, start + 1)
    }
    return stretches
  },
  read: (lines) => {
    const shown = shownLines(lines)
    const cells = isLed(shown[0]) ? shown.map(({ text }) => text.slice(1)) : cellsEndedByBars(shown)
    return cells.length < LONE_BARS ? null : tableOf(cells.map((cell) => [cell]))
  },
}

/** So many bars alone on their lines, with so few lines from one to the next, are those of a table. */
const LONE_BARS = 4
const LINES_OF_CELL = 4

interface Shown {
  text: string
  /** `bar`: a bar alone, no other row of bars next to it. */
  kind: 'text' | 'bar' | 'table'
  /** Its place among all lines. */
  at: number
}

function shownLines(lines: readonly Line[]): Shown[] {
  const bars = new Set(
    runsOfBars(lines).flatMap(({ from, to }) => {
      const isOfBars = lines.slice(from, to).every(({ text }) => isLoneBar(text))
      return isOfBars ? Array.from({ length: to - from }, (_, i) => from + i) : []
    }),
  )
  const kindOf = (line: Line, at: number): Shown['kind'] => {
    if (bars.has(at)) return 'bar'
    return line.mark === 'words' || line.mark === 'border' ? 'text' : 'table'
  }
  return lines.flatMap((line, at) =>
    line.mark === 'blank' ? [] : [{ text: line.text.trim(), kind: kindOf(line, at), at }],
  )
}

const isLed = (line: Shown | undefined): boolean => line?.kind === 'text' && line.text.startsWith('|')
const isBar = (line: Shown | undefined): boolean => line?.kind === 'bar'

function endOfLedCells(shown: readonly Shown[], start: number): number {
  let end = start
  while (end < shown.length && (isLed(shown[end]) || (end > start && isBar(shown[end])))) end++
  return end - start < LONE_BARS ? start : end
}

/** Where the cells end that begin here, with a bar on the line below each: behind the last bar. */
function endOfCells(shown: readonly Shown[], start: number): number {
  if (shown[start]!.kind !== 'text' || isLed(shown[start]) || !isBar(shown[start + 1])) return start
  let end = start
  for (let i = start; i < shown.length && i - end < LINES_OF_CELL; i++) {
    const { kind, text } = shown[i]!
    if (kind === 'bar') end = i + 1
    else if (kind === 'table' || (isHeading(text) && !isBar(shown[i + 1]))) break
  }
  return end
}

/** A numbered line or a title of the form with no bar below it may be the next section's heading. */
const isHeading = (line: string): boolean => isNumberedAsSection(line) || readHeading(line)?.number != null

/** `本年新`, `制作数量`, `|` → 本年新制作数量: the lines up to a bar are one cell. */
function cellsEndedByBars(shown: readonly Shown[]): string[] {
  const cells: string[] = []
  let text = ''
  for (const line of shown) {
    if (line.kind === 'text') text += line.text
    else {
      cells.push(text)
      text = ''
    }
  }
  return cells
}
