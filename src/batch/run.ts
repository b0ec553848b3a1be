/** A batch from the first file to the last: what is done already, what is left, and what is made of it in the end. */
import { constants } from 'node:fs'
import { appendFile, copyFile, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CorrectionOutcome, CorrectionRow } from '../exports/corrections.js'
import { csvHead, csvLines } from '../exports/csv.js'
import { isAccusation } from '../bodies/fragments.js'
import type { Given } from '../bodies/identify.js'
import { reportName } from '../bodies/report-name.js'
import {
  DATAPACKAGE,
  type DataFile,
  datapackageOf,
  type Entries,
  type Export,
  filesOf,
  namesOf,
  reportTables,
  type Whole,
} from '../exports/dataset.js'
import {
  type Summary,
  addFailure,
  addFile,
  addReport,
  addWhole,
  digestOf,
  emptySummary,
  summaryToJson,
} from '../exports/digest.js'
import {
  FAILURES,
  JSON_LINES,
  type LineOptions,
  type Lines,
  linesOfAll,
  linesOfFailure,
} from '../exports/lines.js'
import { survey, type Surveyed } from '../exports/survey.js'
import { diagnostics, failures } from '../exports/tables.js'
import type { Report } from '../report.js'
import { failureOf } from './answer.js'
import { openReader } from './contents.js'
import { type Document, documentsOf } from './documents.js'
import { correct, type Corrections } from './corrections.js'
import { type FailedFile, entriesOf, reportsAt } from './entries.js'
import {
  type FileAnswer,
  type FilesOptions,
  type Loadable,
  type ReadOptions,
  USUAL_TIMEOUT,
  contentOf,
  judgedBy,
  readFiles,
  sizeOf as contentSize,
  usualJobs,
} from './files.js'
import {
  JOURNAL,
  type JournalEntry,
  type RunState,
  type Settings,
  holdsRun,
  markFinished,
  markStarted,
  openRun,
  readJournal,
} from './journal.js'
import { type Kept, forgetKept, isWithin, keep, openKept } from './kept.js'
import { lockFolder } from './lock.js'
import { givenFor, type Manifest } from './manifest.js'
import { hexOf } from './names.js'
import { inOrder } from './order.js'
import { type Ends, type Outputs, openOutputs, sizeOf, sizesOf, syncFolder, writeWhole } from './outputs.js'
import type { Corrected, Failure } from './task.js'
import { isTrouble, troubleWatch } from './trouble.js'
import { wholeOf } from './whole.js'

export interface BatchOptions extends FilesOptions, Pick<ReadOptions, 'worker'> {
  exports?: readonly Export[]
  /** What is known of the files, and who ought to report. */
  manifest?: Manifest
  /** Cells that people have checked. */
  corrections?: Corrections
  /** Begin CSV files with a byte order mark, for Excel. */
  bom?: boolean
  /** Go on where an interrupted run of the same version and options stopped. */
  resume?: boolean
  /** Read again what failed in the run that is gone on with; what failed for a reason of the machine always is. */
  retryFailures?: boolean
  onFile?: (file: { path: string; parts: readonly string[]; failure?: Failure }, summary: Summary) => void
  /** So many files needn't be read again. */
  onResume?: (done: number) => void | Promise<void>
  /** The folder holds a finished data set, which this run will replace; these of its files it makes no more. */
  onReplace?: (before: { removed: string[] }) => void
  /** A file of the data set is being made from all reports. */
  onWriting?: (name: string) => void
}

const SUMMARY = 'summary.json'

/** Where the first file of a content left its lines, or how it failed. */
type First = { path: string } & ({ from: number; to: number } | { failure: Failure })

