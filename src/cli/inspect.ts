/** The command that writes the inspector, with the data of a run inside; and the page that `check` prints. */
import { createWriteStream } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { version } from '../../package.json'
import { type AllChecked, checkAll } from '../check.js'
import { plural } from '../findings/words.js'
import { openReader } from '../batch/contents.js'
import { type About, type EmbeddedFiles, inspectorPage } from '../inspector/embed.js'
import { isShownAsItLooks } from '../inspector/drawable.js'
import { type CheckedArguments, listed, readBy, tellFailures } from './batch.js'
import { tell } from './output.js'

export interface InspectArguments extends CheckedArguments {
  out: string
}

/** The pages stand beside the command line, as they are built: one that reads files, and one that takes the data of a run. */
const pageNamed = (name: 'inspector' | 'inspector-run'): Promise<string> =>
  readFile(fileURLToPath(new URL(`./${name}.html`, import.meta.url)), 'utf8')

/** The inspector with what was checked inside, in pieces; with documents in it, it is the page that can draw them. */
export async function* pageOf(
  checked: AllChecked,
  about: Pick<About, 'kind' | 'parameters'>,
  files: EmbeddedFiles = new Map(),
): AsyncGenerator<string> {
  const page = await pageNamed(files.size > 0 ? 'inspector' : 'inspector-run')
  yield* inspectorPage(
    page,
    { ...checked, files },
    {
      ...about,
      version,
      made: new Date().toISOString(),
    },
  )
}

/** Tried with 2,000: the page is then some 40 MB. */
const MOST_FILES = 5000

/** @throws inspect.tooMany where a browser would not open the page any more */
export function refuseTooMany(files: number): void {
  if (files <= MOST_FILES) return
  const message = `one page holds ${MOST_FILES} reports at most, and these are ${files} files: take them folder by folder, or check --to csv`
  throw Object.assign(new Error(message), { code: 'inspect.tooMany' })
}

/** Bytes of documents that a page holds beside what was read of them: some forty PDFs, or a hundred web pages. */
const MOST_EMBEDDED = 12 * 2 ** 20

/** The documents that are shown as they look, in base64; none where they are too large together. */
async function embeddable({ result, known }: AllChecked): Promise<EmbeddedFiles> {
  const files = new Map<string, string>()
  const inSeveralFiles = new Set(result.reports.filter(({ parts }) => parts).map(({ file }) => file))
  const reader = openReader()
  let left = MOST_EMBEDDED
  try {
    for (const { file, shown } of known.values()) {
      if (files.has(file) || inSeveralFiles.has(file) || !shown || !isShownAsItLooks(shown)) continue
      const { bytes } = await reader.read(file)
      left -= bytes.length
      if (left < 0) return new Map()
      files.set(file, Buffer.from(bytes).toString('base64'))
    }
  } finally {
    await reader.close()
  }
  return files
}

/** Without files the page is written as it is: files can be dropped onto it. */
export async function runInspect(
  paths: readonly string[],
  { out, ...options }: InspectArguments,
): Promise<'ok' | 'failed'> {
  await mkdir(dirname(out), { recursive: true })
  if (paths.length === 0) {
    await pipeline(Readable.from([await pageNamed('inspector')]), createWriteStream(out))
    tell(`Written to ${out}`)
    return 'ok'
  }
  const { files } = await listed(paths, options)
  refuseTooMany(files.length)
  const checked = await readBy(files, options, (reading) => checkAll(files, { ...reading, shown: true }))
  const about = { kind: 'inspect', parameters: ['gongkai', 'inspect', ...paths] } as const
  const page = pageOf(checked, about, await embeddable(checked))
  await pipeline(Readable.from(page), createWriteStream(out))
  const unread = tellFailures(checked.result)
  tell(`${plural(checked.result.reports.length, 'report')}. Written to ${out}`)
  return unread > 0 ? 'failed' : 'ok'
}
