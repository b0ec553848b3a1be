/** Reports → a panel: a row for each agency and year, the indicators that every edition has, and how good the row is. */
import type { Report } from '../report.js'
import { HARMONISED, harmonisedValue } from './harmonise.js'
import type { BodyYear, WhyChosen } from './survey.js'
import {
  AGENCY,
  BODY,
  column,
  countOf,
  EDITION_COLUMNS,
  editionsOf,
  indicatorColumn,
  KIND,
  PART,
  partOf,
  passedOnFrom,
  PLACE,
  type OutputRow,
  type OutputTable,
  text,
  TO_REPORTS,
  YEAR,
} from './tables.js'

const count = (name: string, titleZh: string, description: string) =>
  column('integer', name, titleZh, description)

const CHOICES: readonly WhyChosen[] = ['only', 'publishedLater', 'fewerFindings', 'fewerGaps', 'first']

export const panel: OutputTable = {
  name: 'panel',
  title: 'Panel: a row for each body and year, the indicators that all editions share',
  titleZh: '面板数据',
  refersTo: [TO_REPORTS],
  frozen: 3,
  columns: [
    BODY,
    AGENCY,
    YEAR,
    PLACE,
    KIND,
    text('file', '文件', 'The file that the row is taken from'),
    PART,
    count('reports', '报告份数', 'Different reports found for this body and year'),
    text('chosen_for', '选用理由', 'Why this one of them was taken', CHOICES),
    text('confirmed_by', '印证文件', 'Files all of whose numbers are the same, separated by a bar'),
    count('conflicts', '冲突', 'Cells that another file of this body and year has otherwise'),
    ...EDITION_COLUMNS,
    count('findings', '错误和警告', 'Diagnostics that are errors or warnings'),
    count(
      'missing',
      '缺值',
      'Indicators of the panel without a value: blank, not applicable, unreadable, ambiguous or not in the tables',
    ),
    count('blank', '空白', 'Cells of the report that are blank'),
    count('inferred', '推算', 'Cells of the report whose place was found by arithmetic'),
    count('corrected', '更正', 'Cells of the report that a person has set'),
    count('unsure', '存疑', 'Cells of the report that are ambiguous or unreadable'),
    ...HARMONISED.map(({ indicator }) => indicatorColumn(indicator)),
  ],
}

/** One report in the order of the data set, and the earlier file with the same content. */
export interface PanelEntry {
  report: Report
  duplicateOf?: string
}

/** A row of the panel to be: whose it is, and how it was chosen among others. */
export interface PanelPlace {
  bodyYear: BodyYear
  confirmedBy: readonly string[]
  conflicts: number
}

/** Goes over the reports once: `places` says, by their number, which of them stand in the panel. */
export async function* panelRows(
  entries: () => AsyncIterable<PanelEntry>,
  { places, passedOn }: { places: ReadonlyMap<number, PanelPlace>; passedOn: readonly string[] },
): AsyncGenerator<OutputRow> {
  let index = 0
  for await (const { report } of entries()) {
    const place = places.get(index++)
    if (place) yield [...rowOf(report, place), ...passedOnFrom(report.source.manifest, passedOn)]
  }
}

function valuesOf({ observations }: Report): (number | null)[] {
  const values = new Map(observations.map(({ indicator, value }) => [indicator, value]))
  return HARMONISED.map((harmonised) => harmonisedValue(harmonised, values))
}

function rowOf(report: Report, { bodyYear, confirmedBy, conflicts }: PanelPlace): OutputRow {
  const { identity, members, chosenFor } = bodyYear
  const values = valuesOf(report)
  const inState = (...states: string[]): number =>
    report.observations.filter(({ state }) => states.includes(state)).length
  return [
    identity.body,
    identity.agency,
    identity.year,
    identity.place,
    identity.kind,
    report.source.name,
    partOf(report),
    members.length,
    chosenFor,
    confirmedBy.join(' | '),
    conflicts,
    ...editionsOf(report),
    countOf(report, 'error') + countOf(report, 'warning'),
    values.filter((value) => value === null).length,
    inState('blank'),
    inState('inferred'),
    inState('corrected'),
    inState('ambiguous', 'unreadable'),
    ...values,
  ]
}
