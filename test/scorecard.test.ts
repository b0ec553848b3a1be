/** Bodies and years judged by rules, from what the checks find. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import readExcel from 'read-excel-file/node'
import { readManifest } from '../src/batch/manifest.js'
import {
  evidenceRows,
  type Judged,
  judgementsOf,
  readRules,
  RULES,
  scorecardSheets,
} from '../src/exports/scorecard.js'
import { toXlsx } from '../src/exports/xlsx.js'
import { judgedFiles } from '../src/scorecard.js'
import { number } from './support/generate/printed.js'
import { makeReport } from './support/generate/report.js'
import { toDialect } from './support/generate/text.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-scorecard-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let reports: Judged[]

beforeAll(async () => {
  const text = (year: number, printed = {}): string =>
    toDialect(makeReport({ agency: '望川县水务局', year, seed: year, printed }), 'canonical')
  const contents = {
    'a2021.txt': text(2021),
    'a2022.txt': text(2022, { 'requests.received.total': number(99_999) }),
    'a2023.txt': text(2023).replace(/三、[^]*(?=\n四、政府信息公开)/, ''),
    'b2021.txt': text(2021, { 'disputes.reconsideration.total': number(999) }),
    'bad.txt': 'no report at all',
  }
  const files = Object.entries(contents).map(([name, content]) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  })
  const manifest = join(folder, 'manifest.csv')
  writeFileSync(
    manifest,
    'path,body,agency,year,url\na2021.txt,w,望川县水务局,2021,http://example.org/2021\na2022.txt,w,,2022,\nb2021.txt,w,,2021,\na2023.txt,w,,2023,\n,x,望川县林业局,2022,\n',
  )
  reports = (await judgedFiles(files, { manifest: await readManifest(manifest) })).reports
})

const verdictsOf = (report: Judged) =>
  Object.fromEntries(judgementsOf(report).map(({ rule, verdict }) => [rule.rule, verdict]))
const of = (body: string | null, year: number | null): Judged =>
  reports.find((report) => report.body === body && report.year === year)!

describe('a report', () => {
  it('is judged by what is known of it', () => {
    const verdicts = verdictsOf(of('w', 2021))
    expect(verdicts).toMatchObject({
      published: '✓',
      six_sections: '✓',
      three_tables: '✓',
      sums: '✓',
      format: '✓',
      last_year: '不能判断',
      own_text: '✓',
    })
    expect(of('w', 2021).link).toBe('http://example.org/2021')
  })

  it('of several files is judged by the one with fewer findings', () => {
    expect(reports.filter(({ body, year }) => body === 'w' && year === 2021)).toHaveLength(1)
    expect(of('w', 2021).file).toMatch(/a2021\.txt$/)
  })

  it('whose sums fail has the finding as evidence', () => {
    const sums = judgementsOf(of('w', 2022)).find(({ rule }) => rule.rule === 'sums')!
    expect(sums.verdict).toBe('✗')
    expect(sums.evidence.map(({ code }) => code)).toContain('check.rowTotal')
  })

  it('without a table can not be judged by what stands in it', () => {
    expect(verdictsOf(of('w', 2023))).toMatchObject({
      three_tables: '✗',
      sums: '不能判断',
      six_sections: '✗',
    })
  })

  it('that is missing, or can not be read, is judged by that alone', () => {
    expect(new Set(Object.values(verdictsOf(of('x', 2022))))).toEqual(new Set(['✗', '不能判断']))
    expect(verdictsOf(of('x', 2022))['published']).toBe('✗')
    expect(new Set(Object.values(verdictsOf(of(null, null))))).toEqual(new Set(['不能判断']))
  })
})

describe('the workbook', () => {
  it('has the reports by rules, the evidence, the totals of each body, and the rules', async () => {
    const chunks: Uint8Array[] = []
    for await (const chunk of toXlsx(scorecardSheets(reports, RULES))) chunks.push(chunk)
    const sheets = await readExcel(Buffer.concat(chunks))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['scorecard', 'evidence', 'bodies', 'rules'])
    expect(sheets[0]!.data).toHaveLength(2 + reports.length)
    expect(sheets[2]!.data.slice(2).map(([body, , years]) => [body, years])).toEqual([
      [null, 1],
      ['w', 3],
      ['x', 1],
    ])
  })

  it('has a row of evidence for each rule', () => {
    const rows = evidenceRows(reports, RULES)
    expect(rows).toHaveLength(reports.length * RULES.length)
    const late = rows.find(([body, , year, rule]) => body === 'w' && year === 2021 && rule === 'last_year')!
    expect(late.slice(6, 9)).toEqual([
      '不能判断',
      '未知：上一年度报告。',
      'Not known: the report for the year before.',
    ])
  })
})

describe('rules from a file', () => {
  it('take the place of the usual ones, in their order', () => {
    const rules = readRules([
      { rule: 'sums', weight: '50' },
      { rule: 'no_zero', name: '无零', fails: 'check.late;check.gap', needs: 'year' },
      { rule: 'filled', weight: '0' },
    ])
    expect(rules.map(({ rule, weight }) => [rule, weight])).toEqual([
      ['sums', 50],
      ['no_zero', 1],
    ])
    expect(rules[1]).toMatchObject({ fails: ['check.late', 'check.gap'], needs: ['year'] })
  })

  it.each([
    [[{ rule: 'own_rule' }], 'no codes in fails'],
    [[{ rule: 'Own' }], 'no name of a rule'],
    [[{ rule: 'sums', weight: 'much' }], 'no weight'],
    [[{ rule: 'sums' }, { rule: 'sums' }], 'twice'],
    [[{ rule: 'sums', needs: 'luck' }], 'luck is none of'],
    [[{ rule: 'sums', weight: '0' }], 'none has a weight'],
    [[{ rule: 'own', fails: 'check.rowTotl' }], 'line 2: check.rowTotl is no code'],
    [[{ rule: 'sums', unknown: 'check.versions' }], 'check.versions is found by batch alone'],
  ])('%j are refused', (rows, message) => {
    expect(() => readRules(rows as Record<string, string>[])).toThrow(message)
  })
})
