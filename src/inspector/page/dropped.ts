/** Files and folders that are dropped or chosen → files with their paths. */
import { byFolders } from '../../joins/by-folders.js'
import { reasonInPath } from '../../joins/skipped.js'

export interface Given {
  path: string
  file: File
}

export function fromInput(input: HTMLInputElement): Given[] {
  const files = [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
  return input.webkitdirectory ? documentsAmong(files) : files
}

/** As the command line reads a folder: in its order, without what is no document by its name. */
function documentsAmong(files: readonly Given[]): Given[] {
  const all = new Set(files.map(({ path }) => path))
  return files
    .filter(({ path }) => reasonInPath(path, all) === null)
    .sort((a, b) => byFolders(a.path, b.path))
}

/** The entries must be taken before anything is waited for: the browser forgets them then. */
export async function fromDrop({ items, files }: DataTransfer): Promise<Given[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  // What comes out of another program may be no file of a disk.
  if (entries.length === 0) return [...files].map((file) => ({ path: file.name, file }))
  const given = await Promise.all(
    entries.map(async (entry) => {
      const inside = await filesOf(entry)
      return entry.isDirectory ? documentsAmong(inside) : inside
    }),
  )
  return given.flat()
}

async function filesOf(entry: FileSystemEntry): Promise<Given[]> {
  const path = entry.fullPath.replace(/^\//, '')
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    )
    return [{ path, file }]
  }
  const inside = await entriesOf(entry as FileSystemDirectoryEntry)
  return (await Promise.all(inside.map(filesOf))).flat()
}

/** A browser gives a hundred entries at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}
