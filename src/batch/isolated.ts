/** One document, read in a process of its own: whatever it does to its reader, this process goes on. */
import type { ParseOptions, ReadReport } from '../parse.js'
import { errorOf } from './failure.js'
import { type Lane, openLane } from './lanes.js'
import type { Streamed, Task } from './task.js'
import { USUAL_TIMEOUT } from './files.js'

export interface Isolation extends ParseOptions {
  /** Milliseconds that it may take (60,000). */
  timeout?: number
  /** Another worker's file than the build's: for tests of what a worker may do wrong. */
  worker?: string
}

/** @throws what `readReports` throws, `input.timeout`, `worker.memory`, `worker.crashed`, or the signal's reason, at once */
export async function readIsolated(
  bytes: Uint8Array | string,
  { name, convert = false, places = false, pictures, signal, timeout = USUAL_TIMEOUT, worker }: Isolation,
): Promise<ReadReport[]> {
  signal?.throwIfAborted()
  const lane = openLane({ timeout, again: false, ...(worker !== undefined && { file: worker }) })
  const stop = (): void => void lane.close()
  signal?.addEventListener('abort', stop)
  try {
    const task: Task = { name: name ?? '', bytes, convert, places, streams: true }
    const first = await streamedBy(lane, task, signal)
    const known = new Map(
      first.asked.flatMap((src) => {
        const picture = pictures?.(src)
        return picture ? [[src, picture] as const] : []
      }),
    )
    const { read } = known.size > 0 ? await streamedBy(lane, { ...task, pictures: known }, signal) : first
    for (const { report } of read) report.source.name = name ?? null
    return read
  } finally {
    signal?.removeEventListener('abort', stop)
    await lane.close()
  }
}

async function streamedBy(lane: Lane, task: Task, signal: AbortSignal | undefined): Promise<Streamed> {
  const answer = await lane.run(task)
  signal?.throwIfAborted()
  if ('failure' in answer) throw errorOf(answer.failure)
  if ('read' in answer) return answer
  throw new TypeError('a worker that answers with no streams')
}
