/** What of a report is shown to people: its values with their places, and the text stream, both packed for a page. */
import { codebook } from '../codebook.js'
import type { Block, Cell } from '../document.js'
import { ALL_TABLE_NAMES, type EditionId, type TableName, templatesOf } from '../form/index.js'
import type { Observation, Report } from '../report.js'
import { STATES } from './states.js'

/** A value: place in the codebook, place in STATES, value, as printed, unit, location. */
type PackedValue = [number, number, number | null, string, string | 0, Observation['location']]

/** A paragraph is its text; a picture says what it is called; a table is its cells. */
type PackedBlock = string | { image: string } | PackedCell[]
/** Row, column, text, and spans where it has any. */
type PackedCell = [number, number, string, number?, number?]

/** A report as a page holds it. */
export interface Shown {
  sha256: string
  format: Report['source']['format']
  bytes: number
  pages?: number
  encoding?: string
  title: string | null
  /** The edition that each of the form's tables was read by. */
  tables: [TableName, EditionId][]
  values: PackedValue[]
}

/** JSON texts: they go from process to process as they are, and stand in a page as they are. */
export interface ShownTexts {
  report: string
  stream: string
}

export type ShownValue = Observation

const PLACES = new Map(codebook.map(({ indicator }, place) => [indicator, place]))

export const shownOf = (report: Report, blocks: readonly Block[]): ShownTexts => ({
  report: JSON.stringify(packed(report)),
  stream: JSON.stringify(blocks.map(packedBlock)),
})

export function packed(report: Report): Shown {
  const { source, title, observations } = report
  return {
    sha256: source.sha256,
    format: source.format,
    bytes: source.bytes,
    ...(source.pages !== undefined && { pages: source.pages }),
    ...(source.encoding !== undefined && { encoding: source.encoding }),
    title,
    tables: tablesOf(report),
    values: observations.map(({ indicator, state, value, raw, unit, location }) => [
      PLACES.get(indicator)!,
      STATES.indexOf(state),
      value,
      raw,
      unit ?? 0,
      location,
    ]),
  }
}

/** A table that is printed alike in all editions is shown as the latest prints it. */
const tablesOf = (report: Report): [TableName, EditionId][] =>
  ALL_TABLE_NAMES.flatMap((table): [TableName, EditionId][] => {
    const read = report[table]
    if (!read) return []
    const format = 'format' in read ? read.format : templatesOf(table)[0]!.formats[0]!
    return [[table, format]]
  })

export const unpackedValues = ({ values }: Shown): ShownValue[] =>
  values.map(([place, state, value, raw, unit, location]) => ({
    indicator: codebook[place]!.indicator,
    state: STATES[state]!,
    value,
    raw,
    ...(unit !== 0 && { unit }),
    location,
  }))

function packedBlock(block: Block): PackedBlock {
  if (block.kind === 'paragraph') return block.text
  if (block.kind === 'image') return { image: block.alt }
  return block.cells.map(
    ({ row, column, text, rowSpan, columnSpan }): PackedCell =>
      rowSpan > 1 || columnSpan > 1 ? [row, column, text, rowSpan, columnSpan] : [row, column, text],
  )
}

export const unpackedBlocks = (blocks: readonly PackedBlock[]): Block[] => blocks.map(unpackedBlock)

function unpackedBlock(block: PackedBlock): Block {
  if (typeof block === 'string') return { kind: 'paragraph', text: block }
  if (!Array.isArray(block)) return { kind: 'image', alt: block.image }
  const cells = block.map(
    ([row, column, text, rowSpan = 1, columnSpan = 1]): Cell => ({ row, column, text, rowSpan, columnSpan }),
  )
  return { kind: 'table', cells, blanks: 'kept' }
}
