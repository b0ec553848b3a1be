import { describe, expect, it } from '@jest/globals'
import type { Diagnostic } from '../src/diagnostics/diagnostic.js'
import { inWords } from './support/told.js'
import { paragraph, tableOfRows, type Block } from '../src/document.js'
import { NotAReportError } from '../src/errors.js'
import { readMetadata } from '../src/metadata.js'
import { blocksOf, titlesIn } from '../src/metadata/title.js'
import { parseReport } from '../src/parse.js'
import { segment } from '../src/sections.js'

function metadataOf(...lines: (string | Block)[]) {
  const blocks = lines.map((line) => (typeof line === 'string' ? paragraph(line) : line))
  const diagnostics: Diagnostic[] = []
  const titles = titlesIn(blocks)
  const metadata = readMetadata(
    blocks,
    titles,
    segment(blocks, () => {}, { titles: blocksOf(titles) }),
    (diagnostic) => void diagnostics.push(inWords(diagnostic)),
  )
  return {
    ...metadata,
    diagnostics: diagnostics
      .filter(({ code }) => !code.startsWith('report.'))
      .map(({ code, message }) => `${code}: ${message}`),
  }
}

const BODY = ['一、总体情况', '我局认真落实。']
const NOTHING = {
  title: null,
  agency: null,
  year: null,
  publishedOn: null,
  period: null,
  titleBlocks: [],
  selfNamed: false,
  diagnostics: [],
}
const agencyOf = (...lines: (string | Block)[]) => metadataOf(...lines).agency
const publishedOnOf = (...lines: (string | Block)[]) => metadataOf(...lines).publishedOn

