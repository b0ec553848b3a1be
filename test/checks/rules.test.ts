/** The catalogue of findings, and what people see of it. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type CheckResult, type CheckedFile, countsOf } from '../../src/findings/result.js'
import { CATALOGUE, CODES, isNamed } from '../../src/diagnostics/catalogue.js'
import { finding } from '../../src/diagnostics/finding.js'
import { ENGLISH, type SentenceId } from '../../src/diagnostics/sentences-en.js'
import { CHINESE } from '../../src/diagnostics/sentences-zh.js'
import { inWords } from '../support/told.js'
import { findingsToCsv, findingsToJson } from '../../src/findings/data.js'
import { findingsToText } from '../../src/findings/text.js'
import { parseReport } from '../../src/parse.js'
import type { Report } from '../../src/report.js'
import { reportSchema } from '../../src/report/schema.js'
import { FAULTS } from './support/faults.js'

describe('the catalogue', () => {
  it('has a sentence for every code, and no code that nothing reports', () => {
    const told = new Set(Object.keys(ENGLISH).map((sentence) => sentence.split(':')[0]))
    expect(CODES.filter((code) => !told.has(code))).toEqual([])
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('diagnostics'))
      .map((name) => readFileSync(join('src', name), 'utf8'))
      .join('\n')
    expect(Object.keys(ENGLISH).filter((sentence) => !sources.includes(`'${sentence}'`))).toEqual([])
  })

  it('says everything in both languages, with the same values', () => {
    const holes = (sentence: string): string[] =>
      [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort()
    for (const { meaning, basis } of Object.values(CATALOGUE))
      expect([meaning.en, meaning.zh, basis.en, basis.zh].every((text) => text.length > 0)).toBe(true)
    for (const [id, english] of Object.entries(ENGLISH)) {
      const chinese = CHINESE[id as SentenceId]
      expect([id, holes(chinese)]).toEqual([id, holes(english)])
      expect(chinese).toMatch(/\p{Script=Han}.*[。”]$/u)
      expect(english).toMatch(/^[A-Z{“].*[.”]$/)
    }
  })

  it('gives the severity and the origin with which findings are reported', async () => {
    const planted = await Promise.all(
      FAULTS.map(async ({ plant }) => (await parseReport(plant(0))).diagnostics),
    )
    const read = readdirSync('fixtures/expected').map(
      (name) => (JSON.parse(readFileSync(join('fixtures/expected', name), 'utf8')) as Report).diagnostics,
    )
    const found = [...planted, ...read]
      .flat()
      .map(({ code, severity, origin }) => [code, severity, origin].join(' '))
    const told = Object.entries(CATALOGUE).map(([code, { severity, origin }]) =>
      [code, severity, origin].join(' '),
    )
    // A table of the old form is worth a word, an instruction that was left in is a slip.
    expect([...new Set(found)].filter((one) => !told.includes(one))).toEqual(['check.template info source'])
  })

  it('is switched off by code and by family', () => {
    expect([
      isNamed('check.late', ['check.late']),
      isNamed('label.byPosition', ['label']),
      isNamed('check.later', ['check.late']),
    ]).toEqual([true, true, false])
  })

  it('fills sentences in, and names the place by its labels', () => {
    expect(inWords(finding('check.late', { date: '2023-02-01', due: '2023-01-31' }))).toEqual({
      code: 'check.late',
      severity: 'warning',
      origin: 'source',
      message: 'Published on 2023-02-01, after 2023-01-31.',
      messageZh: '发布日期为2023-02-01，晚于2023-01-31。',
      labels: { section: null, row: null, column: null },
    })
    const indicator = 'requests.results.denied.stateSecrets.total'
    expect(inWords(finding('cell.unreadable', { raw: '3O' }, { indicator }))).toMatchObject({
      message:
        'Section 三, （三）不予公开·1.属于国家秘密 (Denied: state secrets), 总计 (all applicants): what the cell says is no number: 3O.',
      messageZh: '第三部分“（三）不予公开·1.属于国家秘密”行“总计”列填写的不是数字：3O。',
      labels: {
        section: '三、收到和处理政府信息公开申请情况',
        row: '（三）不予公开·1.属于国家秘密',
        column: '总计',
      },
    })
  })
})

describe('findings for people', () => {
  const checked = async (): Promise<{ result: CheckResult; file: CheckedFile; page: string }> => {
    const page = FAULTS.find(({ code }) => code === 'check.rowTotal')!.plant(0)
    const { title, agency, year, diagnostics } = await parseReport(page)
    const file = { file: 'a<b>.html', title, agency, year, findings: diagnostics }
    return {
      result: {
        reports: [file],
        failures: [{ file: 'c.pdf', code: 'input.corrupt', message: 'damaged' }],
        unmatched: [],
      },
      file,
      page,
    }
  }

  it('are data of the schema', async () => {
    const { findings } = (await checked()).file
    expect(reportSchema().shape.diagnostics.parse(findings)).toEqual(findings)
  })

  it('stand under their report in plain text, with counts', async () => {
    const { result, file } = await checked()
    const text = [...findingsToText(result)].join('')
    expect(text).toContain('“（一）予以公开”行“总计”列填写为')
    expect(text).not.toContain('\u001B')
    expect([...findingsToText(result, { colour: true })].join('')).toContain('\u001B[31m')
    expect(text).toContain(`1 report checked, 1 with findings: ${countsOf(file.findings).error} errors`)
    expect(text).toContain('c.pdf: input.corrupt: damaged')
  })

  it('are JSON and CSV', async () => {
    const { result } = await checked()
    const { findings } = JSON.parse(findingsToJson(result)).reports[0] as CheckedFile
    expect(findings.map(({ code }) => code)).toEqual(['check.slips', 'check.rowTotal', 'check.columnTotal'])
    expect(findingsToCsv(result).split('\r\n')[2]).toContain('check.rowTotal')
  })
})
