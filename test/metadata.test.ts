import { describe, expect, it } from '@jest/globals'
import type { Diagnostic } from '../src/diagnostics.js'
import { paragraph, tableOfRows, type Block } from '../src/document.js'
import { readMetadata } from '../src/metadata.js'
import { segment } from '../src/sections.js'

function metadataOf(...lines: (string | Block)[]) {
  const blocks = lines.map((line) => (typeof line === 'string' ? paragraph(line) : line))
  const diagnostics: Diagnostic[] = []
  const metadata = readMetadata(blocks, segment(blocks, () => {}), (diagnostic) => diagnostics.push(diagnostic))
  return { ...metadata, diagnostics: diagnostics.map(({ code, message }) => `${code}: ${message}`) }
}

const BODY = ['一、总体情况', '我局认真落实。']
const NOTHING = { title: null, agency: null, year: null, publishedOn: null, period: null, titleBlocks: [], selfNamed: false, diagnostics: [] }
const agencyOf = (...lines: (string | Block)[]) => metadataOf(...lines).agency
const publishedOnOf = (...lines: (string | Block)[]) => metadataOf(...lines).publishedOn

describe('title', () => {
  it('is joined over lines, and found again above the body', () => {
    expect(metadataOf('2020年甲区财政局政府信息公开工作年度报告', '发布日期：2021-01-28', '2020年甲区财政局政府信息公开工作', '年度报告', ...BODY)).toEqual({
      ...NOTHING,
      title: '2020年甲区财政局政府信息公开工作年度报告',
      agency: '甲区财政局',
      year: 2020,
      publishedOn: '2021-01-28',
      titleBlocks: [0, 2, 3],
      selfNamed: true,
    })
  })

  it('has its agency on the line above', () => {
    const { title, titleBlocks } = metadataOf('甲市乙乡', '2021年政府信息公开工作年度报告', '2021年政府信息公开工作年度报告', ...BODY)
    expect([title, titleBlocks]).toEqual(['甲市乙乡2021年政府信息公开工作年度报告', [0, 1, 2]])
  })

  it('is the fuller of two', () => {
    expect(agencyOf('甲新区财政局2020年政府信息公开工作年度报告', '2020年度区财政局政府信息公开工作年度报告', ...BODY)).toBe('甲新区财政局')
  })

  it('is no category of the site', () => {
    expect(metadataOf('首页', '政府信息公开年报', ...BODY)).toEqual(NOTHING)
  })
})

describe('what the document calls itself', () => {
  it.each([
    ['a report by its title', ['甲局2020年政府信息公开工作年度报告'], true],
    ['a report by its preamble', ['2010年，我局认真公开。现将我局2010年度政府信息公开工作年度报告如下：'], true],
    ['a list of reports', ['甲局2020年政府信息公开工作年度报告', '甲局2021年政府信息公开工作年度报告', '甲局2022年政府信息公开工作年度报告'], false],
    ['a piece of news', ['我市召开会议，布置2020年政府信息公开工作。'], false],
  ])('%s', (_, lines, selfNamed) => {
    expect(metadataOf(...lines).selfNamed).toBe(selfNamed)
  })
})

