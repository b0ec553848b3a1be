/** Reports → a panel: a row for each agency and year, the indicators that every edition has, and how good the row is. */
import type { Report } from '../report.js'
import { HARMONISED, harmonisedValue } from './harmonise.js'
import type { Row, Table } from './tables.js'
import { countOf, FORMAT_COLUMNS, formatsOf, indicatorColumn } from './tables.js'

export const panel: Table = {
  name: 'panel',
  title: 'Panel: a row for each agency and year, the indicators that all editions share',
  columns: [
    { name: 'agency', type: 'string', description: 'Who reports, as printed' },
    { name: 'year', type: 'integer', description: 'The year reported on' },
    { name: 'file', type: 'string', description: 'The file that the row is taken from' },
    {
      name: 'reports',
      type: 'integer',
      description: 'Different reports found for this agency and year; the best of them is taken',
    },
    ...FORMAT_COLUMNS,
    { name: 'findings', type: 'integer', description: 'Diagnostics that are errors or warnings' },
    {
      name: 'missing',
      type: 'integer',
      description:
        'Indicators of the panel without a value: blank, not applicable, unreadable, ambiguous or not in the tables',
    },
    { name: 'blank', type: 'integer', description: 'Cells of the report that are blank' },
    {
      name: 'inferred',
      type: 'integer',
      description: 'Cells of the report whose place was found by arithmetic',
    },
    { name: 'unsure', type: 'integer', description: 'Cells of the report that are ambiguous or unreadable' },
    ...HARMONISED.map(({ indicator }) => indicatorColumn(indicator)),
  ],
}

/** One report in the order of the data set, and the earlier file with the same content. */
export interface Entry {
  report: Report
  duplicateOf?: string
}

interface Choice {
  index: number
  reports: number
  /** Without duplicates: fewer findings, then fewer gaps, then the earlier file. */
  score: number
}

/** A finding weighs more than all the gaps that a row may have. */
const FINDING = HARMONISED.length + 1

/**
 * Goes over the reports twice, so that no more than a key and a choice are kept of each. A report without an agency or a
 * year has no place in a panel.
 */
export async function* panelRows(entries: () => AsyncIterable<Entry>): AsyncGenerator<Row> {
  const choices = new Map<string, Choice>()
  let index = 0
  for await (const { report, duplicateOf } of entries()) {
    const key = keyOf(report)
    if (key !== undefined && duplicateOf === undefined) choose(choices, key, index, scoreOf(report))
    index++
  }
  index = 0
  for await (const { report } of entries()) {
    const choice = choices.get(keyOf(report) ?? '')
    if (choice?.index === index) yield rowOf(report, choice.reports)
    index++
  }
}

function choose(choices: Map<string, Choice>, key: string, index: number, score: number): void {
  const known = choices.get(key)
  if (!known || score < known.score) choices.set(key, { index, score, reports: (known?.reports ?? 0) + 1 })
  else known.reports++
}

const keyOf = ({ agency, year }: Report): string | undefined =>
  agency === null || year === null ? undefined : `${year} ${agency}`

const findingsOf = (report: Report): number => countOf(report, 'error') + countOf(report, 'warning')

function valuesOf({ observations }: Report): (number | null)[] {
  const values = new Map(observations.map(({ indicator, value }) => [indicator, value]))
  return HARMONISED.map((harmonised) => harmonisedValue(harmonised, values))
}

const missingIn = (values: readonly (number | null)[]): number =>
  values.filter((value) => value === null).length

const scoreOf = (report: Report): number => findingsOf(report) * FINDING + missingIn(valuesOf(report))

function rowOf(report: Report, reports: number): Row {
  const values = valuesOf(report)
  const inState = (...states: string[]): number =>
    report.observations.filter(({ state }) => states.includes(state)).length
  return [
    report.agency,
    report.year,
    report.source.name,
    reports,
    ...formatsOf(report),
    findingsOf(report),
    missingIn(values),
    inState('blank'),
    inState('inferred'),
    inState('ambiguous', 'unreadable'),
    ...values,
  ]
}
