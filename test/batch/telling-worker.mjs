// A worker whose lines say what was read, and in which reading: for tests of what needs no second one.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const digest = { format: 'text', templates: [], year: null, states: {}, severities: {}, codes: {} }

process.on('message', ({ name, bytes }) => {
  const told = `${Buffer.from(bytes).toString()} ${readFileSync(join(dirname(name), 'reading'), 'utf8')}`
  process.send({
    lines: { 'reports.jsonl': Buffer.from(`${told}\n`), 'observations.csv': Buffer.from(`${told}\r\n`) },
    digest,
  })
})

process.on('disconnect', () => process.exit())
process.send('ready')
