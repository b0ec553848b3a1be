/**
 * The project's own reports, parsed whole. `UPDATE_FIXTURES=1 npx jest test/fixtures.test.ts` writes the files and their
 * expected reports anew; what is true of each is stated in test/support/generate/fixtures.ts and never rewritten.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { ReportSchema, parseReport } from '../src/index.js'
import { fixtures } from './support/generate/fixtures.js'
import { differences, findings } from './support/generate/truth.js'
import { written } from './support/generate/written.js'

const REPORTS = 'fixtures/reports'
const EXPECTED = 'fixtures/expected'
const expectedOf = (name: string): string => join(EXPECTED, `${name}.json`)
const update = process.env.UPDATE_FIXTURES === '1'
const all = fixtures()

if (update) for (const folder of [REPORTS, EXPECTED]) mkdirSync(folder, { recursive: true })

describe.each(all)('$name', ({ name, bytes, truth, lost, findings: expectedFindings }) => {
  it('is what the generator makes', () => {
    if (update) writeFileSync(join(REPORTS, name), bytes)
    expect(Buffer.compare(readFileSync(join(REPORTS, name)), bytes)).toBe(0)
  })

  it('is read as it was made', async () => {
    const report = await parseReport(bytes, { name })
    expect(differences(report, truth, (indicator) => lost.has(indicator))).toEqual([])
    expect(findings(report)).toEqual(expectedFindings)
    expect(ReportSchema.parse(report)).toEqual(report)
  })

  it('gives the expected report', async () => {
    const report = written(await parseReport(bytes, { name }))
    if (update) writeFileSync(expectedOf(name), report)
    expect(report).toBe(readFileSync(expectedOf(name), 'utf8'))
  })
})

it('has a report for each file, and no other', () => {
  const names = all.map(({ name }) => name).sort()
  expect(readdirSync(REPORTS).sort()).toEqual(names)
  expect(readdirSync(EXPECTED).sort()).toEqual(names.map((name) => `${name}.json`))
})
