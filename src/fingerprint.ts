import { sha256 } from './platform.js'

/** Size in bytes and SHA-256 (hex) of a document; text counts as its UTF-8 bytes. */
export function fingerprint(input: Uint8Array | string): { bytes: number; sha256: string } {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  return { bytes: bytes.byteLength, sha256: sha256(bytes) }
}
