/** A batch from the first file to the last: what is done already, what is left, and what is made of it in the end. */
import { appendFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { csvHead, csvLines, csvText } from '../exports/csv.js'
import { type Given, givenAmong, sharedBy } from '../bodies/identify.js'
import type { Document } from '../joins/names.js'
import {
  DATAPACKAGE,
  type DataFile,
  datapackageOf,
  type Export,
  filesOf,
  namesOf,
  reportTables,
} from '../exports/dataset.js'
import { type Summary, addSkipped, addWhole, reportDigestOf, summaryToJson } from '../exports/digest.js'
import {
  FAILURES,
  JSON_LINES,
  type LineOptions,
  type Lines,
  dataSetLinesOfAll,
  linesOfFailure,
} from '../exports/lines.js'
import { type Skipped, skipped, skippedRows } from '../exports/skipped.js'
import { diagnostics, failures, withColumns } from '../exports/tables.js'
import type { Report } from '../report.js'
import { documentsOf } from './documents.js'
import { amended, isAmended } from './changes.js'
import type { Corrections } from './corrections.js'
import { entriesOf, jsonLinesOf, reportsAt } from './entries.js'
import {
  type FileAnswer,
  type FilesOptions,
  type FileReading,
  USUAL_TIMEOUT,
  judgedBy,
  readFiles,
  usualJobs,
} from './files.js'
import {
  JOURNAL,
  type JournalEntry,
  type RunState,
  type Settings,
  markFinished,
  markStarted,
  openRun,
} from './journal.js'
import { type Kept, forgetKept, openKept } from './kept.js'
import { lockFolder } from './lock.js'
import { givenFor, type Manifest } from './manifest.js'
import { hexOf } from './names.js'
import { type Ends, type Outputs, openOutputs, syncFolder, writeWhole } from './outputs.js'
import type { Corrected, Failure } from './task.js'
import { isTrouble, troubleWatch } from './trouble.js'
import { begin, note, type Progress, retrace } from './retrace.js'
import { wholeOf } from './whole.js'

export interface BatchOptions extends FilesOptions, Pick<FileReading, 'worker'> {
  exports?: readonly Export[]
  /** What is known of the files, and who ought to report. */
  manifest?: Manifest
  /** Cells that people have checked. */
  corrections?: Corrections
  /** What was left out where the files were looked for: it stands in `skipped.csv`. */
  skipped?: readonly Skipped[]
  /** Begin CSV files with a byte order mark, for Excel. */
  bom?: boolean
  /** Go on where an interrupted run of the same version and options stopped. */
  resume?: boolean
  /** Read again what failed in the run that is gone on with; what failed for a reason of the machine always is. */
  retryFailures?: boolean
  onFile?: (file: { path: string; parts: readonly string[]; failure?: Failure }, summary: Summary) => void
  /** So many files at the list's beginning are done, and so many behind them were read as well: they are taken over if still the same. */
  onResume?: (done: number, kept: number) => void | Promise<void>
  /** The folder holds a finished data set, which this run will replace: files that it makes no more, and that somebody has changed. */
  onReplace?: (before: { removed: string[]; changed: string[] }) => void
  /** A file of the data set is being made from all reports. */
  onWriting?: (name: string) => void
}

const SUMMARY = 'summary.json'
const SKIPPED = `${skipped.name}.csv`

/**
 * Reads files and writes their data set into a folder. Files grow in a hidden folder and get their names when all are
 * whole. Throws where the folder can't be written, or holds another run; what was read by then can be resumed.
 */
export async function batch(
  paths: readonly string[],
  folder: string,
  options: BatchOptions = {},
): Promise<Summary> {
  const unlock = await lockFolder(folder)
  try {
    return await run(paths, folder, options)
  } finally {
    await unlock()
  }
}

async function run(files: readonly string[], folder: string, options: BatchOptions): Promise<Summary> {
  const {
    exports = USUAL_EXPORTS,
    bom = true,
    resume = false,
    retryFailures = false,
    convert = false,
    timeout = USUAL_TIMEOUT,
    jobs = usualJobs(),
    signal,
    worker,
    manifest,
    corrections,
  } = options
  const settings = settingsOf(options)
  const reading = {
    jobs,
    timeout,
    convert,
    ...(signal && { signal }),
    ...(worker !== undefined && { worker }),
  }
  const documents = await documentsOf(files, {
    manifest,
    judge: (candidates) => judgedBy(candidates, reading),
  })
  const state = await openRun(folder, settings, resume)
  const passedOn = manifest?.passedOn ?? []
  const givenOf = manifest ? givenFor(manifest) : () => []
  const growing = growingFiles(exports, { bom, passedOn })
  const isReadAgain = ({ failure }: JournalEntry): boolean =>
    failure !== undefined && (retryFailures || isTrouble(failure))
  const progress = state.resumed
    ? await retrace(documents, { state, folder, growing, isReadAgain, ...(signal && { signal }) })
    : begin(growing)
  const kept = await openKept(state.work, endsOf(growing), isReadAgain)
  const rest = documents.slice(progress.done)
  if (state.resumed) await options.onResume?.(progress.summary.files, keptOf(rest, kept))
  else if (state.replaces.length > 0)
    options.onReplace?.({ removed: goneFrom(state.replaces, exports), changed: state.changed })
  const outputs = await openOutputs(state.work, progress.ends, { name: JOURNAL, end: progress.journalEnd })
  try {
    if (progress.done === 0) await outputs.begin(growing)
    await markStarted(state, settings)
    const lines = { csv: exports.includes('csv'), passedOn }
    await readRest(rest, { flow: { outputs, progress, kept, lines, givenOf }, reading, options })
  } finally {
    await outputs.close()
  }
  const known = { ...(manifest && { manifest }), ...(corrections && { corrections }) }
  await finish(progress, { folder, state, exports, bom, growing, ...known }, options)
  return progress.summary
}

/** Reads what is left, a file after the other, each into the growing data set. */
async function readRest(
  rest: readonly Document[],
  { flow, reading, options }: { flow: Flow; reading: FileReading; options: BatchOptions },
): Promise<void> {
  const { progress, kept, lines, givenOf } = flow
  const take = taker(flow)
  const watch = troubleWatch()
  const seen = new Map([...progress.firsts].map(([sha256, { path }]) => [sha256, path]))
  const isKnown = (path: string, sha256: string): boolean => kept.find(path, sha256) !== undefined
  const { corrections, onFile } = options
  for await (const file of readFiles(rest, {
    ...reading,
    lines,
    givenOf,
    skipDuplicates: true,
    isKnown,
    seen,
    ...(corrections && { corrections }),
  })) {
    const failure = await take(file)
    const { path, parts = [] } = file
    onFile?.({ path, parts, ...(failure && { failure }) }, progress.summary)
    watch(failure)
  }
}

/** How many files of documents an interrupted run has read; whether they are still the same is seen when it is their turn. */
const keptOf = (documents: readonly Document[], kept: Kept): number =>
  documents.reduce((files, { path, parts }) => files + (kept.has(path) ? 1 + parts.length : 0), 0)

const USUAL_EXPORTS: readonly Export[] = ['json', 'csv']

const settingsOf = (options: BatchOptions): Settings => ({
  exports: [...(options.exports ?? USUAL_EXPORTS)].sort(),
  bom: options.bom ?? true,
  convert: options.convert ?? false,
  timeout: options.timeout ?? USUAL_TIMEOUT,
  manifest: options.manifest?.sha256 ?? '',
  corrections: options.corrections?.sha256 ?? '',
})

/** Files of the run before that this one won't make. */
function goneFrom(before: readonly string[], exports: readonly Export[]): string[] {
  const names = new Set([...namesOf(exports), FAILURES, SKIPPED, SUMMARY, DATAPACKAGE])
  return before.filter((name) => !names.has(name))
}

/** The text files that grow with every report, and what they begin with. */
function growingFiles(
  exports: readonly Export[],
  { bom, passedOn }: { bom: boolean; passedOn: readonly string[] },
): Record<string, string> {
  const tables = exports.includes('csv') ? reportTables(passedOn) : []
  return Object.fromEntries([
    [JSON_LINES, ''],
    ...tables.map((table) => [`${table.name}.csv`, csvHead(table, { bom })]),
    [FAILURES, csvHead(withColumns(failures, passedOn), { bom })],
  ])
}

/** Where the lines of the first file begin. */
const endsOf = (growing: Record<string, string>): Ends =>
  Object.fromEntries(Object.entries(growing).map(([name, head]) => [name, Buffer.byteLength(head)]))

/** Where a run's lines come from and go to. */
interface Flow {
  outputs: Outputs
  progress: Progress
  kept: Kept
  lines: LineOptions
  givenOf: (path: string) => readonly Given[]
}

/** Writes what a file gave, and says how it failed where it did. */
function taker(flow: Flow): (file: FileAnswer) => Promise<Failure | undefined> {
  const { outputs, progress } = flow
  return async (file) => {
    const { path, parts, bytes, sha256, duplicateOf } = file
    const { lines, digests, corrected, failure } = await yieldOf(file, flow)
    const pathBytes = hexOf(path)
    const known = {
      path,
      ...(pathBytes !== undefined && { pathBytes }),
      ...(parts && { parts }),
      ...(bytes !== undefined && { bytes }),
      ...(sha256 !== undefined && { sha256 }),
    }
    const entry = {
      ...known,
      ...(duplicateOf !== undefined && { duplicate: true as const }),
      ...(failure ? { failure } : { digests: digests! }),
      ...(corrected && { corrected }),
    }
    await outputs.add(lines, (ends) => {
      note(progress, { ...entry, ends: { ...ends } })
      return `${JSON.stringify({ ...entry, ends } satisfies JournalEntry)}\n`
    })
    return failure
  }
}

/** What a file gave. */
interface Yield extends Corrected {
  lines: Lines
  digests?: JournalEntry['digests']
  failure?: Failure
}

async function yieldOf(
  { path, sha256, duplicateOf, answer }: FileAnswer,
  { outputs, progress, kept, lines, givenOf }: Flow,
): Promise<Yield> {
  if (answer && 'lines' in answer) return answer
  const failedBy = (failure: Failure): Yield => {
    const failed = { path, pathBytes: hexOf(path), ...failure, given: sharedBy(givenOf(path)) }
    return { lines: linesOfFailure(failed, lines.passedOn), failure }
  }
  if (answer && 'failure' in answer) return failedBy(answer.failure)
  if (duplicateOf === undefined) {
    const entry = kept.find(path, sha256!)!
    return { ...entry, lines: await kept.lines(entry) }
  }
  const first = progress.firsts.get(sha256!)!
  if ('failure' in first) return failedBy(first.failure)
  const read = (await outputs.read(JSON_LINES, first.from, first.to)).toString()
  const reports = read
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => renamed(JSON.parse(line) as Report, path, givenOf(path)))
  return { lines: dataSetLinesOfAll(reports, lines, { duplicateOf }), digests: reports.map(reportDigestOf) }
}

