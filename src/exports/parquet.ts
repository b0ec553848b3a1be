/** A table → Parquet: typed columns, nulls, strings as dictionaries, a row group at a time. */
import { concatenated } from '../bytes.js'
import type { Report } from '../report.js'
import {
  type OutputColumn,
  type DataTable,
  type OutputRow,
  type OutputTable,
  tableNamed,
  type OutputValue,
} from './tables.js'

/** Values of a row group, all columns together: some 10 MB in memory. */
const VALUES_PER_GROUP = 600_000

type Element = Parameters<typeof import('hyparquet-writer').parquetWrite>[0]['schema'] extends
  | (infer E)[]
  | undefined
  ? E
  : never

const TYPES: Record<OutputColumn['type'], Partial<Element>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
  boolean: { type: 'BOOLEAN' },
}

const schemaOf = (columns: readonly OutputColumn[]): Element[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, type }): Element => ({ name, repetition_type: 'OPTIONAL', ...TYPES[type] })),
]

export async function* toParquet(
  { columns }: OutputTable,
  rows: AsyncIterable<OutputRow>,
): AsyncGenerator<Uint8Array> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer')
  const writer = new ByteWriter()
  const parquet = new ParquetWriter({ writer, schema: schemaOf(columns), createdBy: 'gongkai' })
  const take = (): Uint8Array => {
    const bytes = writer.getBytes().slice()
    writer.index = 0
    return bytes
  }
  const rowsPerGroup = Math.ceil(VALUES_PER_GROUP / columns.length)
  let group = emptyGroup(columns)
  const write = (): void => {
    const columnData = columns.map(({ name }, i) => ({ name, data: group[i]! }))
    void parquet.write({ columnData, rowGroupSize: rowsPerGroup })
    group = emptyGroup(columns)
  }
  for await (const row of rows) {
    columns.forEach((column, i) => group[i]!.push(cellOf(column, row[i])))
    if (group[0]!.length < rowsPerGroup) continue
    write()
    yield take()
  }
  if (group[0]!.length > 0) write()
  void parquet.finish()
  yield take()
}

const emptyGroup = (columns: readonly OutputColumn[]): (Exclude<OutputValue, undefined> | Date)[][] =>
  columns.map(() => [])

function cellOf({ type }: OutputColumn, value: OutputValue): Exclude<OutputValue, undefined> | Date {
  if (value === null || value === undefined || value === '') return null
  return type === 'date' ? new Date(`${value}T00:00:00Z`) : value
}

/** One table of reports at hand, as the bytes of a file. */
export async function reportsToParquet(
  from: Report | readonly Report[],
  name: DataTable,
): Promise<Uint8Array> {
  const reports = Array.isArray(from) ? (from as readonly Report[]) : [from as Report]
  const table = tableNamed(name)
  async function* rows(): AsyncGenerator<OutputRow> {
    for (const report of reports) yield* table.rows(report)
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of toParquet(table, rows())) chunks.push(chunk)
  return concatenated(chunks)
}
