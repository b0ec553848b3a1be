/** A table whose values have their places → an observation of every cell. */
import type { Paragraph } from '../document.js'
import { type Row, type Template, indicatorId } from '../form/index.js'
import { type Label, contradict, readLabel } from '../form/lexicon/labels.js'
import type { Observation } from '../report.js'
import { BLANK, type CellKind, asValue, cellOf } from './cells.js'
import type { Stream } from './edition.js'
import { hasNumber, locationOf, textFromAbove } from './lines.js'
import { type Lost, type LostCell, type WhyOpen, recoverLost } from './lost.js'
import { provedNumbers } from './padded.js'
import { type Placed, type PlacedTable, type Unplaced, isPlaced } from './place.js'
import { strayNumbers } from './strays.js'
import type { OpenRow, TornTable } from './torn/index.js'
import { unitOfLabels } from './units.js'

/** The cells of a row, and what became of the row. */
export type ObservedRow = { cells: readonly Observation[] } & (
  | { kind: 'placed'; row: Placed }
  | { kind: 'unplaced'; row: Unplaced; why: WhyOpen | null }
  /**
   * Rows of the text. `undecided`: some of its values may be theirs. `damaged`: their numbers can't be read. `line`:
   * the row stands as a line of text.
   */
  | { kind: 'undecided' | 'damaged' | 'line'; row: OpenRow }
)

export interface ObservedTable {
  template: Template
  rows: readonly ObservedRow[]
  /** Numbers that belong to no row. Where there are some, no blank of the table is certain. */
  strays: readonly string[]
}

/** What the cells of a table are observed with. */
interface Context {
  template: Template
  lost: Lost
  /** Numbers with zeros in front (`012`) that the sums prove to be right. */
  proofs: ReadonlyMap<string, number>
  strays: readonly string[]
  stream: Stream
}

/** All cells of a table, also those of rows that stand in the text. */
export function observe(table: PlacedTable, torn: TornTable | null, stream: Stream): ObservedTable {
  const { template, rows, extra, missing } = table
  const strays = strayNumbers(table, stream.blocks, torn?.read)
  const hasStrays = strays.length > 0 || extra.some(({ line }) => hasNumber(line))
  const lost = recoverLost(table, hasStrays)
  const context: Context = { template, strays, stream, lost, proofs: provedNumbers(table) }
  const ofText = (kind: 'undecided' | 'damaged' | 'line', open: readonly OpenRow[]): ObservedRow[] =>
    open.map((row) => ({ kind, row, cells: openCells(template, row) }))
  return {
    template,
    strays,
    rows: [
      ...rows.map((row) => (isPlaced(row) ? placedRow(context, row) : unplacedRow(context, row))),
      ...ofText('undecided', torn?.undecided ?? []),
      ...ofText('damaged', torn?.damaged ?? []),
      ...ofText(
        'line',
        missing.flatMap((row) => lineOfRow(template, row, stream) ?? []),
      ),
    ],
  }
}

/** A row whose values stand in their places. */
const placedRow = (context: Context, row: Placed): ObservedRow => ({
  kind: 'placed',
  row,
  cells: row.block.columns.map((_, column) => placedCell(context, row, column)),
})

/** The state of a cell by its kind. A label where a value should stand is no value. */
const STATES: Readonly<Record<CellKind, Observation['state']>> = {
  number: 'number',
  mark: 'notApplicable',
  blank: 'blank',
  label: 'unreadable',
  other: 'unreadable',
}

function placedCell({ template, proofs, strays, stream }: Context, row: Placed, c: number): Observation {
  const column = row.block.columns[c]!
  const place = row.places[c]!
  const indicator = indicatorId(template, row.row, column)
  const location = locationOf(row.line, place)
  const { text: raw, kind, value, unit: own } = asValue(row.line.cells[place] ?? BLANK)
  const above = kind === 'blank' ? textFromAbove(row.line, place) : ''
  if (above) return { indicator, value: null, raw: above, state: 'unreadable', location }
  const proved = proofs.get(indicator)
  if (proved !== undefined) return { indicator, value: proved, raw, state: 'inferred', location }
  if (kind === 'blank' && strays.length > 0)
    return { indicator, value: null, raw, state: 'ambiguous', location }
  const unit = own ?? (kind === 'number' ? unitOfLabels(row, place, column, stream.blocks) : undefined)
  return unit
    ? { indicator, value, raw, state: STATES[kind], unit, location }
    : { indicator, value, raw, state: STATES[kind], location }
}

/** The cells of a row whose values have lost their places. */
function unplacedRow({ template, lost }: Context, row: Unplaced): ObservedRow {
  const cells = row.block.columns.map((column, i): Observation => {
    const indicator = indicatorId(template, row.row, column)
    const { solved, place, raw } = lost.cells.get(indicator) ?? OPEN
    const { unit } = cellOf(raw)
    const state = solved.state === 'number' ? 'inferred' : solved.state
    const location = locationOf(row.line, place ?? row.from + i)
    return { indicator, value: solved.value, raw, state, ...(unit && { unit }), location }
  })
  const isOpen = cells.some(({ state }) => state === 'ambiguous')
  return { kind: 'unplaced', row, cells, why: isOpen ? lost.whyOpen(row) : null }
}

const OPEN: LostCell = { solved: { state: 'ambiguous', value: null, candidates: [] }, place: null, raw: '' }

/** The cells of a row that the text names or may have values for: none of them can be told. */
function openCells(template: Template, { row, block }: OpenRow): Observation[] {
  const { columns } = template.blocks.find(({ rows }) => rows.includes(row))!
  return columns.map((column) => ({
    indicator: indicatorId(template, row, column),
    value: null,
    raw: '',
    state: 'ambiguous',
    location: { block },
  }))
}

/** The line of the section that begins with the label of a row that the table lacks: 规章 3 0 12. */
function lineOfRow(template: Template, row: Row, { blocks, sectionOf }: Stream): OpenRow | null {
  const names = [row.path.at(-1)!, ...(row.aliases ?? [])].map(readLabel)
  const isBeginning = ({ full, ordinal }: Label) =>
    names.some((name) => full.startsWith(name.bare) && !contradict(ordinal, name.ordinal))
  const block = blocks.findIndex(
    (one, i) =>
      one.kind === 'paragraph' && sectionOf(i) === template.section && isBeginning(readLabel(one.text)),
  )
  return block < 0 ? null : { row, block, texts: [(blocks[block] as Paragraph).text] }
}
