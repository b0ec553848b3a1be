// A build against another, in turns: node bench/against.mjs OTHER/dist/cli.js [--blocks 5] [--reports 400]   (after npm run build)
// The start, files a second of a batch of mixed formats, and memory of all its processes together. In every block each build has its
// turn, so that both meet the same machine; medians of the blocks.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeReports } from './reports.mjs'
import { measured, median } from './runs.mjs'

const OWN = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { blocks: { type: 'string', default: '5' }, reports: { type: 'string', default: '400' } },
})
const [other] = positionals
if (other === undefined) throw new Error('node bench/against.mjs OTHER/dist/cli.js')
const [BLOCKS, REPORTS] = [values.blocks, values.reports].map(Number)
const builds = { before: other, now: OWN }
const folder = mkdtempSync(join(tmpdir(), 'gongkai-against-'))

async function turn(cli, input, out) {
  const start = await measured([cli, '--version'])
  const few = await measured([
    cli,
    'batch',
    join(input, 'one'),
    '--out',
    `${out}-one`,
    '--quiet',
    '--jobs',
    '1',
  ])
  const { seconds, processor, whole, largest } = await measured([
    cli,
    ...['batch', join(input, 'many'), '--out', out, '--quiet', '--jobs', '2'],
  ])
  for (const made of [out, `${out}-one`]) rmSync(made, { recursive: true })
  return {
    'gongkai --version, ms': start.seconds * 1000,
    'a batch of one report, ms': few.seconds * 1000,
    'a batch of one report, ms of the processor': few.processor * 1000,
    'files a second': REPORTS / seconds,
    'files a second of the processor': REPORTS / processor,
    'MB of the whole': whole,
    'MB of the largest process': largest,
  }
}

try {
  const input = join(folder, 'input')
  writeReports(join(input, 'one'), 1)
  writeReports(join(input, 'many'), REPORTS)
  const found = { before: [], now: [] }
  for (let block = 0; block < BLOCKS; block++) {
    // The first of a block may find other things in the cache than the second.
    const order = block % 2 === 0 ? ['before', 'now'] : ['now', 'before']
    for (const name of order)
      found[name].push(await turn(builds[name], input, join(folder, `${name}-${block}`)))
  }
  console.log(`${BLOCKS} blocks, ${REPORTS} reports each; load at the end ${loadavg()[0].toFixed(1)}`)
  console.log(`${''.padEnd(46)}${'before'.padStart(10)}${'now'.padStart(10)}${'now ÷ before'.padStart(16)}`)
  for (const name of Object.keys(found.now[0])) {
    const [before, now] = [found.before, found.now].map((turns) => median(turns.map((one) => one[name])))
    console.log(
      `${name.padEnd(46)}${before.toFixed(1).padStart(10)}${now.toFixed(1).padStart(10)}${(now / before).toFixed(2).padStart(16)}`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
