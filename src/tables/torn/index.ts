/** Text in which a table's rows are no longer rows → its rows again, as far as labels and order say which is which. */
import type { Block } from '../../document.js'
import type { Row, Template } from '../../form/index.js'
import { cellOf } from '../cells.js'
import { bestBy } from '../fit.js'
import { type ExtraLine, noMatch } from '../match.js'
import { type PlacedTable, placeRows } from '../place.js'
import { vocabularyOf } from '../vocabulary.js'
import { readRunAcross } from './across.js'
import { type Assignment, type OpenRow, assign } from './assign.js'
import { ownLabel } from './evidence.js'
import { type Item, type Run, itemsOf } from './items.js'
import { type Rows, bareRows, blankRows, rowsOf } from './rows.js'
import { isInRows, namesTable } from './stretch.js'
import { valuesOf } from './trace.js'

export type { OpenRow } from './assign.js'

export interface TornTable {
  /** What the tables gave, and the rows made again from text. */
  table: PlacedTable
  /** Rows of which the text has something, but not which values are theirs. */
  undecided: OpenRow[]
  /** Rows whose numbers are damaged beyond reading, and what is left of them. */
  damaged: OpenRow[]
  /** The blocks whose values have found their rows. */
  read: ReadonlySet<number>
}

interface Around {
  blocks: readonly Block[]
  /** The blocks to look at: the table's section. */
  stretch: readonly number[]
}

/**
 * Looks for the rows that a table lacks in the text around it; for all rows where there is no table.
 *
 * @param editions the table in each edition of the form; of two that fit alike the first is taken
 * @param printed what the tables in it gave; null where there are none. No row of it is changed.
 * @returns null where the text has nothing of the table
 */
export function readTorn(
  { blocks, stretch }: Around,
  editions: readonly Template[],
  printed: PlacedTable | null,
): TornTable | null {
  const texts = editions.map((template) => ({
    template,
    items: itemsOf({ blocks, stretch }, template, printed),
  }))
  if (texts.some(({ template, items }) => !isInRows(items, template))) return null
  const breaksOff = stretch.at(-1) === blocks.length - 1
  const candidates = texts.flatMap(({ template, items }) => {
    if (printed && printed.template !== template) return []
    const runs = items.filter((item) => item.kind === 'run' && item.row === null)
    if (runs.length === 0 || runs.length > MOST_RUNS || !namesTable(items, template)) return []
    return template.layout === 'across'
      ? readRunAcross(items, template, printed)
      : readRuns({ items, template, breaksOff }, printed ?? placeRows(noMatch(template)))
  })
  return bestBy(candidates, ({ table }) => table.fit)
}

/** The longest table has 200 values: text with many more runs of numbers, printed twice or not, is another's. */
const MOST_RUNS = 1_000

interface Text {
  items: readonly Item[]
  template: Template
  /** The document ends where the text does. */
  breaksOff: boolean
}

function readRuns({ items, template, breaksOff }: Text, printed: PlacedTable): TornTable {
  const assignment = assign(items, template)
  const { decided, loose, undecided } = assignment
  const found = rowsOf(assignment, template)
  const placed = new Set(items.flatMap((item) => (item.kind === 'run' && item.row ? [item.row] : [])))
  const kept = [...printed.rows.filter(({ row }) => placed.has(row)), ...found.rows]
  const isSure = loose.length + undecided.length + found.damaged.length === 0
  const blank = isSure ? blankRows(assignment, template, kept, breaksOff) : []
  const order = template.blocks.flatMap((block): readonly Row[] => block.rows)
  const rows = [...kept, ...blank].toSorted((a, b) => order.indexOf(a.row) - order.indexOf(b.row))
  const withValues = new Set([...rows, ...undecided, ...found.damaged].map(({ row }) => row))
  const bare = bareRows(assignment, template, withValues)
  const taken = new Set([...withValues, ...bare.map(({ row }) => row)])
  const lacking = order.filter((row) => !withValues.has(row))
  return {
    table: {
      ...printed,
      rows,
      missing: order.filter((row) => !taken.has(row)),
      extra: extraIn(printed, assignment),
      fit: { labels: printed.fit.labels, letters: fitInLetters(assignment, found, lacking, template) },
    },
    undecided: [...undecided, ...bare],
    damaged: [...found.damaged],
    read: new Set([...decided.keys()].flatMap(({ blocks }) => blocks)),
  }
}

/** Lines of the table that are no row of it, and runs that are none. */
function extraIn(printed: PlacedTable, { items, decided, loose }: Assignment): ExtraLine[] {
  const used = new Set([...decided.keys()].map(({ line }) => line))
  const extra = printed.extra.filter(({ line }) => !used.has(line))
  const known = new Set(printed.extra.map(({ line }) => line))
  return [...extra, ...loose.flatMap((run) => (known.has(run.line) ? [] : [extraLine(run, items)]))]
}

/** `其他主动公开文件`, `3 3 3` → a row with its label. */
function extraLine(run: Run, items: readonly Item[]): ExtraLine {
  const { line } = run
  const label = line.dropped ? ownLabel(run, items, items.indexOf(run)) : ''
  if (label === '') return { line, label }
  return { line: { ...line, cells: [cellOf(label), ...line.cells], printed: [null, ...line.printed] }, label }
}

/**
 * Of two formats of a table the one with fewer rows that the text has no label of, and fewer rows of the text that it lacks;
 * words elsewhere may look like a lacking one's label.
 */
const ODD_ROW = 5
/** … and the one that has more rows under the very label in front of their numbers: （六）其他处理 is a row of one format, a group of the other. */
const OWN_LABEL = 2

function fitInLetters(
  { items, loose, score }: Assignment,
  { underLabel }: Rows,
  lacking: readonly Row[],
  template: Template,
): number {
  const { rowsNamed } = vocabularyOf(template)
  const order = template.blocks.flatMap((block): readonly Row[] => block.rows)
  const named = new Set(items.flatMap((item) => (item.kind === 'fragment' ? rowsNamed(item.text) : [])))
  // Where the text was cut off says nothing of its format.
  const end = order.findLastIndex((row) => !lacking.includes(row))
  const odd = order.slice(0, end + 1).filter((row) => lacking.includes(row) && !named.has(row))
  const unread = loose.filter((run) => valuesOf(run).length > 1)
  return score + OWN_LABEL * underLabel - ODD_ROW * (odd.length + unread.length)
}
