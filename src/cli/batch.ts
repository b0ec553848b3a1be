/** The commands that read many files: batch, export, and parse as a filter. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BatchOptions, type Export, type Summary, batch, exportReports, findFiles } from '../batch.js'
import { refusal } from '../errors.js'
import { failureOf } from '../batch/failure.js'
import type { Failure } from '../batch/task.js'
import { type FileAnswer, readFiles, usualJobs } from '../batch/files.js'
import { rowsOfCsv, type Manifest, readManifest } from '../batch/manifest.js'
import { type Corrections, readCorrections } from '../batch/corrections.js'
import { type CorrectionRow, REFUSALS } from '../exports/corrections.js'
import { type FoundFiles, outside } from '../batch/list.js'
import { hexOf, pathOf } from '../batch/names.js'
import { plural, visible } from '../findings/words.js'
import { toJsonLine } from '../exports/json.js'
import { FAILURES } from '../exports/lines.js'
import type { Skipped } from '../exports/skipped.js'
import type { CheckOptions } from '../check.js'
import type { CheckResult } from '../findings/result.js'
import { adviceOn } from '../findings/advice.js'
import { chosenIn, languageOf } from './language.js'
import { print, tell, tellFailure } from './output.js'
import { failureSaid } from './speech.js'
import { sayAsData, showProgress } from './progress.js'

export interface BatchArguments {
  out: string
  to: Export[]
  jobs?: number
  /** Seconds. */
  timeout?: number
  bom: boolean
  convert: boolean
  resume: boolean
  retryFailures: boolean
  zero: boolean
  quiet: boolean
  /** How standard error is written: for people, or for machines. */
  log: 'text' | 'json'
  /** A manifest's path. */
  manifest?: string
  /** A corrections file's path. */
  corrections?: string
  /** Of so many files so many may fail; default: none. */
  maxFailures?: (files: number) => number
}

type Ending = 'ok' | 'failed' | 'interrupted'

/** `failed` where more files gave no report than may. Machines are told of an error as of everything else. */
export async function runBatch(paths: readonly string[], options: BatchArguments): Promise<Ending> {
  if (options.log === 'text') return runAndTell(paths, options)
  return runAndTell(paths, options).catch((error: unknown) => {
    sayAsData({ event: 'stopped', out: options.out, ...eventOf(error) })
    return 'failed'
  })
}

async function runAndTell(
  paths: readonly string[],
  { manifest: manifestPath, corrections: correctionsPath, ...options }: BatchArguments,
): Promise<Ending> {
  const { out, to, jobs, timeout, bom, convert, resume, retryFailures, maxFailures } = options
  const known = { ...(await manifestAt(manifestPath)), ...(await correctionsAt(correctionsPath)) }
  const { files, skipped } = await inputs(paths, options)
  const stop = new AbortController()
  const raise = (): void => stop.abort()
  // A second Ctrl-C ends the process at once: the handlers are gone by then.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, raise)
  const teller = await tellerOf({ ...options, total: files.length, skipped: skipped.length })
  try {
    const summary = await batch(files, out, {
      exports: to,
      bom,
      convert,
      resume: resume || retryFailures,
      retryFailures,
      skipped,
      signal: stop.signal,
      ...known,
      ...teller.hooks,
      ...(jobs !== undefined && { jobs }),
      ...milliseconds(timeout),
    })
    await teller.end(summary)
    return statusOf(summary, maxFailures)
  } catch (error) {
    return teller.stopped(stop.signal.aborted ? undefined : (error as Error))
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, raise)
  }
}

/** The files to read; the output folder may lie among them. */
async function inputs(
  paths: readonly string[],
  { out, zero }: Pick<BatchArguments, 'out' | 'zero'>,
): Promise<FoundFiles> {
  const found = await listed(paths, { zero })
  const { files, skipped } = await outside(out, found)
  // An empty data set would look like a result.
  if (files.length === 0) throw nothingIn(paths, out, found.skipped)
  return { files, skipped }
}

/** Why there is nothing to read; links and hidden files may be all that is there. */
function nothingIn(given: readonly string[], out: string, skipped: readonly Skipped[]): Error {
  const [first] = skipped
  const paths = given.join(', ')
  if (!first) return refusal('batch.noFiles:none', { paths, out })
  const { length: count } = skipped
  return refusal('batch.noFiles:skipped', {
    paths,
    count: { en: plural(count, 'file'), zh: `${count}个` },
    file: first.file,
    reason: first.reason,
  })
}

