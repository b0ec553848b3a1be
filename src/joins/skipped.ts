/** What lies in a folder and is no document, told by its name alone: `~$报告.docx`, `Thumbs.db`, a saved page's scripts. */
import { pageOfFolder } from './names.js'
import { dirname } from './paths.js'

export type NameReason = 'hidden' | 'lockFile' | 'system' | 'pageAsset'

/** What systems leave in every folder that somebody has looked into. */
const SYSTEM_FILES = ['thumbs.db', 'ehthumbs.db', 'desktop.ini', '.ds_store', '__macosx', '$recycle.bin']

/** Of one name: `~$a.docx` is what Word keeps while a.docx is open, `.~lock.a.docx#` what LibreOffice does. */
export function reasonInName(name: string): NameReason | null {
  if (SYSTEM_FILES.includes(name.toLowerCase())) return 'system'
  if (name.startsWith('~$') || name.startsWith('.~lock.')) return 'lockFile'
  return name.startsWith('.') ? 'hidden' : null
}

const PAGE_ENDINGS = ['.html', '.htm']

/** Whether `2023年报_files` is the folder of a page beside it, so that its pictures, styles and scripts are the page's. */
export function isFolderOfPage(folder: string, beside: (name: string) => boolean): boolean {
  const page = pageOfFolder(folder)
  return page !== null && PAGE_ENDINGS.some((ending) => beside(`${page}${ending}`))
}

/** What a browser saves of a page for its looks. */
const OF_LOOKS =
  'css js mjs map json png jpg jpeg gif svg webp avif ico bmp woff woff2 ttf otf eot mp3 mp4 webm swf htc download'

const ASSETS: ReadonlySet<string> = new Set(OF_LOOKS.split(' '))

/** Pictures, styles and scripts of a page; what may be attached to it is read. */
export const isAsset = (path: string): boolean =>
  ASSETS.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase())

/** Of one path among others, as they stand in an archive or in a folder that was chosen: `2023年报_files/a.js` beside 2023年报.html. */
export function reasonInPath(path: string, all: ReadonlySet<string>): NameReason | null {
  const named = path
    .split('/')
    .map(reasonInName)
    .find((reason) => reason !== null)
  if (named !== undefined && named !== null) return named
  return isAsset(path) && foldersOf(path).some((folder) => isOfPage(folder, all)) ? 'pageAsset' : null
}

/** a/b/c.js → a/b, a */
const foldersOf = (name: string): string[] => {
  const folder = dirname(name)
  return folder === '.' || folder === '/' ? [] : [folder, ...foldersOf(folder)]
}

const isOfPage = (folder: string, all: ReadonlySet<string>): boolean =>
  isFolderOfPage(folder, (page) => all.has(joined(dirname(folder), page)))

const joined = (folder: string, name: string): string => (folder === '.' ? name : `${folder}/${name}`)
