/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
/**
 * One report in every carrier gives the same data; and of each new carrier damaged files end in a report or in an error with a
 * code. `CARRIERS_COUNT=200 npx jest test/carriers` takes more of them.
 */
import { strToU8 } from 'fflate'
import { beforeAll, describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import { ReportSchema, type Report, parseReport } from '../src/index.js'
import { damaged, damages } from './robustness/support/inputs.js'
import { archive, flatOpc, quoted, wrapped } from './support/containers.js'
import { toDocx } from './support/generate/docx.js'
import { toHtml } from './support/generate/html.js'
import { RULES, toOfd, UNITS } from './support/generate/ofd.js'
import { toPdf } from './support/generate/pdf.js'
import { makeReport } from './support/generate/report.js'
import { toDialect } from './support/generate/text.js'
import { toXlsx } from './support/generate/xlsx.js'
import { differences, truthOf } from './support/generate/truth.js'

const COUNT = Number(process.env.CARRIERS_COUNT ?? 8)
const SEED = Number(process.env.CARRIERS_SEED ?? 1)
jest.setTimeout(120_000 + COUNT * 3_000)

const made = makeReport({ agency: '望川县教育局', year: 2023, seed: 5 })
const html = toHtml(made, { page: 'fragment', prose: 'p', cells: 'plain' })
const page = `<html><body>${html}</body></html>`
const bytes = (text: string): Uint8Array => strToU8(text)

const CARRIERS: readonly (readonly [
  name: string,
  format: Report['source']['format'],
  content: Uint8Array,
])[] = [
  ['a web archive', 'mhtml', bytes(archive('quoted-printable', quoted(page)))],
  ['a Word document', 'docx', toDocx(made)],
  ['a Word document that takes in a page', 'docx', wrapped('afchunk.html', bytes(page))],
  [
    'a Word document that takes in a web archive',
    'docx',
    wrapped('afchunk.mht', bytes(archive('8bit', page))),
  ],
  ['a Word document as one XML file', 'docx', bytes(flatOpc(toDocx(made)))],
  ['a PDF', 'pdf', toPdf(made)],
  ...UNITS.flatMap((unit) =>
    RULES.map((rules) => [`OFD in ${unit}, with ${rules}`, 'ofd', toOfd(made, { unit, rules })] as const),
  ),
  ['a workbook of one sheet', 'xlsx', toXlsx(made, 'one')],
  ['a workbook of three sheets', 'xlsx', toXlsx(made, 'three')],
  ['text', 'text', bytes(toDialect(made, 'canonical'))],
]

/** A report without the file, the places in it, the breaks of its lines (a page has its own), and what is said of a text's layout. */
function dataOf({ source: _, diagnostics, ...report }: Report): unknown {
  const kept = { ...report, diagnostics: diagnostics.filter(({ code }) => code !== 'document.dialect') }
  const plain = (key: string, value: unknown): unknown => {
    if (key === 'location') return undefined
    return typeof value === 'string' ? value.replace(/\s+/g, '') : value
  }
  return JSON.parse(JSON.stringify(kept, plain))
}

describe('one report', () => {
  let asPage: Report
  beforeAll(async () => {
    asPage = await parseReport(page)
  })

  it('is read from a page as it was made', () => expect(differences(asPage, truthOf(made))).toEqual([]))

  it.each(CARRIERS)('and the same from %s', async (_, format, content) => {
    const report = await parseReport(content)
    expect(report.source.format).toBe(format)
    expect(dataOf(report)).toEqual(dataOf(asPage))
  })
})

const DAMAGED = CARRIERS.filter(([name]) => !['a Word document', 'a PDF', 'text'].includes(name))

describe(`${COUNT} damaged files each, from seed ${SEED}`, () => {
  it.each(DAMAGED)('of %s', async (_, __, content) => {
    await fc.assert(
      fc.asyncProperty(damages, async (damage) => {
        const outcome = await parseReport(
          damaged(content, content[0] === 0x50 ? damage : { ...damage, part: null }),
        ).catch((error: { code?: string }) => error.code ?? error)
        if (typeof outcome === 'string') expect(outcome).toMatch(/^input\./)
        else expect(ReportSchema.safeParse(outcome).success).toBe(true)
      }),
      { seed: SEED, numRuns: COUNT },
    )
  })
})
