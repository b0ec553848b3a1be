/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
/**
 * Made-up reports before 2019 in every format and dialect: no number of the list is wrong, nothing is accused, and where the
 * places of cells are kept all is read. `EARLY_ROUNDS=50 npx jest test/early-generated` takes more of each.
 */
import { describe, expect, it } from '@jest/globals'
import { parseReport } from '../src/index.js'
import { makeEarly } from './support/generate/early.js'
import { randomOf } from './support/generate/numbers.js'
import { draftOf } from './support/generate/quirks/quirk.js'
import { RENDERINGS } from './support/generate/renderings.js'

const ROUNDS = Number(process.env.EARLY_ROUNDS ?? 1)
/** The least share of the list's numbers that is read: rows that a page has cut, and what text has scattered, stay open. */
const LEAST_READ = { kept: 0.98, lost: 0 } as const

/** Ways of writing that differ from another in little, and cost most: left to the long run. */
const LONG = ['pdf dressed', 'docx with unseen text']
const WAYS = RENDERINGS.filter(({ name }) => ROUNDS > 1 || !LONG.includes(name))

interface Result {
  read: number
  all: number
  wrong: string[]
}

async function resultOf(rendering: (typeof RENDERINGS)[number], seed: number): Promise<Result> {
  const random = randomOf(seed * 101 + 3)
  const { made, chapters, values, layout } = makeEarly(random)
  const report = await parseReport(await rendering.write(draftOf(made), random))
  const about = `${rendering.name}, seed ${seed}, ${layout}`
  const wrong: string[] = []
  let read = 0
  for (const { indicator, value, state } of report.observations) {
    const expected = values.get(indicator)
    if (value === expected && (value !== null || state === 'blank')) read++
    else if (state !== 'ambiguous')
      wrong.push(`${about}: ${indicator} ${value} ${state}, expected ${expected}`)
  }
  const loud = report.diagnostics.filter(({ severity }) => severity !== 'info').map(({ code }) => code)
  if (rendering.medium.places === 'kept') wrong.push(...loud.map((code) => `${about}: ${code}`))
  const found = report.sections.map(({ ordinal, title, kind }) => `${ordinal} ${title} ${kind}`)
  if (found.join('\n') !== chapters.join('\n'))
    wrong.push(`${about}: ${found.join('; ')}, expected ${chapters.join('; ')}`)
  if (report.year !== made.year) wrong.push(`${about}: ${report.year}, expected ${made.year}`)
  return { read, all: values.size, wrong }
}

describe('generated reports before 2019', () => {
  it.each(WAYS.map((rendering, i) => [rendering.name, rendering, i] as const))(
    'are read from %s',
    async (_, rendering, i) => {
      const results: Result[] = []
      for (let round = 0; round < ROUNDS; round++)
        results.push(await resultOf(rendering, i + round * RENDERINGS.length))
      expect(results.flatMap(({ wrong }) => wrong)).toEqual([])
      const [read, all] = [
        results.reduce((sum, one) => sum + one.read, 0),
        results.reduce((sum, one) => sum + one.all, 0),
      ]
      expect(read / all).toBeGreaterThanOrEqual(LEAST_READ[rendering.medium.places])
    },
    120_000 * ROUNDS,
  )
})
