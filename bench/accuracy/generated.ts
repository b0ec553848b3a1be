/** Made-up reports in every format and dialect: a fixed sample. */
import { DIALECTS, flatten } from '../../test/support/flatten.js'
import { type Format, REQUESTS_HEAD, articleSheets, disputesApart } from '../../test/support/generate/form.js'
import { type PageStyle, toHtml } from '../../test/support/generate/html.js'
import { randomOf } from '../../test/support/generate/numbers.js'
import { type Printed, blank, notApplicable } from '../../test/support/generate/printed.js'
import {
  type MadeReport,
  type Making,
  makeReport,
  paragraph,
  sheetOf,
  table,
  withBody,
  withSheet,
} from '../../test/support/generate/report.js'
import { cut, unjoined } from '../../test/support/generate/sheets.js'
import { type Dialect, toDialect } from '../../test/support/generate/text.js'
import { truthOf } from '../../test/support/generate/truth.js'
import { type Case, truthOfPrinted } from './cases.js'

/** Writers that live outside of the tests' generator. */
export type Writers = Record<'docx' | 'pdf', (made: MadeReport) => Uint8Array>

/** A way of printing that several made-up reports share. */
interface Printing {
  file: string
  format: string
  write: (made: MadeReport) => string | Uint8Array
  reports: number
  layouts?: readonly Layout[]
}

/** Tools that drop blank cells or columns: where a value stood is lost. The other dialects keep each cell. */
const FLAT = 'flat text'
const FLATTENING = [
  'D1',
  'D2',
  'D5 bar after, blanks dropped',
  'D5 blank lines',
  'D9',
  'D9 wrapped',
  'D10',
  'D10 wrapped',
  'D10 scattered',
]
const KEEPING = ['D5 bar after', 'D5 bar before', 'D5 bars alone', 'D7']
const WRITTEN: Dialect[] = ['D3', 'D4', 'D6', 'D8', 'canonical', 'markdown', 'html']

const PAGES = ['fragment', 'article', 'portal', 'nested'] as const
const PROSE = ['p', 'br', 'word'] as const
const CELLS = ['plain', 'word', 'unclosed', 'paragraphs'] as const
const STYLES: PageStyle[] = PAGES.flatMap((page) =>
  PROSE.flatMap((prose) => CELLS.map((cells) => ({ page, prose, cells }))),
)

const printings = ({ docx, pdf }: Writers): Printing[] => [
  ...STYLES.map((style) => ({
    file: `html ${style.page} ${style.prose} ${style.cells}`,
    format: 'html',
    write: (made: MadeReport) => toHtml(made, style),
    reports: 2,
  })),
  ...WRITTEN.map((dialect) => ({
    file: `text ${dialect}`,
    format: 'text',
    write: (made: MadeReport) => toDialect(made, dialect),
    reports: 6,
  })),
  ...[...KEEPING, ...FLATTENING].map((dialect) => ({
    file: `text ${dialect} flattened`,
    format: FLATTENING.includes(dialect) ? FLAT : 'text',
    write: (made: MadeReport) => flatten(made, DIALECTS[dialect]!),
    reports: 6,
    layouts: JOINED,
  })),
  { file: 'docx', format: 'docx', write: docx, reports: 30 },
  { file: 'pdf', format: 'pdf', write: pdf, reports: 30 },
]

/** Between the seeds of two ways of printing: more than any has reports. */
const APART = 1000

export const generatedCases = (writers: Writers): Case[] =>
  printings(writers).flatMap(({ file, format, write, reports, layouts = LAYOUTS }, p) =>
    Array.from({ length: reports }, (_, i) => {
      const seed = p * APART + i
      const made = madeUp(seed, layouts)
      return {
        file,
        name: `${file}, seed ${seed}`,
        format,
        bytes: Buffer.from(write(made)),
        truth: truthOfPrinted(truthOf(made)),
      }
    }),
  )

const AGENCIES = [
  '望川县教育局',
  '临溪市人民政府办公室',
  '石桥区东屏街道办事处',
  '青禾县柳溪乡人民政府',
  '松岗区发展和改革局',
]
const FORMATS: Format[] = ['2019', '2021']
/** The greatest count of a township, a bureau, a city. */
const MOST = [3, 40, 90_000]
/** What stands where there is nothing to count: zeros, blanks, blanks here and there, strokes in some places. */
const ZEROS: ((nth: number) => Printed | null)[] = [
  () => null,
  () => blank,
  (nth) => (nth % 3 === 0 ? blank : null),
  (nth) => (nth % 5 === 0 ? notApplicable('/') : null),
]

/** The row from which the table of 三 goes on under its head printed again: the first of （四）. */
const CUT_BEFORE = 15

type Layout = (made: MadeReport) => MadeReport

/** How the tables are put together: as the form has them, over two pages, as several small ones. */
const JOINED: Layout[] = [
  (made) => made,
  (made) => withBody(made, 3, cut(sheetOf(made, 3), CUT_BEFORE, REQUESTS_HEAD).map(table)),
  (made) => withBody(made, 2, articleSheets(made.formats.proactiveDisclosure, made.values).map(table)),
  (made) =>
    withBody(
      made,
      4,
      disputesApart(made.values).flatMap(([caption, sheet]) => [paragraph(caption), table(sheet)]),
    ),
]
/** … and with blank cells where cells ought to be joined. A tool that ignores the grid would make those blanks of values. */
const LAYOUTS: Layout[] = [
  ...JOINED,
  (made) => [2, 3, 4].reduce((report, section) => withSheet(report, section, unjoined), made),
]

/** The same seed gives the same report. */
function madeUp(seed: number, layouts: readonly Layout[]): MadeReport {
  const random = randomOf(seed)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!
  const making: Making = {
    agency: pick(AGENCIES),
    year: 2019 + random(8),
    seed,
    formats: { proactiveDisclosure: pick(FORMATS), requests: pick(FORMATS) },
    most: pick(MOST),
  }
  const zeros = [...makeReport(making).values]
    .filter(([, { value }]) => value === 0)
    .map(([indicator]) => indicator)
  const instead = pick(ZEROS)
  const printed = zeros.flatMap((indicator, nth) => {
    const other = instead(nth)
    return other ? [[indicator, other] as const] : []
  })
  return pick(layouts)(makeReport({ ...making, printed: Object.fromEntries(printed) }))
}
