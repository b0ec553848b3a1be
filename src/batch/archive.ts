/**
 * A zip archive of reports, read in place: only its directory and the member that is asked for are ever in memory, and
 * nothing is unpacked to disk.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { UnreadableDocumentError } from '../errors.js'
import { readRange } from './outputs.js'

export interface Archive {
  /** Names of the members that may be documents, in the order of the directory. */
  names: string[]
  read: (name: string) => Promise<Uint8Array>
  close: () => Promise<void>
}

interface Member {
  method: number
  encrypted: boolean
  packed: number
  size: number
  crc: number
  offset: number
}

/** As for any document (see formats/detect.ts). */
const LARGEST_MEMBER = 64 * 2 ** 20
/** Text of portals deflates by up to 40 : 1. */
const MOST_RATIO = 200
const RATIO_MATTERS_FROM = 4 * 2 ** 20
/** Of names and places; all reports of a province in one year are some 5,000 files. */
const LARGEST_DIRECTORY = 64 * 2 ** 20

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff
/** What stands in the directory of an archive of another form, for more members or more bytes than these. */
const [MEMBERS_IN_ZIP64, BYTES_IN_ZIP64] = [0xffff, 0xffffffff]
const UTF8_NAME = 1 << 11
const [STORED, DEFLATED] = [0, 8]

const inflate = promisify(inflateRaw) as (
  packed: Uint8Array,
  options: { maxOutputLength: number },
) => Promise<Buffer>
const corrupt = (message: string, cause?: unknown): UnreadableDocumentError =>
  new UnreadableDocumentError('input.corrupt', message, { cause })
const tooLarge = (message: string): UnreadableDocumentError =>
  new UnreadableDocumentError('input.tooLarge', message)

/** Throws `input.corrupt` for what is no zip or a broken one, `input.tooLarge` for a bomb. */
export async function openArchive(path: string | Buffer): Promise<Archive> {
  const file = await open(path)
  try {
    const members = await directory(file)
    return {
      names: [...members.keys()].filter(mayBeDocument),
      read: (name) => readMember(file, name, members.get(name)),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Not a folder, not hidden, not what macOS adds. */
const mayBeDocument = (name: string): boolean =>
  !name.endsWith('/') &&
  (leadsOut(name) || !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX'))

/** Harmless where nothing is unpacked to disk, but no honest archive has such a name. */
const leadsOut = (name: string): boolean =>
  name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\0') || name.split('/').includes('..')

async function directory(file: FileHandle): Promise<Map<string, Member>> {
  const { size: length } = await file.stat()
  const { count, size, offset } = await endOfDirectory(file, length)
  if (count === MEMBERS_IN_ZIP64 || size === BYTES_IN_ZIP64 || offset === BYTES_IN_ZIP64) {
    throw tooLarge('The archive has more than 65,534 members, or more than 4 GB: part it.')
  }
  if (size > LARGEST_DIRECTORY) throw tooLarge(`The archive's directory has ${size} bytes.`)
  if (offset + size > length) throw corrupt("The archive's directory is broken.")
  const bytes = await bytesAt(file, offset, size)
  const members = new Map<string, Member>()
  let [at, packed] = [0, 0]
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw corrupt("The archive's directory is broken.")
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const member = memberAt(bytes, at)
    members.set(
      unusedName(nameOf(bytes.subarray(at + 46, nameEnd), bytes.readUInt16LE(at + 8)), members),
      member,
    )
    packed += member.packed
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  if (at !== size) throw corrupt("The archive's directory has more members than it says.")
  // Members that share their bytes are how a small file is made to unpack to petabytes.
  if (packed > length) throw tooLarge('The members of the archive overlap.')
  return members
}

/** An archive may have two members of one name: the second goes by its place, `name (7)`. */
function unusedName(name: string, members: ReadonlyMap<string, Member>): string {
  let unused = name
  for (let place = members.size + 1; members.has(unused); place++) unused = `${name} (${place})`
  return unused
}

const memberAt = (bytes: Buffer, at: number): Member => ({
  encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
  method: bytes.readUInt16LE(at + 10),
  crc: bytes.readUInt32LE(at + 16),
  packed: bytes.readUInt32LE(at + 20),
  size: bytes.readUInt32LE(at + 24),
  offset: bytes.readUInt32LE(at + 42),
})

async function endOfDirectory(
  file: FileHandle,
  length: number,
): Promise<{ count: number; size: number; offset: number }> {
  const from = Math.max(0, length - END_SIZE - LONGEST_COMMENT)
  const tail = await bytesAt(file, from, length - from)
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY) {
      return {
        count: tail.readUInt16LE(at + 10),
        size: tail.readUInt32LE(at + 12),
        offset: tail.readUInt32LE(at + 16),
      }
    }
  }
  throw corrupt('The archive has no directory; the file is cut off, damaged or no zip.')
}

/** Chinese Windows writes names in GBK and doesn't say so. */
function nameOf(bytes: Uint8Array, flags: number): string {
  const decode = (encoding: string, fatal: boolean) => new TextDecoder(encoding, { fatal }).decode(bytes)
  const name = (() => {
    if (flags & UTF8_NAME) return decode('utf-8', false)
    try {
      return decode('utf-8', true)
    } catch {
      return decode('gb18030', false)
    }
  })()
  return name.replaceAll('\\', '/')
}

async function readMember(file: FileHandle, name: string, member: Member | undefined): Promise<Uint8Array> {
  if (!member) throw Object.assign(new Error(`The archive has no member ${name}.`), { code: 'ENOENT' })
  if (leadsOut(name)) throw corrupt('The name of the member leads out of its archive.')
  const { encrypted, method, packed, size, crc, offset } = member
  if (encrypted)
    throw new UnreadableDocumentError(
      'input.encrypted',
      'The member of the archive is protected by a password.',
    )
  if (size > LARGEST_MEMBER || packed > LARGEST_MEMBER) throw tooLarge('The document is larger than 64 MB.')
  if (size > RATIO_MATTERS_FROM && size > packed * MOST_RATIO)
    throw tooLarge(`The member of the archive is packed more than ${MOST_RATIO} : 1.`)
  const header = await bytesAt(file, offset, 30)
  if (header.readUInt32LE(0) !== LOCAL_HEADER) throw corrupt('The member of the archive has no header.')
  const bytes = await bytesAt(file, offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), packed)
  const content = await unpack(bytes, method, size)
  if (content.length !== size || crc32(content) !== crc)
    throw corrupt('The member of the archive is damaged: its checksum is wrong.')
  return content
}

async function unpack(bytes: Buffer, method: number, size: number): Promise<Uint8Array> {
  if (method === STORED) return bytes
  if (method !== DEFLATED)
    throw corrupt(`The member of the archive is packed by a method (${method}) that is not read.`)
  try {
    return await inflate(bytes, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    throw corrupt("The member of the archive can't be unpacked.", error)
  }
}

const bytesAt = (file: FileHandle, position: number, length: number): Promise<Buffer> =>
  readRange(file, position, position + length).catch((error: unknown) => {
    throw error instanceof RangeError ? corrupt('The archive is cut off.', error) : error
  })
