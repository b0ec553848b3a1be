/** The tables of the data set: their columns with types, and the rows that a report gives. All exports are made from these. */
import { type Indicator, codebook, indicatorOf } from '../codebook.js'
import { ALL_EDITIONS, hasFormats, TABLE_NAMES, type TableName } from '../form/index.js'
import { CLAIMED } from '../form/claimed.js'
import { SHORT_WORDS, snakeCase } from '../form/lexicon/short-names.js'
import { yearOfList } from '../form/lists.js'
import { sectionOrdinal, tableNames } from '../form/names.js'
import { type Given, type Identity, identify, publishedOnOf } from '../bodies/identify.js'
import { noSuchTable } from '../errors.js'
import type { Report } from '../report.js'
import { type State, STATES } from './states.js'

export type OutputValue = string | number | boolean | null | undefined
export type OutputRow = readonly OutputValue[]

export interface OutputColumn {
  name: string
  type: 'string' | 'integer' | 'number' | 'date' | 'boolean'
  /** What the column says, for readers of the data package. */
  description: string
  /** What it is called in the second head row of a workbook. */
  titleZh: string
  /** All values that it may have. */
  oneOf?: readonly string[]
  /** What its numbers count. */
  unit?: string
  /** In a workbook, in characters, where it is not the usual of its type. */
  width?: number
}

export interface OutputTable {
  name: string
  title: string
  titleZh: string
  columns: readonly OutputColumn[]
  /** The columns that name a row and no other. */
  key?: readonly string[]
  /** Columns that name a row of another table. */
  refersTo?: readonly { columns: readonly string[]; table: string }[]
  /** So many columns stay in view when a sheet is scrolled; 1 where none are named. */
  frozen?: number
}

/** A table whose rows come from reports, one report after the other. */
export interface ReportTable extends OutputTable {
  rows: (report: Report, context?: RowContext) => Iterable<OutputRow>
  /** For each row, what its cells are marked as in a workbook, by their column. */
  marks?: (report: Report) => Iterable<ReadonlyMap<number, Mark>>
}

/** How a number is known; with `!` where an error or a warning names its cell. */
export type Mark = State | `${State}!`

/** The marks of a report's cells, by their indicator; a printed number that nothing is said of has none. */
function marksOf({ observations, diagnostics }: Report): Map<string, Mark> {
  const named = new Set(
    diagnostics
      .filter(({ severity }) => severity !== 'info')
      .flatMap(({ indicator, parts = [] }) => [indicator, ...parts.map((part) => part.indicator)]),
  )
  return new Map(
    observations.flatMap(({ indicator, state }): [string, Mark][] => {
      if (named.has(indicator)) return [[indicator, `${state}!`]]
      return state === 'number' ? [] : [[indicator, state]]
    }),
  )
}

/** What the report itself doesn't know. */
export interface RowContext {
  /** The earlier file of the same content. */
  duplicateOf?: string | undefined
  /** Whose the report is, where that has been told before. */
  identity?: Identity
}

export const text = (
  name: string,
  titleZh: string,
  description: string,
  oneOf?: readonly string[],
): OutputColumn => ({ name, type: 'string', titleZh, description, ...(oneOf && { oneOf }) })
export const column = (
  type: OutputColumn['type'],
  name: string,
  titleZh: string,
  description: string,
): OutputColumn => ({
  name,
  type,
  titleZh,
  description,
})
const integer = (name: string, titleZh: string, description: string): OutputColumn =>
  column('integer', name, titleZh, description)
const date = (name: string, titleZh: string, description: string): OutputColumn =>
  column('date', name, titleZh, description)

const wide = (known: OutputColumn, width: number): OutputColumn => ({ ...known, width })

