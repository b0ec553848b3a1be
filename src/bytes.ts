/** Bytes as Uint8Array alone, which every runtime has. */

/** Bytes (or UTF-16 units of a string): a report has some hundred kilobytes, a scanned one some megabytes. What is larger is refused. */
export const LARGEST = 64 * 1024 * 1024

export function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Whether a text of ASCII stands in the bytes: `Workbook` → 57 6F 72 …; in UTF-16 57 00 6F 00 72 00 … */
export function holds(bytes: Uint8Array, text: string, encoding: 'ascii' | 'utf-16le' = 'ascii'): boolean {
  const codes = [...text].map((char) => char.charCodeAt(0))
  const sought = encoding === 'ascii' ? codes : codes.flatMap((code) => [code, 0])
  const first = sought[0]!
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (sought.every((byte, i) => bytes[at + i] === byte)) return true
  return false
}
