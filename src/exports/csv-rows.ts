/** Fields → lines of CSV, by fast-csv. `csv-rows.browser.ts` has the same for browsers, into which that doesn't go. */
import { format } from 'fast-csv'

/** The formatter answers each row at once, so that what it has to say can be read without waiting. */
export function csvRows(rows: Iterable<readonly string[]>): string {
  const stream = format({ headers: false, rowDelimiter: '\r\n', includeEndRowDelimiter: true })
  let lines = ''
  const drain = () => {
    for (let part = read(stream); part !== null; part = read(stream)) lines += part
  }
  let count = 0
  for (const row of rows) {
    stream.write(row)
    drain()
    count++
  }
  // Of no rows the formatter would make an empty line.
  if (count === 0) return ''
  stream.end()
  drain()
  if (stream.writableLength > 0) throw new Error('the CSV formatter has kept rows back')
  return lines
}

const read = (stream: ReturnType<typeof format>): string | null =>
  (stream.read() as Buffer | null)?.toString() ?? null
