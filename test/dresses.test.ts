/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
/** What is a value in one format is one in every format: each dress of a number and each mark of none, in every way of writing. */
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseReport, type Report } from '../src/index.js'
import { readValue } from '../src/form/lexicon/values.js'
import { DIALECTS, flatten } from './support/flatten.js'
import { toDocx } from './support/generate/docx.js'
import { toHtml } from './support/generate/html.js'
import { toPdf } from './support/generate/pdf.js'
import { PLAIN } from './support/generate/pdf-style.js'
import { type Printed, as, notApplicable } from './support/generate/printed.js'
import { withPrinted } from './support/generate/quirks/quirk.js'
import { type MadeReport, makeReport } from './support/generate/report.js'
import { toDialect } from './support/generate/text.js'
import { cellsOf } from './support/generate/truth.js'

type Dress = (value: number) => Printed

const fullWidth = (value: number): string =>
  String(value).replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
const plain: Dress = (value) => as(String(value), value)
/** A mark in place of every zero. */
const marked =
  (mark: string): Dress =>
  (value) =>
    value === 0 ? notApplicable(mark) : plain(value)

const DRESSES: Readonly<Record<string, Dress>> = {
  plain,
  'full width': (value) => as(fullWidth(value), value),
  separators: (value) => as(grouped(value), value),
  项: (value) => as(`${value}项`, value, '项'),
  起: (value) => as(`${value}起`, value, '起'),
  'full stop': (value) => as(`${value}.`, value),
  apostrophe: (value) => as(`'${value}`, value),
  dollars: (value) => as(`$${value}$`, value),
  'thin spaces': (value) => as(`\u2009${value}\u2009`, value),
  'ideographic space': (value) => as(`\u3000${value}`, value),
  'no-break space': (value) => as(`${value}\u00a0`, value),
  共件: (value) => as(`共${value}件`, value, '件'),
  ...Object.fromEntries(
    ['无', '空', '——', '---', '/', '不适用', 'N/A', '－'].map((mark) => [mark, marked(mark)]),
  ),
}

interface Writing {
  write: (made: MadeReport) => Uint8Array | string
  /** Blanks and marks keep their places. */
  whole: boolean
}
const html = (made: MadeReport): string => toHtml(made, { page: 'article', prose: 'p', cells: 'plain' })
const flat = Object.entries(DIALECTS).find(([name]) => name.startsWith('D5'))![1]

const WRITINGS: Readonly<Record<string, Writing>> = {
  html: { write: html, whole: true },
  docx: { write: toDocx, whole: true },
  pdf: { write: (made) => toPdf(made), whole: true },
  'pdf without ruling lines': { write: (made) => toPdf(made, { ...PLAIN, pen: 'none' }), whole: false },
  bars: { write: (made) => toDialect(made, 'D3'), whole: true },
  canonical: { write: (made) => toDialect(made, 'canonical'), whole: true },
  flat: { write: (made) => flatten(made, flat), whole: false },
}

const MADE = makeReport({ agency: '望川县教育局', year: 2023, seed: 11 })

const isCount = (indicator: string, { value }: Printed): boolean =>
  !indicator.endsWith('.amount') && value !== null

const dressed = (dress: Dress): MadeReport =>
  withPrinted(
    MADE,
    new Map(
      [...cellsOf(MADE)].flatMap(([indicator, printed]): [string, Printed][] =>
        isCount(indicator, printed) ? [[indicator, dress(printed.value!)]] : [],
      ),
    ),
  )

/** Cells that say another thing than what is printed, and the share of those that say it. */
async function judged(writing: string, dress: string): Promise<{ wrong: string[]; share: number }> {
  const made = dressed(DRESSES[dress]!)
  const { observations } = await parseReport(WRITINGS[writing]!.write(made))
  const found = new Map<string, Report['observations'][number]>(
    observations.map((one) => [one.indicator, one]),
  )
  const cells = [...cellsOf(made)]
  const wrong = cells.flatMap(([indicator, { value, text }]) => {
    const got = found.get(indicator)?.value ?? null
    return got !== null && got !== value ? [`${indicator}: ${got}, printed ${text}`] : []
  })
  const right = cells.filter(([indicator, { value }]) => {
    const one = found.get(indicator)
    return one !== undefined && one.value === value && one.state !== 'ambiguous' && one.state !== 'unreadable'
  })
  return { wrong, share: right.length / cells.length }
}

/** Each combination costs up to a second. */
const RUNS = Number(process.env.DRESS_RUNS ?? 30)
/** Without ruling lines, or as lines of text, marks may be a label's. */
const LEAST_SHARE = 0.9
/** In a line of text `12.` may be the number of a label. */
const AS_ORDINALS = 'full stop'

function leastShare(writing: string, dress: string): number {
  if (WRITINGS[writing]!.whole) return 1
  return dress === AS_ORDINALS ? 0 : LEAST_SHARE
}

describe('dresses of values', () => {
  it.each(Object.entries(DRESSES))('%s is read as a value', (_, dress) =>
    expect(readValue(dress(1234).text).value).toBe(1234),
  )

  it('are values in every format', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(WRITINGS)),
        fc.constantFrom(...Object.keys(DRESSES)),
        async (writing, dress) => {
          const { wrong, share } = await judged(writing, dress)
          expect({ writing, dress, wrong }).toEqual({ writing, dress, wrong: [] })
          expect(share).toBeGreaterThanOrEqual(leastShare(writing, dress))
        },
      ),
      { numRuns: RUNS, seed: 7 },
    )
  }, 300_000)
})
