/** A program of somebody else's that reads what anybody may have written: without network, within limits, and ended with all it started. */
import { type ChildProcess, spawn } from 'node:child_process'
import { refusal } from '../../errors.js'

export interface Leash {
  /** Milliseconds. */
  timeLimit: number
  /** Removed where this process is gone before the program: nobody else would. */
  folder: string
}

/** A conversion needs 1.5 GB of addresses; in kilobytes. */
const MOST_MEMORY = 6 * 2 ** 20
/** Seconds of the processor. */
const MOST_CPU = 120
/** Of a file that is written, in blocks of 512 bytes. */
const MOST_WRITTEN = 2 ** 20

/** The shell's answer where a program does not exist. */
const NOT_FOUND = 127
/** The pipe to this process: it ends when this process does, however that comes. */
const LIFELINE = 3

/** Where nobody answers, for what asks the environment for its way to the network. */
const NOWHERE = 'http://127.0.0.1:9'

/**
 * Runs "$@" in this group of processes; "$0" is the folder. Beside it waits who ends the whole group and removes the folder when
 * the pipe from the parent is closed. `unshare` gives an empty network, where the system lets it.
 */
export const SHELL = `
command -v "$1" > /dev/null || exit ${NOT_FOUND}
ulimit -v ${MOST_MEMORY} 2> /dev/null
ulimit -t ${MOST_CPU} 2> /dev/null
ulimit -f ${MOST_WRITTEN} 2> /dev/null
export http_proxy=${NOWHERE} https_proxy=${NOWHERE} ftp_proxy=${NOWHERE}
( trap '' TERM; cat <&${LIFELINE} > /dev/null; kill -TERM 0; sleep 1; rm -rf "$0"; kill -KILL 0 ) &
exec ${LIFELINE}<&-
if unshare -r -n true 2> /dev/null; then exec unshare -r -n "$@"; fi
exec "$@"
`

/** A group of its own: LibreOffice's starter leaves the real process behind when it alone is stopped. */
const started = (program: string, parameters: readonly string[], folder: string): ChildProcess =>
  process.platform === 'win32'
    ? spawn(program, parameters, { stdio: 'ignore' })
    : spawn('sh', ['-c', SHELL, folder, program, ...parameters], {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
        detached: true,
      })

/** Runs a program to its end; false where it does not exist. */
export function runOnLeash(
  program: string,
  parameters: readonly string[],
  { timeLimit, folder }: Leash,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = started(program, parameters, folder)
    const timer = setTimeout(() => {
      stop(child.pid)
      reject(refusal('input.corrupt:slow', { seconds: timeLimit / 1000 }))
    }, timeLimit)
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      if (error.code === 'ENOENT') resolve(false)
      else reject(refusal('input.corrupt:started', {}, { cause: error }))
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      // Who waits beside it, and what it may have left running.
      stop(child.pid)
      resolve(code !== NOT_FOUND)
    })
  })
}

function stop(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself meanwhile.
  }
}
