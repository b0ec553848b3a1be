/**
 * Text that was once the rows of a table → its rows again, as far as labels and their order tell which is which:
 *
 *     规章
 *     3 0 12      →  规章 | 3 | 0 | 12
 */
import type { Block } from '../../document.js'
import type { Row, Template } from '../../form/index.js'
import { cellOf } from '../cells.js'
import { type Fit, ODD_LABEL, bestBy, fitOfLetters } from '../fit.js'
import { type ExtraLine, noMatch } from '../match.js'
import { type PlacedTable, placeRows } from '../place.js'
import { vocabularyOf } from '../vocabulary.js'
import { readRunAcross } from './across.js'
import { type Assignment, assign } from './assign.js'
import { ownLabel } from './evidence.js'
import { type TornPiece, type ValueRun, piecesOf } from './pieces.js'
import { type Rows, bareRows, blankRows, rowsOf } from './rows.js'
import { isInRows, namesTable } from './stretch.js'
import type { TornTable } from './table.js'
import { valuesOf } from './trace.js'

export type { OpenRow } from './assign.js'
export type { TornTable } from './table.js'

interface Around {
  blocks: readonly Block[]
  /** The blocks to look at: the table's section. */
  stretch: readonly number[]
}

/**
 * Looks for the rows that a table lacks in the text around it; for all rows where there is no table.
 *
 * @param editions the table in each edition of the form; where two fit equally well the first is taken
 * @param printed what the tables among the blocks gave; null where there are none. None of its rows is changed.
 * @returns null where the text has nothing of the table
 */
export function readTorn(
  { blocks, stretch }: Around,
  editions: readonly Template[],
  printed: PlacedTable | null,
): TornTable | null {
  const texts = editions.map((template) => ({
    template,
    pieces: piecesOf({ blocks, stretch }, template, printed),
  }))
  if (texts.some(({ template, pieces }) => !isInRows(pieces, template))) return null
  const breaksOff = stretch.at(-1) === blocks.length - 1
  const candidates = texts.flatMap(({ template, pieces }) => {
    if (printed && printed.template !== template) return []
    const runs = pieces.filter((piece) => piece.kind === 'run' && piece.row === null)
    if (runs.length === 0 || runs.length > MOST_RUNS || !namesTable(pieces, template)) return []
    return template.layout === 'across'
      ? readRunAcross(pieces, template, printed)
      : readRuns({ pieces, template, breaksOff }, printed ?? placeRows(noMatch(template)))
  })
  return bestBy(candidates, ({ table }) => table.fit)
}

/**
 * The longest table has 200 values. So many runs of numbers are some other text's, even if the table is printed
 * twice.
 */
const MOST_RUNS = 1_000

interface Text {
  pieces: readonly TornPiece[]
  template: Template
  /** The document ends where the text does. */
  breaksOff: boolean
}

function readRuns({ pieces, template, breaksOff }: Text, printed: PlacedTable): TornTable {
  const assignment = assign(pieces, template)
  const { decided, loose, undecided } = assignment
  const found = rowsOf(assignment, template)
  const placed = new Set(pieces.flatMap((piece) => (piece.kind === 'run' && piece.row ? [piece.row] : [])))
  const kept = [...printed.rows.filter(({ row }) => placed.has(row)), ...found.rows]
  const isSure = loose.length + undecided.length + found.damaged.length === 0
  const blank = isSure ? blankRows(assignment, template, kept, breaksOff) : []
  const order = template.blocks.flatMap((block): readonly Row[] => block.rows)
  const rows = [...kept, ...blank].sort((a, b) => order.indexOf(a.row) - order.indexOf(b.row))
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
      fit: fitOfText(assignment, found, lacking, template),
    },
    undecided: [...undecided, ...bare],
    damaged: [...found.damaged],
    read: new Set([...decided.keys()].flatMap(({ blocks }) => blocks)),
  }
}

/** What is no row of the form: lines of the printed table that are none, and runs of the text that are none. */
function extraIn(printed: PlacedTable, { pieces, decided, loose }: Assignment): ExtraLine[] {
  const used = new Set([...decided.keys()].map(({ line }) => line))
  const extra = printed.extra.filter(({ line }) => !used.has(line))
  const known = new Set(printed.extra.map(({ line }) => line))
  return [...extra, ...loose.flatMap((run) => (known.has(run.line) ? [] : [extraLine(run, pieces)]))]
}

/** `其他主动公开文件`, `3 3 3` → a row with its label. */
function extraLine(run: ValueRun, pieces: readonly TornPiece[]): ExtraLine {
  const { line } = run
  const label = line.dropped ? ownLabel(run, pieces, pieces.indexOf(run)) : ''
  if (label === '') return { line, label }
  return { line: { ...line, cells: [cellOf(label), ...line.cells], printed: [null, ...line.printed] }, label }
}

/**
 * Added, in labels, for each row whose own label stands in front of its numbers: （六）其他处理 is a row in one edition and
 * the name of a group in the other.
 */
const OWN_LABEL = 0.2

/**
 * How well an edition fits a torn text: by the letters that follow it. Odd are its rows that are neither read nor named
 * in the text, and runs of values that are none of its rows. (A row may seem named by words that stand elsewhere.)
 */
function fitOfText(
  { pieces, loose, score }: Assignment,
  { underLabel }: Rows,
  lacking: readonly Row[],
  template: Template,
): Fit {
  const { rowsNamed } = vocabularyOf(template)
  const order = template.blocks.flatMap((block): readonly Row[] => block.rows)
  const named = new Set(pieces.flatMap((piece) => (piece.kind === 'fragment' ? rowsNamed(piece.text) : [])))
  // Rows that are lacking at the end say nothing of the edition: the text may be cut off there.
  const end = order.findLastIndex((row) => !lacking.includes(row))
  const odd = order.slice(0, end + 1).filter((row) => lacking.includes(row) && !named.has(row))
  const unread = loose.filter((run) => valuesOf(run).length > 1)
  return fitOfLetters(score) + OWN_LABEL * underLabel - ODD_LABEL * (odd.length + unread.length)
}
