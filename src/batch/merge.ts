/**
 * Parts of one run, put together: whatever lines stand in which of them, and how often, the same reports come out in the same
 * order. Only where each line stands is kept in memory.
 */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type JsonLine, type LineSource, readLine } from './entries.js'
import { byFolders } from '../joins/by-folders.js'
import { readRange } from './outputs.js'

/** A line of a part, and what it is sorted by. */
interface Placed {
  path: string
  from: number
  to: number
  number: number
  /** The file that it tells of, which of its reports, and the content; none of the last for a file that gave no report. */
  key: readonly [name: string, part: number, sha256: string]
  /** A file that gave no report. */
  failed: boolean
}

const LINE_FEED = 0x0a

/**
 * The lines of several parts in the order of their files' names: 乙.html, 甲.html → 甲.html, 乙.html as `batch` would list them in a
 * folder. A line that stands twice counts once, and a failure not where another part has a report of the file.
 */
export async function mergedLines(paths: readonly string[]): Promise<LineSource> {
  const all: Placed[] = []
  for (const path of paths) for await (const line of placedIn(path)) all.push(line)
  all.sort((a, b) => compare(a.key, b.key))
  const read = new Set(all.flatMap(({ key, failed }) => (failed ? [] : [key[0]])))
  const kept = all.filter(
    ({ key, failed }, i) => !(failed && read.has(key[0])) && (i === 0 || compare(all[i - 1]!.key, key) !== 0),
  )
  return () => linesAt(kept)
}

async function* placedIn(path: string): AsyncGenerator<Placed> {
  let number = 0
  for await (const { from, bytes } of rawLines(path)) {
    number++
    const line = bytes.toString()
    if (line.trim() === '') continue
    const value = readLine(line, `${path}, line ${number}`)
    const failed = 'error' in value
    const place = { path, from, to: from + bytes.length, number, failed }
    yield { ...place, key: keyOf(value) }
  }
}

const keyOf = (value: ReturnType<typeof readLine>): Placed['key'] =>
  'error' in value
    ? [value.path, 0, '']
    : [value.source.name ?? '', value.source.part ?? 0, value.source.sha256]

function compare(a: Placed['key'], b: Placed['key']): number {
  return byFolders(a[0], b[0]) || a[1] - b[1] || byFolders(a[2], b[2])
}

/** The lines of a file as bytes, and where each begins. */
async function* rawLines(path: string): AsyncGenerator<{ from: number; bytes: Buffer }> {
  let pieces: Buffer[] = []
  let from = 0
  const ended = (last: Buffer): { from: number; bytes: Buffer } => {
    const bytes = Buffer.concat([...pieces, last])
    pieces = []
    const line = { from, bytes }
    from += bytes.length + 1
    return line
  }
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer
    let start = 0
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, start)) {
      yield ended(bytes.subarray(start, at))
      start = at + 1
    }
    pieces.push(bytes.subarray(start))
  }
  yield ended(Buffer.alloc(0))
}

async function* linesAt(places: readonly Placed[]): AsyncGenerator<JsonLine> {
  const files = new Map<string, Awaited<ReturnType<typeof open>>>()
  try {
    for (const { path, from, to, number } of places) {
      const file = files.get(path) ?? (await open(path))
      files.set(path, file)
      yield { line: (await readRange(file, from, to)).toString(), place: `${path}, line ${number}` }
    }
  } finally {
    for (const file of files.values()) await file.close()
  }
}
