/** How far a batch has come, and how much of an interrupted one still holds. */
import { constants } from 'node:fs'
import { copyFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { CorrectionOutcome } from '../exports/corrections.js'
import { type Summary, addFailure, addFile, addReport, emptySummary } from '../exports/digest.js'
import { JSON_LINES } from '../exports/lines.js'
import type { Surveyed } from '../exports/survey.js'
import { failureOf } from './failure.js'
import { openReader } from './contents.js'
import type { Document } from '../joins/names.js'
import { type Loadable, contentOf, sizeOf as contentSize } from './files.js'
import { type JournalEntry, type RunState, readJournal } from './journal.js'
import { isWithin, keep } from './kept.js'
import { inOrder } from './order.js'
import { type Ends, sizeOf, sizesOf } from './outputs.js'
import type { Failure } from './task.js'

/** Where the first file of a content left its lines, or how it failed. */
type First = { path: string } & ({ from: number; to: number } | { failure: Failure })

export interface Progress {
  ends: Ends
  journalEnd: number
  done: number
  summary: Summary
  firsts: Map<string, First>
  /** Every report in the order of the data set, and every file that gave none. */
  reports: Surveyed[]
  failed: string[]
  /** What became of corrections. */
  outcomes: Map<number, CorrectionOutcome>
}

export const begin = (growing: Record<string, string>): Progress => ({
  ends: Object.fromEntries(Object.keys(growing).map((name) => [name, 0])),
  journalEnd: 0,
  done: 0,
  summary: emptySummary(),
  firsts: new Map(),
  reports: [],
  failed: [],
  outcomes: new Map(),
})

/** Contents compared at once when a run is resumed. */
const COMPARED_AT_ONCE = 16

interface Retracing {
  state: RunState
  folder: string
  growing: Record<string, string>
  isReadAgain: (entry: JournalEntry) => boolean
  signal?: AbortSignal
}

/**
 * How much of an interrupted run still holds: the files at the beginning of the list that are the same by path, size and
 * hash. What it has read beyond is set aside.
 */
export async function retrace(
  documents: readonly Document[],
  { state: { work }, folder, growing, isReadAgain, signal }: Retracing,
): Promise<Progress> {
  const names = Object.keys(growing)
  for (const name of names) await bringBack(work, folder, name)
  const sizes = await sizesOf(work, names)
  const progress = begin(growing)
  const reader = openReader()
  const entries = readJournal(work)
  const compare = async ({ entry, end }: { entry: JournalEntry; end: number }) => ({
    entry,
    end,
    found: await contentOf(reader, { path: entry.path, parts: entry.parts ?? [] }).catch(failureOf),
  })
  try {
    for await (const { entry, end, found } of inOrder(entries, compare, COMPARED_AT_ONCE, signal)) {
      if (!isWithin(entry.ends, sizes)) break
      if (!isOf(entry, documents[progress.done]) || isReadAgain(entry) || !isSame(entry, found)) {
        await keep(work, names)
        break
      }
      note(progress, entry)
      progress.journalEnd = end
    }
  } finally {
    await reader.close()
  }
  return progress
}

/** A copy of a finished run's file goes back to where files grow; what was finished stays in its place until all is whole again. */
async function bringBack(work: string, folder: string, name: string): Promise<void> {
  if ((await sizeOf(join(work, name))) !== undefined || (await sizeOf(join(folder, name))) === undefined)
    return
  const copy = join(work, 'copy')
  await copyFile(join(folder, name), copy, constants.COPYFILE_FICLONE)
  await rename(copy, join(work, name))
}

/** It tells of the same files. */
const isOf = ({ path, parts = [] }: JournalEntry, document: Document | undefined): boolean =>
  document?.path === path && document.parts.join('\n') === parts.join('\n')

/** Its content is the same, or it can't be read for the same reason. */
const isSame = (entry: JournalEntry, found: Loadable | { code: string }): boolean =>
  'code' in found
    ? entry.sha256 === undefined && entry.failure?.code === found.code
    : contentSize(found) === entry.bytes && found.sha256 === entry.sha256

/** Counts a file in, and remembers where its lines are. */
export function note(
  progress: Progress,
  {
    path,
    sha256,
    parts = [],
    digests = [],
    corrected = [],
    failure,
    duplicate = false,
    ends,
  }: Omit<JournalEntry, 'duplicate'> & { duplicate?: boolean },
): void {
  if (failure) {
    addFailure(progress.summary, failure.code, duplicate, parts.length)
    progress.failed.push(path)
  } else {
    addFile(progress.summary, duplicate, parts.length)
    const first = duplicate ? progress.firsts.get(sha256!)?.path : undefined
    for (const digest of digests) {
      addReport(progress.summary, digest)
      progress.reports.push({ ...digest.surveyed, ...(first !== undefined && { duplicateOf: first }) })
    }
  }
  if (sha256 !== undefined && !duplicate) {
    progress.firsts.set(
      sha256,
      failure ? { path, failure } : { path, from: progress.ends[JSON_LINES]!, to: ends[JSON_LINES]! },
    )
  }
  for (const { line, outcome } of corrected) progress.outcomes.set(line, outcome)
  progress.ends = ends
  progress.done++
}
