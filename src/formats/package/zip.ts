/**
 * An Office Open XML package: a zip of named parts. Nothing is inflated before its size is judged, only the parts that are
 * asked for are inflated at all, and nothing is ever written to disk.
 */
import { Inflate } from 'fflate'
import { UnreadableDocumentError } from '../../errors.js'

export interface Package {
  has(name: string): boolean
  /** A part's text; undefined where the package lacks it. */
  text(name: string): string | undefined
}

/** XML of 32 MB is a Word document of some thousand pages; the form has ten. */
const MAX_PART_BYTES = 32 * 2 ** 20
/** All members together, pictures included, as the directory declares them. */
const MAX_DECLARED_BYTES = 512 * 2 ** 20
/** Word's own markup deflates by up to 60 : 1; small parts and blank bitmaps may go beyond. */
const MAX_RATIO = 200
const RATIO_MATTERS_FROM = 4 * 2 ** 20
/** The smallest valid package has 3 members, the largest real ones some hundreds of pictures. */
const MAX_MEMBERS = 10_000
/** Deflate yields at most 1,032 bytes for one: 16 kB a step keeps a step's output under 17 MB. */
const INFLATE_STEP = 16 * 1024

interface Member {
  method: number
  encrypted: boolean
  packed: number
  size: number
  crc: number
  offset: number
}

const corrupt = (message: string, cause?: unknown): UnreadableDocumentError =>
  new UnreadableDocumentError('input.corrupt', message, cause === undefined ? undefined : { cause })
const tooLarge = (message: string): UnreadableDocumentError =>
  new UnreadableDocumentError('input.tooLarge', message)

/** Opens a package; throws `input.corrupt` for a broken zip or one with unsafe names, `input.tooLarge` for a bomb. */
export function openPackage(bytes: Uint8Array): Package {
  const members = directory(bytes)
  judgeSizes(members)
  const find = (name: string): Member | undefined => members.get(name.toLowerCase())
  return {
    has: (name) => find(name) !== undefined,
    text: (name) => {
      const member = find(name)
      return member && decodePart(inflate(bytes, name, member))
    },
  }
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const END_SIZE = 22
const MAX_COMMENT = 0xffff

/** The central directory, by lower-case name: part names are compared without case (ECMA-376 part 2, 6.2.2.3). */
function directory(bytes: Uint8Array): Map<string, Member> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > MAX_MEMBERS) throw tooLarge(`The package has ${count} members.`)
  const members = new Map<string, Member>()
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw corrupt('The zip directory is broken.')
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const name = safeName(new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)))
    if (members.has(name)) throw corrupt(`The package has two members named ${name}.`)
    members.set(name, {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return members
}

function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT)
  for (let at = view.byteLength - END_SIZE; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  throw corrupt('The zip has no directory; the file is cut off or damaged.')
}

/** Part names use forward slashes; some writers don't. A name that leaves the package is a trap, whoever unpacks it. */
function safeName(raw: string): string {
  const name = raw.replaceAll('\\', '/')
  if (
    name.startsWith('/') ||
    /^[a-z]:/i.test(name) ||
    name.includes('\0') ||
    name.split('/').includes('..')
  ) {
    throw corrupt('The package has a member whose name leads out of it.')
  }
  return name.toLowerCase()
}

function judgeSizes(members: Map<string, Member>): void {
  let total = 0
  for (const [name, { packed, size }] of members) {
    total += size
    if (total > MAX_DECLARED_BYTES) throw tooLarge('The package declares more than 512 MB of content.')
    if (size > RATIO_MATTERS_FROM && size > packed * MAX_RATIO)
      throw tooLarge(`${name} is packed more than ${MAX_RATIO} : 1.`)
  }
}

function inflate(bytes: Uint8Array, name: string, member: Member): Uint8Array {
  if (member.encrypted)
    throw new UnreadableDocumentError('input.encrypted', 'The package is protected by a password.')
  if (member.size > MAX_PART_BYTES) throw tooLarge(`${name} declares ${member.size} bytes.`)
  const content = unpack(packedBytes(bytes, name, member), member, name)
  if (content.length !== member.size || crc32(content) !== member.crc)
    throw corrupt(`${name} is damaged: its checksum is wrong.`)
  return content
}

function packedBytes(bytes: Uint8Array, name: string, { offset, packed }: Member): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER)
    throw corrupt(`${name} is missing.`)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) throw corrupt(`${name} is cut off.`)
  return bytes.subarray(start, start + packed)
}

function unpack(packed: Uint8Array, { method, size }: Member, name: string): Uint8Array {
  if (method === 0) return packed
  if (method !== 8) throw corrupt(`${name} is packed by an unknown method.`)
  const content = new Uint8Array(size)
  let length = 0
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw tooLarge(`${name} is larger than it declares.`)
    content.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < packed.length; at += INFLATE_STEP) {
      stream.push(packed.subarray(at, at + INFLATE_STEP), at + INFLATE_STEP >= packed.length)
    }
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error
    throw corrupt(`${name} can't be unpacked.`, error)
  }
  return content.subarray(0, length)
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** One flipped bit can change a digit and leave the XML well-formed, so the checksum is compared. */
function crc32(bytes: Uint8Array): number {
  let crc = -1
  for (let i = 0; i < bytes.length; i++) crc = CRC_TABLE[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8)
  return (crc ^ -1) >>> 0
}

/** XML of a package is UTF-8 or UTF-16 (ECMA-376 part 2, 6.2.5). */
function decodePart(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (error) {
    throw corrupt('A part of the package is not text.', error)
  }
}

/** By the mark at its beginning; UTF-8 needs none. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
