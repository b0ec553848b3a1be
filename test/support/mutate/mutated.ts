/** A seed → a report with one table damaged in one way, in any format, and what is true of it. */
import { DIALECTS, flatten } from '../flatten.js'
import {
  makeReport,
  type MadeReport,
  paragraph,
  type Piece,
  sheetOf,
  table,
  withBody,
  withSheet,
} from '../generate/report.js'
import type { Random } from '../generate/quirks/quirk.js'
import { copyOf } from '../generate/sheets.js'
import { toDocx } from '../generate/docx.js'
import { toHtml } from '../generate/html.js'
import { randomOf } from '../generate/numbers.js'
import type { Printed } from '../generate/printed.js'
import { toOfd } from '../generate/ofd.js'
import { toPdf } from '../generate/pdf.js'
import { cellsOf } from '../generate/truth.js'
import { toXlsx } from '../generate/xlsx.js'
import { MUTATIONS } from './mutations.js'

export interface Mutated {
  kind: string
  writing: string
  source: string | Uint8Array
  truth: ReadonlyMap<string, Printed>
  /** Cells that are printed no more. */
  gone: ReadonlySet<string>
}

const WRITINGS: Readonly<Record<string, (made: MadeReport) => string>> = {
  html: (made) => toHtml(made, { page: 'article', prose: 'p', cells: 'plain' }),
  ...Object.fromEntries(
    Object.entries(DIALECTS).map(([name, dialect]) => [name, (made: MadeReport) => flatten(made, dialect)]),
  ),
}

/** Of eight reports one is written in these: they take longest. */
const FILES: Readonly<Record<string, (made: MadeReport) => Uint8Array>> = {
  docx: toDocx,
  pdf: toPdf,
  ofd: toOfd,
  xlsx: toXlsx,
}

/** Writers that leave out blanks, or fill up a short row: of a row that has lost a cell they make a whole row with a blank in it. */
const MAKES_WHOLE = /^D(?:1|2|9|10)|padded|blanks dropped|blank lines|^(?:pdf|ofd|xlsx)$/
const DELETES = new Set(['a value deleted', 'a row deleted', 'a column lost'])
const SHORTENS = new Set([
  'a value deleted',
  'two values in one cell',
  'a label with its first number run in',
])

type Captions = (year: number) => readonly [last: string | null, own: string | null]

/** Last year's table in front of this year's, and what stands above the two. */
const CAPTIONS: Readonly<Record<string, Captions>> = {
  'last year’s table in front': () => [null, null],
  'last year’s table in front, by words': () => ['上年度情况如下：', '本年度情况如下：'],
  'last year’s table in front, its year above': (year) => [`${year - 1}年`, null],
  'last year’s table in front, both years above': (year) => [`${year - 1}年度`, `${year}年度`],
}

function withLastYears(made: MadeReport, section: number, [last, own]: ReturnType<Captions>): MadeReport {
  const other = makeReport({
    agency: made.agency,
    year: made.year,
    seed: made.values.size + made.year,
    most: 60,
  })
  const caption = (text: string | null): Piece[] => (text === null ? [] : [paragraph(text)])
  return withBody(made, section, [
    ...caption(last),
    table(copyOf(sheetOf(other, section))),
    ...caption(own),
    table(sheetOf(made, section)),
  ])
}

function withDamage(made: MadeReport, section: number, kind: string, random: Random): MadeReport | null {
  const sheet = MUTATIONS[kind]!(sheetOf(made, section), random)
  return sheet && withSheet(made, section, () => sheet)
}

export function mutated(seed: number): Mutated | null {
  const random = randomOf(seed * 23 + 9)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!
  const made = makeReport({
    agency: '望川县教育局',
    year: 2019 + random(6),
    seed,
    most: pick([3, 40, 900]),
  })
  const kind = pick([...Object.keys(MUTATIONS), ...Object.keys(CAPTIONS)])
  const writers: Readonly<Record<string, (made: MadeReport) => string | Uint8Array>> =
    seed % 8 === 7 ? FILES : WRITINGS
  const writing = pick(Object.keys(writers))
  const section = pick([2, 3, 4])
  if (SHORTENS.has(kind) && MAKES_WHOLE.test(writing)) return null
  const damaged = CAPTIONS[kind]
    ? withLastYears(made, section, CAPTIONS[kind](made.year))
    : withDamage(made, section, kind, random)
  if (!damaged) return null
  const printed = cellsOf(damaged)
  const gone = new Set([...cellsOf(made).keys()].filter((indicator) => !printed.has(indicator)))
  const source = writers[writing]!(damaged)
  return { kind, writing, source, truth: cellsOf(made), gone: DELETES.has(kind) ? gone : new Set() }
}
