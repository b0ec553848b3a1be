/** Whether the report has the tables that the form prescribes. */
import { type Finding, type Sink, finding } from '../diagnostics/finding.js'
import type { Block, Table } from '../document.js'
import { readLabel } from '../form/labels.js'
import { editionFor, SECTIONS_WITH_TABLE, sectionOf, TABLE_NAMES, type TableName } from '../form/index.js'
import { STATISTICS_2014_LABELS } from '../form/tables/statistics-2014.js'

/** So many labels of the statistical table of 2014–2018 make a table that one. */
const ENOUGH_LABELS = 3

const statisticsLabels = STATISTICS_2014_LABELS.map((label) => readLabel(label).full)

export interface SectionPlace {
  number: number | null
  title: string
  heading: number
  from: number
  to: number
  /** Text after the heading on its own line. */
  rest: string
}

export interface Structure {
  blocks: readonly Block[]
  sections: readonly SectionPlace[]
  /** The tables of the form that were found. */
  formats: ReadonlyMap<TableName, unknown>
  /** Tables that are there, but can't be read: that is said already. */
  lost: ReadonlySet<TableName>
  /** The table blocks that were read as tables of the form. */
  consumed: ReadonlySet<number>
  /** The report year. */
  year: number | null
}

export function checkStructure(structure: Structure, report: Sink): void {
  const { blocks, consumed } = structure
  missingTables(structure).forEach(report)
  blocks.forEach((block, index) => {
    if (block.kind !== 'table' || consumed.has(index) || !isStatistics2014(block)) return
    report(finding('table.statistics2014', {}, { location: { block: index } }))
  })
  emptySections(structure).forEach(report)
}

/** The tables that the edition in force prescribes, and that the report lacks. */
function missingTables({ blocks, sections, formats, lost, year }: Structure): Finding[] {
  const prescribed: readonly string[] = editionFor(year)?.prescribes ?? []
  const missing = TABLE_NAMES.filter(
    (table) => prescribed.includes(table) && !formats.has(table) && !lost.has(table),
  )
  return missing.map((table) => {
    const section = sections.find(({ number }) => number !== null && number === sectionOf(table))
    const picture = blocks.findIndex(
      (block, i) => block.kind === 'image' && section && i >= section.from && i < section.to,
    )
    if (picture >= 0) return finding('table.image', {}, { table, location: { block: picture } })
    return finding('table.missing', {}, { table, ...headingOf(section) })
  })
}

function emptySections({ blocks, sections }: Structure): Finding[] {
  const isEmpty = ({ from, to, rest }: SectionPlace): boolean =>
    !rest && blocks.slice(from, to).every((block) => block.kind === 'paragraph' && !block.text)
  return sections.flatMap((section) => {
    const { number, title } = section
    if (number === null || SECTIONS_WITH_TABLE.has(number) || !isEmpty(section)) return []
    return [finding('section.empty', { title }, { section: number, ...headingOf(section) })]
  })
}

const headingOf = (section: SectionPlace | undefined): Pick<Finding, 'location'> =>
  section && section.heading >= 0 ? { location: { block: section.heading } } : {}

function isStatistics2014({ cells }: Table): boolean {
  const labels = new Set(cells.flatMap(({ text }) => (text.length > 3 ? [readLabel(text).bare] : [])))
  return statisticsLabels.filter((label) => labels.has(label)).length >= ENOUGH_LABELS
}
