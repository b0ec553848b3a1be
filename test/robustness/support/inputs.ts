/** Documents damaged in every way: each is a fixture and the edits made to it, or made up from what the form is made of. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { codebook } from '../../../src/codebook.js'
import { SECTIONS } from '../../../src/form/sections.js'

export type Kind = 'html' | 'text' | 'docx' | 'doc' | 'pdf' | 'ofd' | 'xlsx'

interface Fixture {
  path: string
  bytes: Uint8Array
}

const FOLDERS = ['reports', 'docx', 'doc', 'pdf', 'ofd', 'xlsx']
const KINDS: [Kind, RegExp][] = [
  ['html', /\.html$/],
  ['text', /\.(?:txt|md)$/],
  ['docx', /\.docx$/],
  ['doc', /\.(?:doc|rtf)$/],
  ['pdf', /\.pdf$/],
  ['ofd', /\.ofd$/],
  ['xlsx', /\.xlsx$/],
]

const fixtures: Fixture[] = FOLDERS.flatMap((folder) =>
  readdirSync(join('fixtures', folder))
    .sort()
    .filter((name) => name !== 'README.md')
    .map((name) => ({ path: `${folder}/${name}`, bytes: readFileSync(join('fixtures', folder, name)) })),
)
export const fixturesOf = (kind: Kind): Fixture[] =>
  fixtures.filter(({ path }) => KINDS.find(([, pattern]) => pattern.test(path))?.[0] === kind)
const bytesOf = (path: string): Uint8Array => fixtures.find((fixture) => fixture.path === path)!.bytes

/** Anywhere in what is edited; edges no more often than other places. */
const place = fc.noBias(fc.nat(0xffffffff))
const at = (where: number, length: number): number => where % (length + 1)

/** What fields of length and count are set to, and numbers in text. */
const NUMBERS = [0, 1, 2, 0x7f, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]
const PRINTED = [
  '0',
  '-1',
  '1000000',
  '99999999999999999999',
  '1e308',
  '9'.repeat(400),
  '１２',
  'NaN',
  '0x10',
  '１,２３４.5.6',
  '',
]
const number = fc.oneof(fc.constantFrom(...NUMBERS), fc.noBias(fc.nat(0xffffffff)))
const printed = fc.oneof(fc.constantFrom(...PRINTED), fc.nat(100_000).map(String))

/** No damaged document is larger than this, whatever is repeated in it. */
const LARGEST = 500_000

const byteEdits = {
  flip: fc.record({ edit: fc.constant('flip' as const), where: place, bit: fc.nat(7) }),
  cut: fc.record({ edit: fc.constant('cut' as const), where: place, length: place }),
  end: fc.record({ edit: fc.constant('end' as const), where: place }),
  splice: fc.record({
    edit: fc.constant('splice' as const),
    where: place,
    other: fc.constantFrom(...fixtures.map(({ path }) => path)),
    from: place,
    length: fc.nat(20_000),
  }),
  repeat: fc.record({
    edit: fc.constant('repeat' as const),
    where: place,
    length: fc.nat(4_000),
    times: fc.nat(400),
  }),
  swap: fc.record({ edit: fc.constant('swap' as const), where: place, with: place, length: fc.nat(2_000) }),
  insert: fc.record({
    edit: fc.constant('insert' as const),
    where: place,
    bytes: fc.uint8Array({ maxLength: 64 }),
  }),
  field: fc.record({
    edit: fc.constant('field' as const),
    where: place,
    width: fc.constantFrom(1, 2, 4),
    number,
  }),
  digits: fc.record({ edit: fc.constant('digits' as const), where: place, printed }),
}
type ByteEdit = (typeof byteEdits)[keyof typeof byteEdits] extends infer A
  ? A extends fc.Arbitrary<infer E>
    ? E
    : never
  : never

const joined = (...parts: Uint8Array[]): Buffer => Buffer.concat(parts).subarray(0, LARGEST)

