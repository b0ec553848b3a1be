/** Whether the report has the tables that the form prescribes. */
import type { Sink } from '../diagnostics/diagnostic.js'
import type { Block, Table } from '../document.js'
import { readLabel } from '../form/labels.js'
import { TEMPLATES, type TableName } from '../form/index.js'
import { STATISTICS_2014_LABELS } from '../form/tables/statistics-2014.js'
import { finding } from '../diagnostics/catalogue.js'

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

/**
 * @param isRead whether a table of the form was found
 * @param isConsumed whether a table block was read as one of the form
 */
export function checkStructure(
  blocks: readonly Block[],
  sections: readonly SectionPlace[],
  isRead: (table: TableName) => boolean,
  isConsumed: (block: number) => boolean,
  report: Sink,
): void {
  for (const [table, number] of new Map(TEMPLATES.map(({ table, section }) => [table, section]))) {
    if (isRead(table)) continue
    const section = sections.find((place) => place.number === number)
    const picture = section
      ? blocks.findIndex((block, i) => block.kind === 'image' && i >= section.from && i < section.to)
      : -1
    const place = picture >= 0 ? picture : section?.heading
    const rest = place !== undefined && place >= 0 ? { location: { block: place } } : {}
    report(finding(picture >= 0 ? 'table.image' : 'table.missing', { values: { section: number } }, rest))
  }
  blocks.forEach((block, index) => {
    if (block.kind !== 'table' || isConsumed(index) || !isStatistics2014(block)) return
    report(finding('table.statistics2014', { values: {} }, { location: { block: index } }))
  })
  const withTable = TEMPLATES.map(({ section }) => section)
  for (const { number, title, heading, from, to, rest } of sections) {
    if (
      number === null ||
      withTable.includes(number) ||
      rest ||
      blocks.slice(from, to).some((block) => block.kind !== 'paragraph' || block.text)
    )
      continue
    report(
      finding(
        'section.empty',
        { values: { section: number, title } },
        heading >= 0 ? { location: { block: heading } } : {},
      ),
    )
  }
}

function isStatistics2014({ cells }: Table): boolean {
  const labels = new Set(cells.flatMap(({ text }) => (text.length > 3 ? [readLabel(text).bare] : [])))
  return statisticsLabels.filter((label) => labels.has(label)).length >= ENOUGH_LABELS
}
