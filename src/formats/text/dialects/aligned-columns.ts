/**
 * A row a line, values in columns made by spaces (`pdftotext -layout`, html-to-text):
 *
 *     一、本年新收          217    1    0    218
 *     二、上年结转            3              3
 */
import { readHeading } from '../../../form/headings.js'
import { isNumberedAsSection } from '../../../form/lexicon/ordinals.js'
import { startOfValues } from '../../../form/lexicon/values.js'
import type { Line } from '../lines.js'
import { type Dialect, type DialectPart, type Stretch, isTable, tableOf } from './dialect.js'

export const alignedColumns: Dialect = {
  name: { en: 'rows of values aligned by spaces', zh: '以空格对齐数值的行' },
  recognise: stretchesOf,
  read: (lines) => {
    const parts = rowsOfStretch(lines)
    return parts.some(isTable) ? parts : null
  },
}

interface Word {
  text: string
  from: Offset
  to: Offset
}

/**
 * Where something stands in a line: how many characters are in front, and how many of these may be two columns wide.
 */
interface Offset {
  letters: number
  wide: number
}

/**
 * How many columns a Han character takes: two on a terminal; one if a program has counted characters (pdftotext,
 * html-to-text).
 */
type Width = 1 | 2
const WIDTHS: readonly Width[] = [2, 1]
const columnOf = ({ letters, wide }: Offset, width: Width): number => letters + wide * (width - 1)

/** A line that ends with values: `一、本年新收    217    1`. */
interface Aligned {
  label: string[]
  /** Where the label ends. */
  end: Offset
  values: Word[]
}

/** With fewer values than this there are no columns. */
const FEWEST_COLUMNS = 3

/**
 * The lines from one heading or sentence to the next, if some have a wide gap. At a heading a new stretch begins, for
 * the columns above and below it differ.
 */
function stretchesOf(lines: readonly Line[]): Stretch[] {
  const starts = lines.flatMap(({ text }, at) => (at === 0 || partsTables(text) ? [at] : []))
  return starts.flatMap((from, i) => {
    const to = starts[i + 1] ?? lines.length
    return lines.slice(from, to).some(({ text }) => GAP.test(text)) ? [{ from, to }] : []
  })
}
const GAP = /\S(?:\t| {2}|\u3000)/

const partsTables = (line: string): boolean =>
  /[。；]/.test(line) || (isNumberedAsSection(line) && !/\d/.test(line)) || isTitle(line)

/** Whether a line is just a title of the form, with a number or without. */
const isTitle = (line: string): boolean => {
  const heading = readHeading(line)
  return heading !== null && heading.number !== null && heading.rest === '' && heading.likeness === 1
}

/**
 * The lines of a stretch → rows. The longest rows show where the columns are, and how wide a character was for the
 * program that made them. A shorter row gets its places from the nearest of these above and below. A line whose
 * values fit no column, or might fit two, stays text.
 */
function rowsOfStretch(all: readonly Line[]): DialectPart[] {
  const printed = all.filter(({ mark }) => mark !== 'blank')
  const lines = printed.map(({ text }) => alignedLine(text))
  const width = lines.reduce((most, line) => Math.max(most, line?.values.length ?? 0), 0)
  if (width < FEWEST_COLUMNS) return [all]
  const isWhole = (line: Aligned | null): line is Aligned => line?.values.length === width
  const wholes = lines.flatMap((line, i) => (isWhole(line) ? [{ line, i }] : []))
  let passed = 0
  const near = lines.map((_, i) => {
    while (passed < wholes.length && wholes[passed]!.i <= i) passed++
    return [wholes[passed - 1], wholes[passed]].flatMap((whole) => (whole ? [whole.line] : []))
  })
  const widths = widthsOf(lines, near, width)
  const rowOf = (line: Aligned | null, i: number): string[] | null => {
    const values =
      line && (isWhole(line) ? line.values.map(({ text }) => text) : placed(line, near[i]!, width, widths))
    return values && [...line!.label, ...values]
  }
  return partsOf(
    printed,
    lines.map((line, i) => rowOf(line, i)),
  )
}

/** Rows that follow one another → a table; other lines stay lines. */
function partsOf(lines: readonly Line[], rows: readonly (string[] | null)[]): DialectPart[] {
  const isRow = (at: number): boolean => rows[at] != null
  const starts = lines.flatMap((_, at) => (at === 0 || isRow(at) !== isRow(at - 1) ? [at] : []))
  return starts.flatMap((from, i): DialectPart[] => {
    const to = starts[i + 1] ?? lines.length
    const own = rows.slice(from, to).flatMap((row) => (row ? [row] : []))
    return own.length > 0 ? tableOf(own) : [lines.slice(from, to)]
  })
}

/** Columns are believed if so large a share of the lines has its values in them. */
const MOST_LINES = 0.9

