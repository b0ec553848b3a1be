/** What may be given as a document. */

/** The bytes of a file, or text that is decoded already; of a page's File, Blob or Response what it holds. */
export type Content = Uint8Array | ArrayBuffer | string | { arrayBuffer(): Promise<ArrayBuffer> }

export async function contentOf(source: unknown): Promise<Uint8Array | string> {
  if (typeof source === 'string') return source
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
  // Buffers may come from another realm, where `instanceof` fails.
  if (Object.prototype.toString.call(source) === '[object ArrayBuffer]')
    return new Uint8Array(source as ArrayBuffer)
  if (holdsBytes(source)) return new Uint8Array(await source.arrayBuffer())
  throw new TypeError('parseReport takes the bytes of a document, or its text')
}

const holdsBytes = (source: unknown): source is Pick<Blob, 'arrayBuffer'> =>
  typeof (source as Partial<Blob> | null)?.arrayBuffer === 'function'
