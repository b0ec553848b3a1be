/** Workers: each reads one document at a time, and is replaced when a document hangs it, fills it or kills it. */
import { join } from 'node:path'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import type { Answer, Failure, Task } from './task.js'

/** The build puts it beside every file that this module may end up in. */
const WORKER = join(__dirname, 'worker.js')

/**
 * A hundred times what the largest reports seen need. The young generation is given too: where only the old one is, V8
 * makes the young one small and the worker slow.
 */
const LIMITS: ResourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 }

/** What a timer can count to, in milliseconds: a longer one would go off at once. */
const LONGEST_TIMER = 2 ** 31 - 1

export interface LaneOptions {
  /** Milliseconds that one document may take. */
  timeout: number
  /** The worker's file. */
  file?: string
  limits?: ResourceLimits
}

export interface Lane {
  run: (task: Task) => Promise<Answer>
  close: () => Promise<void>
}

type End = { answer: Answer } | { died: Failure }

const failed = (code: string, message: string): { failure: Failure } => ({ failure: { code, message } })

const STOPPED: Failure = { code: 'worker.crashed', message: 'The worker was stopped.' }

/** A worker that is started with the first task, and anew after each death. */
export function openLane({ timeout, file = WORKER, limits = LIMITS }: LaneOptions): Lane {
  let worker: Worker | undefined
  let settle: ((end: End) => void) | undefined
  let closed = false

  const start = (): Worker => {
    const started = new Worker(file, { resourceLimits: limits, execArgv: [] })
    const die = (failure: Failure): void => {
      if (worker !== started) return
      worker = undefined
      void started.terminate()
      settle?.({ died: failure })
    }
    // What a worker says after its time was up is about a document that has been answered for.
    started.on('message', (answer: Answer) => worker === started && settle?.({ answer }))
    started.on('error', (error) => die(deathOf(error)))
    started.on('exit', (code) =>
      die({ code: 'worker.crashed', message: `The worker that read it ended with status ${code}.` }),
    )
    return started
  }

  const attempt = (task: Task): Promise<End> =>
    new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined
      const watch = (): void => {
        timer = setTimeout(
          () => {
            const hung = worker
            worker = undefined
            void hung?.terminate()
            settle?.({ answer: failed('input.timeout', `Reading it took more than ${timeout / 1000} s.`) })
          },
          Math.min(timeout, LONGEST_TIMER),
        )
      }
      settle = (end) => {
        settle = undefined
        clearTimeout(timer)
        resolve(end)
      }
      if (worker) watch()
      // The start of a worker is not the document's doing.
      else (worker = start()).once('online', () => settle && watch())
      worker.postMessage(task)
    })

  return {
    // A death may be an earlier document's doing: memory that it left, an error that came late. A fresh worker decides.
    run: async (task) => {
      if (closed) return failed(STOPPED.code, STOPPED.message)
      const first = await attempt(task)
      if ('answer' in first) return first.answer
      const second = closed ? first : await attempt(task)
      return 'answer' in second ? second.answer : { failure: second.died }
    },
    close: async () => {
      closed = true
      const last = worker
      worker = undefined
      settle?.({ died: STOPPED })
      await last?.terminate()
    },
  }
}

const deathOf = (error: unknown): Failure => {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { code: 'worker.memory', message: 'Reading it took more memory than a worker has.' }
    : { code: 'worker.crashed', message: `The worker that read it died: ${message}` }
}
