/** The catalogue of findings, and what people see of it. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type CheckResult, type CheckedFile, countsOf } from '../../src/check.js'
import { RULES, finding, inChinese, isNamed, ruleOf } from '../../src/diagnostics/catalogue.js'
import { findingsToHtml } from '../../src/exports/findings/html.js'
import { findingsToCsv, findingsToJson } from '../../src/exports/findings/data.js'
import { findingsToText } from '../../src/exports/findings/text.js'
import { parseReport } from '../../src/parse.js'
import { DiagnosticSchema, type Report } from '../../src/report.js'
import { FAULTS } from './support/faults.js'

describe('the catalogue', () => {
  it('has every code that is reported', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join('src', name), 'utf8'))
    const codes = new Set(
      sources.flatMap((source) =>
        [...source.matchAll(/'((?:check|section|table|label|row|cell|document)\.[a-z][a-zA-Z0-9]+)'/g)].map(
          ([, code]) => code!,
        ),
      ),
    )
    expect([...codes].filter((code) => !ruleOf(code))).toEqual([])
  })

  it('says everything in both languages', () => {
    for (const { code, meaning, basis, sentences } of RULES) {
      expect([code, meaning.en, meaning.zh, basis.en, basis.zh].every((text) => text.length > 0)).toBe(true)
      for (const { zh } of Object.values(sentences)) expect(zh).toMatch(/\p{Script=Han}/u)
    }
    expect(inChinese({ code: 'section.missing', severity: 'warning', origin: 'source', message: '' })).toBe(
      '缺少应有的部分，或其标题缺失。',
    )
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
    const told = RULES.map(({ code, severity, origin }) => [code, severity, origin].join(' '))
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

  it('fills sentences in', () => {
    const made = finding('check.late', { values: { date: '2023-02-01', due: '2023-01-31' } })
    expect(made).toEqual({
      code: 'check.late',
      severity: 'warning',
      origin: 'source',
      message: 'Published on 2023-02-01, after 2023-01-31.',
      messageZh: '发布日期为2023-02-01，晚于2023-01-31。',
    })
    expect(() => finding('check.nothing', { values: {} })).toThrow(RangeError)
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
    for (const diagnostic of (await checked()).file.findings)
      expect(DiagnosticSchema.parse(diagnostic)).toEqual(diagnostic)
  })

  it('stand under their report in plain text, with counts', async () => {
    const { result, file } = await checked()
    const text = [...findingsToText(result)].join('')
    expect(text).toContain('“（一）予以公开”的“总计”：填写为')
    expect(text).not.toContain('\u001B')
    expect([...findingsToText(result, { colour: true })].join('')).toContain('\u001B[31m')
    expect(text).toContain(`1 report checked, 1 with findings: ${countsOf(file.findings).error} errors`)
    expect(text).toContain('c.pdf: input.corrupt: damaged')
  })

  it('are one page without network or script, with the failing cell marked', async () => {
    const { result, page } = await checked()
    let html = ''
    for await (const part of findingsToHtml(result, () => parseReport(page))) html += part
    expect(html).toMatch(/<td class="error" title="[^"]*（一）予以公开[^"]*">\d+<sup>1/)
    expect(html).toContain('a&lt;b&gt;.html')
    expect(html).not.toMatch(/<script|https?:|src=|@import|url\(/)
  })

  it('are JSON and CSV', async () => {
    const { result } = await checked()
    expect(JSON.parse(findingsToJson(result)).reports[0].findings[0].code).toBe('check.rowTotal')
    expect(findingsToCsv(result).split('\r\n')[1]).toContain('check.rowTotal')
  })
})