/**
 * The widths of a Han character (1, 2 or both) that are possible: with these the values of each line stand where the
 * nearest full line has its own.
 */
function widthsOf(
  lines: readonly (Aligned | null)[],
  near: readonly Aligned[][],
  width: number,
): readonly Width[] {
  const compared = lines.flatMap((line, i) =>
    line && near[i]!.some((whole) => whole !== line)
      ? [{ line, whole: near[i]!.findLast((whole) => whole !== line)! }]
      : [],
  )
  return WIDTHS.filter((w) => {
    const held = compared.filter(({ line, whole }) => inColumns(line, whole, width, w) !== null)
    return held.length >= MOST_LINES * compared.length
  })
}

function alignedLine(line: string): Aligned | null {
  const words = wordsOf(line)
  const label = startOfValues(words.map(({ text }) => text))
  const values = words.slice(label)
  const apart = (before: Word | undefined, after: Word | undefined): boolean =>
    !before || !after || gapOf(before, after) >= 2
  if (values.length === 0 || !apart(words[label - 1], values[0])) return null
  // Single spaces say nothing of columns.
  if (values.length > 1 && values.slice(1).every((word, i) => !apart(values[i], word))) return null
  return {
    label: labelOf(words.slice(0, label)),
    end: words[label - 1]?.to ?? { letters: 0, wide: 0 },
    values,
  }
}

/** The gap between two words. A space is one column wide, however wide characters are. */
const gapOf = (before: Word, after: Word): number => after.from.letters - before.to.letters

/** Words one space apart are one label; a wider gap parts two: `三、办理结果  予以公开` → 三、办理结果, 予以公开. */
function labelOf(words: readonly Word[]): string[] {
  const labels: string[] = []
  words.forEach((word, i) => {
    const before = words[i - 1]
    if (before && gapOf(before, word) < 2) labels[labels.length - 1] += ` ${word.text}`
    else labels.push(word.text)
  })
  return labels
}

/** Words that spaces part; a remark in brackets is one with its value: `0（含自然失效 29 件）`. */
function wordsOf(line: string): Word[] {
  const words: Word[] = []
  let [letters, wide, open, at, remark] = [0, 0, false, 0, 0]
  for (const letter of line) {
    if (open && OPENING.includes(letter)) remark = Math.max(remark, endOfRemark(line, at))
    const isSpace = /\s/.test(letter) && at >= remark
    at += letter.length
    if (!isSpace && !open) words.push({ text: '', from: { letters, wide }, to: { letters, wide } })
    open = !isSpace
    letters++
    if (WIDE.test(letter)) wide++
    if (!open) continue
    const word = words.at(-1)!
    word.text += letter
    word.to.letters = letters
    word.to.wide = wide
  }
  return words
}

const OPENING = '（('
/** Characters of a remark. */
const LONGEST_REMARK = 60

/** Where the bracket at a place is closed; the place itself where a gap between columns comes first. */
function endOfRemark(line: string, at: number): number {
  const remark = line.slice(at, at + LONGEST_REMARK)
  const end = remark.search(/[）)]/)
  return end < 0 || GAP.test(remark.slice(0, end)) ? at : at + end
}

/** Han characters and full-width forms (U+1100 and above, roughly as Unicode's East Asian Width has it). */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u201c\u201d\u2014]/

/** A value that is off its column by more than this share of the way to the next may belong to the next. */
const NEAR = 0.3

/**
 * The values of a short line in the columns of full lines; null where the full lines, or the widths, lead to
 * different columns.
 */
function placed(
  line: Aligned,
  whole: readonly Aligned[],
  width: number,
  widths: readonly Width[],
): string[] | null {
  const readings = widths.flatMap((w) => whole.map((other) => inColumns(line, other, width, w)))
  const [first] = readings
  return first && readings.every((reading) => reading !== null && reading.join('|') === first.join('|'))
    ? first
    : null
}

function inColumns({ values, end }: Aligned, whole: Aligned, width: number, w: Width): string[] | null {
  const middleOf = ({ from, to }: Word): number => (columnOf(from, w) + columnOf(to, w)) / 2
  const columns = whole.values.map(middleOf)
  // Words stand among the values.
  if (columnOf(end, w) > columns[0]!) return null
  const texts = new Array<string>(width).fill('')
  for (const word of values) {
    const distances = columns.map((column) => Math.abs(column - middleOf(word)))
    const nearest = distances.indexOf(Math.min(...distances))
    const gap = Math.min(
      ...columns.flatMap((column, c) => (c === nearest ? [] : [Math.abs(column - columns[nearest]!)])),
    )
    if (distances[nearest]! > gap * NEAR || texts[nearest] !== '') return null
    texts[nearest] = word.text
  }
  return texts
}
