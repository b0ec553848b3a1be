/** Parts of a run give what the run gives, however they are cut, repeated and shuffled. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { exportReports } from '../../src/batch.js'
import { toJsonLine } from '../../src/exports/json.js'
import { parseReport } from '../../src/index.js'
import { randomOf } from '../support/generate/numbers.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-merge-'))
afterAll(() => rmSync(folder, { recursive: true }))

const NAMES = [
  'canonical-2022.txt',
  'gb18030-2021.html',
  'mixed-2023.html',
  'portal-2023.html',
  'tricky-2021.txt',
]
const failure = (path: string): string =>
  `${JSON.stringify({ path, error: { code: 'input.empty', message: 'The file is empty' } })}\n`

let lines: string[]
beforeAll(async () => {
  lines = []
  for (const [i, name] of NAMES.entries()) {
    const bytes = readFileSync(join('fixtures/reports', name))
    // Two names of one content: which of them repeats the other must not depend on the parts.
    for (const path of [`in/${i}/${name}`, `in/${i}-again/${name}`])
      lines.push(toJsonLine(await parseReport(bytes, { name: path })))
  }
  lines.push(failure('in/5/a.html'), failure('in/6/b.html'))
})

const KINDS = ['json', 'csv', 'panel'] as const

async function exported(
  name: string,
  parts: readonly (readonly string[])[],
): Promise<Record<string, string>> {
  const place = join(folder, name)
  mkdirSync(place)
  const paths = parts.map((part, i) => {
    const path = join(place, `part-${i}.jsonl`)
    writeFileSync(path, part.join(''))
    return path
  })
  const out = join(place, 'out')
  await exportReports(paths, out, { kinds: KINDS, bom: true })
  return Object.fromEntries(readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'base64')]))
}

function shuffled<T>(items: readonly T[], random: (below: number) => number): T[] {
  const left = [...items]
  return items.map(() => left.splice(random(left.length), 1)[0]!)
}

describe('parts of a run', () => {
  it('give the same bytes, cut anywhere, some lines in two of them, in any order', async () => {
    const whole = await exported('whole', [lines])
    expect(Object.keys(whole)).toContain('failures.csv')
    for (let seed = 0; seed < 6; seed++) {
      const random = randomOf(seed)
      const repeated = lines.filter(() => random(3) === 0)
      const parts: string[][] = Array.from({ length: 2 + random(4) }, () => [])
      for (const line of shuffled([...lines, ...repeated], random)) parts[random(parts.length)]!.push(line)
      expect(await exported(`split-${seed}`, parts)).toEqual(whole)
    }
  })

  it('of which one has the report that another could not read: the report counts', async () => {
    const whole = await exported('read', [lines])
    const [first] = NAMES
    expect(await exported('retried', [[failure(`in/0/${first}`)], lines])).toEqual(whole)
  })

  it('that are no JSON Lines say which line', async () => {
    await expect(exported('broken', [lines, [lines[0]!, '{"cut']])).rejects.toMatchObject({
      code: 'input.corrupt',
      message: expect.stringContaining('part-1.jsonl, line 2'),
    })
  })
})
