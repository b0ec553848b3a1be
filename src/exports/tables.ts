/** The tables of the data set: their columns with types, and the rows that a report gives. All exports are made from these. */
import { type Indicator, codebook, indicatorOf } from '../codebook.js'
import { ALL_EDITIONS, hasFormats, sectionOf, TABLE_NAMES, type TableName } from '../form/index.js'
import type { Report } from '../report.js'

export type Value = string | number | null | undefined
export type Row = readonly Value[]

export interface Column {
  name: string
  type: 'string' | 'integer' | 'number' | 'date'
  /** What the column says, for readers of the data package. */
  description: string
  titleZh?: string
}

export interface Table {
  name: string
  title: string
  columns: readonly Column[]
}

/** A table whose rows come from reports, one report after the other. */
export interface ReportTable extends Table {
  rows: (report: Report, context?: RowContext) => Iterable<Row>
}

/** What the report itself doesn't know. */
export interface RowContext {
  /** The earlier file of the same content. */
  duplicateOf?: string | undefined
}

const text = (name: string, description: string): Column => ({ name, type: 'string', description })
const integer = (name: string, description: string): Column => ({ name, type: 'integer', description })
const date = (name: string, description: string): Column => ({ name, type: 'date', description })

const FILE = text('file', 'Path of the file as it was given')
const AGENCY = text('agency', 'Who reports, as printed')
const YEAR = integer('year', 'The year reported on')

const FORMATS = ALL_EDITIONS.map(({ id }) => id).join(' or ')

function placeOfTable(table: TableName): string {
  const section = sectionOf(table)
  return section === null ? `the table ${table}` : `the table of section ${section}`
}

/** The format of one of a report's tables; empty where the table is missing or has one format only. */
export const tableFormat = (report: Report, table: Indicator['table']): string => {
  const data = report[table]
  return data && 'format' in data ? data.format : ''
}

/** The tables that editions print differently, and a column for the format of each. */
const WITH_FORMATS = TABLE_NAMES.filter(hasFormats)

export const FORMAT_COLUMNS: readonly Column[] = WITH_FORMATS.map((table) =>
  text(`${table}Format`, `Format of ${placeOfTable(table)}: ${FORMATS}`),
)

/** The values of these columns. */
export const formatsOf = (report: Report): string[] => WITH_FORMATS.map((table) => tableFormat(report, table))

/** Long and tidy: a row for each observation. */
export const observations: ReportTable = {
  name: 'observations',
  title: 'Observations, long: a row for each cell of each report',
  columns: [
    FILE,
    AGENCY,
    YEAR,
    text('table', 'Table of the form'),
    text('format', `Format of that table, where it has several: ${FORMATS}`),
    text('indicator', 'Stable id; see the codebook'),
    text('row', 'Chinese label of the row'),
    text('column', 'Chinese label of the column'),
    { name: 'value', type: 'number', description: 'The number; empty where none is known' },
    text('unit', 'Unit of the value; empty where none is printed'),
    text('state', 'number, blank, notApplicable, unreadable, inferred or ambiguous'),
    text('raw', 'The text of the cell as printed'),
  ],
  *rows(report) {
    for (const { indicator, value, unit, state, raw } of report.observations) {
      const { table, row, column, unit: usual } = indicatorOf(indicator)
      const printed = unit ?? (usual === 'as printed' ? '' : usual)
      yield [
        report.source.name,
        report.agency,
        report.year,
        table,
        tableFormat(report, table),
        indicator,
        row,
        column,
        value,
        printed,
        state,
        raw,
      ]
    }
  },
}

export const indicatorColumn = ({ indicator, labelEn, row, column, unit }: Indicator): Column => ({
  name: indicator,
  type: 'number',
  description: `${labelEn} (${unit})`,
  titleZh: `${row} / ${column}`,
})

/** Wide: a row for each report, a column for each indicator. */
export const reports: ReportTable = {
  name: 'reports',
  title: 'Reports, wide: a row for each report, a column for each indicator',
  columns: [
    FILE,
    AGENCY,
    YEAR,
    text('title', 'Title as printed'),
    date('publishedOn', 'Date of publication, where printed'),
    date('periodFrom', 'First day of the period reported on, where printed'),
    date('periodTo', 'Last day of the period reported on, where printed'),
    ...FORMAT_COLUMNS,
    integer('errors', 'Number of diagnostics that are errors'),
    integer('warnings', 'Number of diagnostics that are warnings'),
    text('duplicateOf', 'The earlier file with the same content'),
    ...codebook.map(indicatorColumn),
  ],
  *rows(report, { duplicateOf } = {}) {
    const values = new Map(report.observations.map(({ indicator, value }) => [indicator, value]))
    yield [
      report.source.name,
      report.agency,
      report.year,
      report.title,
      report.publishedOn,
      report.period?.from,
      report.period?.to,
      ...formatsOf(report),
      countOf(report, 'error'),
      countOf(report, 'warning'),
      duplicateOf,
      ...codebook.map(({ indicator }) => values.get(indicator)),
    ]
  },
}

export const countOf = ({ diagnostics }: Report, severity: string): number =>
  diagnostics.reduce((count, diagnostic) => count + (diagnostic.severity === severity ? 1 : 0), 0)

export const diagnostics: ReportTable = {
  name: 'diagnostics',
  title: 'Diagnostics: a row for each finding in a report',
  columns: [
    FILE,
    text('code', 'Stable code of the rule'),
    text('severity', 'error, warning or info'),
    text('origin', 'source: the report is wrong; parser: the reading is unsure'),
    text('message', 'The finding in words'),
    text('indicator', 'The indicator concerned'),
    { name: 'expected', type: 'number', description: 'What the rule expects' },
    { name: 'actual', type: 'number', description: 'What is printed' },
    integer('block', 'Block of the text stream, from 0'),
    integer('row', 'Row of the table, from 0'),
    integer('column', 'Column of the table, from 0'),
    integer('page', 'Page of a PDF, from 1'),
  ],
  *rows(report) {
    for (const {
      code,
      severity,
      origin,
      message,
      indicator,
      expected,
      actual,
      location,
    } of report.diagnostics) {
      const place = [location?.block, location?.row, location?.column, location?.page]
      yield [report.source.name, code, severity, origin, message, indicator, expected, actual, ...place]
    }
  },
}

export const failures: Table = {
  name: 'failures',
  title: 'Failures: a row for each file that gave no report',
  columns: [
    FILE,
    text('code', 'Stable code of the error'),
    text('message', 'The error in words'),
    text('file_bytes', 'Bytes of a file name that is not UTF-8, as hexadecimal numbers'),
  ],
}

export const REPORT_TABLES: readonly ReportTable[] = [reports, observations, diagnostics]
