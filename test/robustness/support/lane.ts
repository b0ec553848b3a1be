/** The judge's process, and the time and memory that it is given: a document that hangs it, fills it or kills it is a finding, not the test's end. */
import { type ChildProcess, execFileSync, fork, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** What is tried: the bytes of a document, or its text. */
export interface Trial {
  source: Uint8Array | string
}

export interface Judgement {
  /** `report`, the code of the error, or `fault`: what must never be. */
  outcome: string
  fault?: string | undefined
  /** Of the processor's time, for reading alone. */
  milliseconds: number
  /** The most that the judge's process has held in memory so far, in bytes. */
  peak: number
  /** Of a report: how many numbers it has, and the codes of its diagnostics. */
  values?: number
  codes?: string[]
}

/** Longest that one document may take, reading and all exports together: of the processor's time, for other tests run beside this one. */
export const LIMIT_MS = 5_000
/** So many times the limit may pass while it does nothing: what waits for what never comes ends here. */
const PATIENCE = 6
const LOOKED_AT_EVERY_MS = 250
/** The heap that a document may fill. */
const HEAP_MB = 512

export interface Build {
  folder: string
  remove: () => void
}

/** Builds the sources as they are now, outside of the tree. */
export function build(): Build {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-robustness-'))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const tsup = resolve('node_modules/tsup/dist/cli-default.js')
  const made = spawnSync(
    process.execPath,
    [tsup, '--config', 'test/robustness/support/tsup.config.ts', '--out-dir', folder, '--silent'],
    { encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`the build failed: ${made.stdout}${made.stderr}`)
  execFileSync(process.execPath, ['scripts/pdfjs.mjs', folder])
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

export interface Lane {
  judge: (source: Uint8Array | string) => Promise<Judgement>
  close: () => Promise<void>
}

/** What a process has done and does. */
interface Pulse {
  /** Milliseconds of the processor's time. */
  used: number
  /** It waits for something, and not for the processor. */
  isAsleep: boolean
}

/** Nothing where the system doesn't tell (only Linux has /proc) or the process is gone. */
async function pulseOf(pid: number): Promise<Pulse | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  if (stat === '') return undefined
  // 4711 (node) S 1 … → behind the name, which may hold anything, the first is the state; the 12th and 13th are in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { used: (Number(fields[11]) + Number(fields[12])) * 10, isAsleep: fields[0] === 'S' }
}

/** Tells after each look at a process whether it has taken more than a limit, or has done nothing for long. */
function watchOf(pid: number, limit: number): () => Promise<boolean> {
  const began = performance.now()
  const before = pulseOf(pid)
  let [seen, idleSince] = [0, began]
  return async () => {
    const [first, now] = [await before, await pulseOf(pid)]
    // By the clock, where nothing else is to be had.
    if (!first || !now) return performance.now() - began > limit * PATIENCE
    if (!now.isAsleep || now.used > seen) [seen, idleSince] = [now.used, performance.now()]
    return now.used - first.used > limit || performance.now() - idleSince > limit * PATIENCE
  }
}

async function start(folder: string): Promise<ChildProcess> {
  const child = fork(join(folder, 'judge.js'), [], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  await new Promise((resolve, reject) => child.once('message', resolve).once('error', reject))
  return child
}

/** A machine with other work may take a moment; whatever hangs a fresh process too, hangs. */
export function openLane({ folder }: Build, limit = LIMIT_MS): Lane {
  let judging: ChildProcess | undefined

  const attempt = async (source: Uint8Array | string): Promise<Judgement> => {
    judging ??= await start(folder)
    const at = judging
    const isLate = watchOf(at.pid!, limit)
    return new Promise((resolve) => {
      let words = ''
      let ended = false
      const end = (judgement: Judgement, dead: boolean): void => {
        ended = true
        clearInterval(timer)
        for (const event of ['message', 'error', 'exit']) at.removeAllListeners(event)
        at.stderr!.removeAllListeners('data')
        if (dead) {
          judging = undefined
          at.kill('SIGKILL')
        }
        resolve(judgement)
      }
      const fail = (fault: string): void =>
        end({ outcome: 'fault', fault, milliseconds: limit, peak: 0 }, true)
      const timer = setInterval(async () => {
        if ((await isLate()) && !ended) fail(`${HANGS}: more than ${limit} ms`)
      }, LOOKED_AT_EVERY_MS)
      at.stderr!.on('data', (data) => (words += String(data)))
      at.on('message', (judgement: Judgement) =>
        // The engine itself prints what no program of ours can keep: `Exception in PromiseRejectCallback:`.
        words === '' ? end(judgement, false) : fail(`printed: ${words}`),
      )
      at.on('error', (error) => fail(`the process died: ${error.message}`))
      at.on('exit', (code, signal) =>
        fail(`the process ended with ${signal ?? code}: ${words.slice(-1_000)}`),
      )
      at.send({ source } satisfies Trial)
    })
  }

  const again = async (source: Uint8Array | string): Promise<Judgement> => {
    const first = await attempt(source)
    return first.fault?.startsWith(HANGS) ? attempt(source) : first
  }

  // One after the other: a run that was interrupted may have left one behind.
  let last: Promise<unknown> = Promise.resolve()
  const judge = (source: Uint8Array | string): Promise<Judgement> => {
    const next = last.then(() => again(source))
    last = next
    return next
  }

  return { judge, close: async () => void judging?.kill('SIGKILL') }
}

const HANGS = 'hangs'
