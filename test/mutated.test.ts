/** @jest-environment <rootDir>/test/support/pdf-environment.cjs */
/**
 * Reports with one table damaged in one way: no number is wrong without a finding that names its cell, its row or a sum.
 * `MUTATED_COUNT=20000 npx jest test/mutated` takes more of them, `MUTATED_SEED=10000` others.
 */
import { describe, expect, it } from '@jest/globals'
import { parseReport } from '../src/index.js'
import { silentlyWrong } from './support/mutate/judge.js'
import { mutated } from './support/mutate/mutated.js'

const COUNT = Number(process.env.MUTATED_COUNT ?? 1_000)
const FIRST = Number(process.env.MUTATED_SEED ?? 0)
/** Others that were once read wrong without a word. */
const KEPT = [1133, 2215, 2823, 3162, 4978, 7648, 16651]
/** Milliseconds a report on a busy machine. */
const TIME_OF_REPORT = 1_000

describe('a damaged table', () => {
  it(
    `is read right, or said not to be: ${COUNT} of them`,
    async () => {
      const failures: string[] = []
      for (const seed of new Set([...Array.from({ length: COUNT }, (_, i) => FIRST + i), ...KEPT])) {
        const made = mutated(seed)
        if (!made) continue
        const wrong = silentlyWrong(await parseReport(made.source), made.truth, made.gone)
        if (wrong.length > 0)
          failures.push(`${seed} ${made.kind}, ${made.writing}: ${wrong.slice(0, 3).join('; ')}`)
      }
      expect(failures).toEqual([])
    },
    COUNT * TIME_OF_REPORT,
  )
})
