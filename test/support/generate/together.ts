/** What quirks do together that none of them does alone. */
import { APPLICANTS } from './form.js'
import type { Printed } from './printed.js'
import type { Medium } from './quirks/quirk.js'
import type { MadeReport } from './report.js'
import { cellsOf } from './truth.js'

const DIGITS = 'digits of a number in several cells'
/** Quirks that move the cells of table 三 or make other rows of it. */
const SHIFTING = [
  'extra blank cells at row ends',
  'spans lost in 三',
  'a row that is not in the form',
  'groups’ cells blank',
  'the table of 三 cut at a page',
  'the table of 三 on three pages',
  DIGITS,
]

/** Pairs of which nobody could tell what is printed: without a total any joining of digits may come out right. */
const CLASHES: readonly (readonly [RegExp, RegExp])[] = [
  [
    new RegExp(`^${DIGITS}$`),
    /^(?:a blank column of totals|totals of the outer rows only|one total left out)$/,
  ],
  [/^a small table for each group$/, /^the table of 三 printed twice$/],
  [/^heads cut to their first line$/, /^words instead of some numbers$/],
  [/^the heading of section [三四] lost$/, /^a row that is not in the form$/],
]

/** The quirks without those that clash with one before them. */
export const withoutClashes = (quirks: readonly string[]): string[] =>
  quirks.filter(
    (name, i) =>
      !quirks
        .slice(0, i)
        .some((other) =>
          CLASHES.some(([a, b]) => (a.test(name) && b.test(other)) || (b.test(name) && a.test(other))),
        ),
  )

/**
 * Cells of table 三 of which nobody could tell where they stand, though each quirk alone leaves that clear. Where one has
 * moved cells, a row's own total may tell; where two have, or the digits of one row have made a page's grid, a row with a
 * blank in it tells nothing.
 */
export function pastTelling(made: MadeReport, quirks: readonly string[], { kind }: Medium): string[] {
  const moved = SHIFTING.filter((name) => quirks.includes(name))
  if (moved.length === 0) return []
  const isSure = moved.length === 1 && !(kind === 'pdf' && moved[0] === DIGITS)
  return rowsOf(cellsOf(made)).flatMap((row) => {
    const closes = sum(row.slice(0, -1)) === sum(row.slice(-1))
    const hasBlank = row.some(({ printed }) => printed.state === 'blank')
    return closes && (isSure || !hasBlank) ? [] : row.map(({ indicator }) => indicator)
  })
}

interface Cell {
  indicator: string
  printed: Printed
}

const sum = (cells: readonly Cell[]): number =>
  cells.reduce((total, { printed }) => total + (printed.value ?? 0), 0)

/** The rows of table 三 that are printed, each from its first column to its total. */
function rowsOf(cells: ReadonlyMap<string, Printed>): Cell[][] {
  const rows = new Map<string, Cell[]>()
  for (const [indicator, printed] of cells) {
    if (!indicator.startsWith('requests.')) continue
    const row = indicator.slice(0, indicator.lastIndexOf('.'))
    rows.set(row, [...(rows.get(row) ?? []), { indicator, printed }])
  }
  return [...rows.values()].filter((row) => row.length === APPLICANTS.length)
}