/** Says on standard error how a run goes on and how it ends. */
interface Teller {
  hooks: Pick<BatchOptions, 'onReplace' | 'onResume' | 'onFile'>
  end: (summary: Summary) => Promise<void>
  /** By a signal, or else by an error, which people are told by throwing it with how far it was. */
  stopped: (error: Error | undefined) => Ending
}

async function tellerOf(
  run: Pick<BatchArguments, 'out' | 'quiet' | 'log'> & { total: number; skipped: number },
): Promise<Teller> {
  const { out, quiet, log, total } = run
  let progress = await showProgress(total, { quiet, log })
  if (log === 'json') progress.say('', { event: 'start', files: total, skipped: run.skipped, out })
  let last: Summary | undefined
  return {
    hooks: {
      onReplace: (before) => progress.say(replacing(out, before), { event: 'replaces', ...before }),
      onResume: async (done, further) => {
        progress.stop()
        progress = await showProgress(total, { quiet, log, done })
        const kept = done + further
        progress.say(`${total - kept} new, ${kept} read before`, { event: 'kept', new: total - kept, kept })
      },
      onFile: ({ path: file, parts, failure }, soFar) => {
        last = soFar
        if (failure)
          progress.say(visible(failureSaid({ file, ...failure })), {
            event: 'failure',
            file,
            code: failure.code,
            message: failure.message,
          })
        for (const _ of [file, ...parts]) progress.step(soFar.failures)
      },
    },
    end: async (summary) => {
      progress.stop()
      if (log === 'json') return progress.say('', { event: 'end', out, summary })
      if (summary.failures > 0 && !quiet) for (const line of await adviceIn(out)) tell(line)
      tell(`${totals(summary)}. Written to ${out}`)
      if (hasRefused(summary)) tell(`Corrections were refused: see ${out}/corrections.csv`)
    },
    stopped: (error) => {
      progress.stop()
      const done = last?.files ?? 0
      if (log === 'json') {
        progress.say('', { event: 'stopped', out, done, files: total, ...(error && eventOf(error)) })
        return error ? 'failed' : 'interrupted'
      }
      if (error) throw last ? endedBy(error, { out, done, total }) : error
      tell(`Stopped after ${done} of ${total} files; --resume goes on from there`)
      return 'interrupted'
    },
  }
}

/** What a program is told of an error. */
const eventOf = (error: unknown): Pick<Failure, 'code' | 'message'> => {
  const { code, message } = failureOf(error)
  return { code, message }
}

/** How far the run was when an error ended it. */
function endedBy(error: Error, { out, done, total }: { out: string; done: number; total: number }): Error {
  const { code, messageZh } = failureOf(error)
  return Object.assign(
    new Error(
      `${error.message} (writing into ${out}, after ${done} of ${total} files; --resume goes on from there)`,
      { cause: error },
    ),
    {
      code,
      ...(messageZh !== undefined && {
        messageZh: `${messageZh}（正在写入${out}，已读${total}个文件中的${done}个；加 --resume 可从此处继续）`,
      }),
    },
  )
}

/** What to do about the files that a finished run could not read. */
async function adviceIn(out: string): Promise<string[]> {
  const rows = await rowsOfCsv((await readFile(join(out, FAILURES), 'utf8')).replace(/^\uFEFF/, ''))
  const failures = rows.map(({ file = '', code = '' }) => ({ file, code }))
  return adviceOn(failures, languageOf(chosenIn(process.argv), process.env))
}

function replacing(out: string, { removed, changed }: { removed: string[]; changed: string[] }): string {
  const gone = removed.length > 0 ? `; this run makes no ${removed.join(', ')}, which will be removed` : ''
  const touched = changed.length > 0 ? `; changed since it was written: ${changed.join(', ')}` : ''
  return `${out} holds a finished data set, which this run replaces${gone}${touched}`
}

export const manifestAt = async (path: string | undefined): Promise<{ manifest?: Manifest }> =>
  path === undefined ? {} : { manifest: await readManifest(path) }

export const correctionsAt = async (path: string | undefined): Promise<{ corrections?: Corrections }> =>
  path === undefined ? {} : { corrections: await readCorrections(path) }

/** Says which corrections were refused, and counts the others; returns how many were refused. */
export function tellCorrections(rows: readonly CorrectionRow[] = []): number {
  const refused = refusals(rows)
  for (const line of refused) tell(line)
  if (rows.length > 0)
    tell(`${plural(rows.length - refused.length, 'correction')} applied, ${refused.length} refused`)
  return refused.length
}

