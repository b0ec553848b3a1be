// A worker that does what its document says: for tests of the lanes.

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
  abort: () => process.abort(),
  buffers: () => {
    const kept = []
    for (;;) kept.push(new Uint8Array(16 * 2 ** 20).fill(kept.length))
  },
  late: () => void setTimeout(() => process.send({ failure: { code: 'told', message: 'a says late' } }), 290),
  memory: () => {
    const kept = []
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, i) => ({ i })))
  },
}

process.on('message', ({ name, bytes }) => {
  const text = Buffer.from(bytes).toString()
  // Only a worker that has read something before dies of this one.
  if (text === 'tired' && seen.length > 0) process.exit(4)
  seen.push(name)
  if (text in acts) acts[text]()
  if (!(text in acts)) process.send({ failure: { code: 'told', message: `${name} says ${text}` } })
})

process.on('disconnect', () => process.exit())
process.send('ready')
