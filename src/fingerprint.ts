import { createHash } from 'node:crypto'

/** Size in bytes and SHA-256 (hex) of a document; text counts as its UTF-8 bytes. */
export function fingerprint(input: Uint8Array | string): { bytes: number; sha256: string } {
  return {
    bytes: typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength,
    sha256: createHash('sha256').update(input).digest('hex'),
  }
}
