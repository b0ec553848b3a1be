/** What is made of reports that are at hand, here and in a browser. Each loads what it needs when it is first called. */
import type { CheckedReport, CheckReportsOptions } from './checks/reports.js'
import type { DataTable } from './exports/tables.js'
import type { Report } from './report.js'

/**
 * Checks reports, each alone and all against one another: years that are missing or do not join (`check.carryOver`), copied
 * texts (`check.copied`), aggregates and their parts, parts of one report. The reports stay as they are.
 *
 * @returns for each report, in the order given, its name and its findings: its own and those that take several
 */
export async function checkReports(
  reports: readonly Report[],
  options: CheckReportsOptions = {},
): Promise<CheckedReport[]> {
  return (await import('./checks/reports.js')).checkReports(reports, options)
}

/**
 * A workbook (XLSX) of reports, observations, findings and codebook, with colours for how a number is known.
 *
 * @returns the bytes of the file
 */
export async function toXlsx(reports: Report | readonly Report[]): Promise<Uint8Array> {
  return (await import('./exports/sheets.js')).toXlsx(reports)
}

/**
 * A Parquet file of one table of the data set, with typed columns; a blank is null. Columns are those of the CSV of the same
 * name.
 *
 * @param options.table which table: `observations`, a row a cell, where none is named
 * @returns the bytes of the file
 */
export async function toParquet(
  reports: Report | readonly Report[],
  { table = 'observations' }: { table?: DataTable } = {},
): Promise<Uint8Array> {
  return (await import('./exports/parquet.js')).reportsToParquet(reports, table)
}
