/** A batch as a function: its paths are looked up, its files of names read, and what happens is told as it does. */
import { batch, type Export, findFiles, type Summary } from '../batch.js'
import { readCorrections } from '../batch/corrections.js'
import { type FoundFiles, outside } from '../batch/list.js'
import { readManifest } from '../batch/manifest.js'
import type { BatchOptions as RunOptions } from '../batch/run.js'
import { refusal } from '../errors.js'

/** How a batch is run. */
export interface BatchOptions {
  /** The folder that the data set is written into; it is made where it is not there, and nothing in it is read. */
  out: string
  /** What is written: `['json', 'csv']` where nothing is said. */
  to?: readonly Export[]
  /** How many files are read at once, each by a process of its own; as many as there are processors where nothing is said. */
  jobs?: number
  /** Milliseconds that one file may take (60,000); it then fails with `input.timeout`. */
  timeout?: number
  /** Lets LibreOffice, where it is installed, convert kinds that are not read directly. */
  convert?: boolean
  /** Begin CSV files with a byte order mark, for Excel; done unless it is false. */
  bom?: boolean
  /** Path of a manifest (清单): whose the files are and who ought to report. */
  manifest?: string
  /** Path of a file with cells that people have checked (更正). */
  corrections?: string
  /** Go on where an interrupted run of the same version and options stopped. */
  resume?: boolean
  /** Read again what failed in the run that is gone on with. */
  retryFailures?: boolean
  /** Stops the batch: its reason is thrown, and what was read so far can be gone on with. */
  signal?: AbortSignal
  /** What happens, as it happens. What it throws stops the batch. */
  onProgress?: (event: BatchEvent) => void
}

/** Something that happened in a batch, by its `type`. */
export type BatchEvent =
  /** So many files will be read; so many were left out where they were looked for, and stand in `skipped.csv`. */
  | { type: 'start'; files: number; skipped: number }
  /** So many files needn't be read again. */
  | { type: 'resumed'; done: number }
  /** The folder holds a finished data set: files that this run makes no more, and files that somebody has changed. */
  | { type: 'replaces'; removed: string[]; changed: string[] }
  /** A file has been read, with those that go on with it (`parts`); `done` of `files`, `failures` of them without a report. */
  | {
      type: 'file'
      path: string
      parts: readonly string[]
      done: number
      files: number
      failures: number
      failure?: { code: string; message: string }
    }
  /** All files are read; a file of the data set is being made from all reports. */
  | { type: 'writing'; name: string }

export async function runBatch(
  paths: string | Iterable<string>,
  { out, to, manifest, corrections, onProgress = () => {}, retryFailures = false, ...options }: BatchOptions,
): Promise<Summary> {
  options.signal?.throwIfAborted()
  const known = {
    ...(manifest !== undefined && { manifest: await readManifest(manifest) }),
    ...(corrections !== undefined && { corrections: await readCorrections(corrections) }),
  }
  const { files, skipped } = await inputs(typeof paths === 'string' ? [paths] : [...paths], out)
  onProgress({ type: 'start', files: files.length, skipped: skipped.length })
  return batch(files, out, {
    ...options,
    ...(to && { exports: to }),
    ...known,
    skipped,
    retryFailures,
    resume: (options.resume ?? false) || retryFailures,
    ...toldTo(onProgress, files.length),
  })
}

/** What the paths stand for; the folder of the data set may lie among them. */
async function inputs(paths: readonly string[], out: string): Promise<FoundFiles> {
  const { files, skipped } = await outside(out, await findFiles(paths))
  // An empty data set would look like a result.
  if (files.length === 0) throw refusal('batch.noFiles', { paths: paths.join(', '), out })
  return { files, skipped }
}

const toldTo = (
  tell: (event: BatchEvent) => void,
  files: number,
): Pick<RunOptions, 'onFile' | 'onResume' | 'onReplace' | 'onWriting'> => ({
  onResume: (done) => tell({ type: 'resumed', done }),
  onReplace: (before) => tell({ type: 'replaces', ...before }),
  onFile: ({ path, parts, failure }, { files: done, failures }) =>
    tell({ type: 'file', path, parts, done, files, failures, ...(failure && { failure }) }),
  onWriting: (name) => tell({ type: 'writing', name }),
})
