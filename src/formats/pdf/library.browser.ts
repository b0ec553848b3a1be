/** pdf.js and the files that it asks for as parts of the same script: it loads nothing from anywhere. */
import { cmaps } from './cmaps.browser.js'
import { keepGlobals } from './globals.js'
import type { Library, Pdfjs } from './library.js'

/** Answers pdf.js: `{ kind: 'cMapUrl', filename: 'GBK-EUC-H.bcmap' }` → the table. */
class InlinedFiles {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const file = cmaps[filename.replace('.bcmap', '')]
    if (!file) throw new Error(`${filename} is no part of the build for browsers`)
    return file
  }
}

export async function loadLibrary(): Promise<Library> {
  const restore = keepGlobals()
  const putWindowBack = standForWindow()
  try {
    const pdfjs: Pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
    // @ts-expect-error: the worker has no types of its own
    const worker: Library['worker'] = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return { pdfjs, worker, files: () => ({ BinaryDataFactory: InlinedFiles, useWorkerFetch: false }) }
  } finally {
    putWindowBack()
    restore()
  }
}

/** In a worker, where there is no `window`, pdf.js would take the worker for its own and answer the messages of others. */
function standForWindow(): () => void {
  const scope = globalThis as Record<string, unknown>
  if ('window' in scope) return () => {}
  scope['window'] = scope
  return () => void delete scope['window']
}