/** A sentence for each correction that was refused. */
const refusals = (rows: readonly CorrectionRow[]): string[] =>
  rows.flatMap(({ file, indicator, outcome }) =>
    outcome === 'applied' ? [] : [`${file}: ${indicator}: correction refused: ${REFUSALS[outcome]}`],
  )

const hasRefused = ({ byCorrection }: Summary): boolean =>
  Object.keys(byCorrection).some((outcome) => outcome !== 'applied')

const statusOf = (summary: Summary, maxFailures: BatchArguments['maxFailures'] = () => 0): 'ok' | 'failed' =>
  summary.failures <= maxFailures(summary.files) && !hasRefused(summary) ? 'ok' : 'failed'

/** Workers take half a second to start: of fewer files one reads all. */
const ENOUGH_FOR_WORKERS = 100

/** How files are read that are to be checked: in processes, so that none of them takes the others with it; one alone in this one. */
function checkedBy(
  files: number,
  { jobs, timeout }: { jobs: number | undefined; timeout: number | undefined },
): { jobs?: number; timeout?: number } {
  const usual = files >= ENOUGH_FOR_WORKERS ? usualJobs() : 1
  const workers = jobs ?? (files > 1 ? usual : undefined)
  return { ...(workers !== undefined && { jobs: workers }), ...milliseconds(timeout) }
}

/** What commands take that read many files and write none of them. */
export interface CheckedArguments {
  /** A manifest's path. */
  manifest?: string
  /** A corrections file's path. */
  corrections?: string
  jobs?: number
  timeout?: number
  convert: boolean
  /** Paths on standard input end with a zero byte. */
  zero: boolean
}

/** Has files read as the arguments say, and shows how far it is. */
export async function readBy<T>(
  files: readonly string[],
  { manifest, corrections, jobs, timeout, convert }: CheckedArguments,
  read: (options: CheckOptions) => Promise<T>,
): Promise<T> {
  const bar = await showProgress(files.length)
  try {
    return await read({
      convert,
      ...(await manifestAt(manifest)),
      ...(await correctionsAt(corrections)),
      ...checkedBy(files.length, { jobs, timeout }),
      onFile: () => bar.step(0),
    })
  } finally {
    bar.stop()
  }
}

/** Says what could not be read and which corrections were refused; returns how many. */
export function tellFailures({
  failures,
  corrections,
}: Pick<CheckResult, 'failures' | 'corrections'>): number {
  for (const failed of failures) tellFailure(failed)
  return failures.length + tellCorrections(corrections)
}

/** As the library takes it; its own limit where none is given. */
const milliseconds = (seconds: number | undefined): { timeout?: number } =>
  seconds === undefined ? {} : { timeout: seconds * 1000 }

function totals(summary: Summary): string {
  const { files, parts, reports, failures, duplicates, observations, bySeverity } = summary
  return [
    `${plural(files, 'file')}${parts > 0 ? ` (${parts} as parts of others)` : ''}: ${plural(reports, 'report')}${duplicates > 0 ? ` (${plural(duplicates, 'duplicate')})` : ''}, ${plural(failures, 'failure')}`,
    plural(observations, 'observation'),
    `${plural(bySeverity['error'] ?? 0, 'error')} and ${plural(bySeverity['warning'] ?? 0, 'warning')}`,
    ...corrections(summary),
    ...notInPanel(summary),
    ...skippedIn(summary),
  ].join('; ')
}

function corrections({ byCorrection }: Summary): string[] {
  const { applied = 0, ...refused } = byCorrection
  const count = Object.values(refused).reduce((sum, one) => sum + one, 0)
  return [
    ...(applied > 0 ? [plural(applied, 'correction')] : []),
    ...(count > 0 ? [`${plural(count, 'correction')} refused`] : []),
  ]
}

function skippedIn({ bySkipped }: Summary): string[] {
  const count = Object.values(bySkipped).reduce((sum, one) => sum + one, 0)
  return count > 0 ? [`${plural(count, 'file')} skipped (see skipped.csv)`] : []
}

/** What stands in no row of the panel, or is missing from it. */
function notInPanel({ notInPanel: counts, byCoverage }: Summary): string[] {
  const told = [
    [counts['noAgency'], 'without a body'],
    [counts['noYear'], 'without a year'],
    [counts['otherVersion'], 'published again'],
  ] as const
  const missing = byCoverage['missing'] ?? 0
  return [
    ...told.flatMap(([count, why]) => (count ? [`${plural(count, 'report')} ${why}`] : [])),
    ...(missing > 0 ? [`${plural(missing, 'report')} missing`] : []),
  ]
}