function editBytes(bytes: Uint8Array, edit: ByteEdit): Uint8Array {
  const start = at(edit.where, bytes.length)
  const [before, after] = [bytes.subarray(0, start), bytes.subarray(start)]
  switch (edit.edit) {
    case 'flip':
      return Uint8Array.from(bytes, (byte, i) => (i === start ? byte ^ (1 << edit.bit) : byte))
    case 'cut':
      return joined(before, after.subarray(at(edit.length, after.length)))
    case 'end':
      return before
    case 'splice': {
      const other = bytesOf(edit.other)
      const from = at(edit.from, other.length)
      return joined(before, other.subarray(from, from + edit.length), after)
    }
    case 'repeat':
      return joined(
        before,
        ...Array<Uint8Array>(edit.times).fill(
          after.subarray(0, Math.min(edit.length, LARGEST / (edit.times + 1))),
        ),
        after,
      )
    case 'swap': {
      const [first, second] = [start, at(edit.with, bytes.length)].sort((a, b) => a - b) as [number, number]
      const length = Math.min(edit.length, second - first, bytes.length - second)
      const [a, b] = [bytes.subarray(first, first + length), bytes.subarray(second, second + length)]
      return joined(
        bytes.subarray(0, first),
        b,
        bytes.subarray(first + length, second),
        a,
        bytes.subarray(second + length),
      )
    }
    case 'insert':
      return joined(before, edit.bytes, after)
    case 'field': {
      const field = Buffer.alloc(4)
      field.writeUInt32LE(edit.number)
      return joined(before, field.subarray(0, edit.width), after.subarray(edit.width))
    }
    case 'digits': {
      const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57
      const from = bytes.findIndex((byte, i) => i >= start && isDigit(byte))
      if (from < 0) return bytes
      let end = from
      while (isDigit(bytes[end])) end++
      return joined(bytes.subarray(0, from), Buffer.from(edit.printed), bytes.subarray(end))
    }
  }
}

/** Edits of what is in a part of a compressed file. */
function editInside(bytes: Uint8Array, part: number, edit: (content: Uint8Array) => Uint8Array): Uint8Array {
  return bytes[0] === 0x50 ? editMember(bytes, part, edit) : editStream(Buffer.from(bytes), part, edit)
}

function editMember(bytes: Uint8Array, part: number, edit: (content: Uint8Array) => Uint8Array): Uint8Array {
  const members = unzipSync(bytes)
  const name = Object.keys(members)[part % Object.keys(members).length]!
  return zipSync({ ...members, [name]: edit(members[name]!) })
}

/** A stream of a PDF; its length is put right, the places of the objects after it are not. */
function editStream(bytes: Buffer, part: number, edit: (content: Uint8Array) => Uint8Array): Uint8Array {
  const starts = [...bytes.toString('latin1').matchAll(/\/Length (\d{1,9})[^]{0,300}?stream\r?\n/g)]
  const start = starts[part % Math.max(1, starts.length)]
  if (!start) return edit(bytes)
  const from = start.index + start[0].length
  const stored = bytes.subarray(from, from + Number(start[1]))
  const packed = start[0].includes('/FlateDecode') && !start[0].includes('/DecodeParms')
  let changed: Uint8Array
  try {
    changed = packed ? deflateSync(edit(inflateSync(stored))) : edit(stored)
  } catch {
    return edit(bytes)
  }
  return joined(
    bytes.subarray(0, start.index),
    Buffer.from(start[0].replace(/\d+/, String(changed.length))),
    changed,
    bytes.subarray(from + stored.length),
  )
}

const byteEdit: fc.Arbitrary<ByteEdit> = fc.oneof(...Object.values(byteEdits))

export interface Plan {
  fixture: string
  /** Which of the parts that are packed in the file, or none: the file itself. */
  part: number | null
  edits: ByteEdit[]
}

const PACKED: ReadonlySet<Kind> = new Set<Kind>(['docx', 'pdf', 'ofd', 'xlsx'])

/** A fixture of a kind with some bytes of it, or of what is packed in it, damaged. */
export const damagedBytes = (kind: Kind): fc.Arbitrary<Plan> =>
  fc.record({
    fixture: fc.constantFrom(...fixturesOf(kind).map(({ path }) => path)),
    part: PACKED.has(kind) ? fc.option(fc.nat(60), { freq: 3 }) : fc.constant(null),
    edits: fc.array(byteEdit, { minLength: 1, maxLength: 4 }),
  })

