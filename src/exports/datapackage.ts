/** The data package descriptor (Frictionless, profile tabular-data-package 1): every file, and the columns of the tables. */
import type { Column, Table } from './tables.js'

interface Described {
  name: string
  title: string
  table?: Table
}

const MEDIA_TYPES: Record<string, string> = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const datapackage = (files: readonly Described[], others: readonly object[] = []): string =>
  `${JSON.stringify({ profile: 'data-package', name: 'government-information-disclosure-reports', title: '政府信息公开工作年度报告', resources: [...files.map(resource), ...others] }, null, 2)}\n`

function resource({ name, title, table }: Described): object {
  const format = name.slice(name.lastIndexOf('.') + 1)
  const known = {
    name: name.toLowerCase().replace(`.${format}`, format === 'csv' ? '' : `-${format}`),
    path: name,
    title,
    format,
    mediatype: MEDIA_TYPES[format],
  }
  if (!table) return known
  return {
    ...known,
    profile: 'tabular-data-resource',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: { fields: table.columns.map(field), missingValues: [''] },
  }
}

const field = ({ name, type, description, titleZh }: Column): object => ({
  name,
  type,
  ...(type === 'date' && { format: 'default' }),
  ...(titleZh !== undefined && { title: titleZh }),
  description,
})
