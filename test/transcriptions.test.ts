import { describe, expect, it } from '@jest/globals'
import { type Report, parseReport } from '../src/index.js'

/** What text recognition and language models make of a report: Markdown with heads and headings of their own. */
const read = (...lines: string[]): Promise<Report> =>
  parseReport(
    ['# 临浦县教育局2024年政府信息公开工作年度报告', '## 一、总体情况', '全年工作有序开展。', ...lines].join(
      '\n',
    ),
  )

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: string, ...rows: string[]): string[] => {
  const cells = rows.map((row) => row.split(' '))
  return ['', line(head.split(' ')), line(head.split(' ').map(() => '---')), ...cells.map(line), '']
}

const numbers = ({ observations }: Report): Record<string, (number | string | null)[]> => {
  const rows: Record<string, (number | string | null)[]> = {}
  for (const { indicator, state, value } of observations) {
    const row = indicator.slice(0, indicator.lastIndexOf('.'))
    rows[row] = [...(rows[row] ?? []), state === 'number' ? value : state]
  }
  return rows
}

const codes = ({ diagnostics }: Report): string[] =>
  [...new Set(diagnostics.map(({ code }) => code))]
    .filter((code) => /^(?:label|row|cell|table\.lost)/.test(code))
    .sort()

const sections = ({ sections: all }: Report): string[] => all.map(({ number, title }) => `${number} ${title}`)

const DATA = '数据1 数据2 数据3 数据4 数据5 数据6 数据7'
const ZEROS = '0 0 0 0 0 0 0'
const GROUPS: [title: string, rows: [key: string, label: string, values: string][]][] = [
  [
    '### 申请数量',
    [
      ['received', '一、本年新收政府信息公开申请数量', '5 1 0 0 0 1 7'],
      ['carriedIn', '二、上年结转政府信息公开申请数量', '1 0 0 0 0 0 1'],
    ],
  ],
  [
    '**三、本年度办理结果**',
    [
      ['results.granted', '（一）予以公开', '2 0 0 0 0 1 3'],
      ['results.partlyGranted', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '1 0 0 0 0 0 1'],
    ],
  ],
  [
    '（三）不予公开',
    [
      ['results.denied.stateSecrets', '1.属于国家秘密', ZEROS],
      ['results.denied.prohibitedByLaw', '2.其他法律行政法规禁止公开', ZEROS],
      ['results.denied.securityAndStability', '3.危及“三安全一稳定”', ZEROS],
      ['results.denied.thirdPartyRights', '4.保护第三方合法权益', '0 1 0 0 0 0 1'],
      ['results.denied.internalAffairs', '5.属于三类内部事务信息', ZEROS],
      ['results.denied.processInformation', '6.属于四类过程性信息', ZEROS],
      ['results.denied.enforcementFiles', '7.属于行政执法案卷', ZEROS],
      ['results.denied.administrativeInquiries', '8.属于行政查询事项', ZEROS],
    ],
  ],
  [
    '（四）无法提供',
    [
      ['results.unavailable.notHeld', '1.本机关不掌握相关政府信息', '2 0 0 0 0 0 2'],
      ['results.unavailable.needsCreation', '2.没有现成信息需要另行制作', ZEROS],
      ['results.unavailable.stillUnclear', '3.补正后申请内容仍不明确', ZEROS],
    ],
  ],
  [
    '（五）不予处理',
    [
      ['results.notProcessed.petitions', '1.信访举报投诉类申请', ZEROS],
      ['results.notProcessed.repeated', '2.重复申请', ZEROS],
      ['results.notProcessed.publications', '3.要求提供公开出版物', ZEROS],
      ['results.notProcessed.excessive', '4.无正当理由大量反复申请', ZEROS],
      ['results.notProcessed.reconfirmation', '5.要求行政机关确认或重新出具已获取信息', ZEROS],
    ],
  ],
  [
    '（六）其他',
    [
      ['results.other.notCorrectedInTime', '1.逾期不补正', ZEROS],
      ['results.other.feeUnpaid', '2.逾期不缴费', ZEROS],
      ['results.other.other', '3.其他', ZEROS],
    ],
  ],
  [
    '### 合计',
    [
      ['results.total', '（七）总计', '5 1 0 0 0 1 7'],
      ['carriedForward', '四、结转下年度继续办理', '1 0 0 0 0 0 1'],
    ],
  ],
]
const ROWS = GROUPS.flatMap(([, rows]) => rows)
const TRUTH = Object.fromEntries(
  ROWS.map(([key, , values]) => [`requests.${key}`, values.split(' ').map(Number)]),
)
const printed = (rows: typeof ROWS): string[] => rows.map(([, label, values]) => `${label} ${values}`)

