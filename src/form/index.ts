import { type Edition, EDITIONS, type EditionId, type Split } from './editions.js'
import type { IndicatorId } from './indicator-id.js'
import { remembered, whenAsked } from '../remembered.js'
import { readLabel } from './labels.js'
import { LISTS, TABLES } from './tables/index.js'
import type { Column, Row, TemplateBlock, TemplateData } from './template.js'

export type { EditionId } from './editions.js'
export type { Column, Row, SumRule, SumCode, TemplateBlock, YearlyRule } from './template.js'

/** The tables as types, from which the types of a report's tables are made. */
export type Tables = (typeof TABLES)[number] | (typeof LISTS)[number]
export type TableName = Tables['table']

export interface Template extends TemplateData {
  table: TableName
  formats: readonly EditionId[]
}

/** The official forms, each table in each of its editions. */
export const TEMPLATES: readonly Template[] = TABLES

/** The lists that reports attach, read from their annexes. */
export const LIST_TEMPLATES: readonly Template[] = LISTS

/** All that a report may hold as typed data. */
export const ALL_TEMPLATES: readonly Template[] = [...TEMPLATES, ...LIST_TEMPLATES]

/** The tables of the form, in its order. */
export const TABLE_NAMES: readonly TableName[] = [...new Set(TEMPLATES.map(({ table }) => table))]

/** These, and the lists behind them. */
export const ALL_TABLE_NAMES: readonly TableName[] = [...new Set(ALL_TEMPLATES.map(({ table }) => table))]

/** A table in each of its editions, the latest first. */
export const templatesOf = (table: TableName): Template[] =>
  ALL_TEMPLATES.filter((template) => template.table === table).reverse()

/** The section of a table; null where it stands in none. */
export const sectionOf = (table: TableName): number | null => templatesOf(table)[0]!.section

/** The sections that hold a table; the others are prose. */
export const SECTIONS_WITH_TABLE: ReadonlySet<number | null> = new Set(
  TABLE_NAMES.map(sectionOf).filter((section) => section !== null),
)

/** A table that editions print differently says in which it stands; one that is the same in all doesn't. */
export const hasFormats = (table: TableName): boolean =>
  templatesOf(table).length > 1 || templatesOf(table)[0]!.dated === true

/** The edition that first printed a template: what a table of it says as its format. */
export const editionIdOf = ({ formats }: Template): EditionId => formats[0]!

/** The editions of the form, the oldest first. */
export const ALL_EDITIONS: readonly Edition[] = EDITIONS

/** The edition in force for a report year; the latest for a year unknown, undefined for years before the first (2014). */
export const editionFor = (year: number | null): Edition | undefined =>
  year === null
    ? ALL_EDITIONS.at(-1)
    : ALL_EDITIONS.findLast(({ from, to }) => from <= year && (to === null || year <= to))

/** Before the first edition that prescribes tables (2019) a report has chapters of its own, and need not have any table. */
export const isBeforeForm = (year: number | null): boolean => year !== null && year < FIRST_FORM_YEAR

const FIRST_FORM_YEAR = ALL_EDITIONS.find(({ prescribes }) => prescribes.length > 0)!.from

/** The tables that a report for a year must have; none for years whose form isn't known. */
export function prescribedTables(year: number | null): TableName[] {
  const prescribed: readonly string[] = editionFor(year)?.prescribes ?? []
  return TABLE_NAMES.filter((table) => prescribed.includes(table))
}

export const editionOf = (format: string): Edition => {
  const edition = ALL_EDITIONS.find(({ id }) => id === format)
  if (!edition) throw new RangeError(`no such edition: ${format}`)
  return edition
}

export const SPLITS: readonly Split[] = ALL_EDITIONS.flatMap(({ splits }) => splits)

/** The ids are written down in indicator-id.ts as a type; test/report-types.test.ts holds that file to this. */
export function indicatorId(
  { table }: Pick<Template, 'table'>,
  row: Pick<Row, 'key'>,
  column: Pick<Column, 'key'>,
): IndicatorId {
  const ofRow = row.key === '' ? table : `${table}.${row.key}`
  return (column.key === '' ? ofRow : `${ofRow}.${column.key}`) as IndicatorId
}

export interface TemplateCell {
  indicator: IndicatorId
  /** The indicator's parts below its table. */
  path: readonly string[]
  block: TemplateBlock
  row: Row
  column: Column
}

/** Every cell of a template, in printed order. */
export const cellsOf = remembered(listCells)

function listCells(template: Template): readonly TemplateCell[] {
  return template.blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      block.columns.map((column) => {
        const indicator = indicatorId(template, row, column)
        return { indicator, path: indicator.split('.').slice(1), block, row, column }
      }),
    ),
  )
}

const cells = whenAsked(
  () => new Map(ALL_TEMPLATES.flatMap(cellsOf).map((cell) => [cell.indicator, cell] as const)),
)

/** The row and the column of an indicator, as its latest edition has them. */
export function formCell(indicator: IndicatorId): TemplateCell {
  const cell = cells().get(indicator)
  if (cell === undefined) throw new RangeError(`no such indicator: ${indicator}`)
  return cell
}

/** `requests.received.total` → `requests.received`: the row of a cell, of which a column without a key says nothing. */
export const rowIdOf = (indicator: IndicatorId): string =>
  `${indicator.slice(0, indicator.indexOf('.'))}.${formCell(indicator).row.key}`

/** What the number of a cell counts; `as printed` where each report prints its own. */
export const unitOf = ({ row, column }: Pick<TemplateCell, 'row' | 'column'>): string =>
  row.unit ?? column.unit

/** Every label that a template prints, its variants included. */
export function labelsOf(template: Template): string[] {
  const ofBlock = (block: TemplateBlock) => [
    ...(block.heading ? [block.heading] : []),
    ...block.columns.flatMap(({ label, aliases = [] }) => [label, ...aliases]),
    ...block.rows.flatMap(({ path, aliases = [] }) => [...path, ...aliases]),
  ]
  return [...template.furniture, ...template.blocks.flatMap(ofBlock)]
}

const formLabels = whenAsked(
  () =>
    new Set(
      [...new Set(TEMPLATES.flatMap(labelsOf))].flatMap((text) => [
        readLabel(text).full,
        readLabel(text).bare,
      ]),
    ),
)

/** The longest label of the form has 37 characters; what is much longer is prose. */
const LONGEST_LABEL = 60

/** Whether a text is a label of one of the form's tables, whatever its spaces, brackets and numbering. */
export function isFormLabel(text: string): boolean {
  if (!text || text.length > LONGEST_LABEL) return false
  const { full, bare } = readLabel(text)
  return full !== '' && (formLabels().has(full) || formLabels().has(bare))
}
