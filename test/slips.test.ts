/** Likely slips: the one smallest set of changes that makes the sums of a table hold. */
import { describe, expect, it } from '@jest/globals'
import { equationsOf } from '../src/form/equations.js'
import { templatesOf } from '../src/form/index.js'
import { parseReport } from '../src/parse.js'
import { likelySlips } from '../src/tables/recovery/slips.js'
import { toHtml } from './support/generate/html.js'
import { number } from './support/generate/printed.js'
import { makeReport } from './support/generate/report.js'

const agency = '柳河县水利局'
const made = (printed = {}) =>
  makeReport({ agency, year: 2024, seed: 3, printed, formats: { requests: '2021' } })
const [requests] = templatesOf('requests')
const equations = equationsOf(requests!)
const numbers = (): Map<string, number> =>
  new Map(
    [...made().values].flatMap(([indicator, { value }]) =>
      value === null || value === undefined ? [] : [[indicator, value] as const],
    ),
  )
const GRANTED = 'requests.results.granted.naturalPersons'
const DENIED = 'requests.results.denied.stateSecrets.enterprises'

const withChanges = (changes: Record<string, number>): Map<string, number> => {
  const printed = numbers()
  for (const [indicator, by] of Object.entries(changes)) printed.set(indicator, printed.get(indicator)! + by)
  return printed
}

describe('likely slips', () => {
  it.each([[{ [GRANTED]: 9 }], [{ [GRANTED]: 9, [DENIED]: 4 }], [{ 'requests.received.total': 5 }]])(
    'of %j are found, with the numbers that were',
    (changes: Record<string, number>) => {
      const was = numbers()
      const slips = likelySlips(withChanges(changes), equations)
      expect(slips?.map(({ indicator, likely }) => [indicator, likely])).toEqual(
        Object.keys(changes)
          .toSorted()
          .map((indicator) => [indicator, was.get(indicator)]),
      )
    },
  )

  it('are not told where several changes would do', () => {
    const [disputes] = templatesOf('disputes')
    const printed = withChanges({ 'disputes.reconsideration.total': 3 })
    expect(likelySlips(printed, equationsOf(disputes!))).toBeNull()
  })

  it('are not told where a cell could be anything', () => {
    const printed = withChanges({ [GRANTED]: 9 })
    printed.delete('requests.results.granted.total')
    for (const { indicator } of equations) printed.delete(indicator)
    expect(likelySlips(printed, equations)).toBeNull()
  })

  it('stand above the errors that they explain, as a possibility', async () => {
    const right = made().values.get(GRANTED)!.value!
    const { diagnostics } = await parseReport(toHtml(made({ [GRANTED]: number(right + 9) })))
    expect(diagnostics.map(({ code }) => code).slice(0, 3)).toEqual([
      'check.slips',
      'check.rowTotal',
      'check.columnTotal',
    ])
    expect(diagnostics[0]).toMatchObject({
      severity: 'info',
      indicator: GRANTED,
      expected: right,
      actual: right + 9,
      messageZh: `第三部分“（一）予以公开”行“自然人”列若由${right + 9}改为${right}，本表2处不成立的合计全部成立，再无别的一处改动能做到。这只是一种可能，请对照台账核实。`,
    })
  })
})
