/**
 * Tables without ruling lines → fragments, from how their text is aligned.
 *
 * Only asked of lines that must be a table: those below the heading of a section whose content the form prescribes as one.
 * Values show the columns: where they stand above one another is a column, and what stands left of them are labels.
 */
import { isFormLabel } from '../../../form/index.js'
import { takesPlaceOfValue } from '../../../form/lexicon/values.js'
import type { Fragment, Piece, TextLine } from '../fragments.js'
import { hull } from '../geometry.js'
import { columnsOf } from './columns.js'
import { linePlaces } from './lines.js'
import { isNumbered, numberedPlaces } from './numbered.js'
import { filled, type AlignedCell } from './places.js'
import { isData, partedAtColumns, tokensOf, visualRows } from './tokens.js'

/** The smallest table of the form has 10 numbers; some may be blank. */
const FEWEST_NUMBERS = 4
/** The longest table of the form has 150 lines where its labels wrap at every third character; what is much longer is a list. */
const MOST_LINES = 600

/** The table that some of these lines are, and the lines before and after it; null where no table can be made out. */
export function alignedTable(
  lines: TextLine[],
): { before: TextLine[]; table: Fragment; after: TextLine[] } | null {
  if (lines.length > MOST_LINES) return null
  const start = startOfHead(lines, lines.findIndex(opensTable))
  const last = lines.findLastIndex((line) => visualRows([line]).some(isData))
  if (start < 0 || last < start) return null
  const end = endOfLabel(lines, last)
  const own = lines.slice(start, end + 1)
  const places = placesOf(own)
  return places
    ? { before: lines.slice(0, start), table: fragmentOf(filled(places), own), after: lines.slice(end + 1) }
    : null
}

function placesOf(lines: TextLine[]): AlignedCell[] | null {
  const whole = visualRows(lines)
  const columns = columnsOf(whole)
  const rows = whole.map((row) => partedAtColumns(row, columns))
  if (!columns.length || rows.filter(isData).length * columns.length < FEWEST_NUMBERS) return null
  return isNumbered(rows, columns) ? numberedPlaces(rows, columns) : linePlaces(rows, columns)
}

const opensTable = ({ line, page }: TextLine): boolean =>
  tokensOf(line, page).some(({ text }) => isFormLabel(text))

/** Lines of a few short labels right above the first known one are of the heading too. */
function startOfHead(lines: TextLine[], start: number): number {
  while (start > 0) {
    const [above, below] = [lines[start - 1]!, lines[start]!]
    const far = above.page !== below.page || below.box.y0 - above.box.y0 > 3 * below.line.size
    if (
      far ||
      tokensOf(above.line, above.page).some(({ text }) => text.length > LONGEST_HEAD || /[。，：]/.test(text))
    )
      break
    start--
  }
  return start
}
const LONGEST_HEAD = 10

/** A last label may end below its numbers, right under them and short of them. */
function endOfLabel(lines: TextLine[], last: number): number {
  let end = last
  const values = tokensOf(lines[last]!.line, lines[last]!.page).find(({ text }) => takesPlaceOfValue(text))!
  while (end + 1 < lines.length) {
    const [above, below] = [lines[end]!, lines[end + 1]!]
    if (
      below.page !== above.page ||
      below.box.y0 - above.box.y0 > 1.7 * below.line.size ||
      below.box.x1 > values.box.x0
    )
      break
    end++
  }
  return end
}

function fragmentOf(places: AlignedCell[], lines: TextLine[]): Fragment {
  const pieces = places.map(
    ({ column, columnSpan, ...rest }): Piece => ({
      ...rest,
      from: column * PITCH,
      to: (column + columnSpan) * PITCH,
      lines: [],
      open: false,
    }),
  )
  const page = lines[0]!.page
  const box = hull(lines.filter((line) => line.page === page).map((line) => line.box))
  return {
    kind: 'table',
    box,
    page,
    rows: Math.max(...places.map(({ row, rowSpan }) => row + rowSpan)),
    pieces,
    lines: [],
    byAlignment: true,
  }
}

/** Columns found by alignment have no drawn sides; they are given as places this far apart. */
const PITCH = 100
