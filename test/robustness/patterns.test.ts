/** Every regular expression of the sources takes time in proportion to its text: proved by automata where they can say it, else by search. */
import { beforeAll, describe, expect, it } from '@jest/globals'
import { type Diagnostics, check } from 'recheck'
import { type Pattern, type Patterns, patternsOfSources } from './support/patterns.js'

const TIMEOUT_MS = 900_000

let patterns: Patterns
beforeAll(async () => {
  patterns = await patternsOfSources()
}, TIMEOUT_MS)

/** Automata know nothing of looking round, and grow large with words that repeat; there the library searches for a bad text. Without its clock the search is the same everywhere. */
async function verdictOn({ source, flags }: Pattern): Promise<Diagnostics> {
  const proved = await check(source, flags, { checker: 'automaton', timeout: 60_000 })
  if (proved.status !== 'unknown') return proved
  return check(source, flags, {
    checker: 'fuzz',
    timeout: null,
    incubationTimeout: null,
    attackTimeout: null,
    seedingTimeout: null,
  })
}

describe('regular expressions of the sources', () => {
  it('are all collected, those put together from parts too', () => {
    expect(patterns.missed).toEqual([])
    expect(patterns.all.length).toBeGreaterThan(300)
  })

  it(
    'are linear, as recheck finds',
    async () => {
      const bad: unknown[] = []
      for (const pattern of patterns.all) {
        const verdict = await verdictOn(pattern)
        if (verdict.status === 'safe') continue
        const worst =
          verdict.status === 'vulnerable'
            ? {
                degree: verdict.complexity.summary,
                attack: verdict.attack.pattern,
                ms: time(pattern, verdict.attack.string),
              }
            : verdict.error
        bad.push({ ...pattern, worst })
      }
      expect(bad).toEqual([])
    },
    TIMEOUT_MS,
  )

  it(
    'are quick on long runs of what they look for',
    () => {
      const slow = patterns.all
        .flatMap((pattern) =>
          runsFor(pattern).map((run) => ({ ...pattern, run: run.slice(0, 20), ms: time(pattern, run) })),
        )
        .filter(({ ms }) => ms > MOST_MS)
      expect(slow).toEqual([])
    },
    TIMEOUT_MS,
  )
})

const LENGTH = 20_000
/** A pattern of quadratic time takes seconds. */
const MOST_MS = 250

/** Each character that stands in the pattern, and one of every common class, over and over, and then what ends the run. */
function runsFor({ source }: Pattern): string[] {
  const letters = new Set([...source.replace(/\\[a-zA-Z]/g, ''), ' ', '\n', '0', 'a', '甲', '|'])
  return [...letters].map((letter) => `${letter.repeat(LENGTH)}\u0001`)
}

/** Milliseconds to look through all of a text; the best of three, for other work may come between. */
function time({ source, flags }: Pattern, text: string): number {
  const pattern = new RegExp(source, flags)
  const once = (): number => {
    const start = performance.now()
    text.replace(pattern, '')
    return performance.now() - start
  }
  const first = once()
  return first < MOST_MS ? first : Math.min(first, once(), once())
}
