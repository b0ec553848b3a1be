/**
 * Files → documents: a report may stand in several files. They are one where a manifest says so (`part_of`), or where
 * their names suggest it (`a.html` and `a_files/`, numbered pages) and read together they make a whole that none of them
 * is alone.
 */
import { basename, dirname } from 'node:path'
import type { Manifest } from './manifest.js'
import { givenFor, pathEndings, refuseShared } from './manifest.js'
import { GongkaiError } from '../errors.js'
import { withoutLast } from '../words.js'

export interface Document {
  path: string
  /** The files that go on with it, in their order. */
  parts: readonly string[]
}

/** Files that may be one report, in their order. */
export type Candidates = readonly [string, ...string[]]

/** Whether the files of each group are one report. */
export type Judge = (candidates: readonly Candidates[]) => Promise<boolean[]>

/** What a page may have attached to it; its pictures, styles and scripts are none. */
const IS_DOCUMENT = /\.(?:html?|mhtml?|pdf|ofd|docx?|rtf|odt|xlsx?|ods|csv|txt|md)$/i
/** A page saved by a browser keeps what belongs to it in such a folder. */
const FOLDER_OF_PAGE = /^(.+?)(?:_files|\.files|_文件|-files)$/

/** 2023年报_files → 2023年报; null for a folder that is no page's. */
export const pageOfFolder = (folder: string): string | null =>
  FOLDER_OF_PAGE.exec(basename(folder))?.[1] ?? null

/** report_2.html, report-02.html, report(2).html, 第2页: the number at the name's end. */
const NUMBERED = /(\d{1,3})[)）页]?$/
const BEFORE_NUMBER = '-_. (（第pP'
/** A report has no more pages than these; longer runs of numbers are a crawler's. */
const MOST_PAGES = 40

/**
 * @throws manifest.invalid where a part names a file that isn't there, or one that is a part itself
 */
export async function documentsOf(
  paths: readonly string[],
  { manifest, judge }: { manifest?: Manifest | undefined; judge: Judge },
): Promise<Document[]> {
  if (manifest) refuseShared(manifest, paths)
  const wholeOf = manifest ? toldBy(manifest, paths) : new Map<string, string>()
  const told = new Set([...wholeOf.keys(), ...wholeOf.values()])
  const candidates = candidatesIn(paths.filter((path) => !told.has(path)))
  const areOne = candidates.length > 0 ? await judge(candidates) : []
  for (const [main, ...others] of candidates.filter((_, i) => areOne[i])) {
    const isFree = [main, ...others].every((path) => !wholeOf.has(path))
    if (isFree) for (const path of others) wholeOf.set(path, main)
  }
  const partsOf = new Map<string, string[]>()
  for (const path of paths) {
    const whole = wholeOf.get(path)
    if (whole !== undefined) partsOf.set(whole, [...(partsOf.get(whole) ?? []), path])
  }
  return paths.filter((path) => !wholeOf.has(path)).map((path) => ({ path, parts: partsOf.get(path) ?? [] }))
}

/** The whole of each file that a manifest calls a part. */
function toldBy(manifest: Manifest, paths: readonly string[]): Map<string, string> {
  const givenOf = givenFor(manifest)
  const byEnding = new Map<string, string[]>()
  for (const path of paths)
    for (const ending of pathEndings(path)) byEnding.set(ending, [...(byEnding.get(ending) ?? []), path])
  const told = paths.flatMap((path): [string, string][] => {
    const named = givenOf(path).find((given) => given['part_of'] !== undefined)?.['part_of']
    return named === undefined ? [] : [[path, wholeNamed(named, path, byEnding)]]
  })
  const wholeOf = new Map(told.filter(([path, whole]) => path !== whole))
  const chained = [...wholeOf].find(([, whole]) => wholeOf.has(whole))
  if (chained) throw invalid(`${chained[0]} is part of ${chained[1]}, which is itself a part`)
  return wholeOf
}

/** Of several files of that name the one beside the part. */
function wholeNamed(named: string, path: string, byEnding: ReadonlyMap<string, readonly string[]>): string {
  const meant = byEnding.get(named.replace(/^(?:\.\/)+/, '')) ?? []
  const beside = meant.filter((one) => dirname(one) === dirname(path))
  const [whole, ...others] = beside.length > 0 ? beside : meant
  if (whole === undefined) throw invalid(`${path} is part of ${named}, which is not among the files`)
  if (others.length > 0) throw invalid(`${path} is part of ${named}, which is ${whole} or ${others[0]}`)
  return whole
}

const invalid = (message: string): Error => new GongkaiError('manifest.invalid', `manifest: ${message}`)

/** Files whose names say that they may belong together. */
export function candidatesIn(paths: readonly string[]): Candidates[] {
  const documents = paths.filter((path) => IS_DOCUMENT.test(path))
  return [...pagesWithFolders(documents), ...numberedPages(documents)]
}

/** a.html, a_files/b.pdf → one group. */
function pagesWithFolders(paths: readonly string[]): Candidates[] {
  const inFolders = new Map<string, string[]>()
  for (const path of paths) {
    const folder = dirname(path)
    const page = pageOfFolder(folder)
    if (page === null) continue
    const stem = `${dirname(folder)}/${page}`
    inFolders.set(stem, [...(inFolders.get(stem) ?? []), path])
  }
  return paths.flatMap((path): Candidates[] => {
    const own = inFolders.get(stemOf(path)) ?? inFolders.get(`./${stemOf(path)}`)
    return own ? [[path, ...own]] : []
  })
}

const stemOf = (path: string): string => path.replace(/\.[^./]+$/, '')

/** a.html, a_2.html, a_3.html, or a_1.html, a_2.html: numbered without a gap, from 1 or from the page without a number. */
function numberedPages(paths: readonly string[]): Candidates[] {
  const runs = new Map<string, Map<number, string>>()
  for (const path of paths) {
    const extension = path.slice(stemOf(path).length)
    const stem = basename(stemOf(path))
    const found = NUMBERED.exec(stem)
    const name = withoutLast(stem.slice(0, found?.index), BEFORE_NUMBER)
    const [, digits] = found ?? []
    const isPage = digits !== undefined && name !== ''
    const key = `${dirname(path)}/${isPage ? name : stem}${extension}`
    const run = runs.get(key) ?? new Map<number, string>()
    runs.set(key, run)
    const number = isPage ? Number(digits) : 1
    // 1 and a page without a number can't both be the first.
    run.set(run.has(number) ? MOST_PAGES + 1 : number, path)
  }
  return [...runs.values()].flatMap((run): Candidates[] => {
    const ordered = [...run].sort(([a], [b]) => a - b)
    const isRun = ordered.length > 1 && ordered.length <= MOST_PAGES && ordered.every(([n], i) => n === i + 1)
    const [first, ...others] = ordered.map(([, path]) => path)
    return isRun && first !== undefined ? [[first, ...others]] : []
  })
}
