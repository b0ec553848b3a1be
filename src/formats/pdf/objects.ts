/**
 * A PDF's objects as they lie in the file, found without its table of objects: what pdf.js will meet, before it is given the
 * file. Each definition of an object counts, also one that a later version of the document has replaced.
 */
import { Unzlib } from 'fflate'
import { concatenated } from '../../bytes.js'
import { latin1 } from '../../platform.js'

export interface PdfObject {
  number: number
  /** What is written between `obj` and the data of its stream, or its end. */
  text: string
  /** Where that begins in the file; -1 for an object that is kept in a stream of objects. */
  at: number
  stream?: Stream
}

/** Where the keyword `stream` stands, and the data behind it. */
export interface Stream {
  keyword: number
  from: number
  to: number
}

export interface Objects {
  bytes: Uint8Array
  /** The bytes as characters: an index in it is one in the bytes. */
  file: string
  all: PdfObject[]
  /** Every object was seen: none is kept in a stream that could not be unpacked, as in an encrypted file. */
  complete: boolean
}

/** `12 0 obj`, and the keyword `stream` that ends what an object says of itself. */
const OBJECT_OR_STREAM = /\b(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b|\bstream\b/g
const END_OF_STREAM = 'endstream'
/** A line end follows the keyword. */
const LINE_END = /\r?\n|\r/y

/** What is kept in streams of objects is unpacked up to so many bytes; the structure of a document of hundreds of pages has 10 MB. */
const MOST_UNPACKED = 64 * 1024 * 1024

export function objectsOf(bytes: Uint8Array): Objects {
  const file = latin1(bytes)
  const plain = plainObjects(file)
  const packs = plain.filter(({ text, stream }) => stream && PACKED.test(text))
  let room = MOST_UNPACKED
  let complete = true
  const packed = packs.flatMap((pack) => {
    const data = unpacked(bytes, pack, room)
    room -= data?.length ?? 0
    complete &&= data !== null
    return data ? packedObjects(latin1(data), pack.text) : []
  })
  return { bytes, file, all: packed.length ? [...plain, ...packed] : plain, complete }
}

function plainObjects(file: string): PdfObject[] {
  const objects: PdfObject[] = []
  let open: { number: number; from: number } | null = null
  const close = (to: number, stream?: Stream): void => {
    if (open)
      objects.push({
        number: open.number,
        text: named(file.slice(open.from, to)),
        at: open.from,
        ...(stream && { stream }),
      })
    open = null
  }
  const marks = OBJECT_OR_STREAM
  marks.lastIndex = 0
  for (let mark = marks.exec(file); mark; mark = marks.exec(file)) {
    if (mark[1] !== undefined) {
      close(mark.index)
      open = { number: Number(mark[1]), from: marks.lastIndex }
      continue
    }
    LINE_END.lastIndex = marks.lastIndex
    const from = marks.lastIndex + (LINE_END.exec(file)?.[0].length ?? 0)
    const to = file.indexOf(END_OF_STREAM, from)
    const stream = { keyword: mark.index, from, to: to < 0 ? file.length : to }
    close(mark.index, stream)
    marks.lastIndex = stream.to
  }
  close(file.length)
  return objects
}

/** Letters of names may be written by their numbers: `/Font#46ile` → `/FontFile`. */
const named = (text: string): string =>
  text.includes('#')
    ? text.replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

const PACKED = /\/Type\s*\/ObjStm\b/
const FIRST = /\/First\s+(\d+)/
const FILTER = /\/Filter\s*(?:\[\s*)?\/(\w+)\s*(\])?/
const PARAMETERS = /\/(?:DecodeParms|DP)\b/

/** A stream of objects: pairs of number and place, and from `First` on the objects themselves. */
function packedObjects(data: string, dictionary: string): PdfObject[] {
  const first = Number(FIRST.exec(dictionary)?.[1] ?? 0)
  const pairs = data.slice(0, first).trim().split(/\s+/).map(Number)
  const objects: PdfObject[] = []
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const from = first + pairs[i + 1]!
    const to = i + 3 < pairs.length ? first + pairs[i + 3]! : data.length
    objects.push({ number: pairs[i]!, text: named(data.slice(from, to)), at: -1 })
  }
  return objects
}

/** The data of a stream as it was before it was packed; null where it is packed in a way that only pdf.js undoes, or is too long. */
export function unpacked(bytes: Uint8Array, { text, stream }: PdfObject, most: number): Uint8Array | null {
  const data = bytes.subarray(stream!.from, stream!.to)
  const filter = FILTER.exec(text)
  if (!filter) return /\/Filter\b/.test(text) ? null : data
  if (PARAMETERS.test(text) || !/^(?:FlateDecode|Fl)$/.test(filter[1]!)) return null
  return inflated(data, most)
}

/** Deflate yields at most 1,032 bytes for one: 16 kB a step keeps a step's output under 17 MB. */
const INFLATE_STEP = 16 * 1024

/** Null where the data is damaged or longer than `most`. */
function inflated(data: Uint8Array, most: number): Uint8Array | null {
  const chunks: Uint8Array[] = []
  let length = 0
  const stream = new Unzlib((chunk) => {
    chunks.push(chunk)
    length += chunk.length
  })
  try {
    for (let at = 0; at < data.length && length <= most; at += INFLATE_STEP)
      stream.push(data.subarray(at, at + INFLATE_STEP), at + INFLATE_STEP >= data.length)
  } catch {
    return null
  }
  return length > most ? null : concatenated(chunks)
}
