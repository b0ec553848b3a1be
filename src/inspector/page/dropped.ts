/** Files and folders that are dropped or chosen → files with their paths. */
import { isDocumentName, isZipName } from '../document-names.js'

export interface Given {
  path: string
  file: File
}

/** What of a folder is read. */
const isRead = (path: string): boolean => isDocumentName(path) || isZipName(path)

export function fromInput(input: HTMLInputElement): Given[] {
  const files = [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
  return input.webkitdirectory ? files.filter(({ path }) => isRead(path)) : files
}

/** The entries must be taken before anything is waited for: the browser forgets them then. */
export async function fromDrop({ items, files }: DataTransfer): Promise<Given[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  // What comes out of another program may be no file of a disk.
  if (entries.length === 0) return [...files].map((file) => ({ path: file.name, file }))
  return (await Promise.all(entries.map((entry) => filesOf(entry, true)))).flat()
}

async function filesOf(entry: FileSystemEntry, isNamed: boolean): Promise<Given[]> {
  const path = entry.fullPath.replace(/^\//, '')
  if (entry.isFile) {
    if (!isNamed && !isRead(path)) return []
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    )
    return [{ path, file }]
  }
  const inside = await entriesOf(entry as FileSystemDirectoryEntry)
  return (await Promise.all(inside.map((one) => filesOf(one, false)))).flat()
}

/** A browser gives a hundred entries at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
    all.push(...some)
  }
}
