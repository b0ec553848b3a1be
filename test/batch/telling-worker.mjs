// A worker whose lines say what was read, and in which reading: for tests of what needs no second one.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const surveyed = {
  file: '',
  sha256: '',
  year: null,
  agency: null,
  body: null,
  key: null,
  place: null,
  kind: null,
}
const quality = {
  printedYear: null,
  publishedOn: null,
  findings: 0,
  gaps: 0,
  doubtful: 0,
  corrected: 0,
  lacks: [],
}
const held = { name: '', agency: null, year: null, isTitled: true, has: [], lacks: [] }
const digest = {
  format: 'text',
  templates: [],
  states: {},
  severities: {},
  codes: {},
  surveyed: { ...surveyed, ...quality, held },
}

process.on('message', ({ name, bytes }) => {
  const told = `${Buffer.from(bytes).toString()} ${readFileSync(join(dirname(name), 'reading'), 'utf8')}`
  process.send({
    lines: { 'reports.jsonl': Buffer.from(`${told}\n`), 'observations.csv': Buffer.from(`${told}\r\n`) },
    digests: [digest],
  })
})

process.on('disconnect', () => process.exit())
process.send('ready')
