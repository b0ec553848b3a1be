/** The command line as built in dist, run in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'

export interface Run {
  status: number | null
  stdout: string
  stderr: string
}

export const CLI = 'dist/cli.js'

export const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [CLI, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })

/** Longer than any run of the tests takes; one that hangs must not hang them. */
const HANGS_AFTER_MS = 180_000

export function ended(child: ChildProcess, input = ''): Promise<Run> {
  const run: Run = { status: null, stdout: '', stderr: '' }
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (run.stdout += text))
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (run.stderr += text))
  child.stdin!.on('error', () => {}).end(input)
  const hung = setTimeout(() => child.kill('SIGKILL'), HANGS_AFTER_MS)
  return new Promise((resolve) =>
    child.on('close', (status) => {
      clearTimeout(hung)
      resolve({ ...run, status })
    }),
  )
}

export const gongkai = (args: readonly string[], input = ''): Promise<Run> => ended(start(args), input)
