/** Observations → the report's typed tables. */
import type { Observation, Report } from '../report.js'
import { type Format, TEMPLATES, type TableName, cellsOf } from '../form/index.js'

type Tables = Pick<Report, TableName>

interface Branch {
  [key: string]: Branch | number | string | null
}

/** Every cell of each table's template, at its path; null for what the table lacks. Tables that were not found are null. */
export function typedTables(
  observations: readonly Observation[],
  formats: ReadonlyMap<TableName, Format>,
): Tables {
  const values = new Map(observations.map(({ indicator, value }) => [indicator, value]))
  const tables: Record<TableName, Branch | null> = {
    proactiveDisclosure: null,
    requests: null,
    disputes: null,
  }
  for (const template of TEMPLATES) {
    const format = formats.get(template.table)
    if (!format || !template.formats.includes(format)) continue
    // A table that is the same in all formats carries none.
    const table: Branch = template.formats.length === 1 ? { format } : {}
    for (const { indicator, path } of cellsOf(template)) {
      const parent = path.slice(0, -1).reduce((at, key) => (at[key] ??= {}) as Branch, table)
      parent[path.at(-1)!] = values.get(indicator) ?? null
    }
    tables[template.table] = table
  }
  // The same template data makes the type and the object.
  return tables as unknown as Tables
}
