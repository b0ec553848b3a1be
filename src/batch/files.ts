/** Many files → answers, in the order given, read by workers or in this thread. */
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import type { Given } from '../bodies/identify.js'
import type { LineOptions } from '../exports/lines.js'
import type { Corrections } from './corrections.js'
import { hexOf } from './names.js'
import { failureOf } from './failure.js'
import { type FileContent, type Reader, openReader } from './contents.js'
import { type Lane, openLane } from './lanes.js'
import { type Gate, gate, inOrder } from './order.js'
import type { PartBytes } from '../joins/contents.js'
import type { Candidates, Document } from '../joins/names.js'
import type { Answer, CheckTask, Failure, Task } from './task.js'
import { isTrouble, patiently } from './trouble.js'

/** How many files are read. */
export interface FilesOptions {
  /** How many workers read at once; without it, and without `timeout`, files are read in this thread, one after the other. */
  jobs?: number
  /** Milliseconds that one file may take (60,000); it then fails with `input.timeout`. Needs a worker: 1, where `jobs` is not given. */
  timeout?: number
  /** Stops everything; the iteration then throws the signal's reason. */
  signal?: AbortSignal
  /** As for parseReport. */
  convert?: boolean
}

/** A report takes 5 to 500 ms. */
export const USUAL_TIMEOUT = 60_000

export const usualJobs = (): number => availableParallelism()

/** How often a worker is started anew where it can't be had, and how long is waited at first (milliseconds). */
const STARTS = 3
const BETWEEN_STARTS = 200

/** Answers that may wait for an earlier file, a worker's: enough to bridge a slow PDF among pages, some 10 MB in all. */
const WINDOW_PER_JOB = 32
/** Contents in memory, a worker's: the one that it reads and the next. */
const CONTENTS_PER_JOB = 2

export interface FileAnswer {
  path: string
  /** The files that go on with it. */
  parts?: readonly string[]
  /** Size and hash of the content; missing where it couldn't be read. */
  bytes?: number
  sha256?: string
  /** The first file with the same content. */
  duplicateOf?: string
  /** Missing for what needn't be read: duplicates, where `skipDuplicates` is set, and what `isKnown`. */
  answer?: Answer
}

export interface FileReading extends FilesOptions {
  lines?: LineOptions
  /** As for a task. */
  checks?: CheckTask
  /** What a manifest says of a file. */
  givenOf?: (path: string) => readonly Given[]
  /** As for a task. */
  every?: boolean
  /** As for a task. */
  streams?: boolean
  /** As for a task. */
  judge?: boolean
  corrections?: Corrections
  skipDuplicates?: boolean
  isKnown?: (path: string, sha256: string) => boolean
  /** Another worker's file than the build's: for tests of what workers may do wrong. */
  worker?: string
  /** Contents that have been seen already: the path of the first file by hash. Grows. */
  seen?: Map<string, string>
}

export async function* readFiles(
  documents: Iterable<string | Document> | AsyncIterable<string | Document>,
  options: FileReading = {},
): AsyncGenerator<FileAnswer> {
  const { timeout = USUAL_TIMEOUT, signal, seen = new Map() } = options
  const jobs = options.jobs ?? (options.timeout === undefined ? 0 : 1)
  const lanes = lanesFor(jobs, timeout, options.worker)
  const free = pool(lanes)
  const contents = gate(CONTENTS_PER_JOB * lanes.length)
  const reader = openReader()
  const register = firstsInOrder(reader, contents, seen)

  const work = async (file: string | Document): Promise<FileAnswer> => {
    const document = typeof file === 'string' ? { path: file, parts: [] } : file
    const about = { path: document.path, ...(document.parts.length > 0 && { parts: document.parts }) }
    const loaded = await register(document)
    if ('failure' in loaded) return { ...about, answer: loaded }
    try {
      const { content, duplicateOf } = loaded
      const known = {
        ...about,
        bytes: sizeOf(content),
        sha256: content.sha256,
        ...(duplicateOf !== undefined && { duplicateOf }),
      }
      if (needsNoReading(document.path, loaded, options)) return known
      const task = taskOf(document.path, content, options)
      return { ...known, answer: await free((lane) => readBy(lane, task)) }
    } finally {
      contents.leave()
    }
  }

  try {
    yield* inOrder(documents, work, jobs === 0 ? 1 : WINDOW_PER_JOB * jobs, signal)
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()))
    await reader.close()
  }
}

const lanesFor = (jobs: number, timeout: number, worker: string | undefined): Lane[] =>
  jobs === 0
    ? [threadLane]
    : Array.from({ length: jobs }, () => openLane({ timeout, ...(worker !== undefined && { file: worker }) }))