interface Progress {
  ends: Ends
  journalEnd: number
  done: number
  summary: Summary
  firsts: Map<string, First>
  /** Every report in the order of the data set, and every file that gave none. */
  reports: Surveyed[]
  failed: string[]
  /** What became of corrections. */
  outcomes: Map<number, CorrectionOutcome>
}

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
  const givenOf = manifest ? givenFor(manifest) : () => undefined
  const growing = growingFiles(exports, { bom, passedOn })
  const isReadAgain = ({ failure }: JournalEntry): boolean =>
    failure !== undefined && (retryFailures || isTrouble(failure))
  const progress = state.resumed
    ? await retrace(documents, { state, folder, growing, isReadAgain, ...(signal && { signal }) })
    : begin(growing)
  if (state.resumed) await options.onResume?.(progress.summary.files)
  else if (state.replaces.length > 0) options.onReplace?.({ removed: goneFrom(state.replaces, exports) })
  const kept = await openKept(state.work, endsOf(growing), isReadAgain)
  const outputs = await openOutputs(state.work, progress.ends, { name: JOURNAL, end: progress.journalEnd })
  try {
    if (progress.done === 0) await outputs.begin(growing)
    await markStarted(state, settings)
    const { summary } = progress
    const lines = { csv: exports.includes('csv'), passedOn }
    const take = taker({ outputs, progress, kept, lines, givenOf })
    const watch = troubleWatch()
    const seen = new Map([...progress.firsts].map(([sha256, { path }]) => [sha256, path]))
    const rest = documents.slice(progress.done)
    const isKnown = (path: string, sha256: string): boolean => kept.find(path, sha256) !== undefined
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
      options.onFile?.({ path, parts, ...(failure && { failure }) }, summary)
      watch(failure)
    }
  } finally {
    await outputs.close()
  }
  const known = { ...(manifest && { manifest }), ...(corrections && { corrections }) }
  await finish(progress, { folder, state, exports, bom, growing, ...known }, options)
  return progress.summary
}

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
  const names = new Set([...namesOf(exports), FAILURES, SUMMARY, DATAPACKAGE])
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
    [FAILURES, csvHead(failures, { bom })],
  ])
}

/** Where the lines of the first file begin. */
const endsOf = (growing: Record<string, string>): Ends =>
  Object.fromEntries(Object.entries(growing).map(([name, head]) => [name, Buffer.byteLength(head)]))

const begin = (growing: Record<string, string>): Progress => ({
  ends: Object.fromEntries(Object.keys(growing).map((name) => [name, 0])),
  journalEnd: 0,
  done: 0,
  summary: emptySummary(),
  firsts: new Map(),
  reports: [],
  failed: [],
  outcomes: new Map(),
})

/** Contents compared at once when a run is resumed. */
const COMPARED_AT_ONCE = 16

interface Retracing {
  state: RunState
  folder: string
  growing: Record<string, string>
  isReadAgain: (entry: JournalEntry) => boolean
  signal?: AbortSignal
}

/**
 * How much of an interrupted run still holds: the files at the beginning of the list that are the same by path, size and
 * hash. What it has read beyond is set aside.
 */
async function retrace(
  documents: readonly Document[],
  { state: { work }, folder, growing, isReadAgain, signal }: Retracing,
): Promise<Progress> {
  const names = Object.keys(growing)
  for (const name of names) await bringBack(work, folder, name)
  const sizes = await sizesOf(work, names)
  const progress = begin(growing)
  const reader = openReader()
  const entries = readJournal(work)
  const compare = async ({ entry, end }: { entry: JournalEntry; end: number }) => ({
    entry,
    end,
    found: await contentOf(reader, { path: entry.path, parts: entry.parts ?? [] }).catch(failureOf),
  })
  try {
    for await (const { entry, end, found } of inOrder(entries, compare, COMPARED_AT_ONCE, signal)) {
      if (!isWithin(entry.ends, sizes)) break
      if (!isOf(entry, documents[progress.done]) || isReadAgain(entry) || !isSame(entry, found)) {
        await keep(work, names)
        break
      }
      note(progress, entry)
      progress.journalEnd = end
    }
  } finally {
    await reader.close()
  }
  return progress
}

