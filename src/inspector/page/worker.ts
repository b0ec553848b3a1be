/** The workers that read files, made from the page's own script: nothing is fetched from anywhere. */
import type { Answered, Asked, Concluded, Failure, ReadReport } from '../reading.js'
import type { PdfPages } from './pdf-pages.js'

const PARSER_ID = 'parser'
/** Milliseconds that one file may take, as on the command line. */
const TIMEOUT = 60_000
const TOO_LONG: Failure = {
  code: 'input.timeout',
  message: '一个文件超过60秒没有读完。Reading took more than 60 s.',
}
const CRASHED: Failure = { code: 'internal', message: '识读中断。Reading was cut short.' }

const parserText = (): string | null => document.getElementById(PARSER_ID)?.textContent ?? null

/** Pages with data inside have no parser: they stay small. */
export const canRead = (): boolean => document.getElementById(PARSER_ID) !== null

function startWorker(): Worker {
  const url = URL.createObjectURL(new Blob([parserText() ?? ''], { type: 'text/javascript' }))
  const worker = new Worker(url)
  URL.revokeObjectURL(url)
  return worker
}

export interface Reader {
  read: (name: string, bytes: ArrayBuffer) => Promise<ReadReport[] | Failure>
  conclude: (all: readonly ReadReport[]) => Promise<Concluded | Failure>
  close: () => void
}

/** One worker; where a file hangs or ends it, the next file gets a new one. */
export function openReader(): Reader {
  let worker: Worker | null = null
  let last = 0
  const ask = <Answer>(message: (id: number) => Asked, transfer: Transferable[]): Promise<Answer | Failure> =>
    new Promise((resolve) => {
      const id = ++last
      worker ??= startWorker()
      const current = worker
      const end = (answer: Answer | Failure, isLost = false): void => {
        clearTimeout(timer)
        current.removeEventListener('message', onMessage)
        current.removeEventListener('error', onError)
        if (isLost) {
          current.terminate()
          worker = null
        }
        resolve(answer)
      }
      const onMessage = ({ data }: MessageEvent<Answered | undefined>): void => {
        if (data && 'id' in data && data.id === id) end(data.answer as Answer)
      }
      const onError = (): void => end(CRASHED, true)
      const timer = setTimeout(() => end(TOO_LONG, true), TIMEOUT)
      current.addEventListener('message', onMessage)
      current.addEventListener('error', onError)
      current.postMessage(message(id), transfer)
    })
  return {
    read: (name, bytes) => ask((id) => ({ gongkai: 'read', id, name, bytes }), [bytes]),
    conclude: (all) => ask((id) => ({ gongkai: 'conclude', id, all }), []),
    close: () => worker?.terminate(),
  }
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
