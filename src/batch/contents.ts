/** Paths → bytes: files, and members of zip archives, which go by the archive's path and their own: `2023.zip/县/a.html`. */
import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { UnreadableDocumentError } from '../errors.js'
import { type Archive, openArchive } from './archive.js'

export interface Content {
  bytes: Uint8Array
  sha256: string
}

/** What is larger is no report (see formats/detect.ts) and isn't even read. */
export const LARGEST = 64 * 1024 * 1024

/** Reads one after the other; archives stay open while their members are read. */
export interface Reader {
  read: (path: string) => Promise<Content>
  close: () => Promise<void>
}

/** Members come one archive after another; a window of work reaches into the next. */
const OPEN_ARCHIVES = 4

export function openReader(): Reader {
  const archives = new Map<string, Promise<Archive>>()

  const archiveAt = (path: string): Promise<Archive> => {
    const known = archives.get(path) ?? openArchive(path)
    archives.delete(path)
    archives.set(path, known)
    // One that can't be opened fails each time anew.
    known.catch(() => archives.delete(path))
    if (archives.size > OPEN_ARCHIVES) {
      const [oldest, archive] = archives.entries().next().value!
      archives.delete(oldest)
      void archive.then((opened) => opened.close()).catch(() => {})
    }
    return known
  }

  return {
    read: async (path) => {
      const place = archivePlace(path)
      const member = place && (await isFile(place.archive)) ? place : undefined
      const bytes = member ? await (await archiveAt(member.archive)).read(member.member) : await readWhole(path)
      return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
    },
    close: async () => {
      await Promise.all([...archives.values()].map((archive) => archive.then((opened) => opened.close()).catch(() => {})))
      archives.clear()
    },
  }
}

export const isArchiveName = (path: string): boolean => /\.zip$/i.test(path)

/** Where in a path an archive's own path ends. */
function archivePlace(path: string): { archive: string; member: string } | undefined {
  const end = /\.zip\//i.exec(path)
  return end ? { archive: path.slice(0, end.index + 4), member: path.slice(end.index + 5) } : undefined
}

const isFile = async (path: string): Promise<boolean> => (await stat(path)).isFile()

async function readWhole(path: string): Promise<Uint8Array> {
  if (isArchiveName(path)) await refuseArchive(path)
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > LARGEST) throw new UnreadableDocumentError('input.tooLarge', 'The document is larger than 64 MB.')
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/** An archive comes here only where it has no members to read instead; a Word document may be named like one. */
async function refuseArchive(path: string): Promise<void> {
  const archive = await openArchive(path)
  await archive.close()
  if (archive.names.length === 0) throw new UnreadableDocumentError('input.empty', 'The archive holds no documents.')
}
