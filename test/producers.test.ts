/**
 * Reports as other programs write them: each is read as it was made, or what is not read is said. It takes an hour and programs that
 * are not everywhere: `npm run producers` runs it, `PRODUCERS=Ghostscript npm run producers` those of that name.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { PRODUCERS } from './support/producers/producers.js'
import type { Outcome } from './support/producers/run.js'

const WANTED = process.env.PRODUCERS
const LIMIT = 4 * 3_600_000

describe('programs that write reports', () => {
  it('have a name each, and a file for every step', () => {
    expect(new Set(PRODUCERS.map(({ name }) => name)).size).toBe(PRODUCERS.length)
    expect(PRODUCERS.filter(({ steps, makes }) => steps.length !== makes.length)).toEqual([])
  })

  if (WANTED !== undefined)
    it(
      'give the data that they were given',
      () => {
        const folder = mkdtempSync(join('node_modules', '.producers-'))
        const made = mkdtempSync(join(tmpdir(), 'gongkai-producers-'))
        const bundle = join(folder, 'run.cjs')
        try {
          execFileSync(join('node_modules', '.bin', 'esbuild'), [
            'test/support/producers/run.ts',
            ...['--bundle', '--platform=node', '--format=cjs', '--packages=external', '--log-level=error'],
            `--outfile=${bundle}`,
          ])
          const name = WANTED === '1' ? '' : WANTED
          const lines = execFileSync(process.execPath, [bundle, made, name], { encoding: 'utf8' })
          const outcomes = lines
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as Outcome)
          console.info(outcomes.map(lineOf).join('\n'))
          expect(outcomes.filter(({ silent }) => silent.length > 0)).toEqual([])
        } finally {
          rmSync(folder, { recursive: true, force: true })
          rmSync(made, { recursive: true, force: true })
        }
      },
      LIMIT,
    )
})

const lineOf = ({ producer, report, notMade, refused, right, cells, other }: Outcome): string =>
  `${producer}, ${report}: ${notMade ?? refused ?? `${right} of ${cells}`} ${other.join('; ')}`
