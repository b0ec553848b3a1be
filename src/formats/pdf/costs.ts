/** What reading a PDF would cost, found before pdf.js is given it. */
import { refusal } from '../../errors.js'
import { latin1 } from '../../platform.js'

/** The largest reports seen, with photographs, are near 30 MB. */
export const MOST_BYTES = 200 * 1024 * 1024

/** @throws UnreadableDocumentError `input.empty`, `input.tooLarge`, `input.corrupt` */
export function refuseCostly(bytes: Uint8Array): void {
  if (bytes.length === 0) throw refusal('input.empty:file', {})
  if (bytes.length > MOST_BYTES) throw refusal('input.tooLarge:pdf', { size: bytes.length, most: MOST_BYTES })
  if (isEndless(bytes)) throw refusal('input.corrupt:pdfOrder', {})
}

/** Trailers, objects, and what opens and closes inside them; what is in streams is none of these. */
const MARK = /<<|>>|[[\]]|\bstream\b|\btrailer\b|\b(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b/g

/** So many bytes are read in a second. */
const MOST_READ = 32 * 1024 * 1024

/**
 * Whether searching the file would not end soon. Where its table of objects is broken, pdf.js reads every trailer, and every object
 * whose number it has seen before; one that is still open where the next begins is read to the end of the file.
 */
function isEndless(bytes: Uint8Array): boolean {
  const file = latin1(bytes)
  const seen = new Set<string>()
  let [depth, start, toRead] = [0, -1, 0]
  const begin = (index: number, isRead: boolean): void => {
    if (start >= 0 && depth > 0) toRead += file.length - start
    ;[depth, start] = [0, isRead ? index : -1]
  }
  MARK.lastIndex = 0
  for (let mark = MARK.exec(file); mark; mark = MARK.exec(file)) {
    const [text, number] = mark
    if (text === '<<' || text === '[') depth++
    else if (text === '>>' || text === ']') depth--
    else if (number !== undefined || text === 'trailer') {
      begin(mark.index, number === undefined || seen.has(number))
      if (number !== undefined) seen.add(number)
    } else MARK.lastIndex = endOfStream(file, mark.index)
  }
  begin(file.length, false)
  return toRead > MOST_READ
}

function endOfStream(file: string, start: number): number {
  const end = file.indexOf('endstream', start)
  return end < 0 ? file.length : end + 'endstream'.length
}