/** A copy of a finished run's file goes back to where files grow; what was finished stays in its place until all is whole again. */
async function bringBack(work: string, folder: string, name: string): Promise<void> {
  if ((await sizeOf(join(work, name))) !== undefined || (await sizeOf(join(folder, name))) === undefined)
    return
  const copy = join(work, 'copy')
  await copyFile(join(folder, name), copy, constants.COPYFILE_FICLONE)
  await rename(copy, join(work, name))
}

/** It tells of the same files. */
const isOf = ({ path, parts = [] }: JournalEntry, document: Document | undefined): boolean =>
  document?.path === path && document.parts.join('\n') === parts.join('\n')

/** Its content is the same, or it can't be read for the same reason. */
const isSame = (entry: JournalEntry, found: Loadable | { code: string }): boolean =>
  'code' in found
    ? entry.sha256 === undefined && entry.failure?.code === found.code
    : contentSize(found) === entry.bytes && found.sha256 === entry.sha256

/** Counts a file in, and remembers where its lines are. */
function note(
  progress: Progress,
  {
    path,
    sha256,
    parts = [],
    digests = [],
    corrected = [],
    failure,
    duplicate = false,
    ends,
  }: Omit<JournalEntry, 'duplicate'> & { duplicate?: boolean },
): void {
  if (failure) {
    addFailure(progress.summary, failure.code, duplicate, parts.length)
    progress.failed.push(path)
  } else {
    addFile(progress.summary, duplicate, parts.length)
    const first = duplicate ? progress.firsts.get(sha256!)?.path : undefined
    for (const digest of digests) {
      addReport(progress.summary, digest)
      progress.reports.push({ ...digest.surveyed, ...(first !== undefined && { duplicateOf: first }) })
    }
  }
  if (sha256 !== undefined && !duplicate) {
    progress.firsts.set(
      sha256,
      failure ? { path, failure } : { path, from: progress.ends[JSON_LINES]!, to: ends[JSON_LINES]! },
    )
  }
  for (const { line, outcome } of corrected) progress.outcomes.set(line, outcome)
  progress.ends = ends
  progress.done++
}

/** Where a run's lines come from and go to. */
interface Flow {
  outputs: Outputs
  progress: Progress
  kept: Kept
  lines: LineOptions
  givenOf: (path: string) => Given | undefined
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
  if (answer && 'failure' in answer)
    return {
      lines: linesOfFailure({ path, pathBytes: hexOf(path) }, answer.failure),
      failure: answer.failure,
    }
  if (duplicateOf === undefined) {
    const entry = kept.find(path, sha256!)!
    return { ...entry, lines: await kept.lines(entry) }
  }
  const first = progress.firsts.get(sha256!)!
  if ('failure' in first)
    return { lines: linesOfFailure({ path, pathBytes: hexOf(path) }, first.failure), failure: first.failure }
  const read = (await outputs.read(JSON_LINES, first.from, first.to)).toString()
  const reports = read
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => renamed(JSON.parse(line) as Report, path, givenOf(path)))
  return { lines: linesOfAll(reports, lines, { duplicateOf }), digests: reports.map(digestOf) }
}