export const FILE = wide(text('file', '文件', 'Path of the file as it was given'), 32)
export const PART = integer('part', '份次', 'Which of several reports of the file, from 1')
export const AGENCY = wide(text('agency', '机关', 'Who reports, as printed'), 28)
export const YEAR = integer('year', '年度', 'The year reported on')
export const BODY = wide(
  text('body', '机构', 'Id of the manifest, or the full name with its place; empty where neither is known'),
  28,
)
export const PLACE = text('place', '地区', 'Where the body is')
export const KIND = text(
  'kind',
  '口径',
  'own: of the body alone; aggregate: of all bodies of its place; empty where a government’s report says neither',
  ['own', 'aggregate'],
)

/** proactiveDisclosure → pd, disputes → disputes */
const shortOf = (table: TableName): string => SHORT_WORDS[table] || snakeCase(table)

/** proactiveDisclosure → 第二部分表格; a table outside the sections → its title */
function chineseOf(table: TableName): string {
  const { section, title } = tableNames(table)
  return section === null ? (title?.zh ?? table) : `第${sectionOrdinal(section)}部分表格`
}

/** The format of one of a report's tables; empty where the table is missing or has one format only. */
export const tableFormat = (report: Report, table: Indicator['table']): string => {
  const data = report[table]
  return data && 'format' in data ? data.format : ''
}

const EDITIONS = ALL_EDITIONS.map(({ id }) => id)

/** For each table, where editions print it differently, in which it stands. */
const WITH_FORMATS = TABLE_NAMES.filter(hasFormats)
export const EDITION_COLUMNS: readonly OutputColumn[] = WITH_FORMATS.map((table) => {
  return text(
    `${shortOf(table)}_edition`,
    `${chineseOf(table)}格式`,
    `Edition of the table ${table}`,
    EDITIONS,
  )
})

/** The values of these columns. */
export const editionsOf = (report: Report): string[] =>
  WITH_FORMATS.map((table) => tableFormat(report, table))

/** The number of a report in its file: 1 where it is the only one. */
export const partOf = ({ source }: Report): number => source.part ?? 1

/** Names a report's row in the wide table. */
export const TO_REPORTS = { columns: ['file', 'part'], table: 'reports' }

/** Long and tidy: a row for each observation. */
export const observations: ReportTable = {
  name: 'observations',
  title: 'Observations, long: a row for each cell of each report',
  titleZh: '数据（长表）',
  key: ['file', 'part', 'indicator'],
  refersTo: [TO_REPORTS, { columns: ['indicator'], table: 'codebook' }],
  frozen: 3,
  columns: [
    FILE,
    AGENCY,
    YEAR,
    text('form_table', '表格', 'Table of the form'),
    text('edition', '格式', 'Edition of the form that the table is of, where it has several', EDITIONS),
    wide(text('indicator', '指标', 'Stable id; see the codebook'), 48),
    wide(text('short_name', '短名', 'Name of the indicator in wide tables; see the codebook'), 26),
    text('group', '组', 'Group of rows: received, denied, unavailable, …'),
    wide(text('row_label', '行', 'Chinese label of the row'), 44),
    text('applicant', '申请人', 'Whose requests: natural_persons, …, total; empty in other tables'),
    text('column_label', '列', 'Chinese label of the column'),
    column('boolean', 'is_total', '合计项', 'true where the form’s sum of others stands'),
    column('number', 'value', '数值', 'The number; empty where none is known'),
    text('unit', '单位', 'Unit of the value; empty where none is printed'),
    text('state', '状态', 'How the value is known', STATES),
    text('raw', '原文', 'The text of the cell as printed'),
    text('item', '项', 'The row within its group'),
    text('parent', '上级合计', 'The total that the indicator is part of'),
    BODY,
    PART,
  ],
  *rows(report, { identity = identify(report) } = {}) {
    for (const { indicator, value, unit, state, raw } of report.observations) {
      const known = indicatorOf(indicator)
      const printed = unit ?? (known.unit === 'as printed' ? '' : known.unit)
      yield [
        report.source.name,
        identity.agency,
        identity.year,
        known.table,
        tableFormat(report, known.table),
        indicator,
        known.shortName,
        known.group,
        known.row,
        known.applicant,
        known.column,
        known.isTotal,
        value,
        printed,
        state,
        raw,
        known.item,
        known.parent,
        identity.body,
        partOf(report),
      ]
    }
  },
  *marks(report) {
    const marks = marksOf(report)
    for (const { indicator } of report.observations) {
      const mark = marks.get(indicator)
      yield new Map(mark === undefined ? [] : [[VALUE, mark]])
    }
  },
}

