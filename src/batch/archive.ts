/**
 * A zip archive of reports, read in place: only its directory and the member that is asked for are ever in memory, and
 * nothing is unpacked to disk.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { refusal } from '../errors.js'
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
  TAIL_SIZE,
  type Member,
} from '../formats/package/directory.js'
import { readRange } from './outputs.js'

export interface Archive {
  /** Names of the members, folders left out, in the order of the directory. */
  names: string[]
  read: (name: string) => Promise<Uint8Array>
  close: () => Promise<void>
}

/** As for any document (see formats/detect.ts). */
const LARGEST_MEMBER = 64 * 2 ** 20
/** Of names and places; all reports of a province in one year are some 5,000 files. */
const LARGEST_DIRECTORY = 64 * 2 ** 20

const inflate = promisify(inflateRaw) as (
  packed: Uint8Array,
  options: { maxOutputLength: number },
) => Promise<Buffer>

/** Throws `input.corrupt` for what is no zip or a broken one, `input.tooLarge` for a bomb. */
export async function openArchive(path: string | Buffer): Promise<Archive> {
  const file = await open(path)
  try {
    const members = await directory(file)
    return {
      names: [...members.keys()].filter((name) => !name.endsWith('/')),
      read: (name) => readMember(file, name, members.get(name)),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function directory(file: FileHandle): Promise<Map<string, Member>> {
  const { size: length } = await file.stat()
  const from = Math.max(0, length - TAIL_SIZE)
  const place = directoryPlace(await bytesAt(file, from, length - from))
  if (place.size > LARGEST_DIRECTORY) throw refusal('input.tooLarge:directory', { size: place.size })
  if (place.offset + place.size > length) throw refusal('input.corrupt:archiveDirectory', {})
  const list = membersOf(await bytesAt(file, place.offset, place.size), place)
  refuseOverlaps(list, length)
  const members = new Map<string, Member>()
  for (const member of list) members.set(unusedName(member.name, members), member)
  return members
}

/** An archive may have two members of one name: the second goes by its place, `name (7)`. */
function unusedName(name: string, members: ReadonlyMap<string, Member>): string {
  let unused = name
  for (let place = members.size + 1; members.has(unused); place++) unused = `${name} (${place})`
  return unused
}

async function readMember(file: FileHandle, name: string, member: Member | undefined): Promise<Uint8Array> {
  if (!member) throw Object.assign(new Error(`The archive has no member ${name}.`), { code: 'ENOENT' })
  if (leadsOut(name)) throw refusal('input.corrupt:memberOut', {})
  const { encrypted, packed, size, crc, offset } = member
  if (encrypted) throw refusal('input.encrypted:member', {})
  if (size > LARGEST_MEMBER || packed > LARGEST_MEMBER) throw refusal('input.tooLarge', {})
  refuseBomb(member)
  const start = contentStart(member, await bytesAt(file, offset, LOCAL_HEADER_SIZE))
  const content = await unpack(await bytesAt(file, start, packed), member)
  if (content.length !== size || crc32(content) !== crc) throw refusal('input.corrupt:memberChecksum', {})
  return content
}

async function unpack(bytes: Buffer, { method, size }: Member): Promise<Uint8Array> {
  if (method === STORED) return bytes
  if (method !== DEFLATED) throw refusal('input.corrupt:memberMethod', { method })
  try {
    return await inflate(bytes, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    throw refusal('input.corrupt:member', {}, { cause: error })
  }
}

const bytesAt = (file: FileHandle, position: number, length: number): Promise<Buffer> =>
  readRange(file, position, position + length).catch((error: unknown) => {
    throw error instanceof RangeError ? refusal('input.corrupt:archive', {}, { cause: error }) : error
  })
