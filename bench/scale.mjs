// How a batch and an export grow with the number of reports: node bench/scale.mjs [--counts 1000,10000,100000] [--of 1000000]
// (after npm run build). Made-up pages and texts; time, memory and disk a report, exponents between the counts, and what they say of
// more. Twelve seconds a thousand reports on two cores, and 0.1 GB of disk.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeReports } from './reports.mjs'
import { bytesIn, measured } from './runs.mjs'

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const { values } = parseArgs({
  options: {
    counts: { type: 'string', default: '1000,10000,100000' },
    of: { type: 'string', default: '1000000' },
    folder: { type: 'string', default: tmpdir() },
  },
})
const counts = values.counts.split(',').map(Number)
const MB = 1e6

async function at(count) {
  const folder = mkdtempSync(join(values.folder, 'gongkai-scale-'))
  try {
    const [input, out, more] = ['input', 'out', 'more'].map((name) => join(folder, name))
    writeReports(input, count, ['txt', 'html'])
    const batch = await measured([CLI, 'batch', input, '--out', out, '--quiet', '--jobs', '2'])
    const lines = join(out, 'reports.jsonl')
    const export_ = await measured([CLI, 'export', lines, '--out', more, '--to', 'csv,panel', '--quiet'])
    return {
      'batch: s by the clock': batch.seconds,
      'batch: s of the processor': batch.processor,
      'batch: MB of the whole': batch.whole,
      'batch: MB of the largest process': batch.largest,
      'batch: MB of JSON Lines': statSync(lines).size / MB,
      'batch: MB of the data set and its journal': bytesIn(out) / MB,
      'export: s by the clock': export_.seconds,
      'export: s of the processor': export_.processor,
      'export: MB of memory': export_.whole,
      'export: MB of tables': bytesIn(more) / MB,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const found = []
for (const count of counts) {
  found.push(await at(count))
  console.log(`${count} reports`)
  for (const [name, value] of Object.entries(found.at(-1)))
    console.log(`  ${name.padEnd(44)}${value.toFixed(1).padStart(12)}`)
}

if (counts.length > 1) {
  const [before, last] = found.slice(-2)
  const [fewer, most] = counts.slice(-2)
  console.log(`exponents between ${fewer} and ${most}, and ${values.of} reports by them`)
  for (const name of Object.keys(last)) {
    const exponent = Math.log(last[name] / before[name]) / Math.log(most / fewer)
    const expected = last[name] * (Number(values.of) / most) ** exponent
    console.log(`  ${name.padEnd(44)}${exponent.toFixed(2).padStart(12)}${expected.toFixed(0).padStart(14)}`)
  }
}
