/** What is named on the command line → the files meant. */
import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { openArchive } from './archive.js'
import { isArchiveName } from './contents.js'
import { pathIn, placeOf } from './names.js'

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
  const found = await stat(placeOf(path)).catch(() => undefined)
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

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

async function filesBelow(folder: string): Promise<string[]> {
  const all = await readdir(placeOf(folder), { withFileTypes: true, encoding: 'buffer' }).catch(
    () => undefined,
  )
  if (!all) return [folder]
  const entries = all
    .filter(({ name }) => name[0] !== DOT)
    .map((entry) => ({ entry, path: pathIn(folder, entry.name) }))
    .sort((a, b) => byCodeUnit(a.path, b.path))
  const files: string[] = []
  for (const { entry, path } of entries) {
    // One by one: a folder may have more files than arguments fit into a call.
    for (const file of await filesOf(entry, path)) files.push(file)
  }
  return files
}

/** Hidden files begin with it. */
const DOT = 0x2e

async function filesOf(entry: Dirent<Buffer>, path: string): Promise<string[]> {
  if (entry.isDirectory()) return filesBelow(path)
  return entry.isFile() ? documentsIn(path) : []
}

/**
 * A file itself, or what a zip archive holds. An archive that can't be opened stands for itself, and fails when it is read;
 * a Word document is a zip archive too, whatever its name.
 */
async function documentsIn(path: string): Promise<string[]> {
  if (!isArchiveName(path)) return [path]
  try {
    const archive = await openArchive(placeOf(path))
    await archive.close()
    const ownDocument = archive.names.length === 0 || archive.names.includes('word/document.xml')
    return !ownDocument ? archive.names.sort(byCodeUnit).map((name) => `${path}/${name}`) : [path]
  } catch {
    return [path]
  }
}