/** What has been read before, or stands in an earlier file; the parts of another report have other names. */
function needsNoReading(
  path: string,
  { content: { sha256, parts }, duplicateOf }: { content: Loadable; duplicateOf?: string },
  { skipDuplicates = false, isKnown = () => false }: FileReading,
): boolean {
  return duplicateOf === undefined ? isKnown(path, sha256) : skipDuplicates && parts === undefined
}

/** What a worker is asked about a file. */
function taskOf(path: string, { bytes, sha256, parts }: Loadable, options: FileReading): Task {
  const { convert = false, lines, checks, every, streams, judge, givenOf = () => [], corrections } = options
  return {
    name: path,
    ...bytesOf(path),
    bytes,
    convert,
    ...givenAs(givenOf(path)),
    ...(lines && { lines }),
    ...(checks && { checks }),
    ...(every && { every }),
    ...(streams && { streams }),
    ...(judge && { judge }),
    ...(parts && { parts }),
    ...correctionsFor(sha256, corrections),
  }
}

const correctionsFor = (sha256: string, all: Corrections | undefined): Pick<Task, 'corrections'> => {
  const corrections = all?.byContent.get(sha256)
  return corrections ? { corrections } : {}
}

const givenAs = (given: readonly Given[]): { given?: readonly Given[] } => (given.length > 0 ? { given } : {})

function bytesOf(path: string): { nameBytes?: string } {
  const nameBytes = hexOf(path)
  return nameBytes === undefined ? {} : { nameBytes }
}

/** Which groups of files are one report: each is read alone and together. */
export async function judgedBy(
  candidates: readonly Candidates[],
  options: Pick<FileReading, 'jobs' | 'timeout' | 'signal' | 'convert' | 'worker'>,
): Promise<boolean[]> {
  const documents = candidates.map(([path, ...parts]): Document => ({ path, parts }))
  const judged: boolean[] = []
  for await (const { answer } of readFiles(documents, { ...options, judge: true }))
    judged.push(answer !== undefined && 'areOne' in answer && answer.areOne)
  return judged
}

/** A worker that could not be started may be had a moment later: the system was short of something. */
async function readBy(lane: Lane, task: Task): Promise<Answer> {
  let answer = await lane.run(task)
  for (let again = 0; again < STARTS && 'failure' in answer && isTrouble(answer.failure); again++) {
    await wait(BETWEEN_STARTS * 2 ** again)
    answer = await lane.run(task)
  }
  return answer
}

/** What reads is loaded here alone: who has workers read does without it. */
const threadLane: Lane = {
  run: async (task) => {
    const { answer } = await import('./answer.js')
    return answer(task)
  },
  close: async () => {},
}

/** Gives each piece of work a lane of its own. */
function pool(lanes: readonly Lane[]): <T>(use: (lane: Lane) => Promise<T>) => Promise<T> {
  const idle = [...lanes]
  const places = gate(lanes.length)
  return async (use) => {
    await places.enter()
    const lane = idle.pop()!
    try {
      return await use(lane)
    } finally {
      idle.push(lane)
      places.leave()
    }
  }
}

/** A document's content: with its parts, where it stands in several files. */
export interface Loadable extends FileContent {
  parts?: readonly PartBytes[]
}

export const sizeOf = ({ bytes, parts = [{ name: '', bytes }] }: Loadable): number =>
  parts.reduce((size, part) => size + part.bytes.length, 0)

/** The fingerprint of several files is that of their bytes one after the other. */
export async function contentOf(reader: Reader, { path, parts }: Document): Promise<Loadable> {
  const first = await reader.read(path)
  if (parts.length === 0) return first
  const all: PartBytes[] = [{ name: path, bytes: first.bytes }]
  const hash = createHash('sha256').update(first.bytes)
  for (const name of parts) {
    const { bytes } = await reader.read(name)
    hash.update(bytes)
    all.push({ name, bytes })
  }
  return { bytes: first.bytes, sha256: hash.digest('hex'), parts: all }
}

type Loaded = { content: Loadable; duplicateOf?: string } | { failure: Failure }

/** Reads contents side by side but looks them up in the order asked for, so that the first of equal ones is the first named. */
function firstsInOrder(
  reader: Reader,
  contents: Gate,
  seen: Map<string, string>,
): (document: Document) => Promise<Loaded> {
  let last: Promise<unknown> = Promise.resolve()
  return ({ path, parts }) => {
    const before = last
    const load = async (): Promise<Loaded> => {
      await contents.enter()
      let content: Loadable
      try {
        content = await patiently(() => contentOf(reader, { path, parts }))
      } catch (error) {
        contents.leave()
        await before
        return { failure: failureOf(error) }
      }
      await before
      const duplicateOf = seen.get(content.sha256)
      if (duplicateOf === undefined) seen.set(content.sha256, path)
      return { content, ...(duplicateOf !== undefined && { duplicateOf }) }
    }
    const loaded = load()
    last = loaded
    return loaded
  }
}
