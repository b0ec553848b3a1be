/** What a document as it looks is drawn of. */
import type { ShownValue } from '../../exports/shown.js'
import type { Given } from '../jobs.js'
import { looker } from './worker.js'

export interface LooksContext {
  file: File
  format: string
  /** Which of the file's reports, from 1. */
  part: number
  values: readonly ShownValue[]
  /** Called with the indicator of a value that was clicked. */
  onChoose: (indicator: string) => void
}

/** What the worker makes of the file. */
export async function looked<Name extends 'webPage' | 'pages'>(
  job: Name,
  { file, part }: LooksContext,
): Promise<Awaited<ReturnType<typeof import('../jobs.js').JOBS[Name]>>> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const given: Given<'webPage'> = { name: file.name, bytes, part }
  const answer = await looker().ask(job, given, [bytes.buffer])
  if ('failure' in answer) throw new Error(answer.failure.message)
  return answer.result
}