const VALUE = observations.columns.findIndex(({ name }) => name === 'value')

export const indicatorColumn = ({
  shortName,
  labelEn,
  row,
  column: label,
  unit,
}: Indicator): OutputColumn => ({
  ...column('number', shortName, `${row} / ${label}`, `${labelEn} (${unit})`),
  unit,
})

/** Wide: a row for each report, a column for each indicator. */
export const reports: ReportTable = {
  name: 'reports',
  title: 'Reports, wide: a row for each report, a column for each indicator',
  titleZh: '报告（宽表）',
  key: ['file', 'part'],
  frozen: 3,
  columns: [
    FILE,
    AGENCY,
    YEAR,
    BODY,
    PLACE,
    KIND,
    wide(text('title', '标题', 'Title as printed'), 44),
    date('published_on', '发布日期', 'Date of publication, where printed'),
    date('period_from', '统计起始', 'First day of the period reported on, where printed'),
    date('period_to', '统计截止', 'Last day of the period reported on, where printed'),
    ...EDITION_COLUMNS,
    ...TABLE_NAMES.map((table) => {
      return column(
        'boolean',
        `${shortOf(table)}_complete`,
        `${chineseOf(table)}齐全`,
        `Every cell of the table ${table} has a number`,
      )
    }),
    integer('errors', '错误', 'Number of diagnostics that are errors'),
    integer('warnings', '警告', 'Number of diagnostics that are warnings'),
    integer('corrected', '更正', 'Cells that a person has set'),
    text('duplicate_of', '重复于', 'The earlier file with the same content'),
    text('sha256', '散列值', 'SHA-256 of the file'),
    PART,
    ...codebook.map(indicatorColumn),
  ],
  *rows(report, { duplicateOf, identity = identify(report) } = {}) {
    const values = new Map(report.observations.map(({ indicator, value }) => [indicator, value]))
    yield [
      report.source.name,
      identity.agency,
      identity.year,
      identity.body,
      identity.place,
      identity.kind,
      report.title,
      publishedOnOf(report),
      report.period?.from,
      report.period?.to,
      ...editionsOf(report),
      ...TABLE_NAMES.map((table) => isComplete(report, table)),
      countOf(report, 'error'),
      countOf(report, 'warning'),
      report.observations.filter(({ state }) => state === 'corrected').length,
      duplicateOf,
      report.source.sha256,
      partOf(report),
      ...codebook.map(({ indicator }) => values.get(indicator)),
    ]
  },
  *marks(report) {
    const marks = marksOf(report)
    const first = reports.columns.length - codebook.length
    yield new Map(
      codebook.flatMap(({ indicator }, i): [number, Mark][] => {
        const mark = marks.get(indicator)
        return mark === undefined ? [] : [[first + i, mark]]
      }),
    )
  },
}

/** Beside `reports`: how each of its values is known. A column that is no number there is left out here. */
export const reportStates: ReportTable = {
  name: 'reports_states',
  title: 'States of the wide table: a row for each report, how each indicator is known',
  titleZh: '宽表各数据的状态',
  key: ['file', 'part'],
  refersTo: [TO_REPORTS],
  columns: [
    FILE,
    PART,
    ...codebook.map((indicator) => {
      const { name, titleZh, description } = indicatorColumn(indicator)
      return text(`${name}__state`, `${titleZh}：状态`, `State of: ${description}`, STATES)
    }),
  ],
  *rows(report) {
    const states = new Map(report.observations.map(({ indicator, state }) => [indicator, state]))
    yield [report.source.name, partOf(report), ...codebook.map(({ indicator }) => states.get(indicator))]
  },
}

