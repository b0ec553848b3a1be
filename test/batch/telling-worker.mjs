// A worker whose lines say what was read, and in which reading: for tests of what needs no second one.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'

const digest = { format: 'text', templates: [], year: null, states: {}, severities: {}, codes: {} }

parentPort.on('message', ({ name, bytes }) => {
  const told = `${Buffer.from(bytes).toString()} ${readFileSync(join(dirname(name), 'reading'), 'utf8')}`
  parentPort.postMessage({
    lines: { 'reports.jsonl': Buffer.from(`${told}\n`), 'observations.csv': Buffer.from(`${told}\r\n`) },
    digest,
  })
})