/** A report as another file of the same content gives it. */
function renamed(report: Report, path: string, lines: readonly Given[]): Report {
  const given = givenAmong(lines, report)
  const { manifest: _, ...source } = report.source
  return { ...report, source: { ...source, name: path, ...(given && { manifest: given }) } }
}

interface Finishing {
  folder: string
  state: RunState
  exports: readonly Export[]
  bom: boolean
  growing: Record<string, string>
  manifest?: Manifest
  corrections?: Corrections
}

/** Makes the other files from the reports, then gives all their names. */
async function finish(
  { summary, reports, failed: failedFiles, outcomes }: Progress,
  { folder, state, exports, bom, growing, manifest, corrections }: Finishing,
  { onWriting, signal, skipped: leftOut = [] }: Pick<BatchOptions, 'onWriting' | 'signal' | 'skipped'>,
): Promise<void> {
  const lines = join(state.work, JSON_LINES)
  const whole = await wholeOf(reports, {
    failed: failedFiles,
    reportsAt: (numbers) => reportsAt(jsonLinesOf([lines]), numbers),
    ...(manifest && { manifest }),
    ...(corrections && { corrections: { all: corrections, outcomes } }),
  })
  addWhole(summary, whole)
  addSkipped(summary, leftOut)
  const made = filesOf(exports, { bom, whole })
  const failed: DataFile = {
    name: FAILURES,
    title: failures.title,
    table: withColumns(failures, whole.passedOn),
    chunks: () => [],
  }
  const counted: DataFile = {
    name: SUMMARY,
    title: 'What the data set holds, counted',
    chunks: () => [summaryToJson(summary)],
  }
  const notRead: DataFile = {
    name: SKIPPED,
    title: skipped.title,
    table: skipped,
    chunks: () => [csvText(skipped, skippedRows(leftOut), { bom })],
  }
  const all = [...made, failed, notRead, counted]
  const isRewritten = isAmended(whole)
  const entries = amended(entriesOf(jsonLinesOf([lines])), whole)
  // What has grown is cut off where the last file's lines end, when the run is gone on with.
  if (`${diagnostics.name}.csv` in growing && !isRewritten) {
    const [table] = reportTables(whole.passedOn).filter(({ name }) => name === diagnostics.name)
    await appendFile(join(state.work, `${diagnostics.name}.csv`), csvLines(table!, whole.across))
  }
  const isThere = ({ name }: DataFile): boolean => name in growing && (name === FAILURES || !isRewritten)
  const anew = isRewritten ? join(state.work, 'anew') : state.work
  const lackingJson =
    isRewritten && !exports.includes('json') ? filesOf(['json'], { bom, whole }).slice(0, 1) : []
  for (const file of [...all.filter((one) => !isThere(one)), ...lackingJson, datapackageOf(all)]) {
    signal?.throwIfAborted()
    onWriting?.(file.name)
    await writeWhole(join(anew, file.name), file.chunks(entries), anew)
  }
  const names = [...all.map(({ name }) => name), DATAPACKAGE]
  for (const name of state.replaces) if (!names.includes(name)) await rm(join(folder, name), { force: true })
  // What has grown stays where it is when other files are published in its place: a later run goes on from it.
  for (const name of names)
    await rename(join(name === FAILURES ? state.work : anew, name), join(folder, name))
  await syncFolder(folder)
  await forgetKept(state.work)
  await markFinished(state, folder, names)
}
