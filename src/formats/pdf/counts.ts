/**
 * Numbers that pdf.js counts to, whatever they are: a few bytes can make it fill all memory, and then no error but the end of
 * the process tells of it. They are looked at before it is given the file.
 */
import { refusal } from '../../errors.js'
import type { Words } from '../../words.js'
import { latin1 } from '../../platform.js'
import { type Objects, type PdfObject, unpacked } from './objects.js'

/** Of all fonts together: 65,536 glyphs, which is all that two bytes can name, for each of 256 fonts. */
const MOST_GLYPHS = 2 ** 24
/** A document of hundreds of pages has 50,000. */
const MOST_OBJECTS = 2 ** 22
/** A report has some dozens, each named once or twice. */
const MOST_FONTS = 6_000
/** Of a function that is given by samples: four inks in 17 steps each have 250,000. */
const MOST_SAMPLES = 2 ** 22
const MOST_INPUTS = 10

/** @throws UnreadableDocumentError `input.tooLarge` */
export function refuseCounts(objects: Objects): void {
  const texts = textsOf(objects)
  const composite = mentions(objects, '/DescendantFonts')
  refuse(COUNTED.fonts, mentions(objects, '/BaseFont') + mentions(objects, '/CharProcs'), MOST_FONTS)
  refuse(COUNTED.widths, composite * greatest(objects, (one) => widthsOf(one, texts)), MOST_GLYPHS)
  refuse(COUNTED.characters, namedCharacters(objects), MOST_GLYPHS)
  refuse(
    COUNTED.objects,
    greatest(objects, (one) => entriesOf(one, texts)),
    MOST_OBJECTS,
  )
  for (const { text } of objects.all) {
    if (!text.includes('/FunctionType')) continue
    const domains = numbersAt(text, '/Domain', texts)
    refuse(COUNTED.samples, greatestOf(numbersAt(text, '/Size', texts).map(product)), MOST_SAMPLES)
    refuse(COUNTED.inputs, greatestOf(domains.map(({ length }) => length / 2)), MOST_INPUTS)
  }
}

const COUNTED = {
  fonts: { en: 'fonts', zh: '字体' },
  widths: { en: 'widths of glyphs', zh: '字形宽度' },
  characters: { en: 'characters of glyphs', zh: '字形编码' },
  objects: { en: 'objects', zh: '对象' },
  samples: { en: 'samples of a function', zh: '函数采样' },
  inputs: { en: 'inputs of a function', zh: '函数输入' },
  looked: { en: 'widths and sizes', zh: '宽度和大小' },
} satisfies Record<string, Words>

function refuse(what: Words, count: number, most: number): void {
  if (count > most)
    throw refusal('input.tooLarge:counts', {
      count: Number.isFinite(count) ? count : { en: 'endlessly many', zh: '无数' },
      what,
      most,
    })
}

const greatest = ({ all }: Objects, count: (object: PdfObject) => number): number =>
  greatestOf(all.map(count))

const product = (factors: readonly number[]): number => factors.reduce((all, one) => all * one, 1)
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** How often a key stands in the file: a font that is not used costs nothing, but who uses it is not asked here. */
function mentions({ all }: Objects, key: string): number {
  let count = 0
  for (const { text } of all)
    for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + key.length)) count++
  return count
}

/** Where references lead: what is written in each object, the last version of it. */
interface Texts {
  byNumber: ReadonlyMap<number, string>
  /** So many characters may still be looked at: lists may name each other over and over. */
  left: number
}

const MOST_LOOKED_AT = 32 * 2 ** 20
const textsOf = ({ all }: Objects): Texts => ({
  byNumber: new Map(all.map(({ number, text }) => [number, text])),
  left: MOST_LOOKED_AT,
})

/** Comments, brackets, words; a mark of another kind ends a list of numbers. */
const WORD = /%[^\r\n]*|[[\]<>/()]|[^\s[\]<>/()%]+/g
const OTHER_MARKS = '<>/()'
/** A reference may lead to a reference. */
const DEEPEST = 4

/** The words from a place up to a mark of another kind, without comments. */
function* plainWords(text: string, from: number, texts: Texts): Generator<string> {
  for (const [word] of text.slice(from).matchAll(WORD)) {
    texts.left -= word.length
    refuse(COUNTED.looked, texts.left < 0 ? Infinity : 0, MOST_LOOKED_AT)
    if (OTHER_MARKS.includes(word)) return
    if (!word.startsWith('%')) yield word
  }
}

/** The words of the value that begins at a place, references followed: `[0 9 0 R [500]]` → [ 0 65535 [ 500 ] ]. */
function wordsFrom(text: string, from: number, texts: Texts, depth = 0): string[] {
  const words: string[] = []
  let open = 0
  for (const word of plainWords(text, from, texts)) {
    if (word === 'R') for (const one of referred(words.splice(-2), texts, depth)) words.push(one)
    else words.push(word)
    if (word === '[') open++
    if (word === ']') open--
    if (open <= 0 && (word === 'R' || word === ']')) break
  }
  return words
}

