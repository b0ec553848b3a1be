/**
 * The directory of a zip file (APPNOTE 4.3), for packages and for archives of documents alike: what is in it, under which
 * names, and whether its sizes can be true. Nothing is unpacked here.
 */
import { refusal } from '../../errors.js'

export interface Member {
  /** With forward slashes, whatever its writer used. */
  name: string
  method: number
  encrypted: boolean
  packed: number
  size: number
  crc: number
  /** Where its local header stands. */
  offset: number
}

export const [STORED, DEFLATED] = [0, 8]

/** Text of portals deflates by up to 40 : 1, Word's own markup by up to 60 : 1; small parts and blank bitmaps may go beyond. */
const MOST_RATIO = 200
const RATIO_MATTERS_FROM = 4 * 2 ** 20

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const END_SIZE = 22
const ENTRY_SIZE = 46
export const LOCAL_HEADER_SIZE = 30
const LONGEST_COMMENT = 0xffff
/** The end of the directory stands in so many last bytes of a file. */
export const TAIL_SIZE = END_SIZE + LONGEST_COMMENT
/** What stands in the directory of an archive of another form, for more members or more bytes than these. */
const [MEMBERS_IN_ZIP64, BYTES_IN_ZIP64] = [0xffff, 0xffffffff]
const UTF8_NAME = 1 << 11

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export interface DirectoryPlace {
  count: number
  size: number
  offset: number
}

/** @param tail the last bytes of the file, at most `TAIL_SIZE` are looked at */
export function directoryPlace(tail: Uint8Array): DirectoryPlace {
  const view = viewOf(tail)
  const lowest = Math.max(0, tail.length - TAIL_SIZE)
  for (let at = tail.length - END_SIZE; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue
    const [count, size, offset] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 12, true),
      view.getUint32(at + 16, true),
    ]
    if (count === MEMBERS_IN_ZIP64 || size === BYTES_IN_ZIP64 || offset === BYTES_IN_ZIP64)
      throw refusal('input.tooLarge:zip64', {})
    return { count, size, offset }
  }
  throw refusal('input.corrupt:zip', {})
}

/** @param directory its bytes, from its place on */
export function membersOf(directory: Uint8Array, { count }: DirectoryPlace): Member[] {
  const view = viewOf(directory)
  const members: Member[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_SIZE > directory.length || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw refusal('input.corrupt:directory', {})
    const nameEnd = at + ENTRY_SIZE + view.getUint16(at + 28, true)
    const flags = view.getUint16(at + 8, true)
    members.push({
      name: nameOf(directory.subarray(at + ENTRY_SIZE, nameEnd), flags),
      encrypted: (flags & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (at + 4 <= directory.length && view.getUint32(at, true) === DIRECTORY_ENTRY)
    throw refusal('input.corrupt:moreMembers', {})
  return members
}

/** Chinese Windows writes names in GBK and doesn't say so; some writers part folders by backslashes. */
function nameOf(bytes: Uint8Array, flags: number): string {
  const decode = (encoding: string, fatal: boolean): string =>
    new TextDecoder(encoding, { fatal }).decode(bytes)
  const name = (): string => {
    if (flags & UTF8_NAME) return decode('utf-8', false)
    try {
      return decode('utf-8', true)
    } catch {
      return decode('gb18030', false)
    }
  }
  return name().replaceAll('\\', '/')
}

/** Harmless where nothing is unpacked to disk, but no honest writer gives such a name. */
export const leadsOut = (name: string): boolean =>
  name.startsWith('/') || /^[a-z]:/i.test(name) || name.includes('\0') || name.split('/').includes('..')

/** Members that share their bytes are how a small file is made to unpack to petabytes. */
export function refuseOverlaps(members: readonly Member[], fileSize: number): void {
  const packed = members.reduce((sum, member) => sum + member.packed, 0)
  if (packed > fileSize) throw refusal('input.tooLarge:overlap', {})
}

/** Throws `input.tooLarge` for a bomb. */
export function refuseBomb({ name, packed, size }: Member): void {
  if (size > RATIO_MATTERS_FROM && size > packed * MOST_RATIO)
    throw refusal('input.tooLarge:ratio', { name, most: MOST_RATIO })
}

/** Where a member's packed bytes begin. @param header the bytes at its offset, `LOCAL_HEADER_SIZE` at least */
export function contentStart({ name, offset }: Member, header: Uint8Array): number {
  const view = viewOf(header)
  if (header.length < LOCAL_HEADER_SIZE || view.getUint32(0, true) !== LOCAL_HEADER)
    throw refusal('input.corrupt:missing', { name })
  return offset + LOCAL_HEADER_SIZE + view.getUint16(26, true) + view.getUint16(28, true)
}

/** The names in a zip file; undefined where its directory can't be read. */
export function namesInZip(bytes: Uint8Array): string[] | undefined {
  try {
    const place = directoryPlace(bytes)
    return membersOf(bytes.subarray(place.offset), place).map(({ name }) => name)
  } catch {
    return undefined
  }
}