/** Every cell of the table has a number; false as well where the table is missing. */
export const isComplete = ({ observations }: Report, table: Indicator['table']): boolean => {
  const cells = observations.filter(({ indicator }) => indicatorOf(indicator).table === table)
  return cells.length > 0 && cells.every(({ value }) => value !== null)
}

export const countOf = ({ diagnostics }: Report, severity: string): number =>
  diagnostics.reduce((count, diagnostic) => count + (diagnostic.severity === severity ? 1 : 0), 0)

/** Where a row of a list, or a sentence, stands in the text stream. */
const placeColumns: readonly OutputColumn[] = [
  integer('block', '段', 'Block of the text stream, from 0'),
  integer('row_number', '表格行', 'Row of the table, from 0'),
  integer('column_number', '表格列', 'Column of the table, from 0'),
  integer('page', '页', 'Page of a PDF, from 1'),
]

/** Lists that a report attaches, as printed: a row for each number. */
export const annexes: ReportTable = {
  name: 'annexes',
  title: 'Annexes: a row for each number of each list that is none of the form’s, as printed',
  titleZh: '附表（原样）',
  refersTo: [TO_REPORTS],
  columns: [
    FILE,
    AGENCY,
    YEAR,
    integer('annex', '附表序号', 'Which of the report’s lists, from 1'),
    wide(text('annex_title', '附表标题', 'What stands over the list; empty where nothing does'), 32),
    wide(text('label', '指标', 'Label as printed'), 44),
    wide(
      text('path', '层次', 'The labels above it and its own, from the outermost, separated by slashes'),
      60,
    ),
    column('number', 'value', '数值', 'The number; empty where none is printed'),
    text('unit', '单位', 'Unit as printed; empty where none is'),
    text('state', '状态', 'How the value is known', STATES),
    text('raw', '原文', 'The text of the cell as printed'),
    ...placeColumns,
    BODY,
    PART,
  ],
  *rows(report, { identity = identify(report) } = {}) {
    for (const [i, { title, rows }] of report.annexes.entries()) {
      for (const { label, path, value, unit, state, raw, location } of rows) {
        const { block, row, column: at, page } = location
        const year = yearOfList(title, path, identity.year)
        const about = [report.source.name, identity.agency, year, i + 1, title]
        const printed = [label, path.join(' / '), value, unit, state, raw]
        yield [...about, ...printed, block, row, at, page, identity.body, partOf(report)]
      }
    }
  },
}

/** What the prose states: a row for each count. */
export const claims: ReportTable = {
  name: 'claims',
  title: 'Claims: a row for each count that the prose states',
  titleZh: '正文所述数据',
  refersTo: [TO_REPORTS],
  columns: [
    FILE,
    AGENCY,
    YEAR,
    text('subject', '事项', 'What is counted; no indicator', CLAIMED),
    column('number', 'value', '数值', 'The number as stated'),
    text('unit', '单位', 'Unit as printed; empty where words say that there was none'),
    text('scope', '范围', 'Whose and when: own, of the whole area, of a part, of another year', [
      'own',
      'area',
      'part',
      'otherYear',
    ]),
    wide(text('sentence', '原句', 'The sentence as printed, without spaces'), 70),
    integer('block', '段', 'Block of the text stream, from 0'),
    BODY,
    PART,
  ],
  *rows(report, { identity = identify(report) } = {}) {
    for (const { subject, value, unit, scope, sentence, location } of report.claims) {
      const about = [report.source.name, identity.agency, identity.year]
      yield [...about, subject, value, unit, scope, sentence, location.block, identity.body, partOf(report)]
    }
  },
}

