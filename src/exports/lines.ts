/** A report as the lines that it adds to the text files of a data set. */
import { concatenated } from '../bytes.js'
import { generalZh } from '../errors.js'
import type { Report } from '../report.js'
import { csvLines } from './csv.js'
import { toJsonLine } from './json.js'
import { type Given, identify } from '../bodies/identify.js'
import {
  type OutputRow,
  type RowContext,
  REPORT_TABLES,
  failures,
  passedOnFrom,
  withColumns,
  withPassedOn,
} from './tables.js'

/** The bytes that go to the end of each file, by the file's name. */
export type Lines = Record<string, Uint8Array>

export interface LineOptions {
  csv: boolean
  /** Columns of a manifest that every table passes on. */
  passedOn?: readonly string[]
}

export const JSON_LINES = 'reports.jsonl'
export const FAILURES = 'failures.csv'

const encoder = new TextEncoder()

/** The lines of all reports of a file, one after the other. */
export function dataSetLinesOfAll(
  reports: readonly Report[],
  options: LineOptions,
  context: RowContext = {},
): Lines {
  const each = reports.map((report) => dataSetLines(report, options, context))
  const [first = {}] = each
  if (each.length < 2) return first
  return Object.fromEntries(
    Object.keys(first).map((name) => [name, concatenated(each.flatMap((lines) => lines[name] ?? []))]),
  )
}

/** reports.jsonl always: the other exports are made from it. */
export function dataSetLines(
  report: Report,
  { csv, passedOn = [] }: LineOptions,
  context: RowContext = {},
): Lines {
  const lines: Lines = { [JSON_LINES]: encoder.encode(toJsonLine(report)) }
  if (!csv) return lines
  const known = { ...context, identity: identify(report) }
  for (const table of REPORT_TABLES.map((one) => withPassedOn(one, passedOn)))
    lines[`${table.name}.csv`] = encoder.encode(csvLines(table, table.rows(report, known)))
  return lines
}

/** A file that gave no report. */
export interface Failed {
  path: string
  pathBytes?: string | undefined
  code: string
  message: string
  messageZh?: string | undefined
  /** What a manifest says of it. */
  given?: Given | undefined
}

export const failureRow = (
  { path, pathBytes, code, message, messageZh = generalZh(code) ?? undefined, given }: Failed,
  passedOn: readonly string[] = [],
): OutputRow => [path, code, message, messageZh, pathBytes, ...passedOnFrom(given, passedOn)]

export const linesOfFailure = (failed: Failed, passedOn: readonly string[] = []): Lines => ({
  [FAILURES]: encoder.encode(csvLines(withColumns(failures, passedOn), [failureRow(failed, passedOn)])),
})
