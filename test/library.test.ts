/** What the library makes of reports at hand and of files: the same as the command line. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { codebook, parseReport, type Report, toCsv, toPanel, valuesOf } from '../src/index.js'

const FILES = ['portal-2023.html', 'canonical-2022.txt', 'wrong-totals-2024.html'].map(
  (name) => `fixtures/reports/${name}`,
)
let reports: Report[]

beforeAll(async () => {
  reports = await Promise.all(FILES.map((name) => parseReport(readFileSync(name), { name })))
})

describe('valuesOf', () => {
  it('gives a number for each cell by its indicator, and null for a blank', () => {
    const [report] = reports
    const values = valuesOf(report!)
    expect(values['requests.received.total']).toBe(report!.requests!.received.total)
    expect(Object.keys(values).length).toBe(report!.observations.length)
    // Of another edition's table nothing is known.
    expect('proactiveDisclosure.regulations.made' in values).toBe(false)
    expect(
      valuesOf({ observations: [{ ...report!.observations[0]!, value: null, state: 'blank' }] }),
    ).toEqual({
      [report!.observations[0]!.indicator]: null,
    })
  })

  it('has no name that the form lacks', () => {
    // @ts-expect-error it is spelled received
    expect(valuesOf(reports[0]!)['requests.recieved.total']).toBeUndefined()
  })
})

describe('the tables of reports', () => {
  it('are written as CSV, the observations where none is named', () => {
    expect(toCsv(reports, { table: 'observations' })).toBe(toCsv(reports))
    expect(toCsv(reports, { table: 'reports', bom: false }).split('\r\n').length).toBe(reports.length + 2)
  })

  it('have the names that they have', () => {
    // @ts-expect-error no such table
    expect(() => toCsv(reports, { table: 'cells' })).toThrow(
      expect.objectContaining({
        code: 'argument.invalid',
        message: expect.stringContaining(
          'There is no table cells; the tables are reports, reports_states, observations',
        ),
      }),
    )
  })
})

describe('toPanel', () => {
  it('gives a row for each body and year, and leaves the reports as they are', async () => {
    const before = JSON.stringify(reports)
    const text = await toPanel([...reports, reports[0]!], { bom: false })
    const [head, ...rows] = text.trim().split('\r\n')
    expect(head).toMatch(/^body,agency,year,/)
    expect(rows.length).toBe(3)
    expect(JSON.stringify(reports)).toBe(before)
    expect(await toPanel(reports)).toMatch(/^\ufeffbody,/)
  })
})

describe('the codebook', () => {
  it('has the ids that values go by', () => {
    const ids = codebook.map(({ indicator }) => indicator)
    for (const report of reports) for (const id of Object.keys(valuesOf(report))) expect(ids).toContain(id)
  })
})
