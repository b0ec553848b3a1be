/** The data package descriptor (Frictionless, profile tabular-data-package 1): every file, and the columns of the tables. */
import type { OutputColumn, OutputTable } from './tables.js'

interface Described {
  name: string
  title: string
  table?: OutputTable
}

const MEDIA_TYPES: Record<string, string> = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Numbers out of documents that public bodies must publish: nobody's work. */
const LICENCE = { name: 'other-pd', title: 'Facts out of official documents (public domain)' }

export const datapackage = (files: readonly Described[], others: readonly object[] = []): string => {
  const tables = new Set(files.map(({ name }) => name))
  const described = {
    profile: 'data-package',
    name: 'government-information-disclosure-reports',
    title: '政府信息公开工作年度报告',
    licenses: [LICENCE],
    resources: [...files.map((file) => resource(file, tables)), ...others],
  }
  return `${JSON.stringify(described, null, 2)}\n`
}

function resource({ name, title, table }: Described, files: ReadonlySet<string>): object {
  const format = name.slice(name.lastIndexOf('.') + 1)
  const known = {
    name: resourceName(name),
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
    schema: {
      fields: table.columns.map(field),
      missingValues: [''],
      ...(table.key && { primaryKey: table.key }),
      ...foreignKeys(table, files),
    },
  }
}

/** observations.csv → observations; reports.jsonl → reports-jsonl */
function resourceName(file: string): string {
  const format = file.slice(file.lastIndexOf('.') + 1)
  return file.toLowerCase().replace(`.${format}`, format === 'csv' ? '' : `-${format}`)
}

/** Which columns name a row of another table, where that table stands in the package too. */
function foreignKeys({ refersTo = [] }: OutputTable, files: ReadonlySet<string>): object {
  const keys = refersTo
    .filter(({ table }) => files.has(`${table}.csv`))
    .map(({ columns, table }) => ({
      fields: columns,
      reference: { resource: resourceName(`${table}.csv`), fields: columns },
    }))
  return keys.length > 0 ? { foreignKeys: keys } : {}
}

const field = ({ name, type, description, titleZh, oneOf, unit }: OutputColumn): object => ({
  name,
  type,
  ...(type === 'date' && { format: 'default' }),
  title: titleZh,
  description,
  ...(unit !== undefined && { unit }),
  ...(oneOf && { constraints: { enum: oneOf } }),
})
