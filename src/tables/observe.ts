/** A table's reading → an observation of every cell, and what is said of cells. */
import type { Finding } from '../diagnostics/finding.js'
import type { Paragraph } from '../document.js'
import { type Row, type Template, indicatorId } from '../form/index.js'
import { type Label, contradict, readLabel } from '../form/lexicon/labels.js'
import { readValue, readValueOfCell } from '../form/lexicon/values.js'
import type { Observation } from '../report.js'
import type { Stream } from './edition.js'
import { doubtfulBlanks, openRow, rowInText, unreadableCell } from './findings.js'
import { type Line, hasNumber, locationOf } from './lines.js'
import { type Lost, type LostCell, recoverLost } from './lost.js'
import { provedNumbers } from './padded.js'
import type { RowReading, TableReading } from './read.js'
import { strayNumbers } from './strays.js'
import { openCells, undecidedRow } from './torn/findings.js'
import type { TornReading } from './torn/index.js'
import { unitOfLabels } from './units.js'

export interface Observed {
  observations: Observation[]
  findings: Finding[]
}

/** What the cells of a table are observed with. */
interface Context {
  reading: TableReading
  lost: Lost
  /** Numbers with zeros in front that the sums prove. */
  proofs: ReadonlyMap<string, number>
  strays: readonly string[]
  stream: Stream
}

/**
 * All cells of a table, those of rows that became text included.
 *
 * @param lines the table's lines in print, whether they are rows of the form or not
 */
export function observe(
  reading: TableReading,
  torn: TornReading | null,
  lines: readonly Line[],
  stream: Stream,
): Observed {
  const strays = strayNumbers(reading, lines, stream.blocks, torn?.read)
  const hasStrays = strays.length > 0 || reading.extra.some(({ line }) => hasNumber(line))
  const context: Context = {
    reading,
    strays,
    stream,
    proofs: provedNumbers(reading),
    lost: recoverLost(reading, hasStrays),
  }
  return together([
    ...reading.rows.map((row) => (row.places ? placedRow(context, row) : unplacedRow(context, row))),
    openRows(reading.template, torn),
    ...reading.missing.map((row) => rowOfText(reading.template, row, stream)),
  ])
}

const NOTHING: Observed = { observations: [], findings: [] }
const together = (parts: readonly Observed[]): Observed => ({
  observations: parts.flatMap(({ observations }) => observations),
  findings: parts.flatMap(({ findings }) => findings),
})

/** A row whose values stand in their places. */
function placedRow(context: Context, read: RowReading): Observed {
  const cells = together(read.block.columns.map((_, column) => placedCell(context, read, column)))
  const { reading, strays } = context
  const doubtful = cells.observations.filter(({ state }) => state === 'ambiguous').length
  if (doubtful === 0) return cells
  const finding = doubtfulBlanks(reading, read, { texts: strays.join('; '), cells: doubtful })
  return { ...cells, findings: [...cells.findings, finding] }
}

function placedCell({ reading, proofs, strays, stream }: Context, read: RowReading, c: number): Observed {
  const [column, place] = [read.block.columns[c]!, read.places![c]!]
  const indicator = indicatorId(reading.template, read.row, column)
  const location = locationOf(read.line, place)
  const raw = read.line.texts[place] ?? ''
  const { state, value, unit: printed } = readValueOfCell(raw)
  const of = ({ value, state, unit }: Pick<Observation, 'value' | 'state' | 'unit'>): Observed => ({
    observations: [{ indicator, value, raw, state, ...(unit && { unit }), location }],
    findings: [],
  })
  const proved = proofs.get(indicator)
  if (proved !== undefined) return of({ state: 'inferred', value: proved })
  if (state === 'blank' && strays.length > 0) return of({ state: 'ambiguous', value: null })
  if (state === 'unreadable')
    return { ...of({ state, value }), findings: [unreadableCell(indicator, raw, location)] }
  const unit = printed ?? (state === 'number' ? unitOfLabels(read, place, column, stream.blocks) : undefined)
  return of({ state, value, unit })
}

/** The cells of a row whose values have lost their places. */
function unplacedRow({ reading, lost }: Context, read: RowReading): Observed {
  const { block, row, line, from } = read
  const observations = block.columns.map((column, i): Observation => {
    const indicator = indicatorId(reading.template, row, column)
    const { solved, place, raw } = lost.cells.get(indicator) ?? OPEN
    const { unit } = readValue(raw)
    const state = solved.state === 'number' ? 'inferred' : solved.state
    const location = locationOf(line, place ?? from + i)
    return { indicator, value: solved.value, raw, state, ...(unit && { unit }), location }
  })
  const isOpen = observations.some(({ state }) => state === 'ambiguous')
  return { observations, findings: isOpen ? [openRow(reading, read, lost.findingOf(read))] : [] }
}

const OPEN: LostCell = { solved: { state: 'ambiguous', value: null, candidates: [] }, place: null, raw: '' }

/** Rows of the text of which some values are left, but not which. */
function openRows(template: Template, torn: TornReading | null): Observed {
  const { undecided = [], lost = [] } = torn ?? {}
  return {
    observations: [...undecided, ...lost].flatMap((row) => openCells(template, row)),
    findings: undecided.map((row) => undecidedRow(template, row)),
  }
}

/** The line of the section that begins with the label of a row that the table lacks; -1 where there is none. */
function tornLine({ section }: Template, row: Row, { blocks, sectionOf }: Stream): number {
  const names = [row.path.at(-1)!, ...(row.aliases ?? [])].map(readLabel)
  const isBeginning = ({ full, ordinal }: Label) =>
    names.some((name) => full.startsWith(name.bare) && !contradict(ordinal, name.ordinal))
  return blocks.findIndex(
    (block, i) =>
      block.kind === 'paragraph' && sectionOf(i) === section && isBeginning(readLabel(block.text)),
  )
}

/** A row that the source tore out of its table and made a line of text. */
function rowOfText(template: Template, row: Row, stream: Stream): Observed {
  const at = tornLine(template, row, stream)
  if (at < 0) return NOTHING
  const finding = rowInText(template, row, at, (stream.blocks[at] as Paragraph).text)
  return { observations: openCells(template, { row, block: at, texts: [] }), findings: [finding] }
}
