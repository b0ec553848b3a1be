/** What is named on the command line → the files meant. */
import { readdir, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { openArchive } from './archive.js'
import { isArchiveName } from './contents.js'

/**
 * The files at or below paths, in a stable order: folders with everything below them, patterns (`2023/*.html`), and zip
 * archives, whose members go by `archive.zip/name`. Hidden files, and folders reached through links, are left out. What
 * can't be looked into (a path that isn't there, a folder without permission, a pattern that matches nothing) stands for
 * itself: it fails when it is read, as one file among the others.
 */
export async function listFiles(paths: readonly string[]): Promise<string[]> {
  const lists: string[][] = []
  for (const path of paths) lists.push(await filesAt(path))
  return [...new Set(lists.flat())]
}

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found) return isPattern(path) ? matching(path) : [path]
  if (found.isDirectory()) return filesBelow(path)
  return found.isFile() ? documentsIn(path) : [path]
}

const isPattern = (path: string): boolean => /[*?[{]/.test(path)

async function matching(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby')
  const found = await glob(pattern, {
    dot: false,
    followSymbolicLinks: false,
    expandDirectories: false,
    absolute: isAbsolute(pattern),
  })
  if (found.length === 0) return [pattern]
  const lists: string[][] = []
  for (const path of found.sort(byCodeUnit)) lists.push(await documentsIn(path))
  return lists.flat()
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

async function filesBelow(folder: string): Promise<string[]> {
  const all = await readdir(folder, { withFileTypes: true }).catch(() => undefined)
  if (!all) return [folder]
  const entries = all.filter(({ name }) => !name.startsWith('.')).sort((a, b) => byCodeUnit(a.name, b.name))
  const files: string[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    // One by one: a folder may have more files than arguments fit into a call.
    for (const file of entry.isDirectory()
      ? await filesBelow(path)
      : entry.isFile()
        ? await documentsIn(path)
        : [])
      files.push(file)
  }
  return files
}

/**
 * A file itself, or what a zip archive holds. An archive that can't be opened stands for itself, and fails when it is read;
 * a Word document is a zip archive too, whatever its name.
 */
async function documentsIn(path: string): Promise<string[]> {
  if (!isArchiveName(path)) return [path]
  try {
    const archive = await openArchive(path)
    await archive.close()
    const ownDocument = archive.names.length === 0 || archive.names.includes('word/document.xml')
    return !ownDocument ? archive.names.sort(byCodeUnit).map((name) => `${path}/${name}`) : [path]
  } catch {
    return [path]
  }
}
