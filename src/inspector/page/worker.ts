/** The workers that read files, made from the page's own script: nothing is fetched from anywhere. */
import type { Answer, Answered, Asked, Failure, Given, Job, Result } from '../jobs.js'
import type { PdfPages } from './pdf-pages.js'
import { nextTask, turnsWith } from './turns.js'

const PARSER_ID = 'parser'
/** Milliseconds that one file may take, as on the command line. */
const TIMEOUT = 60_000
const TOO_LONG: Failure = {
  code: 'input.timeout',
  message: 'Reading took more than 60 s.',
  messageZh: '一个文件超过60秒没有读完。',
}
const CRASHED: Failure = {
  code: 'internal',
  message: 'Reading was cut short.',
  messageZh: '识读中断。',
}

const parserText = (): string | null => document.getElementById(PARSER_ID)?.textContent ?? null

/** Pages with data inside have no parser: they stay small. */
export const canRead = (): boolean => document.getElementById(PARSER_ID) !== null

/** Characters that are made bytes at once: all three million of them would stop the page for 150 ms. */
const PIECE = 2 ** 17

let url: Promise<string> | null = null

/** The address of the script, the same for all workers. */
function parserUrl(): Promise<string> {
  url ??= blobOf(parserText() ?? '').then((blob) => URL.createObjectURL(blob))
  return url
}

async function blobOf(script: string): Promise<Blob> {
  const encoder = new TextEncoder()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let start = 0; start < script.length; ) {
    // A character in two halves stays whole.
    const end = start + PIECE + (isSecondHalf(script.charCodeAt(start + PIECE)) ? 1 : 0)
    pieces.push(encoder.encode(script.slice(start, end)))
    await nextTask()
    start = end
  }
  return new Blob(pieces, { type: 'text/javascript' })
}

const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff

/** One worker does one job at a time; where a file hangs or ends it, the next file gets a new one. */
interface Lane {
  ask: (job: Job, given: unknown, transfer: Transferable[]) => Promise<Answer<unknown>>
  /** Ends its worker; what is asked, or will be, is not answered but with a failure. */
  close: () => void
}

let last = 0

function openLane(): Lane {
  let worker: Worker | null = null
  let isClosed = false
  let cutShort = (): void => {}
  const end = (): void => {
    worker?.terminate()
    worker = null
  }
  const ask: Lane['ask'] = async (job, given, transfer) => {
    const url = await parserUrl()
    if (isClosed) return { failure: CRASHED }
    worker ??= new Worker(url)
    const current = worker
    return new Promise((resolve) => {
      const id = ++last
      const answered = (answer: Answer<unknown>): void => {
        clearTimeout(timer)
        current.removeEventListener('message', onMessage)
        current.removeEventListener('error', cutShort)
        resolve(answer)
      }
      const lose = (failure: Failure): void => {
        end()
        answered({ failure })
      }
      const onMessage = ({ data }: MessageEvent<Answered | undefined>): void => {
        if (data && 'id' in data && data.id === id) answered(data.answer)
      }
      const timer = setTimeout(() => lose(TOO_LONG), TIMEOUT)
      cutShort = () => lose(CRASHED)
      current.addEventListener('message', onMessage)
      current.addEventListener('error', cutShort)
      current.postMessage({ gongkai: job, id, given } satisfies Asked, transfer)
    })
  }
  const close = (): void => {
    isClosed = true
    cutShort()
    end()
  }
  return { ask, close }
}

/** Each worker holds the parser, some 60 MB: more of them help little and weigh much. */
const MOST_WORKERS = 4

/** One core is left to the page. */
export const usualWorkers = (): number =>
  Math.max(1, Math.min(MOST_WORKERS, (navigator.hardwareConcurrency || 2) - 1))

export interface Pool {
  ask: <Name extends Job>(
    job: Name,
    given: Given<Name>,
    transfer?: Transferable[],
  ) => Promise<Answer<Result<Name>>>
  close: () => void
}

/** What is asked while all are busy waits for its turn. */
export function openPool(size: number): Pool {
  const lanes = Array.from({ length: size }, openLane)
  const withLane = turnsWith(lanes)
  const ask: Pool['ask'] = (job, given, transfer = []) =>
    withLane(async (lane) => (await lane.ask(job, given, transfer)) as Answer<never>)
  return { ask, close: () => lanes.forEach((lane) => lane.close()) }
}

let looking: Pool | null = null

/** The worker that documents are looked at with, one after another. */
export function looker(): Pool {
  looking ??= openPool(1)
  return looking
}

interface Pages {
  openPdf: (bytes: Uint8Array) => Promise<PdfPages>
}

/** The same script run in the page, whose policy knows it by its hash: drawing needs a document. */
export function pages(): Pages {
  const scope = globalThis as { gongkaiPages?: Pages }
  if (!scope.gongkaiPages) {
    const script = document.createElement('script')
    script.textContent = parserText()
    document.body.append(script)
    script.remove()
  }
  if (!scope.gongkaiPages) throw new Error('the script that draws pages did not run')
  return scope.gongkaiPages
}
