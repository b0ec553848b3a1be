/** Trouble of the machine: why a file could not be read that says nothing of the file. */
import { setTimeout as wait } from 'node:timers/promises'
import { refusal } from '../errors.js'
import { failureOf } from './failure.js'
import type { Failure } from './task.js'

/** No handles, no memory, no room; a disk or a mount that fails; no worker to read with. */
const OF_THE_MACHINE: ReadonlySet<string> = new Set([
  'EAGAIN',
  'EBUSY',
  'EHOSTDOWN',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENODEV',
  'ENOMEM',
  'ENOSPC',
  'ENOTCONN',
  'ENXIO',
  'EREMOTEIO',
  'ESTALE',
  'ETIMEDOUT',
  'batch.unreachable',
  'worker.unavailable',
])

/** Whether another try, later or elsewhere, may well go otherwise. */
export const isTrouble = ({ code }: Failure): boolean => OF_THE_MACHINE.has(code)

/** Between tries, in milliseconds: handles come free at once, a mount or memory may take a moment. */
const PAUSES = [100, 500, 2000]

/** Tries again while the machine is in the way; throws what the last try threw. */
export async function patiently<T>(
  attempt: () => Promise<T>,
  pauses: readonly number[] = PAUSES,
): Promise<T> {
  for (const pause of pauses) {
    try {
      return await attempt()
    } catch (error) {
      if (!isTrouble(failureOf(error))) throw error
    }
    await wait(pause)
  }
  return attempt()
}

/** So many in a row are no chance: what would be written then is an empty data set. */
const MOST_IN_A_ROW = 20

/**
 * Counts files that failed for the machine's reasons, one after the other.
 *
 * @throws `batch.machine` at the twentieth in a row
 */
export function troubleWatch(): (failure: Failure | undefined) => void {
  let inARow = 0
  return (failure) => {
    inARow = failure && isTrouble(failure) ? inARow + 1 : 0
    if (!failure || inARow < MOST_IN_A_ROW) return
    throw refusal('batch.machine', {
      count: inARow,
      code: failure.code,
      why: { en: failure.message, zh: failure.messageZh ?? failure.message },
    })
  }
}
