/** What may be given as a document, and the bytes or the text that it holds. */
import { concatenated, LARGEST } from '../bytes.js'
import { refusal } from '../errors.js'

/**
 * A document: the bytes of a file (Uint8Array, Buffer, ArrayBuffer), text that is decoded already, what has an `arrayBuffer()`
 * (Blob, File, Response), or a stream of bytes (of the web or of Node). A path is none: read the file first, or use `parseFiles`.
 */
export type Content =
  | Uint8Array
  | ArrayBuffer
  | string
  | { arrayBuffer(): Promise<ArrayBuffer> }
  | AsyncIterable<Uint8Array | string>
  | ReadableStream<Uint8Array>

/**
 * @throws GongkaiError `input.path` for text that looks like a path; `argument.invalid` for what is no document
 * @throws UnreadableDocumentError `input.tooLarge` for a stream that does not end in time
 */
export async function contentOf(source: unknown): Promise<Uint8Array | string> {
  if (typeof source === 'string') return refusingPath(source)
  if (source instanceof URL) return refusingPath(source.href)
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
  // Buffers may come from another realm, where `instanceof` fails.
  if (Object.prototype.toString.call(source) === '[object ArrayBuffer]')
    return new Uint8Array(source as ArrayBuffer)
  if (holdsBytes(source)) return new Uint8Array(await source.arrayBuffer())
  if (isWebStream(source)) return whole(chunksOf(source))
  if (isStream(source)) return whole(source)
  throw refusal('argument.invalid:document', { given: kindOf(source) })
}

const holdsBytes = (source: unknown): source is Pick<Blob, 'arrayBuffer'> =>
  typeof (source as Partial<Blob> | null)?.arrayBuffer === 'function'

const isWebStream = (source: unknown): source is ReadableStream<unknown> =>
  typeof (source as Partial<ReadableStream> | null)?.getReader === 'function'

const isStream = (source: unknown): source is AsyncIterable<unknown> =>
  typeof (source as Partial<AsyncIterable<unknown>> | null)?.[Symbol.asyncIterator] === 'function'

/** Not every browser can go over a stream with `for await`. */
async function* chunksOf(stream: ReadableStream<unknown>): AsyncGenerator<unknown> {
  const reader = stream.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel()
  }
}

/** A stream's chunks put together: text where all of them are text, as of a file that is read with an encoding. */
async function whole(chunks: AsyncIterable<unknown>): Promise<Uint8Array | string> {
  const parts: (Uint8Array | string)[] = []
  let size = 0
  for await (const chunk of chunks) {
    const part = typeof chunk === 'string' ? chunk : bytesOf(chunk)
    parts.push(part)
    size += part.length
    if (size > LARGEST) throw refusal('input.tooLarge', {})
  }
  if (parts.length > 0 && parts.every((part) => typeof part === 'string')) return parts.join('')
  const encoder = new TextEncoder()
  return concatenated(parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part)))
}

function bytesOf(chunk: unknown): Uint8Array {
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  throw refusal('argument.invalid:chunk', { given: kindOf(chunk) })
}

/** What was given, for people: 7 → number, null → null, {} → Object. */
function kindOf(given: unknown): string {
  if (given === null) return 'null'
  return typeof given === 'object' ? (given.constructor?.name ?? 'object') : typeof given
}

/** A path is no longer, and stands in one line. */
const LONGEST_PATH = 1000

/** `/data/a.pdf`, `./a`, `C:\a`, `https://…`: what no line of a report begins with. */
const BEGINNINGS = ['/', './', '../', '~/', '.\\', '..\\', '\\\\', 'file:', 'http://', 'https://']
const ENDINGS = [
  ...['html', 'htm', 'shtml', 'mhtml', 'mht', 'pdf', 'ofd', 'docx', 'doc', 'wps', 'rtf', 'odt'],
  ...['xlsx', 'xls', 'ods', 'et', 'csv', 'txt', 'md', 'json', 'jsonl', 'zip'],
]

/**
 * `2023/教育局.pdf` → refused: a single line that ends or begins as a path does is no report. The text of a report that is one
 * line long ends otherwise.
 */
function refusingPath(text: string): string {
  if (text.length > LONGEST_PATH || text.includes('\n')) return text
  const line = text.trim().toLowerCase()
  const isDrive = line[1] === ':' && '/\\'.includes(line[2] ?? ' ') && line[0]! >= 'a' && line[0]! <= 'z'
  const isPath =
    isDrive ||
    BEGINNINGS.some((beginning) => line.startsWith(beginning)) ||
    ENDINGS.some((ending) => line.endsWith(`.${ending}`))
  if (!isPath) return text
  throw refusal('input.path', { text: text.trim() })
}
