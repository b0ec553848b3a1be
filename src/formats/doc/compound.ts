/** The OLE2 compound file ([MS-CFB]): a small file system of streams in sectors. */
import { concatenated } from '../../bytes.js'
import { refusal, type UnreadableDocumentError } from '../../errors.js'

/** Finds a stream of the root storage by name; undefined where there is none. */
export type Streams = (name: string) => Uint8Array | undefined

const END_OF_CHAIN = 0xfffffffa
const HEADER_TABLE = 76
const HEADER_TABLE_ENTRIES = 109
const ENTRY_BYTES = 128
const STREAM = 2

const broken = (): UnreadableDocumentError => refusal('input.corrupt:office', {})

interface Entry {
  name: string
  type: number
  left: number
  right: number
  child: number
  start: number
  size: number
}

export function openCompound(bytes: Uint8Array): Streams {
  if (bytes.length < 512) throw broken()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  const miniShift = view.getUint16(32, true)
  if (shift < 7 || shift > 16 || miniShift > shift) throw broken()
  const sector = (n: number): Uint8Array => {
    const at = (n + 1) * 2 ** shift
    if (at >= bytes.length) throw broken()
    return bytes.subarray(at, at + 2 ** shift)
  }
  const fat = concatenated(tableSectors(view, bytes.length >>> shift, sector).map(sector))
  const read = (start: number): Uint8Array => concatenated(chain(start, fat).map(sector))
  const entries = directory(read(view.getUint32(48, true)))
  const root = entries[0]
  if (!root) throw broken()
  const cutoff = view.getUint32(56, true)
  const found = childrenOf(root, entries)
  return (name) => {
    const entry = found.get(name)
    if (!entry) return undefined
    if (entry.size >= cutoff) return read(entry.start).subarray(0, entry.size)
    const mini = read(root.start)
    const blocks = chain(entry.start, read(view.getUint32(60, true))).map((n) =>
      mini.subarray(n << miniShift, (n + 1) << miniShift),
    )
    return concatenated(blocks).subarray(0, entry.size)
  }
}

/** The sectors that hold the allocation table: 109 are listed in the header, the others in a chain of their own. */
function tableSectors(view: DataView, sectors: number, sector: (n: number) => Uint8Array): number[] {
  const listed: number[] = []
  for (let i = 0; i < HEADER_TABLE_ENTRIES; i++) listed.push(view.getUint32(HEADER_TABLE + 4 * i, true))
  let next = view.getUint32(68, true)
  for (let seen = 0; next < END_OF_CHAIN; seen++) {
    if (seen > sectors) throw broken()
    const more = words(sector(next))
    listed.push(...more.slice(0, -1))
    next = more.at(-1)!
  }
  const used = listed.filter((n) => n < END_OF_CHAIN)
  if (used.length > sectors + 1) throw broken()
  return used
}

/** The numbers of a chain's sectors; a chain longer than its table goes in a circle. */
function chain(start: number, table: Uint8Array): number[] {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  const found: number[] = []
  for (let at = start; at < END_OF_CHAIN; at = view.getUint32(4 * at, true)) {
    if (4 * at + 4 > table.length || found.length > table.length / 4) throw broken()
    found.push(at)
  }
  return found
}

function directory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2)
    entries.push({
      name: new TextDecoder('utf-16le').decode(bytes.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    })
  }
  return entries
}

/** The streams of one storage: embedded documents have storages with streams of the same names. */
function childrenOf(storage: Entry, entries: Entry[]): Map<string, Entry> {
  const found = new Map<string, Entry>()
  const seen = new Set<number>()
  const open = [storage.child]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index]
    if (!entry || seen.has(index)) continue
    seen.add(index)
    if (entry.type === STREAM) found.set(entry.name, entry)
    open.push(entry.left, entry.right)
  }
  return found
}

const words = (bytes: Uint8Array): number[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.length >>> 2 }, (_, i) => view.getUint32(4 * i, true))
}
