import { disputes } from './tables/disputes.js'
import { readLabel } from './labels.js'
import { proactiveDisclosure2019 } from './tables/proactive-disclosure-2019.js'
import { proactiveDisclosure2021 } from './tables/proactive-disclosure-2021.js'
import { requests2019, requests2021 } from './tables/requests.js'
import type { Column, Row, TableName, Template, TemplateBlock } from './template.js'

export type { Column, Format, Row, Rule, SumCode, TableName, Template, TemplateBlock } from './template.js'

/** The official forms, each table in each of its formats. The next official format is one more entry. */
export const TEMPLATES: readonly Template[] = [
  proactiveDisclosure2019,
  proactiveDisclosure2021,
  requests2019,
  requests2021,
  disputes,
]

/** A table in each of its formats, the latest first. */
export const templatesOf = (table: TableName): Template[] =>
  TEMPLATES.filter((template) => template.table === table).reverse()

/** The templates as types, from which the types of the report's tables are made. */
export type Templates = {
  proactiveDisclosure2019: typeof proactiveDisclosure2019
  proactiveDisclosure2021: typeof proactiveDisclosure2021
  requests2019: typeof requests2019
  requests2021: typeof requests2021
  disputes: typeof disputes
}

export function indicatorId(
  { table }: Pick<Template, 'table'>,
  row: Pick<Row, 'key'>,
  column: Pick<Column, 'key'>,
): string {
  return `${table}.${row.key}.${column.key}`
}

export interface TemplateCell {
  indicator: string
  /** The indicator's parts below its table. */
  path: readonly string[]
  block: TemplateBlock
  row: Row
  column: Column
}

const cells = new Map(TEMPLATES.map((template) => [template, listCells(template)]))

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

/** Every cell of a template, in printed order. */
export const cellsOf = (template: Template): readonly TemplateCell[] =>
  cells.get(template) ?? listCells(template)

/** Every label that a template prints, its variants included. */
export function labelsOf(template: Template): string[] {
  const ofBlock = (block: TemplateBlock) => [
    ...(block.heading ? [block.heading] : []),
    ...block.columns.flatMap(({ label, aliases = [] }) => [label, ...aliases]),
    ...block.rows.flatMap(({ path, aliases = [] }) => [...path, ...aliases]),
  ]
  return [...template.furniture, ...template.blocks.flatMap(ofBlock)]
}

const formLabels = new Set(
  TEMPLATES.flatMap(labelsOf).flatMap((text) => [readLabel(text).full, readLabel(text).bare]),
)

/** The longest label of the form has 37 characters; what is much longer is prose. */
const LONGEST_LABEL = 60

/** Whether a text is a label of one of the form's tables, whatever its spaces, brackets and numbering. */
export function isFormLabel(text: string): boolean {
  if (!text || text.length > LONGEST_LABEL) return false
  const { full, bare } = readLabel(text)
  return full !== '' && (formLabels.has(full) || formLabels.has(bare))
}