describe('agency', () => {
  it.each([
    ['根据条例，现公布甲市乙区统计局2020年政府信息公开工作年度报告。', '甲市乙区统计局'],
    ['根据条例，汇总2014年度区统计局的政府信息公开年度报告编制而成。', '区统计局'],
    ['现通过门户网站向社会公布2021年度甲镇人民政府信息公开工作年度报告。', '甲镇人民政府'],
    ['本报告由甲市人民政府信息公开领导小组办公室根据条例编制。', '甲市人民政府'],
    ['根据《甲县人民政府办公室关于编制公布政府信息公开工作年度报告的通知》要求,县文旅局高度重视。', '县文旅局'],
    ['2020年，县卫生局政府信息公开工作在县委、县政府的领导下进行。', '县卫生局'],
    ['本报告可在网站下载。如有疑问，请联系甲县教育局秘书科，电话1234567。', '甲县教育局'],
    ['本报告中所列数据统计期限为2024年1月1日至12月31日。', null],
    ['按照县委、县政府要求，我镇认真编制本报告。', null],
  ])('in the preamble: %s', (preamble, agency) => {
    expect(agencyOf(preamble, ...BODY)).toBe(agency)
  })

  it('is printed in full elsewhere', () => {
    expect(agencyOf('乙区人民政府2023年政府信息公开工作年度报告', '本报告由甲市乙区人民政府办公室根据条例编制。', ...BODY)).toBe('甲市乙区人民政府')
    expect(agencyOf('2021年乙区财政局政府信息公开工作年度报告', '信息来源：甲市乙区财政局', ...BODY)).toBe('甲市乙区财政局')
    expect(agencyOf('2021年区财政局政府信息公开工作年度报告', '来源：甲市某某区财政局', ...BODY)).toBe('甲市某某区财政局')
    expect(agencyOf('2021年区财政局政府信息公开工作年度报告', '我区财政局认真编制。', ...BODY)).toBe('区财政局')
    expect(agencyOf('乙区财政局2021年政府信息公开工作年度报告', '根据丙省甲市要求，乙区财政局编制本报告。', ...BODY)).toBe('乙区财政局')
  })

  it('in the signature, then on the page', () => {
    expect(agencyOf('来源：县委宣传办', ...BODY, '甲县上城街道办事处', '2022年1月11日')).toBe('甲县上城街道办事处')
    expect(agencyOf('发布日期：2021-01-20 来源：甲县财政局', ...BODY)).toBe('甲县财政局')
  })
})

describe('year', () => {
  it('is what most evidence says, and the rest is reported', () => {
    const { year, diagnostics } = metadataOf('甲镇2020年政府信息公开工作年度报告', '发布日期：2022-01-20', '数据统计期限为2021年1月1日至12月31日。', ...BODY, '2021年，公开3条。')
    expect([year, diagnostics]).toEqual([2021, ['check.year: The report is taken to be for 2021, but the title says 2020.']])
  })

  it('is never that of a law’s number or of a quoted plan', () => {
    expect(metadataOf('根据国办公开办函〔2021〕30号和《2019年工作要点》，编制本报告。', '一、总体情况', '2020年，公开3条。').year).toBe(2020)
  })

  it('is the year before publication where nothing else is printed', () => {
    expect(metadataOf('发布日期：2021-01-20', ...BODY).year).toBe(2020)
  })
})

describe('dates', () => {
  it.each([
    ['信息提供日期 : 2022-01-21 17:48来源 : 甲县', '2022-01-21'],
    ['来源：甲县 日期：2023年01月11日 【字体：', '2023-01-11'],
    ['发布机构 | 甲局 | 发文日期 | 2017-3-5 |', '2017-03-05'],
    ['（2026年1月23日）', '2026-01-23'],
    ['发布日期：2021-02-31', null],
  ])('%s', (line, date) => {
    expect(publishedOnOf(line, ...BODY)).toBe(date)
  })

  it('stand in a table of metadata, and under the signature', () => {
    expect(publishedOnOf(tableOfRows([[{ text: '索引号' }, { text: '成文日期' }], [{ text: 'A1' }, { text: '2022-01-07' }]]), ...BODY)).toBe('2022-01-07')
    expect(publishedOnOf(...BODY, '甲局', '二〇二一年一月二十日')).toBe('2021-01-20')
  })

  it.each([
    ['统计期限自2024年1月1日起至2024年12月31日止。', { from: '2024-01-01', to: '2024-12-31' }],
    ['数据的统计周期为 2024 年 1 月 1 日至 12 月 31 日。', { from: '2024-01-01', to: '2024-12-31' }],
    ['统计期限自201911日起至20191231日止。', null],
    ['数据截止日期为2024年12月31日。', null],
    ['2024年1月1日至3月1日开展了培训。', null],
  ])('period: %s', (line, period) => {
    expect(metadataOf(line, ...BODY).period).toEqual(period)
  })
})