describe('the table of section 三 in a transcription', () => {
  it('is read from one small table for each group, under heads that were made up', async () => {
    const report = await read(
      '## 三、收到和处理政府信息公开申请情况',
      ...GROUPS.flatMap(([title, rows]) => [title, ...table(`项目 ${DATA}`, ...printed(rows))]),
    )
    expect(numbers(report)).toEqual(TRUTH)
    expect(codes(report)).toEqual(['label.byPosition'])
    expect(report.requests?.format).toBe('2021')
  })

  it.each([
    [
      'rows of the form as columns',
      '项目 本年新收件数 上年结转件数 予以公开 部分公开 不予公开 无法提供 总计',
    ],
    ['rows, and no name over the labels', '类别 予以公开 部分公开 不予公开 无法提供 不予处理 其他处理 结转'],
    ['two columns in wrong places', '项目 本年新收件数 上年结转件数 总计 其他 不予公开 无法提供 备注'],
    ['a column too few', '数据1 数据2 数据3 数据4 数据5 数据6'],
  ])('keeps the form’s order of columns under a head that makes no sense: %s', async (_, head) => {
    const report = await read('## 三、收到和处理政府信息公开申请情况', ...table(head, ...printed(ROWS)))
    expect(numbers(report)).toEqual(TRUTH)
    expect(codes(report)).toEqual(['label.byPosition'])
  })

  it('does not take a row of blank cells for a head', async () => {
    const rows = printed(ROWS).map((row) => row.replace(ZEROS, '').trim())
    const text = [
      '## 三、收到和处理政府信息公开申请情况',
      '自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 | |||',
      ...rows.map((row) => `${row.split(' ').join(' | ')} | |||`),
    ]
    const report = await read(...text)
    expect(numbers(report)['requests.results.other.other']).toEqual(new Array(7).fill('blank'))
    expect(Object.keys(numbers(report))).toHaveLength(25)
  })

  it('infers nothing where the head lacks a column of the form', async () => {
    const report = await read(
      '## 三、收到和处理政府信息公开申请情况',
      '项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 总计 | |||',
      ...ROWS.map(
        ([, label, values]) =>
          `${label} | ${values
            .split(' ')
            .filter((_, i) => i !== 5)
            .join(' | ')} | |||`,
      ),
    )
    expect(report.observations.filter(({ state }) => state === 'inferred' || state === 'number')).toEqual([])
    expect(new Set(Object.values(numbers(report)).flat())).toEqual(new Set(['ambiguous']))
  })
})

