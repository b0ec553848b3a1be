/** Reports that a page keeps elsewhere than in its text, and several in one file. */
import { describe, expect, it } from '@jest/globals'
import { parseReport, parseReports } from '../../src/parse.js'
import type { Report } from '../../src/report.js'

const bodyOf = (
  year: number,
  count: number,
  agency = '望川县教育局',
): string => `<h1>${agency}${year}年政府信息公开工作年度报告</h1>
<p>本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。</p>
<p>一、总体情况</p><p>${year}年，本机关按照要求公开政府信息，全年公开信息${count}条，工作有序推进。</p>
<p>二、主动公开政府信息情况</p><table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>${count}</td><td>1</td><td>2</td></tr></table>
<p>五、存在的主要问题及改进情况</p><p>${year}年，工作中还存在一些问题，公开的深度需要进一步加强，下一步将改进。</p>
<p>六、其他需要报告的事项</p><p>${year}年，本机关没有收取信息处理费，也没有其他需要报告的事项。</p>`
const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html><head>${head}</head><body><div>首页</div>${body}</body></html>`
const attribute = (html: string): string =>
  html.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
const script = (value: unknown): string => JSON.stringify(value).replaceAll('</', '<\\/')

const ISSUED = 'proactiveDisclosure.normativeDocuments.issued'
const issuedIn = ({ observations }: Report): number | null | undefined =>
  observations.find(({ indicator }) => indicator === ISSUED)?.value

const read = async (html: string) => {
  const report = await parseReport(html)
  return {
    year: report.year,
    issued: issuedIn(report),
    sections: report.sections.length,
    codes: report.diagnostics.map(({ code }) => code).filter((code) => /^page|^report/.test(code)),
  }
}
const whole = (codes: string[] = []) => ({ year: 2023, issued: 7, sections: 4, codes })
const body = bodyOf(2023, 7)

describe('a report that is kept in', () => {
  it.each([
    ['a frame’s srcdoc', `<iframe srcdoc="${attribute(body)}"></iframe>`, []],
    [
      'a frame’s address',
      `<iframe src="data:text/html;charset=utf-8,${encodeURIComponent(body)}"></iframe>`,
      [],
    ],
    [
      'an object’s address in base 64',
      `<object data="data:text/html;base64,${Buffer.from(body).toString('base64')}"></object>`,
      [],
    ],
    ['a hidden text area', `<textarea hidden>${attribute(body)}</textarea>`, ['page.wrapped']],
    [
      'data of a script',
      `<script type="text/xml"><record><![CDATA[${body}]]></record></script>`,
      ['page.wrapped'],
    ],
    ['a text area', `<textarea>${attribute(body)}</textarea>`, ['page.wrapped']],
    ['a template', `<template>${body}</template>`, ['page.wrapped']],
    ['noscript', `<noscript>${body}</noscript>`, ['page.wrapped']],
    [
      'JSON',
      `<script type="application/json">${script({ a: { content: body } })}</script>`,
      ['page.wrapped'],
    ],
    [
      'JSON in a string',
      `<script>var s = JSON.parse(${script(JSON.stringify({ c: body }))})</script>`,
      ['page.wrapped'],
    ],
    ['a template of a script', `<script type="text/template">${body}</script>`, ['page.wrapped']],
    ['an address', `<script>show("${encodeURIComponent(body)}")</script>`, ['page.wrapped']],
  ])('%s is read', async (_, html, codes) => expect(await read(page(html))).toEqual(whole(codes)))

  it('a script is not read beside one that is seen', async () =>
    expect(await read(page(`${body}<script>var old = ${script(bodyOf(2022, 9))}</script>`))).toEqual(whole()))
})

describe('what is hidden', () => {
  it('is read where the report would be missing without it', async () =>
    expect(await read(page(`<div style="opacity: 0">${body}</div>`))).toEqual(whole(['page.hidden'])))

  it('is not read where it is a second copy', async () =>
    expect(await read(page(`${body}<div style="display: none">${body}</div>`))).toEqual(whole()))

  it('comes behind the report that is seen', async () =>
    expect((await read(page(`<div hidden>${bodyOf(2022, 9)}</div><div>${body}</div>`))).year).toBe(2023))

  it('counts as a report in a tab of another year', async () =>
    expect(await read(page(`<div>${body}</div><div style="display: none">${bodyOf(2022, 9)}</div>`))).toEqual(
      whole(['page.hidden', 'report.extra']),
    ))
})

describe('two reports in one file', () => {
  const both = (open: string, close: string) =>
    page(`${open}${body}${close}${open}${bodyOf(2022, 9)}${close}`)

  it.each([
    ['in elements of their own', both('<div class="tab">', '</div>')],
    ['one below the other', both('', '')],
  ])('%s: the first is read, and the other named', async (_, html) => {
    expect(await read(html)).toEqual(whole(['report.extra']))
    const [extra] = (await parseReport(html)).diagnostics.filter(({ code }) => code === 'report.extra')
    expect(extra?.message).toContain('望川县教育局 for 2022')
    expect(extra?.messageZh).toContain('望川县教育局2022年度报告')
  })

  it('are both read by parseReports', async () => {
    const reports = await parseReports(both('<div>', '</div>'))
    expect(reports.map((report) => [report.year, report.source.part, issuedIn(report)])).toEqual([
      [2023, 1, 7],
      [2022, 2, 9],
    ])
  })

  it('are one where the second is the same once more', async () => {
    const [only, ...others] = await parseReports(page(`<div>${body}</div><div>${body}</div>`))
    expect(others).toEqual([])
    expect(only?.source.part).toBeUndefined()
  })
})
