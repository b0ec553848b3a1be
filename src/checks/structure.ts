/** Whether the report has the tables that the form prescribes. */
import { type Finding, type Sink, finding } from '../diagnostics/finding.js'
import type { Block } from '../document.js'
import { editionFor, SECTIONS_WITH_TABLE, sectionOf, TABLE_NAMES, type TableName } from '../form/index.js'

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
  /** The report year. */
  year: number | null
}

export function checkStructure(structure: Structure, report: Sink): void {
  missingTables(structure).forEach(report)
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
