/** `platform.ts` for runtimes without Node's modules: the same functions, the same results. */
import { sha256 as digestOf } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** crypto.subtle would be faster, but answers later and only on pages that came over HTTPS. */
export const sha256 = (content: Uint8Array | string): string =>
  bytesToHex(digestOf(typeof content === 'string' ? new TextEncoder().encode(content) : content))

/** So many arguments may be given to a function everywhere. */
const STEP = 8192

/** Not by TextDecoder, whose `latin1` is windows-1252: there 0x80 is `€`. */
export function latin1(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += STEP)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + STEP)))
  return pieces.join('')
}