export const diagnostics: ReportTable = {
  name: 'diagnostics',
  title: 'Diagnostics: a row for each finding in a report',
  titleZh: '检查结果',
  refersTo: [TO_REPORTS],
  columns: [
    FILE,
    text('code', '代码', 'Stable code of the rule'),
    text('severity', '级别', 'How grave it is', ['error', 'warning', 'info']),
    text('origin', '来源', 'source: the report is wrong; parser: the reading is unsure', [
      'source',
      'parser',
    ]),
    wide(text('message', '说明（英文）', 'The finding in words'), 70),
    wide(text('message_zh', '说明', 'The finding in words, in Chinese'), 60),
    text('indicator', '指标', 'The indicator concerned'),
    column('number', 'expected', '应为', 'What the rule expects'),
    column('number', 'actual', '填写为', 'What is printed'),
    ...placeColumns,
    wide(text('others', '相关文件', 'Files that it was held against, separated by a bar'), 32),
    PART,
    integer(
      'file_number',
      '第几个文件',
      'Which of the files of the report, from 1, where it stands in several',
    ),
  ],
  *rows(report) {
    for (const finding of report.diagnostics)
      yield findingRow({ file: report.source.name, part: report.source.part }, finding)
  },
}

/** A row of `diagnostics`. */
export function findingRow(
  { file, part = 1 }: { file: string | null; part?: number | undefined },
  finding: Report['diagnostics'][number],
  others: readonly string[] = [],
): OutputRow {
  const { code, severity, origin, message, messageZh, indicator, expected, actual } = finding
  const { block, row, column: at, page, part: fileNumber } = finding.location ?? {}
  const told = [code, severity, origin, message, messageZh, indicator, expected, actual]
  return [file, ...told, block, row, at, page, others.join(' | '), part, fileNumber]
}

/** A table with the columns of a manifest that are passed on. */
export const withPassedOn = (table: ReportTable, names: readonly string[]): ReportTable =>
  names.length === 0
    ? table
    : {
        ...withColumns(table, names),
        *rows(report, context) {
          const given = passedOnFrom(report.source.manifest, names)
          for (const row of table.rows(report, context)) yield [...row, ...given]
        },
      }

/** The columns alone, for tables whose rows are made otherwise. */
export const withColumns = <T extends OutputTable>(table: T, passedOn: readonly string[]): T => ({
  ...table,
  columns: [...table.columns, ...passedOn.map((name) => text(name, name, 'As the manifest has it'))],
})

/** What a line of the manifest has in these columns. */
export const passedOnFrom = (line: Given | undefined, names: readonly string[]): OutputRow =>
  names.map((name) => line?.[name])

export const failures: OutputTable = {
  name: 'failures',
  title: 'Failures: a row for each file that gave no report',
  titleZh: '未能识读的文件',
  columns: [
    FILE,
    text('code', '代码', 'Stable code of the error'),
    text('message', '说明（英文）', 'The error in words'),
    text('message_zh', '说明', 'The error in words, in Chinese; empty for what nobody has foreseen'),
    text('file_bytes', '文件名字节', 'Bytes of a file name that is not UTF-8, as hexadecimal numbers'),
  ],
}

export const REPORT_TABLES: readonly ReportTable[] = [
  reports,
  reportStates,
  observations,
  annexes,
  claims,
  diagnostics,
]

/** The tables that reports give, by the names of their files. */
export type DataTable = 'reports' | 'reports_states' | 'observations' | 'annexes' | 'claims' | 'diagnostics'

/** @throws GongkaiError `argument.invalid` for a name that no table has */
export function tableNamed(name: DataTable): ReportTable {
  const table = REPORT_TABLES.find((one) => one.name === name)
  if (!table)
    throw noSuchTable(
      name,
      REPORT_TABLES.map((one) => one.name),
    )
  return table
}
