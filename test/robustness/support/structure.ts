/**
 * Damage that keeps a file's frame whole, so that it reaches the readers behind it: objects of a PDF under a table of objects that is
 * made anew, elements of a Word document, a workbook or an OFD whose archive is put together again.
 */
import { deflateSync, inflateSync } from 'node:zlib'
import { unzipSync, zipSync } from 'fflate'
import { randomOf } from '../../support/generate/numbers.js'
import { type Kind, fixturesOf } from './inputs.js'

type Random = ReturnType<typeof randomOf>

const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)]!
const LONGEST = 4 * 2 ** 20

/** What numbers become. */
const NUMBERS = ['0', '-1', '1', '65536', '2147483647', '-2147483648', '99999999999', '0.00001', '1e9', '']

interface PdfPart {
  number: number
  body: string
}

/** A file as its objects, as text of one byte a character. */
function objectsOf(file: string): PdfPart[] {
  const parts: PdfPart[] = []
  const marks = [...file.matchAll(/(?:^|[\r\n ])(\d{1,7}) \d{1,5} obj\b/g)]
  for (const mark of marks) {
    const from = mark.index + mark[0].length
    const to = file.indexOf('endobj', from)
    if (to > 0) parts.push({ number: Number(mark[1]), body: file.slice(from, to) })
  }
  return parts
}

