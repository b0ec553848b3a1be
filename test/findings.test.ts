/** What people see of findings: the language, what is clean, what a terminal may print. */
import { describe, expect, it } from '@jest/globals'
import { assuranceOf } from '../src/checks/assurance.js'
import { languageOf } from '../src/cli/language.js'
import { findingsToCsv } from '../src/findings/data.js'
import type { CheckResult } from '../src/findings/result.js'
import { findingsToText } from '../src/findings/text.js'
import { visible } from '../src/findings/words.js'
import { parseReport } from '../src/parse.js'
import { FAULTS } from './checks/support/faults.js'
import { toHtml } from './support/generate/html.js'
import { notApplicable } from './support/generate/printed.js'
import { makeReport } from './support/generate/report.js'

const made = (printed = {}) =>
  makeReport({ agency: '柳河县水利局', year: 2024, seed: 3, printed, formats: { requests: '2021' } })

async function resultOf(html: string): Promise<CheckResult> {
  const report = await parseReport(html)
  const { title, agency, year, diagnostics: findings } = report
  const assurance = findings.length === 0 ? { assurance: assuranceOf(report) } : {}
  return {
    reports: [{ file: 'a.html', title, agency, year, findings, ...assurance }],
    failures: [],
    unmatched: [],
  }
}

const textOf = async (html: string, language?: 'en' | 'zh'): Promise<string> =>
  [...findingsToText(await resultOf(html), { language })].join('')

describe('a clean report', () => {
  it('is assured, with what was looked at', async () => {
    const html = toHtml(made())
    expect(await textOf(html, 'zh')).toBe(
      '柳河县水利局 2024年：200格全部读出，勾稽关系42项全部成立，未发现问题。\n共核查报告1份，0份有问题：错误0处，疑问0处，提示0处。\n',
    )
    expect(await textOf(html, 'en')).toContain(
      '柳河县水利局 2024: all 200 cells read, all 42 sums hold, nothing found.',
    )
  })

  it('is not called checked where marks stand in the place of numbers', async () => {
    const html = toHtml(made({ 'requests.results.unavailable.notHeld.enterprises': notApplicable('/') }))
    expect(await textOf(html, 'zh')).toMatch(/可核对的勾稽关系\d+项（共42项）全部成立/)
  })
})

describe('findings for people', () => {
  const wrong = FAULTS.find(({ code }) => code === 'check.rowTotal')!.plant(0)

  it('are in the language that is asked for, and in both where none is', async () => {
    const [zh, en, both] = [await textOf(wrong, 'zh'), await textOf(wrong, 'en'), await textOf(wrong)]
    expect(zh).toContain('第三部分“（一）予以公开”行“总计”列填写为')
    expect(zh).not.toContain('is printed')
    expect(en).toContain('Section 三, （一）予以公开 (Granted in full), 总计 (all applicants): ')
    expect(en).not.toContain('填写为')
    expect([both.includes('填写为'), both.includes('is printed')]).toEqual([true, true])
  })

  it('never carry characters that a terminal obeys', async () => {
    const result = await resultOf(wrong)
    result.reports[0]!.agency = '县\u001B[2J局\u202E'
    result.failures.push({ file: 'a\u0007.pdf', code: 'input.corrupt', message: 'x\r\nERROR' })
    const text = [...findingsToText(result)].join('')
    expect(text.replace(/\n/g, '')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/)
    expect(visible('a\u001B[31m\n')).toBe('a\\u001b[31m\\u000a')
  })

  it('name files that could not be read in CSV too', async () => {
    const result = await resultOf(wrong)
    result.failures.push({ file: 'scan.pdf', code: 'input.noText', message: 'No page has text' })
    expect(findingsToCsv(result).trimEnd().split('\r\n').at(-1)).toMatch(
      /^scan\.pdf,,,input\.noText,error,,No page has text/,
    )
  })
})

describe('a passage in several reports', () => {
  const about = { severity: 'warning', origin: 'source', message: 'x', messageZh: 'x' } as const
  const labels = { section: null, row: null, column: null }
  const copy = (file: string, year: number, ratio: number) => ({
    file,
    title: null,
    agency: '柳河县水利局',
    year,
    findings: [
      { ...about, labels, code: 'check.copied', file, ratio, group: 'a.html', passages: ['我局坚持公开。'] },
    ],
  })
  const result: CheckResult = {
    reports: [
      // Of two without a day, either may have copied from the other: the oldest has such a finding as well.
      { ...copy('a.html', 2021, 0.83), agency: '望川县教育局' },
      copy('b.html', 2022, 0.834),
      copy('c.html', 2023, 0.61),
    ],
    failures: [],
    unmatched: [],
  }

  it('is told once, under the oldest', () => {
    expect([...findingsToText(result, { language: 'zh' })].join('')).toBe(
      [
        '文字雷同：最早见于 望川县教育局 2021  a.html，另有2份报告与之雷同',
        '  疑问 check.copied',
        '     83%  柳河县水利局 2022  b.html',
        '          “我局坚持公开。”',
        '     61%  柳河县水利局 2023  c.html',
        '',
        '共核查报告3份，3份有问题：错误0处，疑问1处，提示0处。',
        '',
      ].join('\n'),
    )
  })
})

describe('the language', () => {
  it.each([
    [undefined, { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
    [undefined, { LANG: 'en_GB.UTF-8' }, 'en'],
    ['zh', { LANG: 'en_GB.UTF-8' }, 'zh'],
    [undefined, { LANG: 'C.UTF-8' }, undefined],
    [undefined, {}, undefined],
  ] as const)('%s under %j is %s', (chosen, environment, language) => {
    expect(languageOf(chosen, environment)).toBe(language)
  })
})
