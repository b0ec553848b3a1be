/** Observations → the report's typed tables. */
import type { Observation, Report } from '../report.js'
import {
  cellsOf,
  type EditionId,
  hasFormats,
  ALL_TABLE_NAMES,
  ALL_TEMPLATES,
  type TableName,
} from '../form/index.js'

type Tables = Pick<Report, TableName>

interface Branch {
  [key: string]: Branch | number | string | null
}

/**
 * Each table that was found, with every cell of its template at its path (null where the table has none); null for
 * each that was not.
 */
export function typedTables(
  observations: readonly Observation[],
  formats: ReadonlyMap<TableName, EditionId>,
): Tables {
  const values = new Map(observations.map(({ indicator, value }) => [indicator, value]))
  const tables: Record<string, Branch | null> = Object.fromEntries(
    ALL_TABLE_NAMES.map((table) => [table, null]),
  )
  for (const template of ALL_TEMPLATES) {
    const format = formats.get(template.table)
    if (!format || !template.formats.includes(format)) continue
    const table: Branch = hasFormats(template.table) ? { format } : {}
    for (const { indicator, path } of cellsOf(template)) {
      let at = table
      for (const key of path.slice(0, -1)) {
        at[key] ??= {}
        at = at[key] as Branch
      }
      at[path.at(-1)!] = values.get(indicator) ?? null
    }
    tables[template.table] = table
  }
  // Type and object are made from the same templates.
  return tables as unknown as Tables
}
