/** What an interrupted batch leaves behind, and whether another may go on from it. All of it is in one hidden folder of the output. */
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { version } from '../../package.json'
import { refusal } from '../errors.js'
import type { ReportDigest } from '../exports/digest.js'
import { type Ends, sizeOf, syncFolder } from './outputs.js'
import type { CorrectedLine } from './corrections.js'
import type { Words } from '../words.js'
import type { Failure } from './task.js'

/** One line of the journal: what became of one file. */
export interface JournalEntry {
  path: string
  /** Of a path that is not UTF-8, as hexadecimal numbers. */
  pathBytes?: string
  /** The files that go on with it. */
  parts?: readonly string[]
  bytes?: number
  sha256?: string
  duplicate?: true
  /** One for each report of the file. */
  digests?: ReportDigest[]
  /** What became of corrections of its cells. */
  corrected?: readonly CorrectedLine[]
  failure?: Failure
  /** Where the files of the data set end with this file's lines. */
  ends: Ends
}

/** What changes the data: where it differs, the data of two runs don't belong together. */
export interface Settings {
  exports: readonly string[]
  bom: boolean
  convert: boolean
  timeout: number
  /** The manifest's fingerprint; '' without one. */
  manifest: string
  /** That of the corrections; '' without any. */
  corrections: string
}

export interface RunState {
  /** The hidden folder. */
  work: string
  /** The run is there to be gone on with. */
  resumed: boolean
  /** Files of the run before, which this one replaces. */
  replaces: string[]
  /** Those of them that somebody has changed since. */
  changed: string[]
}

export const JOURNAL = 'journal.jsonl'
const WORK = '.gongkai'
const RUN = 'run.json'
const FINISHED = 'finished.json'

interface RunFile {
  version: string
  settings: Settings
  replaces: string[]
}

/**
 * Prepares the output folder. Throws `batch.unfinished` where an interrupted run would be lost, and `batch.otherRun` where
 * the run that is to be resumed was of another version or other options.
 */
export async function openRun(folder: string, settings: Settings, resume: boolean): Promise<RunState> {
  const work = join(folder, WORK)
  await mkdir(work, { recursive: true })
  const before = await readJson<RunFile>(join(work, RUN))
  const written = await readJson<Record<string, Stamp>>(join(work, FINISHED))
  const finished = written && Object.keys(written)
  if (before && resume) {
    refuseOther(before, settings, folder)
    if (written) await refuseChanged(written, folder)
    return { work, resumed: true, replaces: finished ?? before.replaces, changed: [] }
  }
  if (before && !finished && (await sizeOf(join(work, JOURNAL)))) {
    throw refusal('batch.unfinished', { folder, work })
  }
  const changed = await changedIn(folder, written ?? {})
  await rm(work, { recursive: true })
  await mkdir(work)
  return { work, resumed: false, replaces: finished ?? before?.replaces ?? [], changed }
}

function refuseOther(before: RunFile, settings: Settings, folder: string): void {
  if (before.version !== version) {
    throw refusal('batch.otherRun:version', { folder, was: before.version, now: version })
  }
  const other = Object.entries(settings).find(
    ([name, value]) => JSON.stringify(before.settings[name as keyof Settings]) !== JSON.stringify(value),
  )
  if (!other) return
  const [name, now] = other
  throw otherRun(folder, name, before.settings[name as keyof Settings], now)
}

/** Settings that are the fingerprint of a file, empty where there was none. */
const FINGERPRINTS: Readonly<Record<string, Words>> = {
  manifest: { en: 'manifest', zh: '清单' },
  corrections: { en: 'corrections file', zh: '更正表' },
}

/** Written with other options (bom: true, now false), without a manifest, with another manifest. */
function otherRun(folder: string, name: string, was: unknown, now: unknown): Error {
  const file = FINGERPRINTS[name]
  if (!file)
    return refusal('batch.otherRun:options', {
      ...{ folder, name },
      was: JSON.stringify(was),
      now: JSON.stringify(now),
    })
  if (!was) return refusal('batch.otherRun:without', { folder, file })
  return refusal(now === '' ? 'batch.otherRun:with' : 'batch.otherRun:another', { folder, file })
}

/** What a file is known by. */
interface Stamp {
  bytes: number
  modified: number
}

const stampOf = async (path: string): Promise<Stamp | undefined> =>
  stat(path).then(
    ({ size, mtimeMs }) => ({ bytes: size, modified: mtimeMs }),
    () => undefined,
  )

/** Files that are not as they were written: a spreadsheet saves a table in its own way. One that is gone is none. */
async function changedIn(folder: string, written: Record<string, Stamp>): Promise<string[]> {
  const changed: string[] = []
  for (const [name, { bytes, modified }] of Object.entries(written)) {
    const now = await stampOf(join(folder, name))
    if (now && (now.bytes !== bytes || now.modified !== modified)) changed.push(name)
  }
  return changed
}

/** What somebody has changed or taken away can't be gone on with. */
async function refuseChanged(written: Record<string, Stamp>, folder: string): Promise<void> {
  const [changed] = await changedIn(folder, written)
  const gone = await Promise.all(
    Object.keys(written).map(async (name) => ((await stampOf(join(folder, name))) ? [] : [name])),
  )
  const name = changed ?? gone.flat()[0]
  if (name === undefined) return
  throw refusal('batch.changed', { file: join(folder, name) })
}

/** Says that the folder's files have been made: from here on the run can be resumed. */
export async function markStarted({ work, replaces }: RunState, settings: Settings): Promise<void> {
  await rm(join(work, FINISHED), { force: true })
  await writeJson(join(work, RUN), { version, settings, replaces } satisfies RunFile)
}

export async function markFinished(
  { work }: RunState,
  folder: string,
  files: readonly string[],
): Promise<void> {
  const stamps = await Promise.all(
    files.map(async (name) => [name, await stampOf(join(folder, name))] as const),
  )
  await writeJson(join(work, FINISHED), Object.fromEntries(stamps))
}

/** Whether a batch has written into the folder. */
export const holdsRun = async (folder: string): Promise<boolean> =>
  (await sizeOf(join(folder, WORK, RUN))) !== undefined

async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    if (!(error instanceof SyntaxError)) throw error
    throw refusal('batch.damaged', { file: path, folder: dirname(path) })
  }
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { flush: true })
  await rename(`${path}.new`, path)
  await syncFolder(dirname(path))
}

/** The entries of a journal and where each ends; a last line that was cut off is none. */
export async function* readJournal(work: string): AsyncGenerator<{ entry: JournalEntry; end: number }> {
  const path = join(work, JOURNAL)
  const size = (await sizeOf(path)) ?? 0
  if (size === 0) return
  let end = 0
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    end += Buffer.byteLength(line) + 1
    const entry = end <= size ? parsed(line) : undefined
    if (!entry) return
    yield { entry, end }
  }
}

function parsed(line: string): JournalEntry | undefined {
  try {
    return JSON.parse(line) as JournalEntry
  } catch {
    return undefined
  }
}
