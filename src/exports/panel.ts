/** Reports → a panel: a row for each agency and year, the indicators that every edition has, and how good the row is. */
import type { Report } from '../report.js'
import { HARMONISED, harmonisedValue } from './harmonise.js'
import {
  AGENCY,
  column,
  countOf,
  EDITION_COLUMNS,
  editionsOf,
  indicatorColumn,
  type Row,
  type Table,
  text,
  YEAR,
} from './tables.js'

const count = (name: string, titleZh: string, description: string) =>
  column('integer', name, titleZh, description)

export const panel: Table = {
  name: 'panel',
  title: 'Panel: a row for each agency and year, the indicators that all formats share',
  titleZh: '面板数据',
  columns: [
    AGENCY,
    YEAR,
    text('file', '文件', 'The file that the row is taken from'),
    count(
      'reports',
      '报告份数',
      'Different reports found for this agency and year; the best of them is taken',
    ),
    ...EDITION_COLUMNS,
    count('findings', '错误和警告', 'Diagnostics that are errors or warnings'),
    count(
      'missing',
      '缺值',
      'Indicators of the panel without a value: blank, not applicable, unreadable, ambiguous or not in the tables',
    ),
    count('blank', '空白', 'Cells of the report that are blank'),
    count('inferred', '推算', 'Cells of the report whose place was found by arithmetic'),
    count('unsure', '存疑', 'Cells of the report that are ambiguous or unreadable'),
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
    ...editionsOf(report),
    findingsOf(report),
    missingIn(values),
    inState('blank'),
    inState('inferred'),
    inState('ambiguous', 'unreadable'),
    ...values,
  ]
}
