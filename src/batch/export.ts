/** Reports that a batch has read → other exports, later. */
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sharedBy } from '../bodies/identify.js'
import type { CorrectionOutcome, CorrectionRow } from '../exports/corrections.js'
import { csvHead, csvLines } from '../exports/csv.js'
import {
  DATAPACKAGE,
  type DataFile,
  type DatasetOptions,
  datapackageOf,
  type Entries,
  type Export,
  filesOf,
} from '../exports/dataset.js'
import { type Failed, failureRow, FAILURES, JSON_LINES } from '../exports/lines.js'
import { survey, type Surveyed } from '../exports/survey.js'
import { failures, withColumns } from '../exports/tables.js'
import type { Report } from '../report.js'
import { amended, changed, correcting, withCorrections, withGiven } from './changes.js'
import type { Corrections } from './corrections.js'
import { type FailedFile, entriesOf, jsonLinesOf, reportsAt } from './entries.js'
import { holdsRun } from './journal.js'
import { lockFolder } from './lock.js'
import { givenFor, type Manifest } from './manifest.js'
import { mergedLines } from './merge.js'
import { sizeOf, writeWhole } from './outputs.js'
import { wholeOf } from './whole.js'

export interface ExportOptions {
  kinds: readonly Export[]
  bom: boolean
  /** As for a batch; what the lines have of another is replaced. */
  manifest?: Manifest
  corrections?: Corrections
  onWriting?: (name: string) => void
  /** The folder holds files of these names already: they are written anew, or go. */
  onReplace?: (before: { replaced: string[]; removed: string[] }) => void
}

export interface Exported {
  /** Files that gave no report. */
  failed: number
  /** What became of corrections. */
  corrected: readonly CorrectionRow[]
}

/** Makes exports from reports.jsonl files, and `failures.csv` where their lines tell of any. */
export async function exportReports(
  files: readonly string[],
  folder: string,
  options: ExportOptions,
): Promise<Exported> {
  const unlock = await lockFolder(folder)
  const scratch = join(folder, '.gongkai-export')
  try {
    return await writeExports(files, { folder, scratch }, options)
  } finally {
    await rm(scratch, { recursive: true, force: true })
    await unlock()
  }
}

async function writeExports(
  files: readonly string[],
  { folder, scratch }: { folder: string; scratch: string },
  { kinds, bom, onWriting, onReplace, manifest, corrections }: ExportOptions,
): Promise<Exported> {
  const source = files.length > 1 ? await mergedLines(files) : jsonLinesOf(files)
  const failed = new Map<string, FailedFile>()
  const read = entriesOf(source, (file) => failed.set(file.path, file))
  const given = manifest ? withGiven(read, givenFor(manifest)) : read
  const outcomes = new Map<number, CorrectionOutcome>()
  const change = corrections ? correcting(corrections, outcomes) : (report: Report) => report
  const entries = withCorrections(given, change)
  const whole = await wholeOf(await surveyed(entries), {
    failed: [...failed.keys()],
    reportsAt: (numbers) => changed(reportsAt(source, numbers), change),
    ...(manifest && { manifest }),
    ...(corrections && { corrections: { all: corrections, outcomes } }),
  })
  const told = amended(entries, whole)
  const write = async (file: DataFile): Promise<void> => {
    onWriting?.(file.name)
    await writeWhole(join(folder, file.name), file.chunks(told), scratch)
  }
  const isOwn = !manifest && !corrections && (await isOfRun(files, folder))
  const made = filesOf(kinds, { bom, whole }).filter(({ name }) => !isOwn || !OF_MANIFEST.has(name))
  const unread = failed.size > 0 ? [failuresFile(failuresOf(failed.values(), manifest), { bom, whole })] : []
  const replaced = await thereIn(
    folder,
    [...made, ...unread].map(({ name }) => name),
  )
  // Those of an export before; a batch's are of the files that it read.
  const removed = unread.length === 0 && !(await holdsRun(folder)) ? await thereIn(folder, [FAILURES]) : []
  if (replaced.length + removed.length > 0) onReplace?.({ replaced, removed })
  for (const file of [...made, ...unread]) await write(file)
  for (const name of removed) await rm(join(folder, name))
  const all = [...made, ...unread]
  await write(datapackageOf(all, await describedBefore(folder, all)))
  return { failed: failed.size, corrected: whole.corrected }
}

function failuresOf(failed: Iterable<FailedFile>, manifest: Manifest | undefined): Failed[] {
  const givenOf = manifest ? givenFor(manifest) : () => []
  return [...failed].map(({ path, pathBytes, error }) => ({
    path,
    pathBytes,
    ...error,
    given: sharedBy(givenOf(path)),
  }))
}

/** What a batch has made with its manifest: who is missing stands in no line of reports. */
const OF_MANIFEST: ReadonlySet<string> = new Set(['coverage.csv', 'coverage_matrix.csv', 'unplaced.csv'])

/** The reports of the batch that has written into this folder. */
const isOfRun = async ([file, ...others]: readonly string[], folder: string): Promise<boolean> =>
  file !== undefined &&
  others.length === 0 &&
  resolve(file) === resolve(folder, JSON_LINES) &&
  (await holdsRun(folder))

async function surveyed(entries: Entries): Promise<Surveyed[]> {
  const reports: Surveyed[] = []
  for await (const { report, duplicateOf } of entries())
    reports.push({ ...survey(report), ...(duplicateOf !== undefined && { duplicateOf }) })
  return reports
}

async function thereIn(folder: string, names: readonly string[]): Promise<string[]> {
  const sizes = await Promise.all(names.map((name) => sizeOf(join(folder, name))))
  return names.filter((_, i) => sizes[i] !== undefined)
}

/** What else stands in the folder, of a batch or another export, as its data package tells. */
async function describedBefore(folder: string, made: readonly DataFile[]): Promise<object[]> {
  const text = await readFile(join(folder, DATAPACKAGE), 'utf8').catch(() => '{}')
  const { resources = [] } = JSON.parse(text) as { resources?: { path: string }[] }
  const others = resources.filter(({ path }) => made.every(({ name }) => name !== path))
  const there = await Promise.all(
    others.map(async ({ path }) => (await sizeOf(join(folder, path))) !== undefined),
  )
  return others.filter((_, i) => there[i])
}

function failuresFile(failed: readonly Failed[], { bom, whole: { passedOn } }: DatasetOptions): DataFile {
  const table = withColumns(failures, passedOn)
  const rows = failed.map((one) => failureRow(one, passedOn))
  return {
    name: FAILURES,
    title: failures.title,
    table,
    chunks: () => [csvHead(table, { bom }), csvLines(table, rows)],
  }
}
