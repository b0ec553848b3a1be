/** A whole table of section 三 and 四, laid out with the slips that published pages have: no value may move. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parseReport, readReport, toText } from '../src/index.js'

const PAGE = readFileSync('fixtures/reports/wrong-totals-2024.html', 'utf8')
const CORNER = /<tr>\s*<t[dh][^>]*>\s*（本列数据/

async function valuesOf(html: string): Promise<Map<string, number | null>> {
  const read = await readReport(html)
  const { report } = read
  const again = await parseReport(toText(read))
  expect(again.observations.map(({ indicator, value, state }) => [indicator, value, state])).toEqual(
    report.observations.map(({ indicator, value, state }) => [indicator, value, state]),
  )
  return new Map(report.observations.map(({ indicator, value }) => [indicator, value]))
}

const before = (row: string) => (html: string) => html.replace(CORNER, (corner) => row + corner)
const rowSpan = (rows: number) => (html: string) => html.replace(/rowspan="22"/, `rowspan="${rows}"`)

describe('a page whose table has', () => {
  it.each([
    [
      'a line of remarks whose spans cross those of the head',
      before('<tr><td colspan="6">填报单位：某局</td><td colspan="4">单位：件</td></tr>'),
    ],
    ['a side label too short', rowSpan(20)],
    ['a side label too long', rowSpan(24)],
    ['side labels of one row each', (html: string) => html.replace(/ rowspan="(?:22|8|3|5)"/g, '')],
  ])('%s keeps its values', async (_, change) => {
    const changed = change(PAGE)
    expect(changed).not.toBe(PAGE)
    expect(await valuesOf(changed)).toEqual(await valuesOf(PAGE))
  })

  it.each([
    ['numbers in front of its rows', 'front', 'number'],
    ['a column of remarks', 'back', 'text'],
    ['a column of numbers behind its own', 'back', 'number'],
  ])('%s keeps its values', async (_, where, kind) => {
    let row = 0
    const beside = () => {
      row++
      if (row === 1) return '<td rowspan="3">备注</td>'
      return row <= 3 ? '' : `<td>${kind === 'number' ? row : '见附件'}</td>`
    }
    const changed = PAGE.replace(/<table[^>]*>(?:(?!<\/table>)[^])*?申请人情况[^]*?<\/table>/, (table) =>
      table.replace(
        /<tr[^>]*>([^]*?)<\/tr>/g,
        (_row, cells: string) => `<tr>${where === 'front' ? beside() + cells : cells + beside()}</tr>`,
      ),
    )
    expect(changed).not.toBe(PAGE)
    expect(await valuesOf(changed)).toEqual(await valuesOf(PAGE))
  })

  it('its groups of section 四 in another order is read by their names', async () => {
    const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
    const cells = (texts: readonly (string | number)[], attributes = '') =>
      texts.map((text) => `<td${attributes}>${text}</td>`).join('')
    const values = await valuesOf(
      `<p>甲局2024年政府信息公开工作年度报告</p><p>四、政府信息公开行政复议、行政诉讼情况</p><table>
      <tr><td colspan="10">行政诉讼</td><td colspan="5">行政复议</td></tr>
      <tr><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td>${cells(outcomes, ' rowspan="2"')}</tr>
      <tr>${cells([...outcomes, ...outcomes])}</tr><tr>${cells([3, 0, 0, 0, 3, 0, 2, 0, 0, 2, 0, 0, 0, 1, 1])}</tr></table>`,
    )
    const totals = ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration'].map((group) =>
      values.get(`disputes.${group}.total`),
    )
    expect(totals).toEqual([1, 3, 2])
  })
})
