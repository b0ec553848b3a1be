// A run of the command line, measured with all the processes that it starts.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SAMPLE_MS = 200
/** The shell's last words: its own time, then that of all that ran in it. `0m1.5s 0m0.2s` */
const TIMES = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/

/** What /proc tells of every process: its parent, and its resident memory in MB. Nothing where there is no /proc. */
function processes() {
  const all = new Map()
  let names = []
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return all
  }
  for (const name of names) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const field = (key) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      all.set(Number(name), { parent: field('PPid'), memory: field('VmRSS') / 1024 })
    } catch {
      // It has ended meanwhile.
    }
  }
  return all
}

/** Memory of each process below a shell. */
function memoryBelow(shell) {
  const all = processes()
  const isBelow = (pid) => pid === shell || (all.has(pid) && isBelow(all.get(pid).parent))
  return [...all]
    .filter(([pid, { parent }]) => pid !== shell && isBelow(parent))
    .map(([, { memory }]) => memory)
}

/**
 * Runs a command line to its end: seconds by the clock and of the processor, and the most memory that the whole and that one of its
 * processes held.
 */
export async function measured(args, { input = 'ignore' } = {}) {
  const start = performance.now()
  const shell = spawn(
    'bash',
    ['-c', '"$@"; status=$?; times >&2; exit $status', 'bash', process.execPath, ...args],
    {
      stdio: [input, 'ignore', 'pipe'],
    },
  )
  let said = ''
  shell.stderr.on('data', (data) => (said += data))
  let [whole, largest] = [0, 0]
  const timer = setInterval(() => {
    const each = memoryBelow(shell.pid)
    whole = Math.max(
      whole,
      each.reduce((sum, one) => sum + one, 0),
    )
    largest = Math.max(largest, ...each)
  }, SAMPLE_MS)
  const status = await new Promise((resolve) => shell.on('close', resolve))
  clearInterval(timer)
  const [, ...times] = TIMES.exec(said) ?? []
  if (status !== 0) throw new Error(said)
  const [minutes, seconds, systemMinutes, systemSeconds] = times.map(Number)
  return {
    seconds: (performance.now() - start) / 1000,
    processor: (minutes + systemMinutes) * 60 + seconds + systemSeconds,
    whole,
    largest,
  }
}

/** The files of a data set by their bytes. */
export const hashOf = (out) =>
  readdirSync(out)
    .filter((name) => name !== '.gongkai')
    .sort()
    .map((name) => {
      const hash = createHash('sha256').update(readFileSync(join(out, name)))
      return `${name} ${hash.digest('hex')}`
    })
    .join('\n')

/** Bytes of a folder and all that is in it. */
export const bytesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    return sum + (entry.isDirectory() ? bytesIn(path) : statSync(path).size)
  }, 0)

export const say = (name, value, note = '') =>
  console.log(`${name.padEnd(56)}${String(value).padStart(12)}   ${note}`)

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]
