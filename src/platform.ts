/**
 * What a runtime does faster than JavaScript can, or differently from others. `platform.browser.ts` has the same for runtimes
 * without Node's modules; the build for browsers takes that file in place of this one.
 */
import { createHash } from 'node:crypto'

/** SHA-256 as hexadecimal digits; of a text that of its UTF-8 bytes. */
export const sha256 = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex')

/** Each byte as the character of its number: `[0x25, 0xe9]` → `%é`. */
export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
