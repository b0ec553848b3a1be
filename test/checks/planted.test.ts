/** Faults planted in made-up reports are found, every one; reports without a fault are left in peace. */
import { describe, expect, it } from '@jest/globals'
import { parseReport } from '../../src/parse.js'
import { toHtml } from '../support/generate/html.js'
import { FAULTS, cleanReport } from './support/faults.js'

const REPORTS = 200

describe('planted faults', () => {
  it('are found, each in every report', async () => {
    const missed: string[] = []
    for (let i = 0; i < REPORTS; i++) {
      const fault = FAULTS[i % FAULTS.length]!
      const report = await parseReport(fault.plant(i))
      if (!report.diagnostics.some(({ code }) => code === fault.code))
        missed.push(`${i} ${fault.code}: ${fault.name}`)
    }
    expect(missed).toEqual([])
  }, 60_000)

  it('are not found where there are none', async () => {
    const found: string[] = []
    for (let i = 0; i < REPORTS; i++) {
      const report = await parseReport(toHtml(cleanReport(1000 + i)))
      for (const { code, severity, message } of report.diagnostics)
        if (severity !== 'info') found.push(`${i} ${severity} ${code}: ${message}`)
    }
    expect(found).toEqual([])
  }, 60_000)
})
