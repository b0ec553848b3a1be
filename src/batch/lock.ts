/** One batch at a time in a folder. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

const LOCK = '.gongkai.lock'

interface Holder {
  pid: number
  host: string
}

/**
 * Takes a folder for this process and gives what sets it free again. A process that was killed leaves its lock behind: it
 * counts no more once the process is gone. Throws `batch.locked` where another is at work.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, LOCK)
  const holder = await holderOf(path)
  if (holder && isAtWork(holder)) {
    const { pid, host } = holder
    const message = `another batch (process ${pid} on ${host}) is writing into ${folder}; if there is none, remove ${path}`
    throw Object.assign(new Error(message), { code: 'batch.locked' })
  }
  await rm(path, { force: true })
  await writeFile(path, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder), { flag: 'wx' })
  return () => rm(path, { force: true })
}

/** A lock that a killed process has left half written is nobody's. */
async function holderOf(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  try {
    return JSON.parse(text) as Holder
  } catch {
    return undefined
  }
}

/** Processes of other machines that share the folder can't be seen: theirs are taken for alive. */
function isAtWork({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
