/**
 * A package of the Open Packaging Conventions and its like (DOCX, XLSX, OFD): a zip of named parts. Nothing is inflated before
 * its size is judged, only the parts that are asked for are inflated at all, and nothing is ever written to disk.
 */
import { Inflate } from 'fflate'
import { refusal, UnreadableDocumentError } from '../../errors.js'
import {
  contentStart,
  DEFLATED,
  directoryPlace,
  leadsOut,
  LOCAL_HEADER_SIZE,
  membersOf,
  refuseBomb,
  refuseOverlaps,
  STORED,
  type Member,
} from './directory.js'
import { readXml, type XmlElement } from './xml.js'

/** Part names are compared without case (ECMA-376 part 2, 6.2.2.3). */
export interface Package {
  has(name: string): boolean
  /** A part's bytes, or its XML; undefined where the package lacks it. */
  bytes(name: string): Uint8Array | undefined
  xml(name: string): XmlElement | undefined
}

/** XML of 32 MB is a Word document of some thousand pages; the form has ten. */
const MAX_PART_BYTES = 32 * 2 ** 20
/** All members together, pictures included, as the directory declares them. */
const MAX_DECLARED_BYTES = 512 * 2 ** 20
/** The smallest valid package has 3 members, the largest real ones some hundreds of pictures. */
const MAX_MEMBERS = 10_000
/** Deflate yields at most 1,032 bytes for one: 16 kB a step keeps a step's output under 17 MB. */
const INFLATE_STEP = 16 * 1024

/** Opens a package; throws `input.corrupt` for a broken zip or one with unsafe names, `input.tooLarge` for a bomb. */
export function openPackage(bytes: Uint8Array): Package {
  const members = judgedMembers(bytes)
  const find = (name: string): Member | undefined => members.get(name.toLowerCase())
  const bytesOf = (name: string): Uint8Array | undefined => {
    const member = find(name)
    return member && inflate(bytes, member)
  }
  return {
    has: (name) => find(name) !== undefined,
    bytes: bytesOf,
    xml: (name) => {
      const part = bytesOf(name)
      return part && xmlOf(part)
    },
  }
}

/** The files of a zip that is no package, each unpacked when it is asked for; throws as `openPackage` does. */
export const filesInZip = (bytes: Uint8Array): { name: string; bytes: () => Uint8Array }[] =>
  [...judgedMembers(bytes).values()]
    .filter(({ name }) => !name.endsWith('/'))
    .map((member) => ({ name: member.name, bytes: () => inflate(bytes, member) }))

/** The members by lower-case name. */
function judgedMembers(bytes: Uint8Array): Map<string, Member> {
  const place = directoryPlace(bytes)
  if (place.count > MAX_MEMBERS) throw refusal('input.tooLarge:members', { count: place.count })
  const list = membersOf(bytes.subarray(place.offset), place)
  const members = new Map<string, Member>()
  let declared = 0
  for (const member of list) {
    const name = member.name.toLowerCase()
    if (leadsOut(name)) throw refusal('input.corrupt:leadsOut', {})
    if (members.has(name)) throw refusal('input.corrupt:twice', { name })
    declared += member.size
    if (declared > MAX_DECLARED_BYTES) throw refusal('input.tooLarge:declared', {})
    refuseBomb(member)
    members.set(name, member)
  }
  refuseOverlaps(list, bytes.length)
  return members
}

function inflate(bytes: Uint8Array, member: Member): Uint8Array {
  const { name, encrypted, packed, size, crc, offset } = member
  if (encrypted) throw refusal('input.encrypted:package', {})
  if (size > MAX_PART_BYTES) throw refusal('input.tooLarge:part', { name, size })
  const start = contentStart(member, bytes.subarray(offset, offset + LOCAL_HEADER_SIZE))
  if (start + packed > bytes.length) throw refusal('input.corrupt:cutOff', { name })
  const content = unpack(bytes.subarray(start, start + packed), member)
  if (content.length !== size || crc32(content) !== crc) throw refusal('input.corrupt:checksum', { name })
  return content
}

function unpack(packed: Uint8Array, { method, size, name }: Member): Uint8Array {
  if (method === STORED) return packed
  if (method !== DEFLATED) throw refusal('input.corrupt:method', { name })
  const content = new Uint8Array(size)
  let length = 0
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw refusal('input.tooLarge:undeclared', { name })
    content.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < packed.length; at += INFLATE_STEP) {
      stream.push(packed.subarray(at, at + INFLATE_STEP), at + INFLATE_STEP >= packed.length)
    }
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error
    throw refusal('input.corrupt:unpacked', { name }, { cause: error })
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

/** A part's bytes → its XML; throws as `readXml` does. */
export const xmlOf = (part: Uint8Array): XmlElement => readXml(decodePart(part))

/** XML of a package is UTF-8 or UTF-16 (ECMA-376 part 2, 6.2.5). */
function decodePart(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch (error) {
    throw refusal('input.corrupt:notText', {}, { cause: error })
  }
}

/** By the mark at its beginning; UTF-8 needs none. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