export const bytesOfPlan = ({ fixture, ...damage }: Plan): Uint8Array => damaged(bytesOf(fixture), damage)

type Damage = Omit<Plan, 'fixture'>

/** Any file with some bytes of it, or of what is packed in it, damaged. */
export function damaged(bytes: Uint8Array, { part, edits }: Damage): Uint8Array {
  const edit = (content: Uint8Array): Uint8Array => edits.reduce(editBytes, content)
  return part === null ? edit(bytes) : editInside(bytes, part, edit)
}

export const damages: fc.Arbitrary<Damage> = fc.record({
  part: fc.option(fc.nat(60), { freq: 3 }),
  edits: fc.array(byteEdit, { minLength: 1, maxLength: 4 }),
})

const LONG_UNITS = [
  '|',
  ' | ',
  '0',
  ' ',
  '\t',
  '　',
  '\n',
  '<br>',
  '<td>',
  '<table><tr><td>',
  '<b>',
  '一、',
  '（一）',
  '第二十条',
  '总计',
  '2023年',
  '1.',
  '-',
  '。',
  '&nbsp;',
  '\u0000',
  '\ud800',
  '𠮷',
  '\u202e',
]
const unit = fc.oneof(
  fc.constantFrom(...LONG_UNITS),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
)

const textEdits = {
  dropTag: fc.record({ edit: fc.constant('dropTag' as const), where: place }),
  doubleTag: fc.record({
    edit: fc.constant('doubleTag' as const),
    where: place,
    times: fc.integer({ min: 1, max: 300 }),
  }),
  span: fc.record({
    edit: fc.constant('span' as const),
    where: place,
    attribute: fc.constantFrom('colspan', 'rowspan'),
    printed,
  }),
  insert: fc.record({
    edit: fc.constant('insertText' as const),
    where: place,
    text: fc.string({ unit: 'binary', maxLength: 40 }),
  }),
  long: fc.record({ edit: fc.constant('long' as const), where: place, unit, times: fc.nat(20_000) }),
  dropLine: fc.record({ edit: fc.constant('dropLine' as const), where: place }),
  doubleLine: fc.record({
    edit: fc.constant('doubleLine' as const),
    where: place,
    times: fc.integer({ min: 1, max: 60 }),
  }),
  moveLine: fc.record({ edit: fc.constant('moveLine' as const), where: place, to: place }),
  joinLines: fc.record({ edit: fc.constant('joinLines' as const), where: place, by: unit }),
  breakLine: fc.record({ edit: fc.constant('breakLine' as const), where: place }),
  replaceAll: fc.record({
    edit: fc.constant('replaceAll' as const),
    from: fc.constantFrom('|', '\n', '\t', ' ', '0', '、', '（', '<td', '</tr>', '<table'),
    by: unit,
  }),
  digits: fc.record({ edit: fc.constant('digitsText' as const), where: place, printed }),
}
type TextEdit = (typeof textEdits)[keyof typeof textEdits] extends infer A
  ? A extends fc.Arbitrary<infer E>
    ? E
    : never
  : never

/** Replaces the first match from a place on, or else the first of all. */
function replaceFrom(text: string, where: number, pattern: RegExp, by: (found: string) => string): string {
  const start = at(where, text.length)
  pattern.lastIndex = start
  const found = pattern.exec(text)
  return found ? text.slice(0, found.index) + by(found[0]) + text.slice(found.index + found[0].length) : text
}

function editLines(text: string, where: number, change: (lines: string[], line: number) => void): string {
  const lines = text.split('\n')
  change(lines, where % lines.length)
  return lines.join('\n')
}