describe('the table of section 四 in a transcription', () => {
  const OUTCOMES = '结果维持 结果纠正 其他结果 尚未审结 总计'
  const CAPTIONS = ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）']
  const VALUES = ['1 0 0 2 3', '0 1 0 0 1', '4 0 0 0 4']
  const ANSWER = Object.fromEntries(
    ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration'].map((row, i) => [
      `disputes.${row}`,
      VALUES[i]!.split(' ').map(Number),
    ]),
  )
  const small = (order: number[], title: (caption: string) => string, head: string): string[] =>
    order.flatMap((i) => [title(CAPTIONS[i]!), ...table(head, VALUES[i]!)])

  it.each([
    ['headings', [0, 1, 2], (caption: string) => `### ${caption}`, OUTCOMES, []],
    ['paragraphs', [0, 1, 2], (caption: string) => `**${caption}：**`, OUTCOMES, []],
    ['the captions in another order', [1, 2, 0], (caption: string) => caption, OUTCOMES, []],
    [
      'heads that were made up',
      [2, 0, 1],
      (caption: string) => caption,
      '数据1 数据2 数据3 数据4 数据5',
      ['label.byPosition'],
    ],
  ])('is read from three small tables: %s', async (_, order, title, head, expected) => {
    const report = await read('## 四、政府信息公开行政复议、行政诉讼情况', ...small(order, title, head))
    expect(numbers(report)).toEqual(ANSWER)
    expect(codes(report)).toEqual(expected)
  })

  it('is read where one of the small tables names its row itself, and another only says 诉讼', async () => {
    const [first, second, third] = VALUES
    const report = await read(
      '## 四、政府信息公开行政复议、行政诉讼情况',
      '复议后起诉：',
      ...table(OUTCOMES, third!),
      '行政复议',
      ...table(`类型 ${OUTCOMES}`, `行政复议 ${first!}`),
      '诉讼',
      ...table(OUTCOMES, second!),
    )
    expect(numbers(report)).toEqual(ANSWER)
    expect(codes(report)).toEqual(['label.byPosition'])
  })
})

describe('headings of a transcription', () => {
  it('are known though some are lost, some made up, and some have dirt in front', async () => {
    const report = await read(
      '### 一是从严日常管理。',
      '加强管理。',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '公开形式单一。',
      '### 二是拓宽公开渠道。',
      '丰富形式。',
      'l六、其他需要报告的事项',
      '无。',
    )
    expect(sections(report)).toEqual([
      '1 总体情况',
      '3 收到和处理政府信息公开申请情况',
      '4 政府信息公开行政复议、行政诉讼情况',
      '5 存在的主要问题及改进情况',
      '6 其他需要报告的事项',
    ])
  })
})

describe('tables whose numbers are gone', () => {
  const lost = ({ diagnostics }: Report): string[] =>
    diagnostics.flatMap(({ code, message }) => (code === 'table.lost' ? [message] : []))

  it('are said to be lost, and the rest of the report is returned', async () => {
    const report = await read(
      '二、主动公开政府信息情况',
      '第二十条第（一）项',
      '信息内容 本年制发件数 本年废止件数 现行有效件数',
      '规章',
      '行政规范性文件',
      '三、收到和处理政府信息公开申请情况',
      ...ROWS.map(([, label]) => label),
      '四、政府信息公开行政复议、行政诉讼情况',
      '行政复议',
      '结果维持 结果纠正 其他结果 尚未审结 总计',
      '五、存在的主要问题及改进情况',
      '公开形式单一。',
    )
    expect(lost(report)).toEqual([
      'Section 二: the table has no numbers; only its labels stand in the text (第二十条第（一）项; 信息内容; 本年制发件数, …).',
      'Section 三: the table has no numbers; only its labels stand in the text (一、本年新收政府信息公开申请数量; 二、上年结转政府信息公开申请数量; （一）予以公开, …).',
      'Section 四: the table has no numbers; only its labels stand in the text (行政复议; 结果维持; 结果纠正, …).',
    ])
    expect(report.observations).toEqual([])
    expect(report.sections.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  })

  it('are not missed where prose speaks of them', async () => {
    const report = await read(
      '二、主动公开政府信息情况',
      '本年规章、行政规范性文件均未制发。',
      '行政许可 行政处罚',
      '五、存在的主要问题及改进情况',
      '公开形式单一。',
    )
    expect(lost(report)).toEqual([])
  })

  it('are refused where digits of several cells make several numbers', async () => {
    const report = await read(
      '三、收到和处理政府信息公开申请情况',
      '自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计',
      '一、本年新收政府信息公开申请数量 102 001 013',
      '二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1',
      '（一）予以公开 1 0 0 0 0 0 1',
      '（七）总计 1 0 0 0 0 0 1',
    )
    expect(numbers(report)['requests.received']).toEqual(new Array(7).fill('ambiguous'))
    expect(lost(report)).toEqual([
      'Section 三, 一、本年新收政府信息公开申请数量 (Requests newly received this year): the numbers of this row have run together and can not be told apart: 一、本年新收政府信息公开申请数量 102 001 013.',
    ])
  })
})