/** Objects → a file with a table of them and a trailer. */
function written(parts: readonly PdfPart[], root: string): Buffer {
  const places = new Map<number, number>()
  let file = '%PDF-1.7\n'
  for (const { number, body } of parts) {
    places.set(number, file.length)
    file += `${number} 0 obj${body}endobj\n`
  }
  const size = Math.max(0, ...places.keys()) + 1
  const rows = Array.from({ length: size }, (_, number) => {
    const place = places.get(number)
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${size}\n${rows.join('')}trailer\n<</Size ${size}/Root ${root}>>\n`
  return Buffer.from(`${file}${table}startxref\n${file.length}\n%%EOF\n`, 'latin1')
}

const replacedAt = (text: string, pattern: RegExp, random: Random, by: (found: string) => string): string => {
  const all = [...text.matchAll(pattern)]
  if (all.length === 0) return text
  const found = pick(all, random)
  return text.slice(0, found.index) + by(found[0]) + text.slice(found.index + found[0].length)
}

/** What is said before the data of a stream, and the data as it was before it was packed. */
function opened(body: string): { head: string; data: string; packed: boolean } | null {
  const mark = /\bstream\r?\n/.exec(body)
  if (!mark) return null
  const head = body.slice(0, mark.index)
  const data = body.slice(mark.index + mark[0].length).replace(/\r?\nendstream\s*$/, '')
  const packed = /\/Filter\s*\[?\s*\/FlateDecode\b/.test(head) && !/DecodeParms/.test(head)
  try {
    return { head, packed, data: packed ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data }
  } catch {
    return null
  }
}

function closed(head: string, data: string, packed: boolean): string {
  const bytes = packed ? deflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data
  return `${head.replace(/\/Length\s+\d+(?:\s+\d+\s+R)?/, `/Length ${bytes.length}`)}stream\n${bytes}\nendstream\n`
}

const inDictionary = (body: string, change: (text: string) => string): string => {
  const at = body.search(/\bstream\r?\n/)
  return at < 0 ? change(body) : change(body.slice(0, at)) + body.slice(at)
}

const inStream = (body: string, change: (text: string) => string): string => {
  const stream = opened(body)
  return stream ? closed(stream.head, change(stream.data).slice(0, LONGEST), stream.packed) : body
}

type Edit<T> = (items: T[], random: Random) => T[]

const ofOne =
  (change: (body: string, random: Random, all: readonly PdfPart[]) => string): Edit<PdfPart> =>
  (parts, random) => {
    const at = random(parts.length)
    return parts.map((part, i) => (i === at ? { ...part, body: change(part.body, random, parts) } : part))
  }

const PDF_EDITS: readonly Edit<PdfPart>[] = [
  (parts, random) => parts.filter((_, i, { length }) => length === 1 || i !== random(length)),
  (parts, random) => [...parts, { ...pick(parts, random), number: pick(parts, random).number }],
  (parts, random) => {
    const [a, b] = [random(parts.length), random(parts.length)]
    return parts.map((part, i) => {
      if (i === a) return { ...part, body: parts[b]!.body }
      return i === b ? { ...part, body: parts[a]!.body } : part
    })
  },
  ofOne((body, random) =>
    inDictionary(body, (text) =>
      replacedAt(text, /-?\d+(?:\.\d+)?(?! \d+ R)/g, random, () => pick(NUMBERS, random)),
    ),
  ),
  ofOne((body, random, all) =>
    inDictionary(body, (text) =>
      replacedAt(text, /\d+ \d+ R/g, random, () => `${pick(all, random).number} 0 R`),
    ),
  ),
  ofOne((body, random) =>
    inDictionary(body, (text) =>
      replacedAt(text, /\/\w+/g, random, () => pick(['/W', '/Kids', '/X', ''], random)),
    ),
  ),
  ofOne((body, random) =>
    inDictionary(body, (text) =>
      replacedAt(text, /\[[^[\]]*\]/g, random, (list) =>
        `[${list.slice(1, -1).repeat(1 + random(300))}]`.slice(0, LONGEST),
      ),
    ),
  ),
  ofOne((body, random) =>
    inStream(body, (text) => replacedAt(text, /-?\d+(?:\.\d+)?/g, random, () => pick(NUMBERS, random))),
  ),
  ofOne((body, random) =>
    inStream(body, (text) =>
      replacedAt(text, /\b(?:Tj|TJ|Td|Tm|Tf|cm|re|l|m|q|Q|Do|BT|ET)\b/g, random, () =>
        pick(['q', 'Q', 'ET', 'BT', 'Do', 'cm', ''], random),
      ),
    ),
  ),
  ofOne((body, random) => inStream(body, (text) => text.repeat(1 + random(20)))),
  ofOne((body, random) => inStream(body, (text) => text.slice(0, random(text.length + 1)))),
]

/** One to four of a list's changes, one after the other. */
function changed<T>(items: T[], edits: readonly Edit<T>[], random: Random): T[] {
  let now = items
  for (let left = 1 + random(4); left > 0; left--) now = pick(edits, random)(now, random)
  return now
}

function damagedPdf(bytes: Uint8Array, random: Random): Uint8Array {
  const file = Buffer.from(bytes).toString('latin1')
  const parts = objectsOf(file)
  const [, root = '1 0 R'] = /\/Root\s+(\d+ \d+ R)/.exec(file) ?? []
  return parts.length === 0 ? bytes : written(changed(parts, PDF_EDITS, random), root)
}

interface Member {
  name: string
  text: string
}

/** A part of the XML from a tag to the end of its element, as far as its name tells. */
const ELEMENT = /<([\w:]+)(?:\s[^<>]*)?>(?:(?!<\1[\s>])[^])*?<\/\1>/g

const ofText =
  (change: (text: string, random: Random) => string): Edit<Member> =>
  (members, random) => {
    const xml = members.filter(({ name }) => /\.(?:xml|rels)$/i.test(name))
    if (xml.length === 0) return members
    const { name } = pick(xml, random)
    return members.map((one) =>
      one.name === name ? { name, text: change(one.text, random).slice(0, LONGEST) } : one,
    )
  }

const XML_EDITS: readonly Edit<Member>[] = [
  ofText((text, random) => replacedAt(text, ELEMENT, random, () => '')),
  ofText((text, random) =>
    replacedAt(text, ELEMENT, random, (one) => one.repeat(2 + random(60)).slice(0, LONGEST / 4)),
  ),
  ofText((text, random) => {
    const other = [...text.matchAll(ELEMENT)]
    return other.length === 0 ? text : replacedAt(text, ELEMENT, random, () => pick(other, random)[0])
  }),
  ofText((text, random) => replacedAt(text, /"-?\d+"/g, random, () => `"${pick(NUMBERS, random)}"`)),
  ofText((text, random) => replacedAt(text, />\d+</g, random, () => `>${pick(NUMBERS, random)}<`)),
  ofText((text, random) => replacedAt(text, /<\/?[\w:]+/g, random, (tag) => `${tag}x`)),
  ofText((text, random) => replacedAt(text, /\s[\w:]+="[^"]*"/g, random, () => '')),
  (members, random) => members.filter((_, i, { length }) => length === 1 || i !== random(length)),
  (members, random) => {
    const { text } = pick(members, random)
    const at = random(members.length)
    return members.map((one, i) => (i === at ? { ...one, text } : one))
  },
]

function damagedArchive(bytes: Uint8Array, random: Random): Uint8Array {
  const members = Object.entries(unzipSync(bytes)).map(([name, content]) => ({
    name,
    text: Buffer.from(content).toString('latin1'),
  }))
  const now = changed(members, XML_EDITS, random)
  return zipSync(
    Object.fromEntries(now.map(({ name, text }) => [name, new Uint8Array(Buffer.from(text, 'latin1'))])),
  )
}

/** A seed → a fixture of a kind, damaged in its structure. */
export function damagedStructure(kind: Kind, seed: number): Uint8Array {
  const random = randomOf(seed)
  const { bytes } = pick(fixturesOf(kind), random)
  return kind === 'pdf' ? damagedPdf(bytes, random) : damagedArchive(bytes, random)
}
