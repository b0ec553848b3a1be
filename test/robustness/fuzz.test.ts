/**
 * Damaged documents of every format, and documents that were never whole: each ends in a report that keeps its promises or in an
 * error with a code, soon, quietly and in bounded memory. `FUZZ_COUNT` inputs from `FUZZ_SEED`; a failure prints the seed, the path
 * and the smallest damage that still shows it. `npm run fuzz` is the long run: it ends a part at the first failure, for looking for a
 * smaller one may take longer than the run.
 */
import { afterAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  type Kind,
  anyBytes,
  anyTable,
  bytesOfPlan,
  damagedBytes,
  damagedText,
  fixturesOf,
  textOfPlan,
} from './support/inputs.js'
import { build, openLane } from './support/lane.js'
import { damagedStructure } from './support/structure.js'

const COUNT = Number(process.env.FUZZ_COUNT ?? 1_000)
const SEED = Number(process.env.FUZZ_SEED ?? 1)
/** Of the process that reads, over all documents that it has read. */
const MOST_MEMORY_BYTES = 800 * 2 ** 20
const TIMEOUT_MS = 60_000 + COUNT * 1_000

const made = build()
const lane = openLane(made)
const seen: Record<string, number> = {}
let [mostMemory, slowest, tried] = [0, 0, 0]
afterAll(async () => {
  await lane.close()
  made.remove()
  if (process.env.FUZZ_COUNT)
    console.log(
      JSON.stringify({
        tried,
        seen,
        mostMemoryMb: Math.round(mostMemory / 2 ** 20),
        slowestMs: Math.round(slowest),
      }),
    )
})

async function holds(source: Uint8Array | string): Promise<void> {
  const { outcome, fault, milliseconds, peak } = await lane.judge(source)
  tried++
  seen[outcome] = (seen[outcome] ?? 0) + 1
  mostMemory = Math.max(mostMemory, peak)
  slowest = Math.max(slowest, milliseconds)
  if (outcome === 'fault') throw new Error(fault)
}

const anySeed = fc.noBias(fc.nat(0xffffffff))

/** The parts of the run; what is cheap to read is tried more often. */
const SHARES: [
  name: string,
  share: number,
  inputs: fc.Arbitrary<unknown>,
  source: (input: never) => Uint8Array | string,
][] = [
  ...(['html', 'text'] as const).flatMap((kind): typeof SHARES => [
    [`${kind}, bytes`, 0.12, damagedBytes(kind), bytesOfPlan],
    [`${kind}, structure`, 0.14, damagedText(kind), textOfPlan],
  ]),
  ...(['docx', 'doc', 'pdf', 'ofd', 'xlsx'] as const).map((kind): (typeof SHARES)[number] => [
    kind,
    0.12,
    damagedBytes(kind),
    bytesOfPlan,
  ]),
  ...(['pdf', 'docx', 'ofd', 'xlsx'] as const).map((kind): (typeof SHARES)[number] => [
    `${kind}, structure`,
    kind === 'pdf' || kind === 'docx' ? 0.08 : 0.03,
    anySeed,
    (seed: number) => damagedStructure(kind, seed),
  ]),
  ['any bytes after the mark of a kind', 0.06, anyBytes, (bytes: Uint8Array) => bytes],
  ['labels, bars and digits in any order', 0.06, anyTable, (text: string) => text],
]

describe(`${COUNT} inputs from seed ${SEED}`, () => {
  it.each(SHARES)(
    '%s',
    async (_, share, inputs, source) => {
      await fc.assert(
        fc.asyncProperty(inputs, (input) => holds(source(input as never))),
        {
          seed: SEED,
          numRuns: Math.ceil(COUNT * share),
          endOnFailure: process.env.FUZZ_COUNT !== undefined,
          interruptAfterTimeLimit: TIMEOUT_MS * 0.9,
          markInterruptAsFailure: true,
        },
      )
    },
    TIMEOUT_MS,
  )

  it('in bounded memory, and not all refused', () => {
    expect(tried).toBeGreaterThanOrEqual(COUNT)
    expect(mostMemory).toBeLessThan(MOST_MEMORY_BYTES)
    expect(seen.report).toBeGreaterThan(tried / 4)
  })
})

describe('every fixture, undamaged', () => {
  const KINDS: Kind[] = ['html', 'text', 'docx', 'doc', 'pdf', 'ofd', 'xlsx']
  it.each(KINDS)(
    '%s',
    async (kind) => {
      for (const { bytes } of fixturesOf(kind)) await holds(bytes)
    },
    TIMEOUT_MS,
  )
})