/** Paths as given; `-` stands for those that standard input names: one a line, or each ended by a zero byte. */
export async function listed(
  paths: readonly string[],
  { zero = false } = {},
): Promise<Awaited<ReturnType<typeof findFiles>>> {
  const named: string[] = []
  for (const path of paths) {
    if (path !== '-') named.push(path)
    else for await (const line of pathsOfInput(zero ? ZERO : LINE_FEED)) named.push(line)
  }
  return findFiles(named)
}

/** What separates the paths of a list: `find -print0` ends each with a zero byte, so that a name may hold a line break. */
const LINE_FEED = 0x0a
const RETURN = 0x0d
const ZERO = 0

/** Paths by their bytes: names are not UTF-8 everywhere. */
async function* pathsOfInput(separator: number): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of process.stdin) {
    rest = Buffer.concat([rest, chunk as Buffer])
    let from = 0
    for (let at = rest.indexOf(separator); at >= 0; at = rest.indexOf(separator, from)) {
      yield* pathOfLine(rest.subarray(from, at), separator)
      from = at + 1
    }
    rest = rest.subarray(from)
  }
  yield* pathOfLine(rest, separator)
}

function* pathOfLine(line: Buffer, separator: number): Generator<string> {
  const end = separator === LINE_FEED && line.at(-1) === RETURN ? line.length - 1 : line.length
  if (end > 0) yield pathOf(Buffer.from(line.subarray(0, end)))
}

export interface ExportArguments {
  out: string
  to: Export[]
  bom: boolean
  quiet: boolean
  manifest?: string
  corrections?: string
}

export async function runExport(
  files: readonly string[],
  { out, to, bom, quiet, manifest, corrections }: ExportArguments,
): Promise<'ok' | 'failed'> {
  const known = await manifestAt(manifest)
  if (known.manifest?.lines.some(({ given }) => given['part_of'] !== undefined))
    tell(`${manifest}: part_of joins nothing here, for no files are read: gongkai batch does`)
  const { failed, corrected } = await exportReports(files, out, {
    kinds: to,
    bom,
    ...known,
    ...(await correctionsAt(corrections)),
    onWriting: (name) => void (quiet || process.stderr.write(`writing ${name}\n`)),
    onReplace: ({ replaced, removed }) => {
      if (quiet) return
      if (replaced.length > 0) tell(`${out} holds ${replaced.join(', ')}: written anew`)
      if (removed.length > 0) tell(`${out} holds ${removed.join(', ')} of another export: removed`)
    },
  })
  if (failed > 0) process.stderr.write(`${plural(failed, 'file')} gave no report: see failures.csv\n`)
  return tellCorrections(corrected) > 0 ? 'failed' : 'ok'
}

/** A path that is not UTF-8 is shown as it looks; its bytes are given as well. */
function bytesOf(path: string): { pathBytes?: string } {
  const pathBytes = hexOf(path)
  return pathBytes === undefined ? {} : { pathBytes }
}

export interface FilterArguments {
  jobs: number
  timeout?: number
  convert: boolean
  /** Paths end with a zero byte instead of a line break. */
  zero: boolean
  /** A line for each report of a file that holds several, not for the first alone. */
  every: boolean
}

/** A path a line in, a report or an error a line out, in order, each as soon as it is there. */
export async function filterPaths({ timeout, zero, ...options }: FilterArguments): Promise<boolean> {
  let good = true
  const paths = pathsOfInput(zero ? ZERO : LINE_FEED)
  for await (const { path, answer } of readFiles(paths, { ...options, ...milliseconds(timeout) })) {
    good &&= answer !== undefined && !('failure' in answer)
    for (const line of answerLines(path, answer)) await print(line)
  }
  return good
}

function answerLines(path: string, answer: FileAnswer['answer']): string[] {
  if (answer && 'report' in answer) return [toJsonLine(answer.report)]
  if (answer && 'reports' in answer) return answer.reports.map(toJsonLine)
  if (answer && 'failure' in answer) {
    const { code, message } = answer.failure
    return [`${JSON.stringify({ path, ...bytesOf(path), error: { code, message } })}\n`]
  }
  throw new TypeError(`no answer for ${path}`)
}