describe('title', () => {
  it('is joined over lines, and found again above the body', () => {
    expect(
      metadataOf(
        '2020年甲区财政局政府信息公开工作年度报告',
        '发布日期：2021-01-28',
        '2020年甲区财政局政府信息公开工作',
        '年度报告',
        ...BODY,
      ),
    ).toEqual({
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
    const { title, titleBlocks } = metadataOf(
      '甲市乙乡',
      '2021年政府信息公开工作年度报告',
      '2021年政府信息公开工作年度报告',
      ...BODY,
    )
    expect([title, titleBlocks]).toEqual(['甲市乙乡2021年政府信息公开工作年度报告', [0, 1, 2]])
  })

  it('is the fuller of two', () => {
    expect(
      agencyOf(
        '甲新区财政局2020年政府信息公开工作年度报告',
        '2020年度区财政局政府信息公开工作年度报告',
        ...BODY,
      ),
    ).toBe('甲新区财政局')
  })

  it.each([
    '• 甲局2023年政府信息公开工作年度报告',
    '【图文】甲局2023年政府信息公开工作年度报告',
    'Page 8 - 甲局2023年政府信息公开工作年度报告',
    '名        称 甲局2023年政府信息公开工作年度报告',
    '文件下载 甲局2023年政府信息公开工作年度报告',
    '现公开甲局2023年政府信息公开工作年度报告',
    '转发甲局2023年政府信息公开工作年度报告',
    '附件1：甲局2023年政府信息公开工作年度报告',
    '1甲局2023年政府信息公开工作年度报告',
  ])('stands behind marks: %s', (line) => {
    expect(metadataOf(line, ...BODY)).toMatchObject({
      title: '甲局2023年政府信息公开工作年度报告',
      agency: '甲局',
      year: 2023,
    })
  })

  it('has a row of a table to itself', () => {
    const cells = (...texts: string[]) => texts.map((text) => ({ text }))
    const page = tableOfRows([
      cells('索引号', '20'),
      cells('甲局2023年政府信息公开工作年度报告', ''),
      cells('来源：', '点击：'),
    ])
    expect(metadataOf(page, ...BODY)).toMatchObject({
      title: '甲局2023年政府信息公开工作年度报告',
      titleBlocks: [0],
    })
    expect(
      metadataOf(tableOfRows([cells('名称', '甲局2023年政府信息公开工作年度报告')]), ...BODY).title,
    ).toBeNull()
  })

  it('stands below the links to reports of other years and a numbered menu', () => {
    expect(
      metadataOf(
        '首页',
        '一、机构职能',
        '2019年政府信息公开工作年度报告',
        '2020年政府信息公开工作年度报告',
        '甲县教育局2023年政府信息公开工作年度报告',
        '根据条例，编制本报告。',
        ...BODY,
      ),
    ).toMatchObject({
      title: '甲县教育局2023年政府信息公开工作年度报告',
      agency: '甲县教育局',
      year: 2023,
      diagnostics: [],
    })
  })

  it('names its body, whatever stands in front of the same name elsewhere', () => {
    expect(
      agencyOf('相关下载丙甲市2017年政府信息公开年度报告', '丙甲市2017年政府信息公开年度报告', ...BODY),
    ).toBe('丙甲市')
    expect(agencyOf('2017年政府信息公开年度报告-甲市人民政府', '由甲市水务局编制。', ...BODY)).toBe(
      '甲市水务局',
    )
    expect(agencyOf('2017年政府信息公开年度报告-甲市水务局', ...BODY)).toBe('甲市水务局')
    expect(
      agencyOf('乙区人民政府2023年政府信息公开工作年度报告', '报告可从“甲市乙区人民政府”网站下载。', ...BODY),
    ).toBe('乙区人民政府')
  })

  it('is no category of the site', () => {
    expect(metadataOf('首页', '政府信息公开年报', ...BODY)).toEqual(NOTHING)
  })
})

describe('what the document calls itself', () => {
  it.each([
    ['a report by its title', ['甲局2020年政府信息公开工作年度报告'], true],
    [
      'a report by its preamble',
      ['2010年，我局认真公开。现将我局2010年度政府信息公开工作年度报告如下：'],
      true,
    ],
    [
      'a list of reports',
      [
        '甲局2020年政府信息公开工作年度报告',
        '甲局2021年政府信息公开工作年度报告',
        '甲局2022年政府信息公开工作年度报告',
      ],
      false,
    ],
    [
      'a list of two years',
      ['甲局2020年政府信息公开工作年度报告', '甲局2021年政府信息公开工作年度报告'],
      false,
    ],
    [
      'a report with a slip in its second title',
      ['甲局2020年政府信息公开工作年度报告', '甲局2021年政府信息公开工作年度报告', ...BODY],
      true,
    ],
    [
      'an article that explains a report',
      [
        '《甲镇2023年政府信息公开工作年度报告》已经公开，现就年报内容进行如下解读。',
        '本年度报告中所列数据统计期限从2023年1月1日起。',
      ],
      false,
    ],
    ['a piece of news', ['我市召开会议，布置2020年政府信息公开工作。'], false],
  ])('%s', (_, lines, selfNamed) => {
    expect(metadataOf(...lines).selfNamed).toBe(selfNamed)
  })
})

describe('what is no such report, though its headings are known', () => {
  it.each([
    [
      '甲县2023年法治政府建设情况报告',
      '一、总体情况',
      '加强政府信息公开。',
      '二、行政复议、行政诉讼情况',
      '共3件。',
      '三、存在的问题',
      '力度不够。',
    ],
    [
      '甲局2023年部门预算公开',
      '一、总体情况',
      '本年收入3万元，预算报告见政府信息公开栏。',
      '二、其他需要说明的事项',
      '无。',
    ],
    ['甲局内部审计报告', '一、基本情况', '审计了3家。', '二、存在的问题', '账目不清。'],
    [
      '甲局信息公开指南',
      '一、概述',
      '编制本指南，见年度报告。',
      '二、主动公开',
      '网站。',
      '三、依申请公开',
      '窗口。',
      '四、其他事项',
      '无。',
    ],
    ['一、总体情况', '今年种树3棵。', '二、存在的问题', '水不够。'],
  ])('%s', async (...lines) => {
    await expect(parseReport(lines.join('\n'))).rejects.toThrow(NotAReportError)
  })

  it.each([
    ['its subject in the first section', ['一、总体情况', '根据要求，编制本年度报告，推进政府信息公开。']],
    ['its two ways', ['一、总体情况', '1、主动公开情况', '公开3条。', '2、依申请公开情况', '未收到。']],
    ['a heading of the form', ['二、主动公开政府信息情况', '公开3条。']],
    [
      'three sections',
      ['一、总体情况', '照常。', '二、存在的问题', '人手少。', '三、其他需要报告的事项', '无。'],
    ],
    [
      'its name last under a menu',
      ['政府信息公开指南', '政府信息公开年报', '一、总体情况', '依申请0件。', '二、存在的问题', '人手少。'],
    ],
  ])('but one by %s', async (_, lines) => {
    expect((await parseReport(lines.join('\n'))).sections.length).toBeGreaterThan(0)
  })
})

describe('agency', () => {
  it.each([
    ['甲市审计局2023年1月1日至12月31日政府信息公开工作年度报告', '甲市审计局', 2023],
    ['甲市审计局（2023年1月-12月）政府信息公开工作年度报告', '甲市审计局', 2023],
    ['甲县教育局（体育局）2023年政府信息公开工作年度报告', '甲县教育局（体育局）', 2023],
    ['（甲县教育局）2023年政府信息公开工作年度报告', '甲县教育局', 2023],
    ['甲县教育局（2023年）政府信息公开工作年度报告', '甲县教育局', 2023],
    ['甲县教育局２０２３年政府信息公开工作年度报告', '甲县教育局', 2023],
    ['甲县融媒体中心2023年政府信息公开工作年度报告', '甲县融媒体中心', 2023],
    ['甲市119指挥中心2023年政府信息公开工作年度报告', '甲市119指挥中心', 2023],
    ['2022年度政府信息公开工作年度报告（甲县乙镇）', '甲县乙镇', 2022],
    ['甲县教育局政府信息公开工作年度报告2023年', '甲县教育局', 2023],
  ])('in the title: %s', (title, agency, year) => {
    expect(metadataOf(title, ...BODY)).toMatchObject({ title, agency, year })
  })

  it.each(['甲县融媒体中心', '甲市日报社', '甲县政府网'])(
    'is not the source that passes it on: %s',
    (source) => {
      expect(agencyOf(`来源：${source}`, ...BODY)).toBeNull()
    },
  )

  it.each([
    ['根据条例，现公布甲市乙区统计局2020年政府信息公开工作年度报告。', '甲市乙区统计局'],
    ['根据条例，汇总2014年度区统计局的政府信息公开年度报告编制而成。', '区统计局'],
    ['现通过门户网站向社会公布2021年度甲镇人民政府信息公开工作年度报告。', '甲镇人民政府'],
    ['本报告由甲市人民政府信息公开领导小组办公室根据条例编制。', '甲市人民政府'],
    [
      '根据《甲县人民政府办公室关于编制公布政府信息公开工作年度报告的通知》要求,县文旅局高度重视。',
      '县文旅局',
    ],
    ['2020年，县卫生局政府信息公开工作在县委、县政府的领导下进行。', '县卫生局'],
    ['本报告可在网站下载。如有疑问，请联系甲县教育局秘书科，电话1234567。', '甲县教育局'],
    ['本报告中所列数据统计期限为2024年1月1日至12月31日。', null],
    ['按照县委、县政府要求，我镇认真编制本报告。', null],
  ])('in the preamble: %s', (preamble, agency) => {
    expect(agencyOf(preamble, ...BODY)).toBe(agency)
  })

  it('is printed in full elsewhere', () => {
    expect(
      agencyOf(
        '乙区人民政府2023年政府信息公开工作年度报告',
        '本报告由甲市乙区人民政府办公室根据条例编制。',
        ...BODY,
      ),
    ).toBe('甲市乙区人民政府')
    expect(agencyOf('2021年乙区财政局政府信息公开工作年度报告', '信息来源：甲市乙区财政局', ...BODY)).toBe(
      '甲市乙区财政局',
    )
    expect(agencyOf('2021年区财政局政府信息公开工作年度报告', '来源：甲市某某区财政局', ...BODY)).toBe(
      '甲市某某区财政局',
    )
    expect(agencyOf('2021年区财政局政府信息公开工作年度报告', '我区财政局认真编制。', ...BODY)).toBe(
      '区财政局',
    )
    expect(
      agencyOf(
        '乙区财政局2021年政府信息公开工作年度报告',
        '根据丙省甲市要求，乙区财政局编制本报告。',
        ...BODY,
      ),
    ).toBe('乙区财政局')
  })

  it('in the signature, then on the page', () => {
    expect(agencyOf('来源：县委宣传办', ...BODY, '甲县上城街道办事处', '2022年1月11日')).toBe(
      '甲县上城街道办事处',
    )
    expect(agencyOf('发布日期：2021-01-20 来源：甲县财政局', ...BODY)).toBe('甲县财政局')
    expect(agencyOf('索引号A12发布机构甲县财政局发文日期2021-01-20', ...BODY)).toBe('甲县财政局')
    expect(agencyOf('发布机构：甲县财政局公开日期：2021-01-20', ...BODY)).toBe('甲县财政局')
  })
})

describe('what is unknown', () => {
  it.each([
    [['report.titleUnknown', 'report.agencyUnknown', 'report.yearUnknown'], BODY],
    [['report.titleUnknown'], ['2022年，甲县财政局认真落实，编制本报告。', ...BODY]],
    [[], ['甲县财政局2022年政府信息公开工作年度报告', ...BODY]],
  ])('is said: %j', async (codes, lines) => {
    const report = await parseReport([...lines, '二、主动公开政府信息情况', '公开3条。'].join('\n'))
    expect(report.diagnostics.map(({ code }) => code).filter((code) => code.startsWith('report.'))).toEqual(
      codes,
    )
  })
})

describe('year', () => {
  it('is what most evidence says, and the rest is reported', () => {
    const { year, diagnostics } = metadataOf(
      '甲镇2020年政府信息公开工作年度报告',
      '发布日期：2022-01-20',
      '数据统计期限为2021年1月1日至12月31日。',
      ...BODY,
      '2021年，公开3条。',
    )
    expect([year, diagnostics]).toEqual([
      2021,
      ['check.year: The report is taken to be for 2021, but the title says 2020.'],
    ])
  })

  it.each([
    '2022年，甲局主动公开政府信息32条，包括2021年信息公开年报1条。',
    '2022年，甲局主动公开2021年度政府信息公开工作年度报告等11个事项。',
    '2022年，及时发布2021年政府信息公开年报。',
  ])('is not that of last year’s report, published in this: %s', (sentence) => {
    const { year, diagnostics } = metadataOf('甲局2022年政府信息公开工作年度报告', '一、总体情况', sentence)
    expect([year, diagnostics]).toEqual([2022, []])
  })

  it('is the first section’s own where that announces the report', () => {
    expect(metadataOf('一、总体情况', '现将2021年政府信息公开工作年度报告公布如下。').year).toBe(2021)
  })

  it('is never that of a law’s number or of a quoted plan', () => {
    expect(
      metadataOf(
        '根据国办公开办函〔2021〕30号和《2019年工作要点》，编制本报告。',
        '一、总体情况',
        '2020年，公开3条。',
      ).year,
    ).toBe(2020)
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
    expect(
      publishedOnOf(
        tableOfRows([
          [{ text: '索引号' }, { text: '成文日期' }],
          [{ text: 'A1' }, { text: '2022-01-07' }],
        ]),
        ...BODY,
      ),
    ).toBe('2022-01-07')
    expect(publishedOnOf(...BODY, '甲局', '二〇二一年一月二十日')).toBe('2021-01-20')
  })

  it('are the signature’s before those under the report, and never those of links', () => {
    expect(
      publishedOnOf(
        ...BODY,
        '甲局',
        '2024年1月20日',
        '上一篇：通知 发布日期：2024-03-01',
        '发布时间：2024-02-01',
      ),
    ).toBe('2024-01-20')
    expect(
      publishedOnOf(
        '甲局2023年政府信息公开工作年度报告',
        ...BODY,
        '上一篇：通知 发布日期：2024-03-01',
        '发布时间：2024-02-01',
      ),
    ).toBe('2024-02-01')
    expect(
      publishedOnOf('甲局2023年政府信息公开工作年度报告', ...BODY, '来源：甲局', '发布时间：2023-02-01'),
    ).toBeNull()
    expect(
      publishedOnOf('甲局2023年政府信息公开工作年度报告', ...BODY, '相关链接', '年报 发布时间：2024-05-01'),
    ).toBeNull()
  })

  it.each([
    ['收费自2023年5月1日', null],
    ['截至2023年12月31日', null],
    ['甲市乙局 2024年1月20日', '2024-01-20'],
    ['甲市乙局（二〇二四年一月二十日）', '2024-01-20'],
  ])('signature: %s', (line, date) => {
    expect(publishedOnOf(...BODY, line)).toBe(date)
  })

  it.each([
    ['统计期限自２０２４年１月１日至１２月３１日。', { from: '2024-01-01', to: '2024-12-31' }],
    ['统计期限为二〇二三年一月一日至十二月三十一日。', { from: '2023-01-01', to: '2023-12-31' }],
    ['公告期限自2024年1月1日至2024年2月1日。', null],
    ['统计期限自2024年1月1日起至2024年12月31日止。', { from: '2024-01-01', to: '2024-12-31' }],
    ['数据的统计周期为 2024 年 1 月 1 日至 12 月 31 日。', { from: '2024-01-01', to: '2024-12-31' }],
    ['统计期限自201911日起至20191231日止。', { from: '2019-01-01', to: '2019-12-31' }],
    ['时间跨度为201211-1231日。', { from: '2012-01-01', to: '2012-12-31' }],
    ['统计期限为2021年1月1日至20211230日止。', { from: '2021-01-01', to: '2021-12-30' }],
    ['统计期限自2019111日起至20191231日止。', null],
    ['统计期限自20191月1日至201912月31日。', { from: '2019-01-01', to: '2019-12-31' }],
    ['统计期限自2024年1月1日起,至2024年12月31日止。', { from: '2024-01-01', to: '2024-12-31' }],
    ['统计期限自2024年1月1日始至2024年12月31日止。', { from: '2024-01-01', to: '2024-12-31' }],
    ['内容涵盖2024年1月1日至12月31日期间政府信息公开工作情况。', { from: '2024-01-01', to: '2024-12-31' }],
    ['2024年1月1日至6月30日期间开展了培训。', null],
    ['数据截止日期为2024年12月31日。', null],
    ['2024年1月1日至3月1日开展了培训。', null],
  ])('period: %s', (line, period) => {
    expect(metadataOf(line, ...BODY).period).toEqual(period)
  })
})

describe('the day above the report', () => {
  it.each([
    ['2022年01月18日来源:1', '2022-01-18'],
    ['2022-01-20 作者:佚名 点击数:', '2022-01-20'],
    ['2022年01月12日 17:12:21', '2022-01-12'],
    ['2022-02-05 17:21 甲市民政局', '2022-02-05'],
    ['2022年1月5日，甲局召开会议。', null],
  ])('%s', (line, date) => {
    expect(publishedOnOf('甲局2021年政府信息公开工作年度报告', line, ...BODY)).toBe(date)
  })

  it('tells the year only where it is near the day on which reports are due', () => {
    expect(metadataOf('发布日期：2022-01-20', ...BODY).year).toBe(2021)
    expect(metadataOf('发布日期：2021-10-08', ...BODY).year).toBeNull()
  })
})

describe('the agency in sentences', () => {
  it.each([
    ['特向社会公布甲市乙区财政局2022年度政府信息公开情况。', '甲市乙区财政局'],
    [
      '特向社会公布国家税务总局甲市税务局（以下简称“甲市税务局”，下文类同）2021年政府信息公开工作年度报告。请与甲市税务局政务公开工作领导小组办公室联系。',
      '国家税务总局甲市税务局',
    ],
    ['为认真做好甲市卫生健康局政府信息公开工作，我局按照要求编制本报告。', '甲市卫生健康局'],
    ['甲县市场监督管理局结合单位实际，编制本单位2022年度政务公开工作年度报告。', '甲县市场监督管理局'],
    ['如有疑问，请与甲市乙区丙镇政府综合督考办公室联系。', '甲市乙区丙镇政府'],
    ['如有疑问，请联系甲海关办公室新闻信息办公室。', '甲海关'],
    ['如有疑问，请与甲市卫生健康委员会办公室联系。', '甲市卫生健康委员会'],
    ['如有疑问，请与甲县人民政府办公室联系。', '甲县人民政府办公室'],
    ['如有疑问，请与甲县机构编制委员会办公室联系。', '甲县机构编制委员会办公室'],
    ['2021年，甲市城乡结合部建设管理局高度重视公开工作。', '甲市城乡结合部建设管理局'],
  ])('%s', (line, agency) => expect(agencyOf(line, ...BODY)).toBe(agency))

  it.each([
    ['现公开甲市乙区财政局2022年度政府信息公开工作年度报告。', '甲市乙区财政局'],
    ['现将宿甲市2017年政府信息公开年度报告公布如下。', '宿甲市'],
    ['根据要求，现向社会公开甲县乙镇人民政府2021年政府信息公开工作年度报告。', '甲县乙镇人民政府'],
    ['本年报由甲县水务局编写。', '甲县水务局'],
    ['本报告是由甲县乙街道办事处按照《条例》编制。', '甲县乙街道办事处'],
    ['本年报通过甲县人民政府信息公开网站公布。', null],
    ['报告可在甲县人民政府信息公开专栏查阅。', null],
    ['按照甲县人民政府办公室政府信息公开工作要求，编制本报告。', null],
    ['根据甲县水务局政府信息公开工作实际，编制本报告。', '甲县水务局'],
    ['现公布甲市经济技术开发区2022年政府信息公开工作年度报告。', '甲市经济技术开发区'],
    ['综合2017年度丽甲市各县（市、区）政府和市级各部门的政府信息公开年度工作报告编制而成。', '丽甲市'],
    ['如有疑问，可与甲县水务局办公室联系。', '甲县水务局'],
    ['2022年，甲自由贸易试验区管理委员会认真落实。', '甲自由贸易试验区管理委员会'],
    ['現公佈樂甲縣農業農村局2022年政府資訊。2022年，樂甲縣農業農村局認真落實。', '樂甲縣農業農村局'],
  ])('behind verbs and prepositions: %s', (line, agency) => expect(agencyOf(line, ...BODY)).toBe(agency))

  it('stands in the body where nothing else names it', () => {
    expect(
      agencyOf('一、总体情况', '有序。', '二、政府信息公开收费情况', '2014年，甲乡未收取费用。'),
    ).toBeNull()
    expect(agencyOf('一、总体情况', '有序。', '二、收费情况', '2014年，南甲乡未收取费用。')).toBe('南甲乡')
    expect(agencyOf('一、总体情况', '有序。', '二、收费情况', '2014年，县委办公室认真督查。')).toBeNull()
  })

  it('is not made longer by an address', () => {
    expect(
      agencyOf(
        '甲县乙镇2023年政府信息公开工作年度报告',
        '如有疑问，请联系我镇（地址：丙省丁市甲县乙镇大道1号）。',
        ...BODY,
      ),
    ).toBe('甲县乙镇')
    expect(agencyOf('甲县乙镇2023年政府信息公开工作年度报告', '丁市甲县乙镇编制本报告。', ...BODY)).toBe(
      '丁市甲县乙镇',
    )
  })
})
