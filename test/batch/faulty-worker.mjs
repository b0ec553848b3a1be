// A worker that does what its document says: for tests of the lanes.
import { parentPort } from 'node:worker_threads'

const seen = []
const acts = {
  hang: () => {
    for (;;) {}
  },
  crash: () =>
    void setTimeout(() => {
      throw new Error('late')
    }, 1),
  exit: () => process.exit(3),
  late: () =>
    void setTimeout(() => parentPort.postMessage({ failure: { code: 'told', message: 'a says late' } }), 290),
  memory: () => {
    const kept = []
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, i) => ({ i })))
  },
}

parentPort.on('message', ({ name, bytes }) => {
  const text = Buffer.from(bytes).toString()
  // Only a worker that has read something before dies of this one.
  if (text === 'tired' && seen.length > 0) process.exit(4)
  seen.push(name)
  if (text in acts) acts[text]()
  if (!(text in acts)) parentPort.postMessage({ failure: { code: 'told', message: `${name} says ${text}` } })
})
