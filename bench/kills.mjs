// Runs that are killed at random moments and gone on with: node bench/kills.mjs [--kills 200] [--reports 60]   (after npm run build)
// Each ends in the bytes of a run that nobody has disturbed, or this ends with status 1. A seventh of the kills fall into the writing of
// tables at the end: moments are drawn from the whole time of a run.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeReports } from './reports.mjs'
import { hashOf } from './runs.mjs'

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, reports: { type: 'string', default: '60' } },
})
const [KILLS, REPORTS] = [values.kills, values.reports].map(Number)
const folder = mkdtempSync(join(tmpdir(), 'gongkai-kills-'))
const input = join(folder, 'input')
const whole = join(folder, 'whole')

/** Whether the run came to its end before it was killed. */
async function run(out, killAfter) {
  const args = ['batch', input, '--out', out, '--to', 'json,csv,panel', '--quiet', '--jobs', '2', '--resume']
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (data) => (said += data))
  const ended = new Promise((resolve) => child.on('close', (status, signal) => resolve({ status, signal })))
  const timer = killAfter !== undefined && setTimeout(() => child.kill('SIGKILL'), killAfter)
  const { status, signal } = await ended
  clearTimeout(timer)
  if (status !== 0 && signal !== 'SIGKILL') throw new Error(`${out}: status ${status}: ${said}`)
  return status === 0
}

const hasWritten = (out) => {
  try {
    return statSync(join(out, '.gongkai', 'journal.jsonl')).size > 0
  } catch {
    return false
  }
}

try {
  writeReports(input, REPORTS, ['txt', 'html'])
  const start = performance.now()
  await run(whole)
  const duration = performance.now() - start
  const expected = hashOf(whole)
  let [kills, written, runs] = [0, 0, 0]
  const different = []
  while (kills < KILLS) {
    const out = join(folder, `run-${runs++}`)
    for (let finished = false; !finished; ) {
      finished = await run(out, kills < KILLS ? Math.random() * duration : undefined)
      if (finished) break
      kills++
      if (hasWritten(out)) written++
      // What reads for a run that is gone ends within a second or two.
      await wait(50)
    }
    if (hashOf(out) !== expected) different.push(out)
    rmSync(out, { recursive: true, force: true })
    if (runs % 10 === 0) console.log(`${kills} kills in ${runs} runs, ${different.length} different`)
  }
  console.log(
    `${kills} kills in ${runs} runs, ${written} of them with something written: ${different.length} of the runs different`,
  )
  if (different.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
