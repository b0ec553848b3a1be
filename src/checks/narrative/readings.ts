/** Readings → what their cells can add up to. A blank may be any count; a row that the format lacks is none. */
import type { Observations } from '../cells.js'
import type { CellSum } from './topics.js'

/** A sum lies from `from` to `to`; they are equal where all of its cells are printed. */
export interface Range {
  from: number
  to: number
}

export interface Cells {
  observations: Observations
  /** Every cell of the report's own formats, and what has been listed of them. */
  form: FormCells
}

/** Reports of the same formats share these: the lists below depend on the formats alone. */
export interface FormCells {
  indicators: ReadonlySet<string>
  /** Grows: indicators by what was asked, such as the rows below `requests.results`. */
  lists: Map<string, readonly string[]>
}

/** The column that a row is read in where the prose names none. */
const TOTAL = 'total'
/** Results are told of natural persons alone by some: theirs is the first column, and mostly the only one. */
const FIRST = 'naturalPersons'
const RESULTS = 'requests.results.'
const ANY = 'any '

/** What a reading can mean in this report: none where its format has no such cells. */
export function rangesOf(reading: CellSum, cells: Cells): Range[] {
  const [first] = reading
  const alternatives = first?.startsWith(ANY)
    ? rowsBelow(first.slice(ANY.length), cells).map((row) => [row])
    : [reading]
  return alternatives
    .filter((terms) => terms.every((term) => isWithout(term) || rowsBelow(term, cells).length > 0))
    .flatMap((terms) => {
      const columns = terms.every((term) => term.includes(RESULTS)) ? [TOTAL, FIRST] : [TOTAL]
      return columns.map((column) => sumOf(terms, column, cells))
    })
}

/** The cells that a reading adds up. */
export const cellsOfReading = (reading: CellSum, cells: Cells): string[] =>
  reading
    .flatMap((term) => rowsBelow(term, cells))
    .map((row) => (cells.form.indicators.has(row) ? row : `${row}.${TOTAL}`))

const isWithout = (term: string): boolean => term.startsWith('-')

function sumOf(terms: CellSum, column: string, cells: Cells): Range {
  return terms.reduce<Range>(
    (sum, term) => {
      const range = total(
        rowsBelow(term, cells).map((row) =>
          cells.form.indicators.has(row) ? cell(row, cells) : rowOf(row, column, cells),
        ),
      )
      return isWithout(term)
        ? { from: sum.from - range.to, to: sum.to - range.from }
        : { from: sum.from + range.from, to: sum.to + range.to }
    },
    { from: 0, to: 0 },
  )
}

/** A total that isn't printed is told by its parts, as far as these are. */
function rowOf(row: string, column: string, cells: Cells): Range {
  const range = cell(`${row}.${column}`, cells)
  if (column !== TOTAL || range.to !== Infinity) return range
  return total(columnsOf(row, cells).map((indicator) => cell(indicator, cells)))
}

function cell(indicator: string, { observations }: Cells): Range {
  const value = observations.get(indicator)?.value ?? null
  return value === null ? { from: 0, to: Infinity } : { from: value, to: value }
}

const total = (ranges: readonly Range[]): Range =>
  ranges.reduce((sum, range) => ({ from: sum.from + range.from, to: sum.to + range.to }), { from: 0, to: 0 })

function listed(
  { form: { indicators, lists } }: Cells,
  name: string,
  list: (indicators: string[]) => string[],
): readonly string[] {
  const known = lists.get(name)
  if (known) return known
  const found = list([...indicators])
  lists.set(name, found)
  return found
}

/** `requests.results.denied.*` → its rows; a row or a cell is itself. */
function rowsBelow(term: string, cells: Cells): readonly string[] {
  const name = isWithout(term) ? term.slice(1) : term
  return listed(cells, name, (indicators) => {
    if (!name.endsWith('.*'))
      return indicators.some((indicator) => indicator === name || indicator.startsWith(`${name}.`))
        ? [name]
        : []
    return [
      ...new Set(
        indicators
          .filter((indicator) => indicator.startsWith(name.slice(0, -1)))
          .map((indicator) => indicator.slice(0, indicator.lastIndexOf('.'))),
      ),
    ]
  })
}

const columnsOf = (row: string, cells: Cells): readonly string[] =>
  listed(cells, `${row} by column`, (indicators) =>
    indicators.filter((indicator) => indicator.startsWith(`${row}.`) && !indicator.endsWith(`.${TOTAL}`)),
  )