/** `9 0` → the words of object 9. */
const referred = ([number]: string[], texts: Texts, depth: number): string[] =>
  depth < DEEPEST ? wordsFrom(texts.byNumber.get(Number(number)) ?? '', 0, texts, depth + 1) : []

/** The words behind each mention of a key: `/W 8 0 R`, `/W[…]`, but not `/Width 8`. */
function* listsAt(text: string, key: string, texts: Texts): Generator<string[]> {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const end = at + key.length
    if (/[\s[%]/.test(text.charAt(end))) yield wordsFrom(text, end, texts)
  }
}

/** pdf.js reads `2147483647.0` and `--5` as numbers, too; what it does not is NaN. */
const numberOf = (word: string | undefined): number => Number(word?.replace(/^-+/, '-'))

/** The numbers behind each mention of a key. */
const numbersAt = (text: string, key: string, texts: Texts): number[][] =>
  [...listsAt(text, key, texts)].map((words) => words.map(numberOf).filter((number) => !Number.isNaN(number)))
const greatestOf = (numbers: readonly number[]): number =>
  numbers.reduce((most, one) => Math.max(most, one), 0)

/** After the first and the last glyph of a range stand so many numbers. */
const MEASURES = { '/W': 1, '/W2': 3 } as const

/** How many glyphs a font gives widths: `/W [0 65535 500 70000 [250 250]]` → 65,538. */
function widthsOf({ text }: PdfObject, texts: Texts): number {
  if (!text.includes('/W')) return 0
  let glyphs = 0
  for (const [key, measures] of Object.entries(MEASURES))
    for (const words of listsAt(text, key, texts)) glyphs += glyphsOf(words.slice(1, -1), measures)
  return glyphs
}

function glyphsOf(words: readonly string[], measures: number): number {
  let glyphs = 0
  for (let i = 0; i < words.length; ) {
    if (words[i + 1] === '[') {
      const end = words.indexOf(']', i)
      if (end < 0) return glyphs + words.length - i
      glyphs += end - i - 2
      i = end + 1
    } else {
      const span = numberOf(words[i + 1]) - numberOf(words[i])
      if (Number.isNaN(span)) return glyphs
      glyphs += Math.max(0, span) + 1
      i += 2 + measures
    }
  }
  return glyphs
}

/** Nothing packed becomes longer than so many times its length. */
const UNPACKED_BY = 1032

/** How many entries a table of objects in a stream will give: of no bytes each, as many as it says. */
function entriesOf({ text, stream }: PdfObject, texts: Texts): number {
  if (!stream || !text.includes('/XRef')) return 0
  const indices = numbersAt(text, '/Index', texts).map((ranges) => ranges.filter((_, i) => i % 2 === 1))
  const said = greatestOf([...indices, ...numbersAt(text, '/Size', texts)].map(sum))
  const widths = numbersAt(text, '/W', texts).map((all) => sum(all.map((one) => Math.max(0, one))))
  const bytes = widths.reduce((least, one) => Math.min(least, one), Infinity)
  return bytes === 0 ? said : Math.min(said, ((stream.to - stream.from) * UNPACKED_BY) / bytes)
}

/** Tables of characters are short; what is unpacked to look at them has an end. */
const MOST_UNPACKED = 8 * 2 ** 20
const TABLE = /\/(?:ToUnicode|Encoding)\s+(\d+)\s+\d+\s+R/g
/** How many characters the ranges of tables name, for each font that has one: `<0000> <FFFF> <0041>` → 65,536. */
function namedCharacters(objects: Objects): number {
  const users = new Map<number, number>()
  for (const { text } of objects.all) {
    if (!text.includes('/ToUnicode') && !text.includes('/Encoding')) continue
    for (const [, number] of text.matchAll(TABLE))
      users.set(Number(number), 1 + (users.get(Number(number)) ?? 0))
  }
  let characters = 0
  for (const object of objects.all) {
    const used = users.get(object.number)
    if (used !== undefined && object.stream) characters += used * charactersIn(objects.bytes, object)
  }
  return characters
}

function charactersIn(bytes: Uint8Array, table: PdfObject): number {
  const text = latin1(unpacked(bytes, table, MOST_UNPACKED) ?? new Uint8Array())
  const [, ...ranges] = text.split(BEGINS_RANGES)
  return sum(ranges.map((range) => charactersOf(range.split('end', 1)[0]!)))
}

const BEGINS_RANGES = /begin(?:bf|cid)range/
const LIST = /\[[^[\]]*\]/g
const CODE = /<[^<>]*>|\b\d+\b/g

/** First code, last code, what they become: `<0000> <00ff> <0041> <0100> <0101> [<0041> <0042>]` → 258. */
function charactersOf(ranges: string): number {
  const codes = ranges.replace(LIST, '0').match(CODE) ?? []
  let characters = 0
  for (let i = 0; i + 1 < codes.length; i += 3) {
    const span = Number.parseInt(codes[i + 1]!.slice(1), 16) - Number.parseInt(codes[i]!.slice(1), 16)
    // Longer ones pdf.js refuses itself.
    if (span >= 0 && span < 2 ** 24) characters += span + 1
  }
  return characters
}
