/** The script that reads documents: in a worker it answers the page; in the page it draws PDFs. */
import { type Answered, type Asked, conclude, readFile } from '../reading.js'
import { openPdf } from './pdf-pages.js'

declare const WorkerGlobalScope: unknown

const answer = (message: Answered): void => postMessage(message)

/** The page cannot wait for what is not a worker's answer, so each message says whose it is. */
async function onAsked({ data }: MessageEvent<Asked | undefined>): Promise<void> {
  if (data?.gongkai === 'read') {
    const { id, name, bytes } = data
    answer({ gongkai: 'read', id, answer: await readFile(name, new Uint8Array(bytes)) })
  }
  if (data?.gongkai === 'conclude') {
    const { id, all } = data
    answer({ gongkai: 'concluded', id, answer: await conclude(all) })
  }
}

if (typeof WorkerGlobalScope === 'undefined') Object.assign(globalThis, { gongkaiPages: { openPdf } })
else {
  addEventListener('message', (event) => void onAsked(event as MessageEvent<Asked | undefined>))
  answer({ gongkai: 'ready' })
}
