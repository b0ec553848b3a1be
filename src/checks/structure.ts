/** Whether the report has the tables that the form prescribes. */
import type { Sink } from '../diagnostics.js'
import type { Block, Table } from '../document.js'
import { readLabel } from '../templates/labels.js'
import { TEMPLATES, type TableName } from '../templates/index.js'
import { STATISTICS_2014_LABELS } from '../templates/statistics-2014.js'

/** So many labels of the statistical table of 2014–2018 make a table that one. */
const ENOUGH_LABELS = 3

const statisticsLabels = STATISTICS_2014_LABELS.map((label) => readLabel(label).full)

export interface SectionPlace {
  number: number | null
  heading: number
  from: number
  to: number
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
    const picture = section ? blocks.findIndex((block, i) => block.kind === 'image' && i >= section.from && i < section.to) : -1
    const place = picture >= 0 ? picture : section?.heading
    report({
      code: picture >= 0 ? 'table.image' : 'table.missing',
      severity: 'warning',
      origin: 'source',
      message: picture >= 0 ? `the table ${table} is published as a picture` : `the table ${table} of section ${number} was not found`,
      ...(place !== undefined && place >= 0 && { location: { block: place } }),
    })
  }
  blocks.forEach((block, index) => {
    if (block.kind !== 'table' || isConsumed(index) || !isStatistics2014(block)) return
    report({
      code: 'table.statistics2014',
      severity: 'info',
      origin: 'source',
      message: 'this is the statistical table of the report years 2014 to 2018; its rows are kept as text',
      location: { block: index },
    })
  })
}

function isStatistics2014({ cells }: Table): boolean {
  const labels = new Set(cells.flatMap(({ text }) => (text.length > 3 ? [readLabel(text).bare] : [])))
  return statisticsLabels.filter((label) => labels.has(label)).length >= ENOUGH_LABELS
}
