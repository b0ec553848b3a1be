/** Files whose names say that they may be one report: `a.html` and what lies in `a_files/`, or numbered pages. */
import { withoutLast } from '../words.js'
import { basename, dirname } from './paths.js'

export interface Document {
  path: string
  /** The files that go on with it, in their order. */
  parts: readonly string[]
}

/** Files that may be one report, in their order. */
export type Candidates = readonly [string, ...string[]]

/** A zip of documents; a Word document may be named like one. */
export const isArchiveName = (path: string): boolean => /\.zip$/i.test(path)

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

/** Adds the files of groups to the whole that each is part of: its first file. A file that is in a whole already stays there. */
export function joinInto(wholeOf: Map<string, string>, groups: readonly Candidates[]): void {
  for (const [main, ...others] of groups)
    if ([main, ...others].every((path) => !wholeOf.has(path)))
      for (const path of others) wholeOf.set(path, main)
}

/** Files → documents, each with its parts: a.html, b.html and a_files/c.html, part of a.html → a.html with its part, b.html. */
export function documentsFrom(paths: readonly string[], wholeOf: ReadonlyMap<string, string>): Document[] {
  const partsOf = new Map<string, string[]>()
  for (const path of paths) {
    const whole = wholeOf.get(path)
    if (whole !== undefined) partsOf.set(whole, [...(partsOf.get(whole) ?? []), path])
  }
  return paths.filter((path) => !wholeOf.has(path)).map((path) => ({ path, parts: partsOf.get(path) ?? [] }))
}
