/** Documents made to do harm, each with what must come of it, within five seconds and half a gigabyte. */
import { afterAll, describe, expect, it } from '@jest/globals'
import { type Case, MB, olds, pages, pdfs, raw, texts, words } from './support/hostile.js'
import { build, openLane } from './support/lane.js'

const made = build()
const lane = openLane(made)
afterAll(async () => {
  await lane.close()
  made.remove()
})

/** Of the process that reads, over all documents that it has read. */
const MOST_MEMORY_BYTES = 800 * 2 ** 20
/** A process that hangs is given a second chance, and each start of one takes time. */
const TIMEOUT_MS = 300_000

let mostMemory = 0
const outcome = async (source: Uint8Array | string): Promise<string> => {
  const judgement = await lane.judge(source)
  mostMemory = Math.max(mostMemory, judgement.peak)
  return judgement.fault ? `${judgement.outcome}: ${judgement.fault}` : judgement.outcome
}

describe.each<[string, Case[]]>([
  ['pages', pages],
  ['Word documents', words],
  ['PDFs', pdfs],
  ['old files', olds],
  ['bytes', raw],
])('%s', (_, cases) => {
  it.each(cases)('%s', async (_, make, expected) => expect(await outcome(make())).toBe(expected), TIMEOUT_MS)
})

describe('texts of one thing over and over', () => {
  it.each(texts(10 * MB))(
    '10 MB of %s are refused',
    async (_, make) => expect(await outcome(make())).toBe('input.tooLarge'),
    TIMEOUT_MS,
  )

  /** Less than a report may have, so that all of it is read unless its lines or cells are too many. */
  it.each(texts(450_000))(
    '450,000 characters of %s come to an end',
    async (_, make) =>
      expect(['report', 'input.tooLarge', 'input.notAReport']).toContain(await outcome(make())),
    TIMEOUT_MS,
  )
})

it('in bounded memory, all of them', () => expect(mostMemory).toBeLessThan(MOST_MEMORY_BYTES))
