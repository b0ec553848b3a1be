/** Lanes: each is a process that reads one document at a time, and is replaced when a document hangs it, fills it or kills it. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { refusal } from '../errors.js'
import { failureOf } from './failure.js'
import { residentBytes } from './memory.js'
import type { Answer, Failure, Task } from './task.js'

/** The build puts it beside every file that this module may end up in. */
const WORKER = join(__dirname, 'worker.js')

export interface Limits {
  /** The heap, in megabytes; V8 ends a process that needs more. */
  heap: number
  /** Everything that the process holds in memory, in megabytes: arrays of bytes are in no heap. */
  resident: number
}

/** A hundred times what the largest reports seen need. */
const LIMITS: Limits = { heap: 1024, resident: 1536 }

/** Between two looks at a busy process's memory, in milliseconds. */
const LOOKED_AT_EVERY = 200
const MEGABYTE = 2 ** 20
/** Of what a process says before it dies, so many characters are kept. */
const LAST_WORDS = 4000

/** What a timer can count to, in milliseconds: a longer one would go off at once. */
const LONGEST_TIMER = 2 ** 31 - 1

export interface LaneOptions {
  /** Milliseconds that one document may take. */
  timeout: number
  /** The worker's file. */
  file?: string
  limits?: Partial<Limits>
  /** Whether a document that a worker died of is given to another (it is). */
  again?: boolean
}

export interface Lane {
  run: (task: Task) => Promise<Answer>
  close: () => Promise<void>
}

type End = { answer: Answer } | { died: Failure }

const STOPPED = failureOf(refusal('worker.crashed:stopped', {}))
const TOO_MUCH = failureOf(refusal('worker.memory', {}))
const tooLong = (timeout: number): Failure => failureOf(refusal('input.timeout', { seconds: timeout / 1000 }))

/**
 * MiB of room for young objects. A document's objects die with it; in V8's usual 1 to 16 many are moved to the old ones first,
 * which costs 6 % of the time of a mixed folder.
 */
const YOUNG = ['--min-semi-space-size=16', '--max-semi-space-size=32']

/** A process that reads: it is ready once its code is loaded, then takes a task at a time. */
interface Worker {
  process: ChildProcess
  ready: Promise<void>
  /** What it wrote to standard error at last. */
  lastWords: () => string
}

function startWorker(file: string, { heap }: Limits): Worker {
  const child = fork(file, [], {
    // What a bad document does to a reader is seen by how it ends; what it prints is nothing for the user.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heap}`, ...YOUNG],
  })
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-LAST_WORDS)
  })
  const ready = new Promise<void>((resolve) => {
    child.once('message', () => resolve())
  })
  return { process: child, ready, lastWords: () => words }
}

/** A worker that is started with the first task, and anew after each death. */
export function openLane({ timeout, file = WORKER, limits, again = true }: LaneOptions): Lane {
  const allowed = { ...LIMITS, ...limits }
  let worker: Worker | undefined
  let closed = false

  const start = (): Worker => {
    const started = startWorker(file, allowed)
    started.process.once('exit', () => {
      if (worker === started) worker = undefined
    })
    worker = started
    return started
  }

  const give = async (task: Task): Promise<End> => {
    const used = worker ?? start()
    const end = await endOf(used, task, { timeout, resident: allowed.resident })
    if ('answer' in end && !('failure' in end.answer && end.answer.failure.code === 'input.timeout'))
      return end
    // Hung, or dead: the next document gets another.
    if (worker === used) worker = undefined
    used.process.kill('SIGKILL')
    return end
  }

  return {
    // A death may be an earlier document's doing: memory that it left, an error that came late. A fresh worker decides.
    run: async (task) => {
      if (closed) return { failure: STOPPED }
      const first = await give(task)
      if ('answer' in first) return first.answer
      const second = closed || !again ? first : await give(task)
      return 'answer' in second ? second.answer : { failure: second.died }
    },
    close: async () => {
      closed = true
      const last = worker?.process
      worker = undefined
      if (!last || last.exitCode !== null || last.signalCode !== null) return
      const gone = new Promise((resolve) => last.once('exit', resolve))
      last.kill('SIGKILL')
      await gone
    },
  }
}

/** Hands a task to a worker and waits for what comes first: its answer, its death, the end of its time or of its memory. */
function endOf(
  { process: child, ready, lastWords }: Worker,
  task: Task,
  { timeout, resident }: { timeout: number; resident: number },
): Promise<End> {
  return new Promise((resolve) => {
    let isReady = false
    let timer: NodeJS.Timeout | undefined
    let memory: NodeJS.Timeout | undefined

    const settle = (end: End): void => {
      clearTimeout(timer)
      clearInterval(memory)
      child.off('message', onAnswer).off('exit', onExit).off('error', onError)
      resolve(end)
    }
    const onAnswer = (answer: Answer): void => {
      if (isReady) settle({ answer })
    }
    const onExit = (code: number | null, signal: NodeJS.Signals | null): void =>
      settle({ died: deathOf({ code, signal, isReady, words: lastWords() }) })
    const onError = (error: Error): void => settle({ died: unavailable(error.message) })

    child.on('message', onAnswer).on('exit', onExit).on('error', onError)
    // The start of a worker is not the document's doing: its time begins when the worker is ready.
    void ready.then(() => {
      isReady = true
      timer = setTimeout(
        () => settle({ answer: { failure: tooLong(timeout) } }),
        Math.min(timeout, LONGEST_TIMER),
      )
      memory = setInterval(async () => {
        if ((await residentBytes(child.pid)) > resident * MEGABYTE) settle({ died: TOO_MUCH })
      }, LOOKED_AT_EVERY)
      child.send(task, (error) => error && onError(error))
    })
  })
}

const OUT_OF_MEMORY = /heap out of memory|Reached heap limit|Array buffer allocation failed/i

interface Ending {
  code: number | null
  signal: NodeJS.Signals | null
  isReady: boolean
  words: string
}

/** What a process that is gone died of. */
function deathOf({ code, signal, isReady, words }: Ending): Failure {
  const last = words.trim().split('\n').at(-1) ?? ''
  if (!isReady) return unavailable(last || `it ended with ${signal ?? code}`)
  if (OUT_OF_MEMORY.test(words)) return TOO_MUCH
  return failureOf(refusal('worker.crashed', { end: signal ?? `status ${code}` }))
}

/** The machine's trouble, not the document's: no worker could be had. */
const unavailable = (why: string): Failure => failureOf(refusal('worker.unavailable', { why }))
