/** The script that reads documents: in a worker it answers the page; in the page it draws PDFs. */
import { type Answered, type Asked, doneBy } from '../jobs.js'
import { openPdf } from './pdf-pages.js'

declare const WorkerGlobalScope: unknown

const answer = (message: Answered): void => postMessage(message)

/** pdf.js sends messages too: ours say what they ask for. */
async function onAsked({ data }: MessageEvent<Asked | undefined>): Promise<void> {
  if (data?.gongkai === undefined) return
  const { gongkai, id, given } = data
  answer({ gongkai, id, answer: await doneBy(gongkai, given) })
}

if (typeof WorkerGlobalScope === 'undefined') Object.assign(globalThis, { gongkaiPages: { openPdf } })
else {
  addEventListener('message', (event) => void onAsked(event as MessageEvent<Asked | undefined>))
  answer({ gongkai: 'ready' })
}
