/** A file that holds several reports: each has rows of its own in a data set, and findings of its own in a check. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { batch } from '../../src/batch.js'
import { rowsOfCsv } from '../../src/batch/manifest.js'
import { checkFiles } from '../support/checked.js'
import { findingsToCsv } from '../../src/findings/data.js'
import type { Report } from '../../src/report.js'
import { number } from '../support/generate/printed.js'
import { makeReport } from '../support/generate/report.js'
import { toDialect } from '../support/generate/text.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-several-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const agency = '望川县水务局'
const decisions = 'proactiveDisclosure.licensing.decisions'
const yearly = (year: number, value: number): string =>
  toDialect(makeReport({ agency, year, seed: year, printed: { [decisions]: number(value) } }), 'canonical')

const both = join(folder, 'both.txt')
const again = join(folder, 'again.txt')
const single = join(folder, 'single.txt')
const out = join(folder, 'out')

const rowsOf = async (name: string) => rowsOfCsv(readFileSync(join(out, name), 'utf8').replace(/^\uFEFF/, ''))

describe('a page with a tab for each year', () => {
  beforeAll(async () => {
    for (const path of [both, again]) writeFileSync(path, `${yearly(2022, 7)}\n${yearly(2023, 8)}`)
    writeFileSync(single, yearly(2021, 9))
    await batch([both, single, again], out, { exports: ['json', 'csv', 'panel'], jobs: 0 })
  })

  it('gives a row for each year; part says which', async () => {
    const told = (await rowsOf('reports.csv')).map((row) => [row['file'], row['part'], row['year']])
    expect(told).toEqual([
      [both, '1', '2022'],
      [both, '2', '2023'],
      [single, '1', '2021'],
      [again, '1', '2022'],
      [again, '2', '2023'],
    ])
    const cells = (await rowsOf('observations.csv')).filter((row) => row['indicator'] === decisions)
    expect(cells.map((row) => [row['part'], row['value']])).toEqual([
      ['1', '7.0'],
      ['2', '8.0'],
      ['1', '9.0'],
      ['1', '7.0'],
      ['2', '8.0'],
    ])
  })

  it('gives a line of JSON for each, and no other report is named as unread', () => {
    const lines = readFileSync(join(out, 'reports.jsonl'), 'utf8').trim().split('\n')
    const reports = lines.map((line) => JSON.parse(line) as Report)
    expect(reports.map(({ source }) => source.part)).toEqual([1, 2, undefined, 1, 2])
    expect(reports.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).not.toContain(
      'report.extra',
    )
  })

  it('stands in the panel once for each year, whatever other file has the same content', async () => {
    const told = (await rowsOf('panel.csv')).map((row) => [row['year'], row['file'], row['part']])
    expect(told).toEqual([
      ['2022', both, '1'],
      ['2023', both, '2'],
      ['2021', single, '1'],
    ])
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
    expect(summary).toMatchObject({
      files: 3,
      reports: 5,
      duplicates: 1,
      bodyYears: 3,
      notInPanel: { duplicate: 2 },
    })
    const covered = (await rowsOf('coverage.csv')).map((row) => row['files'])
    expect(covered).toEqual([single, `${both}#1`, `${both}#2`])
  })

  it('is gone on with as it is', async () => {
    const before = readFileSync(join(out, 'reports.csv'), 'utf8')
    await batch([both, single, again], out, { exports: ['json', 'csv', 'panel'], jobs: 0, resume: true })
    expect(readFileSync(join(out, 'reports.csv'), 'utf8')).toBe(before)
  })

  it('is checked year by year', async () => {
    const result = await checkFiles([both])
    expect(result.reports.map(({ part, year }) => [part, year])).toEqual([
      [1, 2022],
      [2, 2023],
    ])
    const carried = result.reports[1]!.findings.filter(({ code }) => code === 'check.carryOver')
    expect(carried).toHaveLength(1)
    expect(findingsToCsv(result)).toMatch(/,check\.carryOver,.*,2\r\n/)
  })
})
