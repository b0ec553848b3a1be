/** A table of labelled blocks without rules, a row a line: what starts left of the values is the label. */
import { isFormLabel } from '../../../form/index.js'
import type { Box } from '../geometry.js'
import { columnsOfValues } from './columns.js'
import { headHeight, headOf, withBlankColumns } from './head.js'
import { joined, place, type AlignedCell } from './places.js'
import { isData, isFigure, valuesOf, type TokenRow, type Token } from './tokens.js'

/** A value with a remark below it stands half a line off its label, up to this many ems; the next line is farther. */
const HALF_LINE = 0.85

/** The table's places; null where its lines do not fit columns. */
export function linePlaces(rows: TokenRow[], columns: Box[]): AlignedCell[] | null {
  return rows.some((row) => isData(row) && isLabelled(row, columns))
    ? labelledPlaces(rows, columns)
    : placesUnderHead(rows, columns)
}

const isLabelled = ({ tokens }: TokenRow, columns: Box[]): boolean =>
  tokens[0]!.box.x0 < columns[0]!.x0 - 1 && !isFigure(tokens[0]!.text)

/** Rows of values alone, below a head: the table of one row. */
function placesUnderHead(rows: TokenRow[], valueColumns: Box[]): AlignedCell[] | null {
  const first = rows.findIndex(isData)
  const head = rows.slice(0, first)
  const columns = withBlankColumns(valueColumns, head, -Infinity)
  const labels = headOf(head, columns, 0)
  // Labels cut up between columns show that the columns are not where the values are.
  if (labels.filter(({ text }) => isFormLabel(text)).length < columns.length / 2) return null
  const top = headHeight(head, columns)
  const body = rows.slice(first).filter(isData)
  const places = body.map((row) => columnsOfValues(valuesOf(row), columns))
  if (places.some((one) => !one)) return null
  return [
    ...labels,
    ...body.flatMap((row, r) => valuesOf(row).map((token, i) => place(token, top + r, places[r]![i]!, 1))),
  ]
}

function labelledPlaces(all: TokenRow[], columns: Box[]): AlignedCell[] | null {
  const rows = remarksJoined(all, columns)
  if (rows.some((row) => isData(row) && !isLabelled(row, columns))) return null
  const places: AlignedCell[] = []
  for (const [r, row] of rows.entries()) {
    const [label, ...rest] = row.tokens as [Token, ...Token[]]
    if (!rest.length) {
      places.push(place(label, r, 0, columns.length + 1))
      continue
    }
    const own = columnsOfValues(rest, columns)
    if (!own) return null
    places.push(place(label, r, 0, 1), ...rest.map((token, i) => place(token, r, own[i]! + 1, 1)))
  }
  return places
}

/** A value with a remark below it stands half a line off its label: such halves go back into the row they stand beside. */
function remarksJoined(rows: TokenRow[], columns: Box[]): TokenRow[] {
  const whole = rows
    .filter((row) => isLabelled(row, columns))
    .map((row) => ({ ...row, tokens: [...row.tokens] }))
  for (const row of rows) {
    if (isLabelled(row, columns)) continue
    const size = row.tokens[0]!.glyphs[0]!.size
    const home = whole.find(
      (one) => one.page === row.page && isData(one) && Math.abs(one.y - row.y) < HALF_LINE * size,
    )
    if (home && row.tokens[0]!.box.x0 > columns[0]!.x0 - 4 * size) addTo(home, row.tokens)
    else whole.push(row)
  }
  return whole.sort((a, b) => a.page - b.page || a.y - b.y)
}

function addTo(home: TokenRow, tokens: Token[]): void {
  for (const token of tokens) {
    const at = home.tokens.findIndex(({ box }, i) => i > 0 && box.x0 < token.box.x1 && token.box.x0 < box.x1)
    if (at < 0) home.tokens.push(token)
    else home.tokens[at] = joined([home.tokens[at]!, token])
  }
  home.tokens.sort((a, b) => a.box.x0 - b.box.x0)
}
