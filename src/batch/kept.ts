/**
 * What an interrupted run has read beyond the first change of its list: a copy of its files, from which the lines of a
 * document that is still the same are taken instead of reading it anew.
 */
import { constants } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lines } from '../exports/lines.js'
import { JOURNAL, type JournalEntry, readJournal } from './journal.js'
import { type Ends, readRange, sizesOf } from './outputs.js'

export interface Kept {
  /** Whether a document of this path was read. */
  has: (path: string) => boolean
  /** What is known of a document, as long as it is the same. */
  find: (path: string, sha256: string) => JournalEntry | undefined
  /** What it gave. */
  lines: (entry: JournalEntry) => Promise<Lines>
}

interface Place {
  entry: JournalEntry
  folder: string
  /** Where the files of the data set begin with its lines. */
  begins: Ends
}

const PREFIX = 'kept-'

/** The oldest first. */
async function foldersIn(work: string): Promise<string[]> {
  const ages = (await readdir(work)).flatMap((name) =>
    name.startsWith(PREFIX) ? [Number(name.slice(PREFIX.length))] : [],
  )
  return ages.sort((a, b) => a - b).map((age) => join(work, `${PREFIX}${age}`))
}

/** Sets a run's files aside before they are cut off. */
export async function keep(work: string, names: readonly string[]): Promise<void> {
  const copy = join(work, 'copy')
  await rm(copy, { recursive: true, force: true })
  await mkdir(copy)
  for (const name of [...names, JOURNAL])
    await copyFile(join(work, name), join(copy, name), constants.COPYFILE_FICLONE)
  await rename(copy, join(work, `${PREFIX}${(await foldersIn(work)).length}`))
}

export async function forgetKept(work: string): Promise<void> {
  for (const folder of await foldersIn(work)) await rm(folder, { recursive: true })
}

/** @param heads where the lines of the first document begin in each file */
export async function openKept(
  work: string,
  heads: Ends,
  isReadAgain: (entry: JournalEntry) => boolean,
): Promise<Kept> {
  const places = new Map<string, Place>()
  for (const folder of await foldersIn(work)) {
    const sizes = await sizesOf(folder, Object.keys(heads))
    let begins = heads
    for await (const { entry } of readJournal(folder)) {
      if (!isWithin(entry.ends, sizes)) break
      // Lines of a duplicate name the first of its content, which may be another now.
      if (!entry.duplicate && !isReadAgain(entry)) places.set(entry.path, { entry, folder, begins })
      begins = entry.ends
    }
  }
  return {
    has: (path) => places.has(path),
    find: (path, sha256) => {
      const entry = places.get(path)?.entry
      return entry?.sha256 === sha256 ? entry : undefined
    },
    lines: async ({ path, ends }) => {
      const { folder, begins } = places.get(path)!
      const lines: Lines = {}
      for (const [name, end] of Object.entries(ends))
        if (end > begins[name]!) lines[name] = await bytesAt(join(folder, name), begins[name]!, end)
      return lines
    },
  }
}

/** Whether files are long enough to hold what ends there. */
export const isWithin = (ends: Ends, sizes: Ends): boolean =>
  Object.entries(ends).every(([name, end]) => end <= (sizes[name] ?? 0))

async function bytesAt(path: string, from: number, to: number): Promise<Buffer> {
  const file = await open(path)
  try {
    return await readRange(file, from, to)
  } finally {
    await file.close()
  }
}
