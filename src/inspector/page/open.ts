/** Opening files: where they are dropped or chosen, how far reading is, and the run that they make. */
import type { ReadReport } from '../reading.js'
import { reportId, type Run, streamId } from '../run.js'
import type { Source } from './data.js'
import { el } from './dom.js'
import { fromDrop, fromInput, type Given } from './dropped.js'
import { say } from './words.js'
import { openReader } from './worker.js'

/** More files are for the command line. */
const MOST_FILES = 2000

/** Two fields, since a browser lets people choose files or a folder, not both. */
export function drawChoosers(onGiven: (given: Given[]) => void): HTMLElement {
  const chooser = (id: string, words: string, isFolder: boolean): HTMLElement => {
    const input = el('input', {
      type: 'file',
      id,
      class: 'unseen',
      multiple: true,
      webkitdirectory: isFolder,
    })
    input.addEventListener('change', () => onGiven(fromInput(input)))
    return el('span', { class: 'chooser' }, input, el('label', { for: id }, words))
  }
  return el(
    'span',
    { class: 'choosers' },
    chooser('files', say('chooseFiles'), false),
    chooser('folder', say('chooseFolder'), true),
  )
}

/** Anywhere on the page. */
export function listenForDrops(onGiven: (given: Given[]) => void): void {
  const over = (event: DragEvent): void => {
    event.preventDefault()
    document.body.classList.toggle('dropping', event.type === 'dragover')
  }
  document.addEventListener('dragover', over)
  document.addEventListener('dragleave', over)
  document.addEventListener('drop', (event) => {
    over(event)
    if (event.dataTransfer) void fromDrop(event.dataTransfer).then(onGiven)
  })
}

/** Reads the files one after the other. */
export async function sourceOf(
  given: readonly Given[],
  version: string,
  onProgress: (done: number, all: number) => void,
): Promise<Source> {
  const taken = given.slice(0, MOST_FILES)
  const failures: Run['failures'][number][] = given
    .slice(MOST_FILES)
    .map(({ path }) => ({ file: path, code: 'inspect.tooMany', message: say('tooMany', { n: MOST_FILES }) }))
  const reader = openReader()
  const all: ReadReport[] = []
  for (const [i, { path, file }] of taken.entries()) {
    onProgress(i, taken.length)
    const answer = await file.arrayBuffer().then((bytes) => reader.read(path, bytes), unreadable)
    if (Array.isArray(answer)) all.push(...answer)
    else failures.push({ file: path, ...answer })
  }
  onProgress(taken.length, taken.length)
  const concluded = await reader.conclude(all)
  reader.close()
  if ('code' in concluded) throw new Error(concluded.message)
  const { rows, reports, streams, across } = concluded
  const texts = new Map(
    rows.flatMap(
      (_, i) =>
        [
          [reportId(i), reports[i]!],
          [streamId(i), streams[i]!],
        ] as const,
    ),
  )
  const files = new Map(taken.map(({ path, file }) => [path, file]))
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
    textOf: (id) => texts.get(id) ?? null,
    fileOf: (name) => files.get(name) ?? null,
  }
}

/** A file may be gone since it was chosen. */
const unreadable = (error: unknown): { code: string; message: string } => ({
  code: 'input.gone',
  message: String(error),
})
