/** A draft against the same body's report for the year before. */
import { describe, expect, it } from '@jest/globals'
import { checkAgainst, yearBefore } from '../../src/checks/across/index.js'
import { parseReport } from '../../src/parse.js'
import type { Report } from '../../src/report.js'
import { toHtml } from '../support/generate/html.js'
import { number } from '../support/generate/printed.js'
import { makeReport, paragraph, withBody } from '../support/generate/report.js'

const CARRIED = { last: 'requests.carriedForward.total', now: 'requests.carriedIn.total' }

/** What each year's report says in its own words. */
const OWN_WORDS = [
  '这一年着力抓公开目录清理，把过时栏目一一下线，又请群众代表来评议网页是否好用，收到不少中肯意见。',
  '围绕水旱灾害防御发布预警提示，汛期每日更新水情，枯水期公布调度安排，方便沿河乡镇提前做好准备工作。',
]

async function report(year: number, printed = {}, fee = '', agency = '柳河县水利局'): Promise<Report> {
  const zeros = Object.fromEntries(
    ['inForce', 'issued', 'repealed'].flatMap((column) =>
      ['regulations', 'normativeDocuments'].map((row) => [`proactiveDisclosure.${row}.${column}`, number(0)]),
    ),
  )
  const carried = Object.fromEntries(
    Object.values(CARRIED).flatMap((indicator) =>
      [
        'naturalPersons',
        'enterprises',
        'researchInstitutions',
        'publicInterestOrganizations',
        'legalServiceInstitutions',
        'otherOrganizations',
        'total',
      ].map((column) => [indicator.replace('total', column), number(0)]),
    ),
  )
  const made = makeReport({ agency, year, seed: year, printed: { ...zeros, ...carried, ...printed } })
  const own = [1, 5].reduce((one, section) => withBody(one, section, [paragraph(OWN_WORDS[year % 2]!)]), made)
  const said = fee ? withBody(own, 6, [paragraph(fee)]) : own
  return parseReport(toHtml(said), { name: `${year}.html` })
}

const told = async (now: Report, last: Report): Promise<string[]> =>
  checkAgainst(now, last).map(({ messageZh }) => messageZh)

describe('a draft and last year’s report', () => {
  it('that go on from one another are told nothing', async () =>
    expect(await told(await report(2024), await report(2023))).toEqual([]))

  it('are told what was not carried over', async () => {
    const found = await told(await report(2024, { [CARRIED.now]: number(3) }), await report(2023))
    expect(found).toEqual([
      '第三部分“二、上年结转政府信息公开申请数量”行“总计”列：柳河县水利局2024年填写为3，而2023年“结转下年度继续办理”为0；共1列不符。',
    ])
  })

  it('are told numbers of the text that are still last year’s', async () => {
    const now = await report(2024, {}, '2024年，收取信息处理费380元。另编发简报0期。')
    const last = await report(2023, {}, '2023年，收取信息处理费380元。另编发简报0期。')
    expect(await told(now, last)).toEqual([
      '第六部分有1处数字与2023年报告的文字完全相同，请核对是否忘了更新：“收取信息处理费380元。”。',
    ])
  })

  it('are told money in another unit', async () => {
    const fees = 'proactiveDisclosure.fees.amount'
    const found = await told(
      await report(2024, { [fees]: number(25000) }),
      await report(2023, { [fees]: number(2.4) }),
    )
    expect(found).toEqual([expect.stringMatching(/填写为25000，上年报告为2\.4，相差约一万倍/)])
  })

  it('are not compared where the file is another body’s, or of another year', async () => {
    const now = await report(2024)
    const other = await report(2023, {}, '', '柳河县教育局')
    for (const last of [other, await report(2022)])
      expect(checkAgainst(now, last).map(({ code }) => code)).toEqual(['check.against'])
    expect(yearBefore(now, [other, await report(2022)])).toBe(other)
  })
})
