/** Drafts with one planted slip each: an office's clerk is told in Chinese what is wrong and where, and nothing else. */
import { describe, expect, it } from '@jest/globals'
import { parseReport } from '../src/parse.js'
import { toHtml } from './support/generate/html.js'
import { as } from './support/generate/printed.js'
import { makeReport } from './support/generate/report.js'

const draft = (printed = {}): string =>
  toHtml(makeReport({ agency: '柳河县水利局', year: 2024, seed: 3, printed }), { page: 'fragment' })

const said = async (html: string): Promise<string[]> =>
  (await parseReport(html)).diagnostics.map(({ messageZh }) => messageZh)

describe('a draft', () => {
  it('without a slip is told nothing', async () => expect(await said(draft())).toEqual([]))

  it('with a wrong sum is told the row, the numbers and the difference', async () => {
    const told = await said(draft({ 'disputes.reconsideration.total': as('999', 999) }))
    expect(told.filter((sentence) => sentence.includes('999'))).toEqual([
      expect.stringMatching(/^第四部分“行政复议”行“总计”列填写为999，而.+合计\d+，相差\d+。$/),
    ])
  })

  it('with the instruction left in is told so', async () => {
    const html = draft().replace(/(一、总体情况<\/strong><\/p>)/, '$1<p>（文字描述）</p>')
    expect(await said(html)).toEqual(['第一部分：遗留了格式说明文字：“（文字描述）”'])
  })

  it('with a row called otherwise is told which row is missing', async () => {
    const told = await said(draft().replace('行政许可', '行政奖励情况统计'))
    expect(told).toEqual([
      expect.stringMatching(
        /^第二部分“行政奖励情况统计”行：此处按格式应为“行政许可”行，填写为：行政奖励情况统计 \| \d+。若是改了行名，请恢复规定的行名；/,
      ),
      '第二部分表格缺少1行：行政许可。',
    ])
  })

  it('without a section is told which', async () => {
    const html = draft()
    const from = html.indexOf('<p', html.indexOf('四、') - 200)
    expect(from).toBeGreaterThan(0)
    const cut = html.replace(/<p[^>]*><strong>五、[^]*?(?=<p[^>]*><strong>六、)/, '')
    expect(cut.length).toBeLessThan(html.length)
    expect(await said(cut)).toContain('缺少第五部分（存在的主要问题及改进情况）。')
  })

  it('with money in another unit is told which unit is asked for', async () => {
    const told = await said(draft({ 'proactiveDisclosure.fees.amount': as('25000元', 25000, '元') }))
    expect(told).toEqual([
      '第二部分“行政事业性收费”行“本年收费金额（单位：万元）”列应以万元为单位，填写为25000元。',
    ])
  })

  it('with money in 元 under 万元 is told what the text says', async () => {
    const html = draft({ 'proactiveDisclosure.fees.amount': as('25000', 25000) }).replace(
      /(一、总体情况<\/strong><\/p>)/,
      '$1<p>全年行政事业性收费2.5万元。</p>',
    )
    expect(await said(html)).toEqual([
      '第二部分“行政事业性收费”行“本年收费金额（单位：万元）”列填写为25000，而文字所述为2.5万元：表格以万元为单位，疑按元填写，应为2.5：“全年行政事业性收费2.5万元。”',
    ])
  })

  it('with a neighbour’s name is told whose', async () => {
    const html = draft().replace('柳河县水利局坚持以公开为常态', '柳河县农业农村局坚持以公开为常态')
    expect(await said(html)).toEqual([
      expect.stringMatching(
        /^第一部分：报告机关为柳河县水利局，而此处写作柳河县农业农村局：“2024年，柳河县农业农村局坚持/,
      ),
    ])
  })

  it('that begins with last year is told both years', async () => {
    const html = draft().replace(
      /(一、总体情况<\/strong><\/p>)/,
      '$1<p>2023年，我局认真落实政府信息公开各项工作要求。</p>',
    )
    expect(await said(html)).toEqual([
      expect.stringMatching(/^第一部分：报告年度为2024年，而此处写作2023年：“2023年，我局/),
    ])
  })
})
