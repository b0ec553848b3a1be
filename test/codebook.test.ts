import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { codebookToCsv } from '../src/exports/csv.js'
import { type Report, ReportSchema, codebook, parseReport, reportJsonSchema } from '../src/index.js'
import { toHtml } from './support/generate/html.js'
import type { Format } from './support/generate/form.js'
import { makeReport } from './support/generate/report.js'
import { cellsOf } from './support/generate/truth.js'

const CONTRACT = '../shared/contract/indicators.csv'
const CONTRACT_2014 = '../shared/contract/indicators-2014.csv'

/** The paths of a table's numbers, with the table's name in front. */
function leaves(value: unknown, path: string): string[] {
  if (value === null || typeof value !== 'object') return [path]
  return Object.entries(value)
    .filter(([key]) => key !== 'format')
    .flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
}

const pathsOf = (report: Report): string[] =>
  (['proactiveDisclosure', 'requests', 'disputes'] as const).flatMap((table) =>
    report[table] ? leaves(report[table], table) : [],
  )

const parse = (format: Format): Promise<Report> =>
  parseReport(
    toHtml(
      makeReport({
        agency: '望川县教育局',
        year: 2022,
        seed: 1,
        formats: { proactiveDisclosure: format, requests: format },
      }),
    ),
  )

describe('the codebook', () => {
  it('has 284 indicators, each once: 226 of the form, 58 of the statistics of 2014', () => {
    expect(codebook.length).toBe(284)
    expect(new Set(codebook.map(({ indicator }) => indicator)).size).toBe(codebook.length)
  })

  const contract = existsSync(CONTRACT) ? it : it.skip
  contract('begins with the columns of the contract', () => {
    const lines = codebookToCsv().trim().split(/\r?\n/)
    const linesOf = (file: string) => readFileSync(file, 'utf8').trim().split(/\r?\n/)
    const agreed = [...linesOf(CONTRACT), ...linesOf(CONTRACT_2014).slice(1)]
    expect(lines.map((line, i) => line.slice(0, agreed[i]!.length + 1))).toEqual(
      agreed.map((line) => `${line},`),
    )
  })

  it('groups the reasons, so that a sum or a share is one line', () => {
    const totals = codebook.filter(({ applicant, parent }) => applicant === 'total' && parent !== '')
    expect(new Set(totals.map(({ parent }) => parent))).toEqual(new Set(['requests.results.total.total']))
    expect([...new Set(totals.map(({ group }) => group))]).toEqual([
      'granted',
      'partly_granted',
      'denied',
      'unavailable',
      'not_processed',
      'other',
    ])
    expect(totals.filter(({ group }) => group === 'denied').map(({ item }) => item)).toHaveLength(8)
    expect(codebook.find(({ shortName }) => shortName === 'req_denied_secret_npo')).toMatchObject({
      indicator: 'requests.results.denied.stateSecrets.publicInterestOrganizations',
      parent: 'requests.results.denied.stateSecrets.total',
      isTotal: false,
    })
  })

  it.each<Format>(['2019', '2021'])('has exactly the paths of the typed tables of %s', async (format) => {
    const expected = codebook
      .filter(({ formats }) => formats.includes(format))
      .map(({ indicator }) => indicator)
    expect(pathsOf(await parse(format)).sort()).toEqual([...expected].sort())
  })

  it.each<Format>(['2019', '2021'])('has exactly the cells that the form of %s prints', (format) => {
    const made = makeReport({
      agency: '望川县教育局',
      year: 2022,
      seed: 1,
      formats: { proactiveDisclosure: format, requests: format },
    })
    const expected = codebook
      .filter(({ formats }) => formats.includes(format))
      .map(({ indicator }) => indicator)
    expect([...cellsOf(made).keys()].sort()).toEqual([...expected].sort())
  })
})

describe('the schema', () => {
  it('accepts reports, and nothing else', async () => {
    const report = await parse('2021')
    expect(ReportSchema.parse(report)).toEqual(report)
    expect(ReportSchema.safeParse({ ...report, year: '2022' }).success).toBe(false)
    expect(
      ReportSchema.safeParse({
        ...report,
        observations: [{ ...report.observations[0], indicator: 'no.such' }],
      }).success,
    ).toBe(false)
    expect(
      ReportSchema.safeParse({ ...report, requests: { ...report.requests, format: '2014' } }).success,
    ).toBe(false)
  })

  it('keeps nothing that the JSON Schema does not say', () => {
    const schema = reportJsonSchema() as {
      $schema: string
      properties: Record<string, unknown>
      required: string[]
    }
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(Object.keys(schema.properties)).toEqual([
      'schemaVersion',
      'source',
      'title',
      'agency',
      'year',
      'publishedOn',
      'period',
      'preamble',
      'sections',
      'proactiveDisclosure',
      'requests',
      'disputes',
      'statistics',
      'annexes',
      'claims',
      'observations',
      'diagnostics',
    ])
    expect(schema.required).toEqual(Object.keys(schema.properties))
  })
})
