/** Paths → bytes: files, and members of zip archives, which go by the archive's path and their own: `2023.zip/县/a.html`. */
import { isArchiveName } from '../joins/names.js'
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { LARGEST } from '../bytes.js'
import { refusal } from '../errors.js'
import { type Archive, openArchive } from './archive.js'
import { placeOf } from './names.js'

export interface FileContent {
  bytes: Uint8Array
  sha256: string
}

/** Reads one after the other; archives stay open while their members are read. */
export interface Reader {
  read: (path: string) => Promise<FileContent>
  close: () => Promise<void>
}

/** Members come one archive after another; a window of work reaches into the next. */
const OPEN_ARCHIVES = 4

export function openReader(): Reader {
  /** Those that something was read from. */
  const folders = new Set<string>()
  const archives = new Map<string, { archive: Promise<Archive>; users: number }>()
  let most = OPEN_ARCHIVES

  /** Closes what nobody reads from, the archive that was used longest ago first. */
  const closeSpare = async (): Promise<void> => {
    for (const [path, { archive, users }] of archives) {
      if (archives.size <= most) return
      if (users > 0) continue
      archives.delete(path)
      await archive.then((opened) => opened.close()).catch(() => {})
    }
  }

  const readMember = async ({ archive: path, member }: MemberPlace): Promise<Uint8Array> => {
    const opened = archives.get(path) ?? { archive: openArchive(placeOf(path)), users: 0 }
    archives.delete(path)
    archives.set(path, opened)
    opened.users++
    try {
      return await (await opened.archive).read(member)
    } finally {
      opened.users--
      await closeSpare()
    }
  }

  return {
    read: async (path) => {
      const place = await memberPlace(path)
      const folder = dirname(path)
      const bytes = await (place ? readMember(place) : readWhole(path)).catch((error) =>
        folders.has(folder) ? gone(folder, error) : Promise.reject(error),
      )
      folders.add(folder)
      return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
    },
    close: async () => {
      most = 0
      await closeSpare()
    },
  }
}

interface MemberPlace {
  archive: string
  member: string
}

/** Where in a path an archive's own path ends: a folder may be called like an archive. */
async function memberPlace(path: string): Promise<MemberPlace | undefined> {
  for (const { index } of path.matchAll(/\.zip(?=\/)/gi)) {
    const archive = path.slice(0, index + 4)
    if ((await stat(placeOf(archive))).isFile()) return { archive, member: path.slice(index + 5) }
  }
  return undefined
}

/** A file that is not there is missing; where the folder that others were read from has gone, a mount or a disk has. */
async function gone(folder: string, error: NodeJS.ErrnoException): Promise<never> {
  if (error.code !== 'ENOENT') throw error
  const there = await stat(placeOf(folder)).catch(() => undefined)
  if (there) throw error
  throw refusal('batch.unreachable', { folder })
}

async function readWhole(path: string): Promise<Uint8Array> {
  const found = await stat(placeOf(path))
  // A pipe or a device may never end.
  if (!found.isFile() && !found.isDirectory()) throw refusal('input.unsupported:device', {})
  // Not even read.
  if (found.size > LARGEST) throw refusal('input.tooLarge', {})
  if (found.isFile() && isArchiveName(path)) await refuseArchive(path)
  return readFile(placeOf(path))
}

/** An archive comes here only where it has no members to read instead; a Word document may be named like one. */
async function refuseArchive(path: string): Promise<void> {
  const archive = await openArchive(placeOf(path))
  await archive.close()
  if (archive.names.length === 0) throw refusal('input.empty:archive', {})
}
