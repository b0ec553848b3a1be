/**
 * Names of files that are not UTF-8: what `unzip` and FTP make of Chinese names on Linux (GBK bytes). They are shown as
 * they look in GBK and found again by their bytes: B9 AB BF AA → 公开.
 */

import { join } from 'node:path'

const strict = new TextDecoder('utf-8', { fatal: true })
const chinese = new TextDecoder('gb18030', { fatal: true })

/** Paths that were shown, by how they are shown. */
const bytesByPath = new Map<string, Buffer>()

function decoded(bytes: Uint8Array): string | undefined {
  for (const decoder of [strict, chinese]) {
    try {
      return decoder.decode(bytes)
    } catch {
      // The next one.
    }
  }
  return undefined
}

const SLASH = 0x2f

/** Each part of a path by itself: a folder may be named in one encoding, what is in it in another. */
function partsOf(path: Buffer): Buffer[] {
  const parts: Buffer[] = []
  let from = 0
  for (let at = path.indexOf(SLASH); at >= 0; at = path.indexOf(SLASH, from)) {
    parts.push(path.subarray(from, at))
    from = at + 1
  }
  return [...parts, path.subarray(from)]
}

/** Bytes that are no text in either encoding are shown as hexadecimal numbers. */
const shown = (path: Buffer): string =>
  partsOf(path)
    .map((part) => decoded(part) ?? part.toString('hex'))
    .join('/')

const isUtf8 = (path: Buffer): boolean => path.equals(Buffer.from(path.toString()))

/** A path as it is shown, by its bytes. Two that look alike are told apart by the bytes of the second. */
export function pathOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString()
  const path = shown(bytes)
  const other = bytesByPath.get(path)
  const own = other === undefined || other.equals(bytes) ? path : `${path} [${bytes.toString('hex')}]`
  bytesByPath.set(own, bytes)
  return own
}

/** What to open for a path that is shown. */
export const placeOf = (path: string): string | Buffer => bytesByPath.get(path) ?? path

/** The bytes of a path that is not UTF-8, as hexadecimal numbers. */
export const hexOf = (path: string): string | undefined => bytesByPath.get(path)?.toString('hex')

/** The path of what is in a folder. */
export function pathIn(folder: string, name: Buffer): string {
  if (isUtf8(name) && !bytesByPath.has(folder)) return join(folder, name.toString())
  const parent = Buffer.from(placeOf(folder))
  const slash = parent.at(-1) === SLASH ? '' : '/'
  return pathOf(Buffer.concat([parent, Buffer.from(slash), name]))
}
