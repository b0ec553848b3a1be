/** What the page asks of its workers, and what they answer: pdf.js sends messages of its own beside these. */
import { conclude, gather } from './conclude.js'
import { pagesOf, webPageOf } from './looks.js'
import { judgeFiles, readFiles } from './reading.js'
import { unzip } from './unzip.js'

export const JOBS = {
  read: readFiles,
  judge: judgeFiles,
  unzip,
  gather,
  conclude,
  webPage: webPageOf,
  pages: pagesOf,
} as const

export type Job = keyof typeof JOBS
export type Given<Name extends Job> = Parameters<(typeof JOBS)[Name]>[0]
export type Result<Name extends Job> = Awaited<ReturnType<(typeof JOBS)[Name]>>

export interface Asked {
  gongkai: Job
  id: number
  given: unknown
}

export type Answered = { gongkai: 'ready' } | { gongkai: Job; id: number; answer: Answer<unknown> }

export type Answer<Of> = { result: Of } | { failure: Failure }

export interface Failure {
  code: string
  message: string
  messageZh: string
}

export async function doneBy(job: Job, given: unknown): Promise<Answer<unknown>> {
  try {
    return { result: await (JOBS[job] as (given: unknown) => unknown)(given) }
  } catch (error) {
    return { failure: failureOf(error) }
  }
}

/** What has no code is a fault of ours. */
const failureOf = (error: unknown): Failure => {
  const { code = 'internal', message = String(error), messageZh = message } = error as Partial<Failure>
  return { code, message, messageZh }
}
