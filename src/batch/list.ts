/** What is named on the command line → the files meant. */
import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, resolve, sep } from 'node:path'
import type { Skipped, SkipReason } from '../exports/skipped.js'
import { leadsOut } from '../formats/package/directory.js'
import { byFolders } from '../joins/by-folders.js'
import { isArchiveName } from '../joins/names.js'
import { isAsset, isFolderOfPage, reasonInName, reasonInPath } from '../joins/skipped.js'
import { openArchive } from './archive.js'
import { pathIn, placeOf } from './names.js'

/** The files that paths stand for, and what was left out on the way. */
export interface FoundFiles {
  files: string[]
  skipped: Skipped[]
}

/**
 * The files at or below paths, in a stable order: folders with everything below them, patterns (`2023/*.html`), and zip
 * archives, whose members go by `archive.zip/name`. What is no document by its name, and what is reached through links,
 * is left out; a file that is named itself never is. What can't be looked into (a path that isn't there, a folder
 * without permission, a pattern that matches nothing) stands for itself: it fails when it is read, as one file among the
 * others.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files = new Set<string>()
  const skipped = new Map<string, SkipReason>()
  const found: Finding = {
    file: (path) => void files.add(path),
    skip: (path, reason) => void skipped.set(path, reason),
  }
  for (const path of paths) await find(path, found)
  return {
    files: [...files],
    skipped: [...skipped].filter(([file]) => !files.has(file)).map(([file, reason]) => ({ file, reason })),
  }
}

/** The files alone. */
export const listFiles = async (paths: readonly string[]): Promise<string[]> => (await findFiles(paths)).files

/** Takes what is found. */
interface Finding {
  file: (path: string) => void
  skip: (path: string, reason: SkipReason) => void
}

async function find(path: string, found: Finding): Promise<void> {
  const there = await stat(placeOf(path)).catch(() => undefined)
  if (!there && isPattern(path)) return findMatching(path, found)
  if (there?.isDirectory()) return findBelow(path, found)
  if (there?.isFile()) return findDocuments(path, found)
  found.file(path)
}

const isPattern = (path: string): boolean => /[*?[{]/.test(path)

async function findMatching(pattern: string, found: Finding): Promise<void> {
  const { glob } = await import('tinyglobby')
  const matches = await glob(pattern, {
    dot: false,
    followSymbolicLinks: false,
    expandDirectories: false,
    absolute: isAbsolute(pattern),
  })
  if (matches.length === 0) found.file(pattern)
  for (const path of matches.sort(byFolders)) {
    const reason = reasonInName(basename(path))
    if (reason === null) await findDocuments(path, found)
    else found.skip(path, reason)
  }
}

/** Everything below a folder; in the folder of a saved page what may be attached to it. */
async function findBelow(folder: string, found: Finding, ofPage = false): Promise<void> {
  const all = await readdir(placeOf(folder), { withFileTypes: true, encoding: 'buffer' }).catch(
    () => undefined,
  )
  if (!all) return found.file(folder)
  const entries = all
    .map((entry) => ({ entry, path: pathIn(folder, entry.name) }))
    .sort((a, b) => byFolders(a.path, b.path))
  const paths = new Set(entries.map(({ path }) => path))
  for (const { entry, path } of entries) {
    const reason = reasonOf(entry, path, ofPage)
    if (reason !== null) found.skip(path, reason)
    else if (entry.isDirectory()) {
      const isPages = isFolderOfPage(path, (name) =>
        paths.has(`${path.slice(0, -basename(path).length)}${name}`),
      )
      await findBelow(path, found, ofPage || isPages)
    } else await findDocuments(path, found)
  }
}

function reasonOf(entry: Dirent<Buffer>, path: string, ofPage: boolean): SkipReason | null {
  const named = reasonInName(basename(path))
  if (named !== null) return named
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isDirectory()) return null
  if (!entry.isFile()) return 'noFile'
  return ofPage && isAsset(path) ? 'pageAsset' : null
}

/**
 * A file itself, or what a zip archive holds. An archive that can't be opened stands for itself, and fails when it is read;
 * a Word document is a zip archive too, whatever its name.
 */
async function findDocuments(path: string, found: Finding): Promise<void> {
  const names = isArchiveName(path) ? await namesIn(path) : []
  const all = new Set(names)
  const members = names.map((name) => ({ name, reason: reasonInArchive(name, all) }))
  const isDocument = members.every(({ reason }) => reason !== null) || all.has('word/document.xml')
  if (isDocument) return found.file(path)
  for (const { name, reason } of members.sort((a, b) => byFolders(a.name, b.name))) {
    if (reason === null) found.file(`${path}/${name}`)
    else found.skip(`${path}/${name}`, reason)
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    const archive = await openArchive(placeOf(path))
    await archive.close()
    return archive.names
  } catch {
    return []
  }
}

/** A name that leads out of the archive is refused when it is read. */
const reasonInArchive = (name: string, names: ReadonlySet<string>): SkipReason | null =>
  leadsOut(name) ? null : reasonInPath(name, names)

/** What an earlier run has written is no input, when the output folder lies among the inputs, by whatever name. */
export async function outside(folder: string, { files, skipped }: FoundFiles): Promise<FoundFiles> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => resolve(path))
  const inside = (await real(folder)) + sep
  const folders = new Map<string, string>()
  for (const path of [...files, ...skipped.map(({ file }) => file)]) {
    const parent = dirname(path)
    if (!folders.has(parent)) folders.set(parent, (await real(parent)) + sep)
  }
  const isOutside = (path: string): boolean => !folders.get(dirname(path))!.startsWith(inside)
  return { files: files.filter(isOutside), skipped: skipped.filter(({ file }) => isOutside(file)) }
}
