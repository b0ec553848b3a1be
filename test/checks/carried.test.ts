/** Text of last year's or a neighbour's report: told where it stands for one's own, and left alone where it is meant. */
import { describe, expect, it } from '@jest/globals'
import { parseReport } from '../../src/parse.js'
import { toHtml } from '../support/generate/html.js'
import { number } from '../support/generate/printed.js'
import { makeReport, paragraph, withBody } from '../support/generate/report.js'

/** The codes of what is found in a report of 柳河县水利局 for 2024, published on 2025-01-18, that says a sentence. */
async function foundIn(sentence: string, section = 1, printed = {}): Promise<string[]> {
  const made = makeReport({ agency: '柳河县水利局', year: 2024, seed: 3, printed })
  const { body } = made.sections.find((one) => one.number === section)!
  const said = withBody(made, section, [paragraph(sentence), ...body])
  const { diagnostics } = await parseReport(toHtml(said, { page: 'fragment' }))
  return diagnostics.map(({ code }) => code)
}

describe('last year', () => {
  it.each([
    [1, '截至2023年12月31日，共主动公开政府信息120条。'],
    [1, '主动公开方面，2023年1月1日至12月31日公开信息120条。'],
    [1, '2023年，我局认真贯彻落实条例。'],
    [6, '2023年度未收取信息处理费。'],
    [5, '2024年，我局将进一步加强政府信息公开工作。'],
    [1, '截至2025年3月1日，共公开政府信息120条。'],
  ])('is told in section %i: %s', async (section, sentence) =>
    expect(await foundIn(sentence, section)).toEqual(['check.year']),
  )

  it.each([
    [1, '主动公开政府信息120条，较2023年增加12条。'],
    [1, '2023年公开信息118条，2024年公开120条。'],
    [1, '修订《柳河县水利局2023年信息公开办法》12条。'],
    [1, '2023年结转的申请8件，均已办结。'],
    [5, '2025年，我局将进一步加强政府信息公开工作。'],
    [5, '2024年，我局将公开纳入考核。'],
    [1, '截至2024年12月31日，共公开政府信息120条。'],
  ])('is left alone in section %i: %s', async (section, sentence) =>
    expect(await foundIn(sentence, section)).toEqual([]),
  )
})

describe('another body', () => {
  it.each([
    '2024年，柳河县农业农村局认真贯彻落实条例。',
    '青川县水利局积极推进政府信息公开。',
    '柳河县教育局（以下简称“我局”）高度重视公开工作。',
    '现公布柳河县教育局2024年政府信息公开工作年度报告。',
  ])('is told: %s', async (sentence) => expect(await foundIn(sentence)).toEqual(['check.otherBody']))

  it.each([
    '2024年，柳河县水利局认真贯彻落实条例。',
    '县水利局坚持以公开为常态。',
    '我局认真落实柳河县人民政府的部署，与柳河县教育局共建专栏。',
    '柳河县水利和湖泊局积极推进政府信息公开。',
    '局办公室严格审核。',
    '青川市水利局积极推进政府信息公开。',
  ])('is not seen in %s', async (sentence) => expect(await foundIn(sentence)).toEqual([]))
})

describe('sums of money', () => {
  it('in 元 are told from what the text says in 万元', async () => {
    const sentence = '全年行政事业性收费2.5万元。'
    expect(await foundIn(sentence, 1, { 'proactiveDisclosure.fees.amount': number(25000) })).toEqual([
      'check.unit',
    ])
    expect(await foundIn(sentence, 1, { 'proactiveDisclosure.fees.amount': number(2.5) })).toEqual([])
  })

  it('of purchases are to have a unit, in a number or above it', async () => {
    const report = makeReport({ agency: '柳河县水利局', year: 2020, seed: 3 })
    const html = toHtml(report, { page: 'fragment' })
    const codes = async (page: string) => (await parseReport(page)).diagnostics.map(({ code }) => code)
    expect(await codes(html)).toEqual(['check.unitMissing'])
    expect(await codes(html.replace('采购总金额', '采购总金额（万元）'))).toEqual([])
  })
})
