/** A copy of a Word document with comments: three parts are added to or begun, all others stay as they are, byte by byte. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { refusal } from '../../errors.js'
import { relationships } from '../package/relationships.js'
import { openPackage } from '../package/zip.js'
import { wordMainPart } from './parts.js'
import type { WordParagraph, WordPlaces } from './places.js'
import { wordPlaces } from './places.js'

export interface Comment {
  /** The paragraph that it is about. */
  at: WordParagraph
  /** A paragraph each. */
  lines: readonly string[]
}

export interface Author {
  name: string
  initials: string
  /** 2025-01-20T08:00:00Z */
  date: string
}

/**
 * @param commentsFor which comments to write, by where the paragraphs and cells of the document stand
 * @throws UnsupportedFormatError where the file is no Word package
 */
export function withComments(
  bytes: Uint8Array,
  author: Author,
  commentsFor: (places: WordPlaces) => readonly Comment[],
): Uint8Array {
  const pack = openPackage(bytes)
  const main = wordMainPart(pack)
  if (main === undefined) throw refusal('input.unsupported:notWord', {})
  const parts = new Map(Object.entries(unzipSync(bytes)))
  const nameOf = (name: string): string =>
    [...parts.keys()].find((known) => known.toLowerCase() === name.toLowerCase()) ?? name
  const xmlOf = (name: string): string => strFromU8(parts.get(nameOf(name)) ?? new Uint8Array())
  const write = (name: string, xml: string): void => void parts.set(nameOf(name), strToU8(xml))

  const document = xmlOf(main)
  const places = wordPlaces(document)
  const comments = commentsFor(places)
  if (comments.length === 0) return bytes
  const known = relationships(pack, main).find(({ type }) => type === 'comments')?.target
  const before = known === undefined ? '' : xmlOf(known)
  const numbered = comments.map((comment, i) => ({ ...comment, id: freeId(before) + i }))
  write(main, withMarks(document, numbered, places))
  const part = known ?? `${main.slice(0, main.lastIndexOf('/') + 1)}comments.xml`
  write(part, withWords(before, numbered, { author, places }))
  if (known === undefined) {
    const cut = main.lastIndexOf('/') + 1
    const rels = `${main.slice(0, cut)}_rels/${main.slice(cut)}.rels`
    write(rels, withRelationship(xmlOf(rels), places))
    write('[Content_Types].xml', withType(xmlOf('[Content_Types].xml'), part))
  }
  return zipSync(Object.fromEntries(parts), { mtime: MTIME })
}

/** The earliest that a zip can say: a copy made twice is the same. */
const MTIME = new Date(1980, 0, 1, 12)

type Numbered = Comment & { id: number }

/** One more than the greatest number of a comment that is there: `w:id="7"` → 8. */
const freeId = (xml: string): number =>
  Math.max(-1, ...[...xml.matchAll(/:id="(\d{1,9})"/g)].map(([, id]) => Number(id))) + 1

/** Puts the marks of comments around what they are about, from the end so that places before stay true. */
function withMarks(xml: string, comments: readonly Numbered[], { prefix: w }: WordPlaces): string {
  const marks = comments.flatMap(({ at, id }) => [
    { place: at.from, mark: `<${w}commentRangeStart ${w}id="${id}"/>` },
    {
      place: at.to,
      mark: `<${w}commentRangeEnd ${w}id="${id}"/><${w}r><${w}commentReference ${w}id="${id}"/></${w}r>`,
    },
  ])
  const pieces: string[] = []
  let from = 0
  for (const { place, mark } of [...marks].sort((a, b) => a.place - b.place)) {
    pieces.push(xml.slice(from, place), mark)
    from = place
  }
  return [...pieces, xml.slice(from)].join('')
}

/** What the comments say, added to those that are there. */
function withWords(
  before: string,
  comments: readonly Numbered[],
  { author, places: { prefix, namespace } }: { author: Author; places: WordPlaces },
): string {
  // Another part may have another prefix; each comment brings its own.
  const own = `xmlns:gk="${namespace}"`
  const written = comments
    .map(({ id, lines }) => {
      const head = `gk:id="${id}" gk:author="${escaped(author.name)}" gk:initials="${escaped(author.initials)}" gk:date="${author.date}"`
      const words = lines.map(
        (line) => `<gk:p><gk:r><gk:t xml:space="preserve">${escaped(line)}</gk:t></gk:r></gk:p>`,
      )
      return `<gk:comment ${own} ${head}>${words.join('')}</gk:comment>`
    })
    .join('')
  const end = before.lastIndexOf('</')
  if (end >= 0) return before.slice(0, end) + written + before.slice(end)
  const w = prefix || 'w:'
  return `${DECLARATION}<${w}comments xmlns:${w.slice(0, -1)}="${namespace}">${written}</${w}comments>`
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The number of the relationship is ours alone. */
const RELATIONSHIP = 'gongkaiComments'

function withRelationship(xml: string, { namespace }: WordPlaces): string {
  const office = namespace.includes('purl.oclc.org')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const whole =
    xml ||
    `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
  return asLastChild(
    whole,
    'Relationships',
    (p) => `<${p}Relationship Id="${RELATIONSHIP}" Type="${office}/comments" Target="comments.xml"/>`,
  )
}

const withType = (xml: string, part: string): string =>
  asLastChild(
    xml,
    'Types',
    (p) =>
      `<${p}Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>`,
  )

/** Puts an element behind all that are in the outermost one, whatever prefix it has, also where it has none: <Types/>. */
function asLastChild(xml: string, name: string, child: (prefix: string) => string): string {
  const end = xml.lastIndexOf('</')
  const close = xml
    .slice(end + 2)
    .split('>')[0]!
    .trim()
  const prefix = close.slice(0, Math.max(0, close.length - name.length))
  if (end >= 0) return xml.slice(0, end) + child(prefix) + xml.slice(end)
  const empty = xml.lastIndexOf('/>')
  return `${xml.slice(0, empty)}>${child('')}</${name}>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** XML 1.0 has no characters for controls. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"]/g, (one) => ENTITIES[one]!)
