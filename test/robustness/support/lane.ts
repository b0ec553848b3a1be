/** The judge's thread, and the time and memory that it is given: a document that hangs it or fills it is a finding, not a test that hangs. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

/** What is tried: the bytes of a document, or its text. */
export interface Trial {
  source: Uint8Array | string
}

export interface Judgement {
  /** `report`, the code of the error, or `fault`: what must never be. */
  outcome: string
  fault?: string | undefined
  /** Reading alone. */
  milliseconds: number
  /** Of the whole process, in bytes, when it was done. */
  rss: number
  /** Of a report: how many numbers it has, and the codes of its diagnostics. */
  values?: number
  codes?: string[]
}

/** Longest that one document may take, reading and all exports together: of the processor's time, for other tests run beside this one. */
export const LIMIT_MS = 5_000
/** So many times the limit may pass by the clock while the processor is busy with others; what waits for nothing ends here. */
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
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

export interface Lane {
  judge: (source: Uint8Array | string) => Promise<Judgement>
  close: () => Promise<void>
}

/** A machine with other work may take a moment; whatever hangs a fresh thread too, hangs. */
export function openLane({ folder }: Build, limit = LIMIT_MS): Lane {
  let worker: Worker | undefined

  const start = async (): Promise<Worker> => {
    const started = new Worker(join(folder, 'judge.js'), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 64 },
    })
    await new Promise((resolve, reject) => started.once('message', resolve).once('error', reject))
    return started
  }

  const attempt = async (source: Uint8Array | string): Promise<Judgement> => {
    worker ??= await start()
    const at = worker
    return new Promise((resolve) => {
      const end = (judgement: Judgement, dead: boolean): void => {
        clearInterval(timer)
        for (const event of ['message', 'error', 'exit']) at.removeAllListeners(event)
        if (dead) {
          worker = undefined
          void at.terminate()
        }
        resolve(judgement)
      }
      const fail = (fault: string): void =>
        end({ outcome: 'fault', fault, milliseconds: limit, rss: process.memoryUsage().rss }, true)
      const [start, before] = [performance.now(), process.cpuUsage()]
      const timer = setInterval(() => {
        const least = Math.min(process.cpuUsage(before).user / 1000, performance.now() - start)
        if (least > limit || performance.now() - start > limit * PATIENCE)
          fail(`${HANGS}: more than ${limit} ms`)
      }, LOOKED_AT_EVERY_MS)
      at.on('message', (judgement: Judgement) => end(judgement, false))
      at.on('error', (error) =>
        fail(
          `the thread died: ${(error as NodeJS.ErrnoException).code ?? ''} ${error.stack ?? error.message}`,
        ),
      )
      at.on('exit', (code) => fail(`the thread ended with status ${code}`))
      at.postMessage({ source } satisfies Trial)
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

  return { judge, close: async () => void (await worker?.terminate()) }
}

const HANGS = 'hangs'
