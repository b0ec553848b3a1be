// A folder of reports becomes a data set: node bench/batch.mjs [--mixed 2000] [--many 20000]   (after npm run build)
// Mixed formats on one core and on two, memory of the whole, each format by itself; then many pages and texts, the growth of
// memory. Limits that are missed are printed as MISSED.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { WRITERS, writeReports } from './reports.mjs'
import { measured, say } from './runs.mjs'

const LEAST_SPEEDUP = 1.8
const MOST_MEMORY_MB = 1536
/** What a heap may swing between two collections. */
const MOST_GROWTH = 1.15
const SETTLED_AFTER_FILES = 1000
const SAMPLE_MS = 100

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const { values } = parseArgs({
  options: {
    mixed: { type: 'string', default: '2000' },
    many: { type: 'string', default: '20000' },
  },
})
const [MIXED, MANY] = [values.mixed, values.many].map(Number)
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0

const judged = (good) => (good ? '' : 'MISSED')

/** Resident memory in MB, where the system tells it. */
function memoryOf(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return NaN
  }
}

const journalLines = (out) => {
  try {
    return statSync(join(out, '.gongkai', 'journal.jsonl')).size
  } catch {
    return 0
  }
}

/** Runs a batch to its end. */
async function run(input, out, { jobs, pinned = false } = {}) {
  const args = [CLI, 'batch', input, '--out', out, '--quiet', '--jobs', String(jobs)]
  const start = performance.now()
  const child =
    pinned && canPin
      ? spawn('taskset', ['-c', '0', process.execPath, ...args])
      : spawn(process.execPath, args)
  let messages = ''
  child.stderr.on('data', (data) => (messages += data))
  const samples = []
  const timer = setInterval(
    () => samples.push({ memory: memoryOf(child.pid), done: journalLines(out) }),
    SAMPLE_MS,
  )
  const ended = new Promise((resolve) => child.on('close', resolve))
  const status = await ended
  clearInterval(timer)
  if (status !== 0) throw new Error(messages)
  return { seconds: (performance.now() - start) / 1000, samples }
}

const highest = (samples) =>
  Math.max(...samples.map(({ memory }) => memory).filter((memory) => !Number.isNaN(memory)))
async function mixed() {
  const input = join(folder, 'mixed')
  writeReports(input, MIXED)
  const one = await run(input, join(folder, 'one'), { jobs: 1, pinned: true })
  const two = await measured([CLI, 'batch', input, '--out', join(folder, 'two'), '--quiet', '--jobs', '2'])
  const speedup = one.seconds / two.seconds
  say(
    `${MIXED} mixed reports, one core${canPin ? '' : ' (not pinned)'}`,
    `${(MIXED / one.seconds).toFixed(1)}/s`,
    `${one.seconds.toFixed(1)} s`,
  )
  say(
    `${MIXED} mixed reports, two cores`,
    `${(MIXED / two.seconds).toFixed(1)}/s`,
    `${two.seconds.toFixed(1)} s, ${speedup.toFixed(2)} × one core ${judged(speedup >= LEAST_SPEEDUP)}`,
  )
  say('peak memory of the whole', `${two.whole.toFixed(0)} MB`, judged(two.whole <= MOST_MEMORY_MB))
  for (const format of Object.keys(WRITERS)) {
    const of = join(folder, format)
    const count = Math.ceil(MIXED / 4)
    writeReports(of, count, [format])
    const { seconds } = await run(of, join(folder, `${format}-out`), { jobs: 2 })
    say(`${count} reports, ${format} alone, two cores`, `${(count / seconds).toFixed(1)}/s`)
  }
}

async function many() {
  const input = join(folder, 'many')
  writeReports(input, MANY, ['txt', 'html'])
  const whole = join(folder, 'whole')
  const { seconds, samples } = await run(input, whole, { jobs: 2 })
  say(`${MANY} pages and texts, two cores`, `${(MANY / seconds).toFixed(1)}/s`, `${seconds.toFixed(1)} s`)
  growth(samples)
}

/** The highest memory in the last third against that of the time from the first 1,000 files to the end of the first third. */
function growth(samples) {
  const all = samples.at(-1).done
  const part = (from, to) => highest(samples.filter(({ done }) => done >= from * all && done <= to * all))
  const settled = Math.min(SETTLED_AFTER_FILES / MANY, 0.2)
  const [early, late] = [part(settled, settled + 0.33), part(0.67, 1)]
  say(
    'memory of the process that writes, early and late',
    `${early.toFixed(0)}, ${late.toFixed(0)} MB`,
    `${(late / early).toFixed(2)} × ${judged(late <= early * MOST_GROWTH)}`,
  )
}

try {
  if (MIXED > 0) await mixed()
  if (MANY > 0) await many()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