/** A report as another file of the same content gives it. */
function renamed(report: Report, path: string, given: Given | undefined): Report {
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
  { onWriting, signal }: Pick<BatchOptions, 'onWriting' | 'signal'>,
): Promise<void> {
  const lines = join(state.work, JSON_LINES)
  const whole = await wholeOf(reports, {
    failed: failedFiles,
    reportsAt: (numbers) => reportsAt([lines], numbers),
    ...(manifest && { manifest }),
    ...(corrections && { corrections: { all: corrections, outcomes } }),
  })
  addWhole(summary, whole)
  const made = filesOf(exports, { bom, whole })
  const failed: DataFile = { name: FAILURES, title: failures.title, table: failures, chunks: () => [] }
  const counted: DataFile = {
    name: SUMMARY,
    title: 'What the data set holds, counted',
    chunks: () => [summaryToJson(summary)],
  }
  const all = [...made, failed, counted]
  const isRewritten = whole.unaccused.size > 0
  const entries = fairEntries(entriesOf([lines]), whole)
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
  const failed = new Map<string, FailedFile>()
  const read = entriesOf(files, (file) => failed.set(file.path, file))
  const given = manifest ? withGiven(read, givenFor(manifest)) : read
  const outcomes = new Map<number, CorrectionOutcome>()
  const change = corrections ? correcting(corrections, outcomes) : (report: Report) => report
  const entries = withCorrections(given, change)
  const whole = await wholeOf(await surveyed(entries), {
    failed: [...failed.keys()],
    reportsAt: (numbers) => changed(reportsAt(files, numbers), change),
    ...(manifest && { manifest }),
    ...(corrections && { corrections: { all: corrections, outcomes } }),
  })
  const fair = fairEntries(entries, whole)
  const write = async (file: DataFile): Promise<void> => {
    onWriting?.(file.name)
    await writeWhole(join(folder, file.name), file.chunks(fair), scratch)
  }
  const made = filesOf(kinds, { bom, whole })
  const told = failed.size > 0 ? [failuresFile([...failed.values()], bom)] : []
  const replaced = await thereIn(
    folder,
    [...made, ...told].map(({ name }) => name),
  )
  // Those of an export before; a batch's are of the files that it read.
  const removed = told.length === 0 && !(await holdsRun(folder)) ? await thereIn(folder, [FAILURES]) : []
  if (replaced.length + removed.length > 0) onReplace?.({ replaced, removed })
  for (const file of [...made, ...told]) await write(file)
  for (const name of removed) await rm(join(folder, name))
  const all = [...made, ...told]
  await write(datapackageOf(all, await describedBefore(folder, all)))
  return { failed: failed.size, corrected: whole.corrected }
}

/** Reports with their cells corrected; what became of each correction goes into `outcomes`. */
const correcting =
  (corrections: Corrections, outcomes: Map<number, CorrectionOutcome>) =>
  (report: Report): Report => {
    const own = corrections.byContent.get(report.source.sha256) ?? []
    const part = report.source.part ?? 1
    const ofReport = own.filter((one) => one.part === part)
    for (const { line, outcome } of correct([report], ofReport)) outcomes.set(line, outcome)
    return report
  }

const withCorrections = (entries: Entries, change: (report: Report) => Report): Entries =>
  async function* () {
    for await (const entry of entries()) yield { ...entry, report: change(entry.report) }
  }

async function* changed(
  reports: ReturnType<typeof reportsAt>,
  change: (report: Report) => Report,
): ReturnType<typeof reportsAt> {
  for await (const { number, report } of reports) yield { number, report: change(report) }
}

/** The reports; who may lack nothing is not accused of it. */
const fairEntries = (entries: Entries, { unaccused }: Pick<Whole, 'unaccused'>): Entries =>
  unaccused.size === 0
    ? entries
    : async function* () {
        for await (const entry of entries()) {
          const { source, diagnostics: found } = entry.report
          if (unaccused.has(reportName(source.name ?? '', source.part)))
            entry.report.diagnostics = found.filter(({ code }) => !isAccusation(code))
          yield entry
        }
      }

/** The reports with what a manifest says of their files. */
const withGiven = (entries: Entries, givenOf: (path: string) => Given | undefined): Entries =>
  async function* () {
    for await (const entry of entries()) {
      const given = givenOf(entry.report.source.name ?? '')
      if (given) entry.report.source.manifest = given
      yield entry
    }
  }

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

const failuresFile = (failed: readonly FailedFile[], bom: boolean): DataFile => ({
  name: FAILURES,
  title: failures.title,
  table: failures,
  chunks: () => [
    csvHead(failures, { bom }),
    csvLines(
      failures,
      failed.map(({ path, pathBytes, error }) => [path, error.code, error.message, pathBytes ?? null]),
    ),
  ],
})