function editText(text: string, edit: TextEdit): string {
  const start = 'where' in edit ? at(edit.where, text.length) : 0
  const inserted = (more: string): string => text.slice(0, start) + more + text.slice(start)
  switch (edit.edit) {
    case 'dropTag':
      return replaceFrom(text, edit.where, /<[^<>]{1,200}>/g, () => '')
    case 'doubleTag':
      return replaceFrom(text, edit.where, /<[^<>]{1,200}>/g, (tag) => tag.repeat(edit.times + 1))
    case 'span':
      return replaceFrom(text, edit.where, /<t[dh]\b/g, (tag) => `${tag} ${edit.attribute}="${edit.printed}"`)
    case 'insertText':
      return inserted(edit.text)
    case 'long':
      return inserted(edit.unit.repeat(edit.times))
    case 'dropLine':
      return editLines(text, edit.where, (lines, line) => void lines.splice(line, 1))
    case 'doubleLine':
      return editLines(
        text,
        edit.where,
        (lines, line) => void lines.splice(line, 0, ...Array<string>(edit.times).fill(lines[line]!)),
      )
    case 'moveLine':
      return editLines(
        text,
        edit.where,
        (lines, line) => void lines.splice(at(edit.to, lines.length), 0, ...lines.splice(line, 1)),
      )
    case 'joinLines':
      return editLines(
        text,
        edit.where,
        (lines, line) => void lines.splice(line, 2, lines.slice(line, line + 2).join(edit.by)),
      )
    case 'breakLine':
      return inserted('\n')
    case 'replaceAll':
      return text.replaceAll(edit.from, () => edit.by)
    case 'digitsText':
      return replaceFrom(text, edit.where, /\d+/g, () => edit.printed)
  }
}

const textEdit: fc.Arbitrary<TextEdit> = fc.oneof(...Object.values(textEdits))

export interface TextPlan {
  fixture: string
  edits: TextEdit[]
}

/** A page or text with its structure damaged. */
export const damagedText = (kind: 'html' | 'text'): fc.Arbitrary<TextPlan> =>
  fc.record({
    fixture: fc.constantFrom(...fixturesOf(kind).map(({ path }) => path)),
    edits: fc.array(textEdit, { minLength: 1, maxLength: 5 }),
  })

function encodingOf(path: string): string {
  if (/gb18030/.test(path)) return 'gb18030'
  return /utf16/.test(path) ? 'utf-16le' : 'utf-8'
}

const textOf = (path: string): string => new TextDecoder(encodingOf(path)).decode(bytesOf(path))

export const textOfPlan = ({ fixture, edits }: TextPlan): string =>
  edits.reduce(editText, textOf(fixture)).slice(0, LARGEST)

/** What begins a file of each kind. */
const MAGIC = [
  '%PDF-1.7\n',
  'PK\x03\x04',
  'PK\x05\x06',
  '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  '{\\rtf1',
  '\xef\xbb\xbf',
  '\xff\xfe',
  '\xfe\xff',
  '<!DOCTYPE html>',
  '<table>',
  'MIME-Version: 1.0',
  '\x89PNG',
  '\x1f\x8b',
  '',
]
export const anyBytes = fc
  .tuple(
    fc.constantFrom(...MAGIC),
    fc.uint8Array({ maxLength: 4_000 }),
    fc.constantFrom('', 'word/document.xml', 'W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0'),
  )
  .map(([magic, bytes, name]) =>
    Buffer.concat([Buffer.from(magic, 'latin1'), Buffer.from(name, 'latin1'), bytes]),
  )

const HEADINGS = SECTIONS.flatMap(({ titles, number }) =>
  titles.slice(0, 3).map((title) => `${'一二三四五六'[number - 1]}、${title}`),
)
const LABELS = [...new Set(codebook.flatMap(({ row, column }) => [...row.split(' / '), column]))]
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length']
const token = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...LABELS) },
  { weight: 5, arbitrary: fc.oneof(fc.nat(20).map(String), printed) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '|',
      ' | ',
      '||',
      '\t',
      '\n',
      '\r\n',
      '\n\n',
      ' ',
      '　',
      '/',
      '-',
      '无',
      ' |\n| ',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(...HEADINGS).map((heading) => `\n${heading}\n`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '某县财政局2023年政府信息公开工作年度报告\n',
      '<table>',
      '<tr>',
      '<td>',
      '</td>',
      '<td colspan=3>',
      '</table>',
      '|---|---|',
      '**',
      '# ',
      ...NAMES,
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
)

/** Text that looks like tables: labels of the form, bars, digits, tabs and ends of lines in any order. */
export const anyTable = fc.array(token, { maxLength: 400, size: 'max' }).map((tokens) => tokens.join(''))
