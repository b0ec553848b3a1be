/** A page saved with all that belongs to it in one file (RFC 2557): of its parts the page itself. */
import { refusal } from '../errors.js'
import { decode } from './decode.js'
import { readHtml } from './html/index.js'
import { fromBase64 } from './package/flat.js'
import type { Pictures, Reading } from './reading.js'

/** Throws UnreadableDocumentError with `input.corrupt` where no page is among the parts. */
export async function readMhtml(text: string): Promise<Reading> {
  const archive = partOf(text)
  const page = pageOf(archive, 0)
  if (page === undefined) throw refusal('input.corrupt:mhtml', {})
  const { text: html, encoding } = contentOf(page)
  const reading = await readHtml(html, { pictures: picturesIn(archive) })
  return { ...(encoding !== undefined && { encoding }), ...reading }
}

interface Part {
  /** By lower-case name. */
  headers: Map<string, string>
  body: string
}

/** Headers, then a blank line, then the body; a header's line that is set in goes on with the one before. */
function partOf(text: string): Part {
  const start = text.replace(/^\s+/, '')
  const end = /\r?\n\r?\n/.exec(start)
  const head = start.slice(0, end?.index ?? start.length).replace(/\r?\n[ \t]+/g, ' ')
  const headers = new Map<string, string>()
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: end ? start.slice(end.index + end[0].length) : '' }
}

const typeOf = ({ headers }: Part): string => headers.get('content-type') ?? 'text/plain'

const parameterCalled = (name: string): RegExp =>
  new RegExp(`;\\s{0,9}${name}\\s{0,9}=\\s{0,9}(?:"([^"]{1,300})"|([^\\s;"]{1,300}))`, 'i')
const BOUNDARY = parameterCalled('boundary')
const START = parameterCalled('start')

/** `boundary="--=_1"` of a header → --=_1 */
const parameter = (header: string, pattern: RegExp): string | undefined =>
  pattern
    .exec(header)
    ?.slice(1)
    .find((value) => value !== undefined)

/** A page has its pictures and styles around it, at most as alternatives within relations. */
const DEEPEST = 4
const MOST_PARTS = 2000

/** The parts of a part; none where it is no message of several. */
function partsIn(part: Part): Part[] {
  const boundary = parameter(typeOf(part), BOUNDARY)
  if (!/^multipart\//i.test(typeOf(part)) || boundary === undefined) return []
  return part.body
    .split(`--${boundary}`, MOST_PARTS)
    .slice(1)
    .map((inner) => partOf(inner))
}

/** The part that the archive begins with, or says it begins with. */
function pageOf(part: Part, depth: number): Part | undefined {
  const type = typeOf(part)
  if (/^text\/html/i.test(type)) return part
  if (depth >= DEEPEST) return undefined
  const parts = partsIn(part)
  const start = parameter(type, START)
  const first = parts.find(({ headers }) => start !== undefined && headers.get('content-id') === start)
  for (const inner of first ? [first, ...parts] : parts) {
    const page = pageOf(inner, depth + 1)
    if (page) return page
  }
  return undefined
}

/** What stands beside the page, by its address or its number; a page saved by Word names it from the folder of the page. */
function picturesIn(archive: Part): Pictures {
  let parts: Part[] | undefined
  return (src) => {
    parts ??= partsIn(archive)
    const part = parts.find(({ headers }) => {
      const location = headers.get('content-location') ?? ''
      const id = headers.get('content-id')?.replace(/^<|>$/g, '')
      return (
        location === src ||
        (src !== '' && location.endsWith(`/${src}`)) ||
        (id !== undefined && src === `cid:${id}`)
      )
    })
    const isPacked = /^base64$/i.test(part?.headers.get('content-transfer-encoding') ?? '')
    return part && isPacked ? fromBase64(part.body) : undefined
  }
}

/** A body that is not encoded has been decoded with the whole file. */
function contentOf({ headers, body }: Part): { text: string; encoding?: string } {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase()
  if (encoding === 'base64') return decode(fromBase64(body))
  return encoding === 'quoted-printable' ? decode(fromQuotedPrintable(body)) : { text: body }
}

/** `=E6=94=BF` → the three bytes of 政; a = before a line's end takes the line's end away. */
function fromQuotedPrintable(text: string): Uint8Array {
  const joined = text.replace(/=[ \t]*\r?\n/g, '')
  const bytes: number[] = []
  for (let at = 0; at < joined.length; at++) {
    const code = /^[0-9a-f]{2}$/i.test(joined.slice(at + 1, at + 3)) && joined[at] === '='
    if (code) {
      bytes.push(Number.parseInt(joined.slice(at + 1, at + 3), 16))
      at += 2
    } else bytes.push(...new TextEncoder().encode(joined[at]))
  }
  return Uint8Array.from(bytes)
}
