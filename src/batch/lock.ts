/** One batch or export at a time in a folder. */
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { refusal } from '../errors.js'

const LOCK = '.gongkai.lock'

interface Holder {
  pid: number
  host: string
}

/** Folders that this process writes into. */
const held = new Set<string>()

/**
 * Takes a folder for one run and gives what sets it free again. A process that was killed leaves its lock behind: it
 * counts no more once the process is gone. Throws `batch.locked` where another run is at work.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const path = join(await realpath(folder), LOCK)
  const holder: Holder = { pid: process.pid, host: hostname() }
  if (held.has(path)) throw locked(folder, path, holder)
  held.add(path)
  try {
    await putLock(path, folder, JSON.stringify(holder))
  } catch (error) {
    held.delete(path)
    throw error
  }
  return async () => {
    await rm(path, { force: true })
    held.delete(path)
  }
}

/** Written elsewhere and linked into its place, so that no lock is ever there without its holder's name. */
async function putLock(path: string, folder: string, text: string): Promise<void> {
  const written = `${path}-${randomUUID()}`
  try {
    await writeFile(written, text)
    while (!(await placed(written, path))) await removeStale(path, folder)
  } finally {
    await rm(written, { force: true })
  }
}

/** Whether the place was free. Some file systems have no links. */
const placed = (from: string, to: string): Promise<boolean> =>
  link(from, to)
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw error
      return copyFile(from, to, constants.COPYFILE_EXCL)
    })
    .then(() => true, unless('EEXIST', false))

const locked = (folder: string, path: string, { pid, host }: Holder): Error =>
  refusal('batch.locked', { pid, host, folder, lock: path })

/** Of several that find the same stale lock one takes it away; the others see that it has gone. */
async function removeStale(path: string, folder: string): Promise<void> {
  const found = await readFile(path, 'utf8').catch(unless('ENOENT', undefined))
  if (found === undefined) return
  const holder = holderOf(found)
  if (holder && isAtWork(holder)) throw locked(folder, path, holder)
  const aside = `${path}-${randomUUID()}`
  await rename(path, aside).catch(unless('ENOENT', undefined))
  const taken = await readFile(aside, 'utf8').catch(unless('ENOENT', found))
  // Another's fresh lock, which came between reading and taking: it goes back.
  if (taken !== found) await placed(aside, path)
  await rm(aside, { force: true })
}

const unless =
  <T>(code: string, value: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === code) return value
    throw error
  }

/** A lock that says nothing is nobody's. */
function holderOf(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return undefined
  }
}

/**
 * Processes of other machines that share the folder can't be seen: theirs are taken for alive. A lock with this process's
 * own number is of one before it: a container begins anew with the same numbers.
 */
function isAtWork({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
