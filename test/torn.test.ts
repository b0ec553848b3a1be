import { describe, expect, it } from '@jest/globals'
import { parseReport } from '../src/index.js'
import { DIALECTS, flatten } from './support/flatten.js'
import { type Making, makeReport } from './support/generate/report.js'
import { cellsOf } from './support/generate/truth.js'
import { blank } from './support/generate/printed.js'

const made = ({ sparse, ...making }: Making & { sparse: boolean }) => {
  const dense = makeReport(making)
  if (!sparse) return dense
  const printed = Object.fromEntries([...dense.values].flatMap(([indicator, { value }]) => (value === 0 ? [[indicator, blank]] : [])))
  return makeReport({ ...making, printed })
}

const REPORTS: (Making & { sparse: boolean })[] = [2020, 2024].flatMap((year) =>
  [1, 2, 3].flatMap((seed) => [true, false].map((sparse) => ({ agency: '临浦县发展和改革局', year, seed: seed * 7 + year, sparse }))),
)

describe('flattened', () => {
  for (const [name, dialect] of Object.entries(DIALECTS)) {
    it(name, async () => {
      const out: string[] = []
      for (const sparse of [false, true]) {
        const counts: Record<string, number> = {}
        const wrong: string[] = []
        for (const making of REPORTS.filter((one) => one.sparse === sparse)) {
          const report = made(making)
          const text = flatten(report, dialect)
          const parsed = await parseReport(text)
          const observed = new Map(parsed.observations.map((o) => [o.indicator, o]))
          for (const [indicator, truth] of cellsOf(report)) {
            const got = observed.get(indicator)
            const state = got?.state ?? 'missing'
            const k = indicator.split('.')[0] + ' ' + state
            counts[k] = (counts[k] ?? 0) + 1
            const ok = !got || state === 'ambiguous' || got.value === truth.value || (state === 'inferred' && truth.value === null && got.value === 0)
            if (!ok) wrong.push(`${making.year}/${making.seed} ${indicator}: ${got?.state} ${got?.value} for ${truth.text}`)
          }
        }
        out.push(`${sparse ? 'sparse' : 'dense '} ${JSON.stringify(counts)} wrong ${wrong.length} ${wrong.slice(0, 6).join('; ')}`)
      }
      console.log(name + '\n' + out.join('\n'))
      expect(1).toBe(1)
    })
  }
})
