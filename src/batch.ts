/** Many files → reports, and the data set that they make. The only place besides the command line that touches files. */
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { types } from 'node:util'
import { GongkaiError } from './errors.js'
import { type CsvTable, type CsvValue, FAILURE_COLUMNS, csvRow, csvStream, diagnosticsTable, observationsTable, reportsTable } from './exports/csv.js'
import { toJsonLine } from './exports/json.js'
import { parseReport } from './parse.js'
import type { Report } from './report.js'

/** What became of one file. */
export type Outcome = { path: string; report: Report } | { path: string; error: Error & { code: string } }

/**
 * Reads reports one after the other, in the order given. A file that can't be read gives an outcome with its error;
 * the others go on.
 */
export async function* parseFiles(paths: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Outcome> {
  for await (const path of paths) yield await parseFile(path)
}

async function parseFile(path: string): Promise<Outcome> {
  try {
    return { path, report: await parseReport(await readFile(path), { name: path }) }
  } catch (error) {
    return { path, error: withCode(error) }
  }
}

/** Errors of the file system have codes of their own (ENOENT); anything else without one is a fault of ours. */
function withCode(error: unknown): Error & { code: string } {
  const known = types.isNativeError(error) ? error : new Error(String(error))
  return 'code' in known && typeof known.code === 'string' ? (known as Error & { code: string }) : Object.assign(known, { code: 'internal' })
}

/** The files at or below paths, in a stable order. Hidden files, and folders reached through links, are left out. */
export async function listFiles(paths: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(paths.map(async (path) => ((await stat(path)).isDirectory() ? filesBelow(path) : [path])))
  return [...new Set(lists.flat())]
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'))
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const lists = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : []
    }),
  )
  return lists.flat()
}

export interface BatchTotals {
  files: number
  reports: number
  failures: number
  warnings: number
  errors: number
}

export const EXPORTS = ['json', 'csv', 'text'] as const
export type Export = (typeof EXPORTS)[number]

/**
 * Writes the data set of many files into a folder: `reports.jsonl` (json), `observations.csv`, `reports.csv` and
 * `diagnostics.csv` (csv), and `failures.csv` always. Memory doesn't grow with the number of files.
 */
export async function batch(
  paths: readonly string[],
  folder: string,
  { exports = ['json', 'csv'], onOutcome }: { exports?: readonly Export[]; onOutcome?: (outcome: Outcome, totals: BatchTotals) => void } = {},
): Promise<BatchTotals> {
  await mkdir(folder, { recursive: true })
  const writers = openWriters(folder, exports)
  const totals: BatchTotals = { files: 0, reports: 0, failures: 0, warnings: 0, errors: 0 }
  for await (const outcome of parseFiles(paths)) {
    count(outcome, totals)
    for (const writer of writers) await writer.write(outcome)
    onOutcome?.(outcome, totals)
  }
  for (const writer of writers) await writer.close()
  return totals
}

function count(outcome: Outcome, totals: BatchTotals): void {
  totals.files++
  if ('error' in outcome) {
    totals.failures++
    return
  }
  totals.reports++
  for (const { severity } of outcome.report.diagnostics) {
    if (severity === 'warning') totals.warnings++
    if (severity === 'error') totals.errors++
  }
}

interface Writer {
  write: (outcome: Outcome) => Promise<void>
  close: () => Promise<void>
}

function openWriters(folder: string, exports: readonly Export[]): Writer[] {
  const ofReports = (name: string, table: CsvTable) =>
    csvWriter(join(folder, name), table.columns, (outcome) => ('report' in outcome ? table.rows(outcome.report) : []))
  return [
    ...(exports.includes('json') ? [jsonLinesWriter(join(folder, 'reports.jsonl'))] : []),
    ...(exports.includes('csv')
      ? [ofReports('observations.csv', observationsTable), ofReports('reports.csv', reportsTable), ofReports('diagnostics.csv', diagnosticsTable)]
      : []),
    csvWriter(join(folder, 'failures.csv'), FAILURE_COLUMNS, (outcome) =>
      'error' in outcome ? [[outcome.path, outcome.error.code, outcome.error.message]] : [],
    ),
  ]
}

function jsonLinesWriter(path: string): Writer {
  const file = openFile(path)
  return {
    write: async (outcome) => ('report' in outcome ? send(file.stream, toJsonLine(outcome.report)) : undefined),
    close: file.close,
  }
}

function csvWriter(path: string, columns: readonly string[], rowsOf: (outcome: Outcome) => Iterable<readonly CsvValue[]>): Writer {
  const file = openFile(path)
  const csv = csvStream(columns)
  csv.pipe(file.stream)
  return {
    write: async (outcome) => {
      for (const row of rowsOf(outcome)) await send(csv, csvRow(row))
    },
    close: async () => {
      csv.end()
      await finished(file.stream)
    },
  }
}

/** A file to write to; an error of the disk surfaces at the next write or at the end. */
function openFile(path: string): { stream: Writable; close: () => Promise<void> } {
  const stream = createWriteStream(path)
  let failure: Error | undefined
  stream.on('error', (error) => (failure = error))
  return {
    stream,
    close: async () => {
      if (failure) throw failure
      stream.end()
      await finished(stream)
    },
  }
}

/** Writes and waits while the stream is full. */
async function send(stream: Writable, chunk: unknown): Promise<void> {
  if (stream.errored) throw stream.errored
  if (!stream.write(chunk)) await new Promise<void>((resolve, reject) => {
    const done = (error?: Error) => {
      stream.off('drain', done)
      stream.off('error', done)
      if (error) reject(error)
      else resolve()
    }
    stream.once('drain', done)
    stream.once('error', done)
  })
}

/** Whether an error is one that we throw on purpose. */
export const isKnown = (error: unknown): boolean => error instanceof GongkaiError
