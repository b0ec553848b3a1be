/** What a damaged PDF would cost to put in order. */

/** Trailers, dictionaries and objects; what is in streams is none of these. */
const MARK = /<<|>>|\bstream\b|\btrailer\b|\b(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b/g

/** So many bytes are read in a second. */
const MOST_READ = 32 * 1024 * 1024

/**
 * Whether searching the file would not end soon. Where its table of objects is broken, pdf.js reads every trailer, and every object
 * whose number it has seen before; each that is not closed is read to the end of the file.
 */
export function isEndless(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const seen = new Set<string>()
  let [open, again] = [0, 0]
  MARK.lastIndex = 0
  for (let mark = MARK.exec(file); mark; mark = MARK.exec(file)) {
    const [text, number] = mark
    if (text === '<<') open++
    else if (text === '>>') open--
    else if (text === 'trailer' || (number && seen.has(number))) again++
    else if (number) seen.add(number)
    else MARK.lastIndex = endOfStream(file, mark.index)
  }
  return Math.min(Math.max(0, open), again) * file.length > MOST_READ
}

function endOfStream(file: string, start: number): number {
  const end = file.indexOf('endstream', start)
  return end < 0 ? file.length : end + 'endstream'.length
}
