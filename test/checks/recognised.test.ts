import { describe, expect, it } from '@jest/globals'
import { checkRecognised } from '../../src/checks/recognised.js'
import type { Finding } from '../../src/diagnostics/finding.js'
import { paragraph } from '../../src/document.js'
import { disputes } from '../../src/form/tables/disputes.js'
import type { Observation } from '../../src/report.js'

const blocks = [
  paragraph('行政许可 12', { page: 1, bbox: [0, 0, 9, 9] }),
  paragraph('2 0 1 0 3', { page: 2, bbox: [0, 0, 9, 9] }),
]

const cell = (
  block: number,
  indicator: Observation['indicator'],
  value: number | null,
): [string, Observation] => [
  indicator,
  {
    indicator,
    value,
    raw: String(value ?? ''),
    state: value === null ? 'blank' : 'number',
    location: { block, row: 0, column: 0 },
  },
]

const row = (...[upheld, corrected, other, pending, total]: (number | null)[]) =>
  Object.entries({ upheld, corrected, other, pending, total }).map(([key, value]) =>
    cell(1, `disputes.reconsideration.${key}` as Observation['indicator'], value!),
  )

function found(pages: number[], cells: [string, Observation][]): unknown[] {
  const findings: Finding[] = []
  const sink = (finding: Finding) => void findings.push(finding)
  checkRecognised({ blocks, recognised: new Set(pages) }, [disputes], new Map(cells), sink)
  return findings.map(({ code, location, parts }) => [
    code,
    location?.page,
    parts?.map(({ indicator }) => indicator.split('.').at(-1)),
  ])
}

describe('numbers that were recognised', () => {
  const licensing = cell(0, 'proactiveDisclosure.licensing.decisions', 12)

  it('are in doubt where no sum proves them', () =>
    expect(found([1, 2], [licensing, ...row(2, 0, 1, 0, 3)])).toEqual([
      ['check.recognised', 1, ['decisions']],
    ]))

  it('are in doubt where a sum fails, or a part of it is blank', () => {
    const all = ['upheld', 'corrected', 'other', 'pending', 'total']
    expect(found([2], row(2, 0, 1, 0, 13))).toEqual([['check.recognised', 2, all]])
    expect(found([2], row(2, null, 1, 0, 3))).toEqual([['check.recognised', 2, all]])
  })

  it('are those of pages that were recognised', () =>
    expect([found([], [licensing]), found([2], [licensing])]).toEqual([[], []]))
})
