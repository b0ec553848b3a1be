/** What people look at: doubtful cells and samples; and what their ticks say. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { batch } from '../../src/batch.js'
import { correctionsOf } from '../../src/batch/corrections.js'
import { rowsOfCsv } from '../../src/batch/manifest.js'
import { auditCsv, auditResult, doubtfulCsv } from '../../src/batch/review.js'
import { checkFiles } from '../support/checked.js'
import { allotted, drawn, randomFrom, resultOf, type Ticked } from '../../src/exports/audit.js'
import { exactInterval } from '../../src/exports/interval.js'
import { number, type Printed, unreadable } from '../support/generate/printed.js'
import { makeReport } from '../support/generate/report.js'
import { toDialect } from '../support/generate/text.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-review-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const out = join(folder, 'out')
const decisions = 'proactiveDisclosure.licensing.decisions'
const total = 'requests.received.total'
const files = ['a.txt', 'b.txt', 'c.txt'].map((name) => join(folder, name))

beforeAll(async () => {
  const printed: Record<string, Printed>[] = [
    { [decisions]: unreadable('若干') },
    { [total]: number(99_999) },
    {},
  ]
  files.forEach((path, i) => {
    const report = makeReport({ agency: '望川县水务局', year: 2021 + i, seed: 11, printed: printed[i]! })
    writeFileSync(path, toDialect(report, 'canonical'))
  })
  await batch(files, out, { exports: ['json'], jobs: 0 })
})

const rowsOf = (csv: string) => rowsOfCsv(csv.replace(/^\uFEFF/, ''))

describe('doubtful cells', () => {
  it('come the most useful first, with their places in words', async () => {
    const { csv, cells } = await doubtfulCsv(out)
    const rows = await rowsOf(csv)
    expect(rows).toHaveLength(cells)
    expect(rows[0]).toMatchObject({
      file: files[0],
      indicator: decisions,
      value: '',
      why: 'unreadable cell.unreadable',
      why_zh: expect.stringContaining('若干'),
      raw: '若干',
      year: '2021',
      place: '二、主动公开政府信息情况 “行政许可”行“本年处理决定数量”列',
      source: files[0],
    })
    const second = rows.find(({ file }) => file === files[1])!
    expect([second['indicator'], second['why'], second['read_value']]).toEqual([
      total,
      'check.rowTotal check.balance',
      '99999.0',
    ])
    expect(rows.some(({ file }) => file === files[2])).toBe(false)
  })

  it('are a corrections file once they are filled in', async () => {
    const [first] = await rowsOf((await doubtfulCsv(out)).csv)
    const corrections = correctionsOf([{ ...first!, value: '7' }])
    const { reports, corrections: outcomes } = await checkFiles(files, { corrections })
    expect(outcomes!.map(({ outcome }) => outcome)).toEqual(['applied'])
    expect(reports[0]!.findings.map(({ code }) => code)).not.toContain('cell.unreadable')
  })
})

describe('a sample', () => {
  it('is the same for the same seed, of every stratum, beside the source', async () => {
    const first = await auditCsv(out, { sample: 30, seed: 4 })
    expect(await auditCsv(out, { sample: 30, seed: 4 })).toEqual(first)
    expect(await auditCsv(out, { sample: 30, seed: 5 })).not.toEqual(first)
    const rows = await rowsOf(first.csv)
    expect([rows.length, first.drawn]).toEqual([30, 30])
    expect(new Set(rows.map(({ stratum }) => stratum))).toContain('text 2021 proactiveDisclosure unreadable')
    for (const { source_row: row, raw } of rows) expect(row).toContain(raw)
  })

  it('tells the share of wrong cells once it is ticked, and says what is open', async () => {
    const { csv } = await auditCsv(out, { sample: 30, seed: 4 })
    const path = join(folder, 'ticked.csv')
    const lines = csv.split('\r\n')
    writeFileSync(
      path,
      lines
        .map((line, i) => (i > 0 && i < 29 && line !== '' ? `${i === 3 ? 0 : 1}${line}` : line))
        .join('\r\n'),
    )
    const { all, rows } = await auditResult(out, path)
    expect(all).toMatchObject({ looked: 28, wrong: 1, open: 2 })
    expect(rows.at(-1)!.slice(0, 4)).toEqual(['all', expect.any(Number), 28, 1])
    writeFileSync(path, csv.replace(/,\d+\.0,number,/, ',123456.0,number,'))
    await expect(auditResult(out, path)).rejects.toThrow('1 cells of the sample are not, or not so')
    const [head, first, second] = csv.split('\r\n') as [string, string, string]
    writeFileSync(path, [head, `1.0${first}`, first].join('\r\n'))
    await expect(auditResult(out, path)).rejects.toThrow(/line 3: .* stands there twice/)
    writeFileSync(path, [head, `1.0${first}`, second].join('\r\n').replaceAll(/,\d+(\r?\n|$)/g, ',7$1'))
    const one = (await auditResult(out, path)).all
    expect(one).toMatchObject({ looked: 1, wrong: 0, open: 1 })
    expect(one.unseen).toBeGreaterThanOrEqual(0)
    writeFileSync(path, 'is_right\n1\n')
    await expect(auditResult(out, path)).rejects.toThrow('line 2 has no stratum')
  })

  it('of 300 finds a planted share of 3 % within its interval for 95 of 100 seeds', () => {
    // Strata as they are: most cells are printed numbers, and what is inferred is wrong more often.
    const strata = [
      { name: 'html number', cells: 30_000, wrong: 0.02 },
      { name: 'pdf number', cells: 8000, wrong: 0.05 },
      { name: 'pdf inferred', cells: 1500, wrong: 0.1 },
      { name: 'doc number', cells: 500, wrong: 0.1 },
    ]
    const planted = strata.reduce((sum, { cells, wrong }) => sum + cells * wrong, 0) / 40_000
    expect(planted).toBeCloseTo(0.03)
    const isWithin = (seed: number): boolean => {
      const random = randomFrom(seed)
      const allotment = allotted(new Map(strata.map(({ name, cells }) => [name, cells])), 300)
      const ticked = strata.flatMap(({ name, cells, wrong }) =>
        // The wrong ones are the first of each stratum: any numbers may be drawn.
        drawn(allotment.get(name)!.drawn, cells, random).map(
          (place): Ticked => ({ stratum: name, stratumCells: cells, isRight: place >= cells * wrong }),
        ),
      )
      expect(ticked).toHaveLength(300)
      const { all } = resultOf(ticked)
      return all.from <= planted && planted <= all.to
    }
    const found = Array.from({ length: 100 }, (_, seed) => isWithin(seed)).filter(Boolean).length
    expect(found).toBeGreaterThanOrEqual(95)
  })
})

describe('a stratum', () => {
  it('is as large as it is now, and what nobody has looked at is counted apart', () => {
    const ticked = [
      { stratum: 'a', stratumCells: 1, isRight: true },
      { stratum: 'b', stratumCells: 1, isRight: null },
    ]
    const counts = new Map([
      ['a', 30],
      ['b', 20],
      ['c', 10],
    ])
    expect(resultOf(ticked, counts).all).toMatchObject({ looked: 1, open: 1, unseen: 30 })
    expect(resultOf(ticked, counts).rows.map((row) => row[1])).toEqual([30, 20, 30])
  })
})

describe('an interval', () => {
  // From the tables of Clopper and Pearson, as R's binom.test gives them.
  it.each([
    [0, 10, 0, 0.3085],
    [3, 100, 0.0062, 0.0852],
    [9, 300, 0.0138, 0.0562],
    [10, 10, 0.6915, 1],
  ])('of %d wrong among %d is exact', (wrong, looked, from, to) => {
    const interval = exactInterval(wrong, looked)
    expect([interval.from, interval.to].map((end) => Number(end.toFixed(4)))).toEqual([from, to])
  })
})
