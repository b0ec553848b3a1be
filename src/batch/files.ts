/** Many files → answers, in the order given, read by workers or in this thread. */
import { availableParallelism } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import type { Given } from '../bodies/identify.js'
import type { LineOptions } from '../exports/lines.js'
import type { Corrections } from './corrections.js'
import { hexOf } from './names.js'
import { answer, failureOf } from './answer.js'
import { type Content, type Reader, openReader } from './contents.js'
import { type Lane, openLane } from './lanes.js'
import { type Gate, gate, inOrder } from './order.js'
import type { Answer, Failure, Task } from './task.js'
import { isTrouble, patiently } from './trouble.js'

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
  /** Size and hash of the content; missing where it couldn't be read. */
  bytes?: number
  sha256?: string
  /** The first file with the same content. */
  duplicateOf?: string
  /** Missing for what needn't be read: duplicates, where `skipDuplicates` is set, and what `isKnown`. */
  answer?: Answer
}

export interface ReadOptions extends FilesOptions {
  lines?: LineOptions
  /** As for a task. */
  checks?: { all: boolean }
  /** What a manifest says of a file. */
  givenOf?: (path: string) => Given | undefined
  /** As for a task. */
  every?: boolean
  corrections?: Corrections
  skipDuplicates?: boolean
  isKnown?: (path: string, sha256: string) => boolean
  /** Another worker's file than the build's: for tests of what workers may do wrong. */
  worker?: string
  /** Contents that have been seen already: the path of the first file by hash. Grows. */
  seen?: Map<string, string>
}

export async function* readFiles(
  paths: Iterable<string> | AsyncIterable<string>,
  options: ReadOptions = {},
): AsyncGenerator<FileAnswer> {
  const {
    jobs = options.timeout === undefined ? 0 : 1,
    timeout = USUAL_TIMEOUT,
    signal,
    convert = false,
    lines,
    checks,
    givenOf = () => undefined,
    every = false,
    corrections,
    skipDuplicates = false,
    isKnown = () => false,
    seen = new Map(),
    worker,
  } = options
  const lanes =
    jobs === 0
      ? [threadLane]
      : Array.from({ length: jobs }, () =>
          openLane({ timeout, ...(worker !== undefined && { file: worker }) }),
        )
  const free = pool(lanes)
  const contents = gate(CONTENTS_PER_JOB * lanes.length)
  const reader = openReader()
  const register = firstsInOrder(reader, contents, seen)

  const work = async (path: string): Promise<FileAnswer> => {
    const loaded = await register(path)
    if ('failure' in loaded) return { path, answer: loaded }
    try {
      const { content, duplicateOf } = loaded
      const { bytes, sha256 } = content
      const known = { path, bytes: bytes.length, sha256, ...(duplicateOf !== undefined && { duplicateOf }) }
      if (duplicateOf === undefined ? isKnown(path, sha256) : skipDuplicates) return known
      return {
        ...known,
        answer: await free((lane) =>
          readBy(lane, {
            name: path,
            ...bytesOf(path),
            bytes,
            convert,
            ...givenAs(givenOf(path)),
            ...(lines && { lines }),
            ...(checks && { checks }),
            ...(every && { every }),
            ...correctionsFor(sha256, corrections),
          }),
        ),
      }
    } finally {
      contents.leave()
    }
  }

  try {
    yield* inOrder(paths, work, jobs === 0 ? 1 : WINDOW_PER_JOB * jobs, signal)
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()))
    await reader.close()
  }
}

const correctionsFor = (sha256: string, all: Corrections | undefined): Pick<Task, 'corrections'> => {
  const corrections = all?.byContent.get(sha256)
  return corrections ? { corrections } : {}
}

const givenAs = (given: Given | undefined): { given?: Given } => (given ? { given } : {})

function bytesOf(path: string): { nameBytes?: string } {
  const nameBytes = hexOf(path)
  return nameBytes === undefined ? {} : { nameBytes }
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

const threadLane: Lane = { run: answer, close: async () => {} }

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

type Loaded = { content: Content; duplicateOf?: string } | { failure: Failure }

/** Reads contents side by side but looks them up in the order asked for, so that the first of equal ones is the first named. */
function firstsInOrder(
  reader: Reader,
  contents: Gate,
  seen: Map<string, string>,
): (path: string) => Promise<Loaded> {
  let last: Promise<unknown> = Promise.resolve()
  return (path) => {
    const before = last
    const load = async (): Promise<Loaded> => {
      await contents.enter()
      let content: Content
      try {
        content = await patiently(() => reader.read(path))
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
