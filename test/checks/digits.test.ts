/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
/** A document whose font names other digits than it draws. */
import { describe, expect, it } from '@jest/globals'
import { parseReport } from '../../src/index.js'
import { toPdf } from '../support/generate/pdf.js'
import { mapCells } from '../support/generate/quirks/quirk.js'
import { type MadeReport, makeReport } from '../support/generate/report.js'

const MADE = makeReport({ agency: '望川县教育局', year: 2023, seed: 12, most: 90 })

/** The report as a copy of its text has it: 6 where 9 is drawn. */
const renamed = (made: MadeReport, names: (digit: string) => string): MadeReport =>
  mapCells(made, (cell) =>
    cell.indicator === undefined ? cell : { ...cell, text: cell.text.replace(/\d/g, names) },
  )

async function doubted(made: MadeReport): Promise<string[]> {
  const { diagnostics } = await parseReport(toPdf(made))
  return diagnostics.flatMap(({ code, parts = [] }) =>
    code === 'check.digits' ? parts.map(({ indicator }) => indicator) : [],
  )
}

const exchanged: Readonly<Record<string, string>> = { '6': '9', '9': '6' }

describe('digits under other names', () => {
  it('put all numbers in doubt that no failing sum names', async () => {
    const two = await doubted(renamed(MADE, (digit) => exchanged[digit] ?? digit))
    expect(two).toContain('proactiveDisclosure.licensing.decisions')
    expect(two).toContain('proactiveDisclosure.normativeDocuments.inForce')
    const all = await doubted(renamed(MADE, (digit) => String((Number(digit) + 1) % 10)))
    expect(all).toContain('proactiveDisclosure.licensing.decisions')
  })

  it('are none where the sums hold, or a few fail in their own ways', async () => {
    expect(await doubted(MADE)).toEqual([])
    let totals = 0
    const slips = mapCells(MADE, (cell) =>
      /results\.denied.*\.total$/.test(cell.indicator ?? '') && totals++ < 4
        ? { ...cell, text: String(Number(cell.text) + totals) }
        : cell,
    )
    expect(await doubted(slips)).toEqual([])
  })
})
