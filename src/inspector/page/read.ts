/** Files that were given → a run: zips are unpacked, files that are one report put together, all read by a few workers. */
import type { Answer, Failure } from '../jobs.js'
import type { PartBytes } from '../../joins/contents.js'
import { candidatesIn, type Document, documentsFrom, isArchiveName, joinInto } from '../../joins/names.js'
import type { DroppedReport } from '../reading.js'
import { reportId, type Run, streamId } from '../run.js'
import type { Source } from './data.js'
import type { Given } from './dropped.js'
import { turnsWith } from './turns.js'
import { inBoth } from './words.js'
import { openPool, type Pool, usualWorkers } from './worker.js'

/** More files are for the command line. */
const MOST_FILES = 2000

type Failed = Run['failures'][number]

export interface ReadOptions {
  version: string
  onProgress: (done: number, all: number) => void
  /** Raised where other files were given meanwhile: the workers stop, and nothing comes of it. */
  signal: AbortSignal
}

export async function sourceOf(
  given: readonly Given[],
  { signal, ...options }: ReadOptions,
): Promise<Source> {
  const readers = openPool(Math.min(usualWorkers(), given.length))
  const gatherer = openPool(1)
  const close = (): void => {
    readers.close()
    gatherer.close()
  }
  signal.addEventListener('abort', close)
  try {
    return await readBy({ readers, gatherer }, given, options)
  } finally {
    close()
  }
}

interface Pools {
  readers: Pool
  /** One worker, which holds what is known of all reports. */
  gatherer: Pool
}

/** What of a report stays in the page. */
type KeptReport = Pick<DroppedReport, 'row' | 'shown'>

async function readBy(
  { readers, gatherer }: Pools,
  given: readonly Given[],
  { version, onProgress }: Omit<ReadOptions, 'signal'>,
): Promise<Source> {
  const { files: unpacked, failures } = await unzipped(readers, given)
  const files = new Map(unpacked.slice(0, MOST_FILES).map(({ path, file }) => [path, file]))
  for (const { path } of unpacked.slice(MOST_FILES))
    failures.push({ file: path, code: 'inspect.tooMany', ...inBoth('tooMany', { n: MOST_FILES }) })
  const documents = await documentsIn(readers, files)
  let done = 0
  onProgress(0, documents.length)
  const answers = await Promise.all(
    documents.map(async ({ path, parts }) => {
      const answer = await withFiles([path, ...parts], files, (bytes, transfer) =>
        readers.ask('read', bytes, transfer),
      )
      const kept = 'failure' in answer ? answer : { result: await handedOver(gatherer, answer.result) }
      onProgress(++done, documents.length)
      return { path, answer: kept }
    }),
  )
  const all: KeptReport[] = []
  for (const { path, answer } of answers) {
    if ('failure' in answer) failures.push({ file: path, ...answer.failure })
    else all.push(...answer.result)
  }
  const partsOf = new Map(documents.map(({ path, parts }) => [path, [path, ...parts]]))
  return concluded(gatherer, all, {
    version,
    failures,
    filesOf: (file) => filesNamed(partsOf.get(file), files),
  })
}

/** Each report for itself as soon as it is read: all of them at once would stop the page. */
async function handedOver(gatherer: Pool, reports: readonly DroppedReport[]): Promise<KeptReport[]> {
  return Promise.all(
    reports.map(async ({ row, shown, checked, prose }) => {
      await gatherer.ask('gather', { name: row.name, checked, prose })
      return { row, shown }
    }),
  )
}

const filesNamed = (paths: readonly string[] = [], files: ReadonlyMap<string, File>): File[] =>
  paths.flatMap((path) => files.get(path) ?? [])

/** 2023.zip → 2023.zip/县/a.html, as the command line names them. */
async function unzipped(
  pool: Pool,
  given: readonly Given[],
): Promise<{ files: Given[]; failures: Failed[] }> {
  const failures: Failed[] = []
  const files = await Promise.all(
    given.map(async ({ path, file }): Promise<Given[]> => {
      if (!isArchiveName(path)) return [{ path, file }]
      const answer = await withFiles([path], new Map([[path, file]]), ([zip], transfer) =>
        pool.ask('unzip', zip!.bytes, transfer),
      )
      if ('failure' in answer) {
        failures.push({ file: path, ...answer.failure })
        return []
      }
      // A document that is called a zip is read as what it is.
      if (answer.result === null) return [{ path, file }]
      return answer.result.map((member) => ({
        path: `${path}/${member.path}`,
        file: new File([member.bytes as Uint8Array<ArrayBuffer>], member.path),
      }))
    }),
  )
  return { files: files.flat(), failures }
}

/** Which files are one report, as their names suggest and their contents bear out. */
async function documentsIn(pool: Pool, files: ReadonlyMap<string, File>): Promise<Document[]> {
  const paths = [...files.keys()]
  const candidates = candidatesIn(paths)
  const areOne = await Promise.all(
    candidates.map((group) =>
      withFiles(group, files, (bytes, transfer) => pool.ask('judge', bytes, transfer)),
    ),
  )
  const wholeOf = new Map<string, string>()
  joinInto(
    wholeOf,
    candidates.filter((_, i) => {
      const answer = areOne[i]!
      return 'result' in answer && answer.result
    }),
  )
  return documentsFrom(paths, wholeOf)
}

/** So many documents are in memory at once, beside those that workers read. */
const MOST_WAITING = 8
const withRoom = turnsWith(Array.from({ length: MOST_WAITING }, (_, i) => i))

/** The bytes of files, handed over: a file may be gone since it was chosen. */
function withFiles<Of>(
  paths: readonly string[],
  files: ReadonlyMap<string, File>,
  use: (bytes: PartBytes[], transfer: Transferable[]) => Promise<Answer<Of>>,
): Promise<Answer<Of>> {
  return withRoom(async () => {
    try {
      const all = await Promise.all(
        paths.map(async (name) => ({
          name,
          bytes: new Uint8Array(await files.get(name)!.arrayBuffer()),
        })),
      )
      return await use(
        all,
        all.map(({ bytes }) => bytes.buffer),
      )
    } catch {
      return { failure: { code: 'input.gone', ...inBoth('gone') } satisfies Failure }
    }
  })
}

async function concluded(
  gatherer: Pool,
  all: readonly KeptReport[],
  {
    version,
    failures,
    filesOf,
  }: { version: string; failures: Failed[]; filesOf: (file: string) => readonly File[] },
): Promise<Source> {
  const answer = await gatherer.ask(
    'conclude',
    all.map(({ row }) => row.name),
  )
  if ('failure' in answer) throw new Error(answer.failure.message)
  const { found, across } = answer.result
  const rows = all.map(({ row }, i) => ({ ...row, ...found[i]!.tallies }))
  // Put together when one is opened: all of them at once would stop the page.
  const texts = new Map<string, () => string>(
    all.flatMap(({ shown }, i) => [
      [reportId(i), () => withMember(shown.report, 'findings', decoder.decode(found[i]!.findings))],
      [streamId(i), () => shown.stream],
    ]),
  )
  return {
    run: {
      version,
      made: new Date().toISOString(),
      kind: 'inspect',
      parameters: [],
      rows,
      failures,
      unmatched: [],
      across,
    },
    textOf: (id) => texts.get(id)?.() ?? null,
    filesOf,
  }
}

const decoder = new TextDecoder()

/** `{"a":1}`, findings, `[]` → `{"a":1,"findings":[]}` */
const withMember = (object: string, name: string, value: string): string =>
  `${object.slice(0, -1)},${JSON.stringify(name)}:${value}}`
