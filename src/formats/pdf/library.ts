/**
 * pdf.js and the files that it asks for: those of the package pdfjs-dist, of which the build puts what is needed into dist/pdfjs
 * (scripts/pdfjs.mjs), so that nobody has to install the rest of it. `library.browser.ts` has the same for browsers, where there
 * are no folders.
 */
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { keepGlobals } from './globals.js'
import type { Port } from './ports.js'

export type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

export interface Library {
  pdfjs: Pdfjs
  worker: { WorkerMessageHandler: { initializeFromPort(port: Port): void } }
  /**
   * Options that say where its tables for Chinese encodings and its standard fonts are.
   *
   * @param onLost told of a table that is asked for where its folder is not
   */
  files: (onLost: (name: string) => void) => Record<string, unknown>
}

/** The build says here what its folder is called, beside the module that this becomes part of. */
declare const BUILT_PDFJS: string | undefined

const find = (file: string): string => createRequire(pathToFileURL(__filename)).resolve(file)

function isThere(path: string): boolean {
  try {
    find(path)
    return true
  } catch {
    return false
  }
}

const folderOf = (): string =>
  typeof BUILT_PDFJS === 'string' ? join(__dirname, BUILT_PDFJS) : dirname(find('pdfjs-dist/package.json'))

const filesIn = (folder: string): Record<string, unknown> => ({
  cMapUrl: join(folder, 'cmaps') + sep,
  standardFontDataUrl: join(folder, 'standard_fonts') + sep,
})

/** Somebody has made one file of the library and left the folder behind: what the fonts say can't be known without the tables. */
const filesLost: Library['files'] = (onLost) => ({
  BinaryDataFactory: class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<never> {
      if (kind === 'cMapUrl') onLost(filename)
      throw new Error(`${filename} is not there`)
    }
  },
  useWorkerFetch: false,
})

export async function loadLibrary(): Promise<Library> {
  const restore = keepGlobals()
  try {
    const pdfjs: Pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
    // @ts-expect-error: the worker has no types of its own
    const worker: Library['worker'] = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    const folder = folderOf()
    const files = isThere(join(folder, 'cmaps', 'GBK-EUC-H.bcmap')) ? () => filesIn(folder) : filesLost
    return { pdfjs, worker, files }
  } finally {
    restore()
  }
}
