/** The text files of a data set while they grow: appended to in step with a journal, and taken back to where it ends. */
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { refusal } from '../errors.js'
import type { Lines } from '../exports/lines.js'

/** Where each file ends, by its name. */
export type Ends = Record<string, number>

export interface Outputs {
  /** Writes what the files begin with. */
  begin: (heads: Record<string, string>) => Promise<void>
  /** Takes lines, and the journal's entry for them, which is told where the files end after them. */
  add: (lines: Lines, entry: (ends: Ends) => string) => Promise<void>
  /** Bytes of a file that have been given before. */
  read: (name: string, from: number, to: number) => Promise<Buffer>
  /** Writes what is pending and closes. */
  close: () => Promise<void>
}

/** A write each for some dozens of reports; more would make an interrupted run lose more. */
const FLUSH_AT_BYTES = 4 * 2 ** 20
const FLUSH_AFTER_MS = 500

interface Growing {
  file: FileHandle
  /** What is on disk. */
  written: number
  pending: Uint8Array[]
}

/** Opens files to append at their `ends`; whatever they hold beyond is cut off. */
export async function openOutputs(
  folder: string,
  ends: Ends,
  journal: { name: string; end: number },
): Promise<Outputs> {
  const files = new Map<string, Growing>()
  const all = { ...ends, [journal.name]: journal.end }
  for (const [name, end] of Object.entries(all)) files.set(name, await openAt(join(folder, name), end))
  let pending = 0
  let flushed = Date.now()

  const growingOf = (name: string): Growing => {
    const growing = files.get(name)
    if (!growing) throw new RangeError(`no such output: ${name}`)
    return growing
  }
  const flush = async (): Promise<void> => {
    // The journal last: what it says is there then.
    for (const [name, growing] of files) {
      if (name === journal.name) continue
      await write(growing)
      await growing.file.datasync()
    }
    await write(growingOf(journal.name))
    await growingOf(journal.name).file.datasync()
    if ((await sizeOf(join(folder, journal.name))) === undefined)
      throw refusal('batch.folderGone', { folder })
    pending = 0
    flushed = Date.now()
  }
  const append = (name: string, bytes: Uint8Array): void => {
    growingOf(name).pending.push(bytes)
    pending += bytes.length
  }
  const reached = { ...ends }
  return {
    begin: async (heads) => {
      for (const [name, head] of Object.entries(heads)) {
        append(name, Buffer.from(head))
        reached[name]! += Buffer.byteLength(head)
      }
      await flush()
    },
    add: async (lines, entry) => {
      for (const [name, bytes] of Object.entries(lines)) {
        append(name, bytes)
        reached[name]! += bytes.length
      }
      append(journal.name, Buffer.from(entry(reached)))
      if (pending > FLUSH_AT_BYTES || Date.now() - flushed > FLUSH_AFTER_MS) await flush()
    },
    read: async (name, from, to) => {
      const growing = growingOf(name)
      if (to > growing.written) await flush()
      return readRange(growing.file, from, to)
    },
    close: async () => {
      try {
        await flush()
      } finally {
        for (const { file } of files.values()) await file.close()
      }
    },
  }
}

/** The bytes of a range, all of them; throws a RangeError where the file ends before. */
export async function readRange(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from)
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, from + done)
    if (bytesRead === 0) throw new RangeError(`the file ends before byte ${to}`)
    done += bytesRead
  }
  return bytes
}

async function openAt(path: string, end: number): Promise<Growing> {
  const file = await open(path, end === 0 ? 'w+' : 'r+')
  await file.truncate(end)
  return { file, written: end, pending: [] }
}

async function write(growing: Growing): Promise<void> {
  if (growing.pending.length === 0) return
  const bytes = Buffer.concat(growing.pending)
  growing.pending = []
  for (let done = 0; done < bytes.length; )
    done += (await growing.file.write(bytes, done, bytes.length - done, growing.written + done)).bytesWritten
  growing.written += bytes.length
}

/** Writes a file under another name first, so that it is never there by half under its own. */
export async function writeWhole(
  path: string,
  chunks: Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>,
  scratch: string,
): Promise<void> {
  await mkdir(scratch, { recursive: true })
  const temporary = join(scratch, 'unfinished')
  const file = await open(temporary, 'w')
  try {
    for await (const chunk of chunks) await file.writeFile(chunk)
  } catch (error) {
    await file.close()
    await rm(temporary, { force: true })
    throw error
  }
  await file.sync()
  await file.close()
  await rename(temporary, path)
}

/** Makes what was renamed or removed in a folder survive a power cut. Windows has no such thing, nor need of it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

export const sizeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    },
  )

/** A file that isn't there is empty. */
export async function sizesOf(folder: string, names: readonly string[]): Promise<Ends> {
  const sizes: Ends = {}
  for (const name of names) sizes[name] = (await sizeOf(join(folder, name))) ?? 0
  return sizes
}
