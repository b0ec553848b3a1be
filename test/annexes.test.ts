/** Lists that reports attach: as printed, however they are laid out, and the statistics of 2014 as far as labels are sure. */
import { describe, expect, it } from '@jest/globals'
import { parseReport, type Report } from '../src/index.js'

const TITLE = '安川市商务局2016年政府信息公开工作年度报告'
const FRONT = [TITLE, '一、概述', '工作平稳。', '附表：政府信息公开情况统计表（2016年度）']

const table = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
const page = (rows: readonly (readonly string[])[]): string =>
  FRONT.map((line) => `<p>${line}</p>`).join('') + table(rows)

const printed = ({ annexes }: Report) =>
  annexes.flatMap(({ rows }) =>
    rows.map(({ path, value, unit, state }) => `${path.join(' / ')} ${value ?? state} ${unit ?? ''}`.trim()),
  )
const statistics = ({ observations }: Report) =>
  Object.fromEntries(
    observations.map(({ indicator, value, state }) => [indicator.replace('statistics.', ''), value ?? state]),
  )
const findings = ({ diagnostics }: Report) => diagnostics.map(({ code }) => code)

/** A part of the form of 2014, with a label that stands under two others. */
const FORM = [
  ['统计指标', '单位', '统计数'],
  ['一、主动公开情况', '——', '——'],
  ['（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', '条', '356'],
  ['其中：主动公开规范性文件数', '条', '5'],
  ['制发规范性文件总数', '件', '6'],
  ['三、依申请公开情况', '——', '——'],
  ['（一）收到申请数', '件', '3'],
  ['1.当面申请数', '件', '1'],
  ['2.传真申请数', '件', '0'],
  ['3.网络申请数', '件', '2'],
  ['4.信函申请数', '件', '0'],
  ['（二）申请办结数', '件', '3'],
  ['四、行政复议数量', '件', '2'],
  ['（二）被依法纠错数', '件', '1'],
  ['五、行政诉讼数量', '件', '4'],
  ['（二）被依法纠错数', '件', '3'],
]
const READ = {
  'proactiveDisclosure.total': 356,
  'proactiveDisclosure.normativeDocumentsDisclosed': 5,
  'proactiveDisclosure.normativeDocumentsIssued': 6,
  'requests.received.total': 3,
  'requests.received.inPerson': 1,
  'requests.received.fax': 0,
  'requests.received.online': 2,
  'requests.received.letter': 0,
  'requests.completed.total': 3,
  'disputes.reconsideration.total': 2,
  'disputes.reconsideration.corrected': 1,
  'disputes.litigation.total': 4,
  'disputes.litigation.corrected': 3,
}
const PATHS = [
  '一、主动公开情况 notApplicable',
  '一、主动公开情况 / （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） 356 条',
  '一、主动公开情况 / （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） / 其中：主动公开规范性文件数 5 条',
  '一、主动公开情况 / （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） / 制发规范性文件总数 6 件',
]

const ROWS = FORM.slice(1)
/** The second half of the rows beside the first, which is longer by one. */
const HALVES = ROWS.slice(0, 8).map((row, i) => [...row, ...(ROWS[i + 8] ?? [])])

describe('the statistics of 2014', () => {
  it.each<[string, string]>([
    ['a table of three columns', page(FORM)],
    [
      'two halves side by side',
      page(FORM.slice(1, 9).map((row, i) => [...row, ...(FORM[i + 9] ?? ['', '', ''])])),
    ],
    [
      'the same with heads',
      page(
        [FORM[0]!, ...FORM.slice(1, 9)].map((row, i) => [
          ...row,
          ...(i === 0 ? FORM[0]! : (FORM[i + 8] ?? ['', '', ''])),
        ]),
      ),
    ],
    [
      'a table with remarks and changes beside the numbers',
      page(FORM.map((row, i) => [...row, ...(i === 0 ? ['备注', '比上年增减'] : ['/', '5'])])),
    ],
    ['a cell a line', [...FRONT, ...FORM.flat()].join('\n')],
    ['a cell a line, blank lines between', [...FRONT, ...FORM.flat()].join('\n\n')],
    ['a cell a line, a bar before each', [...FRONT, ...FORM.flat().map((cell) => `| ${cell}`)].join('\n')],
    ['a row a line', [...FRONT, ...FORM.map((row) => row.join(' '))].join('\n')],
    [
      'a row a line, each with its number',
      [...FRONT, '序号 统计指标 单位 统计数', ...ROWS.map((row, i) => `${i + 1} ${row.join(' ')}`)].join(
        '\n',
      ),
    ],
    ['two rows a line', [...FRONT, ...HALVES.map((row) => row.join(' '))].join('\n')],
    [
      'two rows a line below their heads',
      [...FRONT, [...FORM[0]!, ...FORM[0]!].join(' '), ...HALVES.map((row) => row.join(' '))].join('\n'),
    ],
    ['all on one line', [...FRONT, FORM.flat().join(' ')].join('\n')],
    ['rows of bars', [...FRONT, ...FORM.map((row) => `${row.join(' | ')} | `)].join('\n')],
    ['a pipe table', [...FRONT, '', ...FORM.map((row) => `| ${row.join(' | ')} |`)].join('\n')],
    ['tabs', [...FRONT, ...FORM.map((row) => row.join('\t'))].join('\n')],
    ['two tables, cut by a page', page(FORM.slice(0, 7)) + table(FORM.slice(7))],
  ])('are read from %s', async (_, source) => {
    const report = await parseReport(source)
    expect(statistics(report)).toEqual(READ)
    expect(printed(report).slice(0, 4)).toEqual(PATHS)
    expect(report.statistics).toMatchObject({ format: '2014', complaints: null, requests: { fees: null } })
    expect(report.sections.map(({ kind }) => kind)).toEqual(['introduction'])
    expect(findings(report).filter((code) => code !== 'document.dialect')).toEqual([])
  })

  it('are read beneath the headings of a merged column, whose own number is their sum', async () => {
    const report = await parseReport(
      page([
        ['统计指标', '', '单位', '统计数'],
        ['三、依申请公开情况', '（一）收到申请数', '件', '3'],
        ['', '1.当面申请数', '件', '3'],
        ['', '（二）申请办结数', '件', ''],
        ['四、行政复议数量', '合计', '件', '2'],
        ['', '（二）被依法纠错数', '件', '2'],
      ]),
    )
    expect(statistics(report)).toEqual({
      'requests.received.total': 3,
      'requests.received.inPerson': 3,
      'requests.completed.total': 'blank',
      'disputes.reconsideration.total': 2,
      'disputes.reconsideration.corrected': 2,
    })
  })

  it('take a label from memory only letter for letter, and any other number and unit as printed', async () => {
    const report = await parseReport(
      page([
        ['统计指标', '统计数'],
        ['（一）收到申请数（件）', '12件'],
        ['2.传真方式申请数（件）', '1'],
        ['3.网络申请数（件）', '/'],
        ['（二）申请办结数（件）', '12'],
        ['七、依申请公开信息收取的费用（元）', '300'],
      ]),
    )
    expect(statistics(report)).toEqual({
      'requests.received.total': 12,
      'requests.received.online': 'notApplicable',
      'requests.completed.total': 12,
      'requests.fees': 300,
    })
    expect(report.observations.at(-1)?.unit).toBe('元')
    expect(printed(report)).toContain('（一）收到申请数 / 2.传真方式申请数 1 件')
  })

  it('say which sums do not hold, as information', async () => {
    const wrong = FORM.map((row) => (row[0] === '（一）收到申请数' ? [row[0], '件', '9'] : row))
    const report = await parseReport(page(wrong))
    expect(
      report.diagnostics.map(({ code, severity, actual, expected }) => [code, severity, actual, expected]),
    ).toEqual([['check.statisticsTotal', 'info', 9, 3]])
  })

  it('are not read from several columns of numbers, nor from an older form', async () => {
    const several = await parseReport(
      page([
        ['序号', '统计指标', '单位', '区政府统计数', '乡镇街道统计数'],
        ['1', '（一）收到申请数', '件', '1', '2'],
        ['2', '（二）申请办结数', '件', '3', '4'],
        ['3', '六、举报投诉数量', '件', '5', '6'],
      ]),
    )
    expect(several.statistics).toBeNull()
    expect(printed(several).slice(0, 2)).toEqual([
      '（一）收到申请数 / 区政府统计数 1 件',
      '（一）收到申请数 / 乡镇街道统计数 2 件',
    ])
    const older = await parseReport(
      page([
        ['指标名称', '计量单位', '本年累计'],
        ['主动公开信息数', '条', '120'],
        ['其中：1.机构职能类', '条', '12'],
        ['2.法规文件类', '条', '30'],
        ['申请总数', '条', '3'],
        ['其中：1.当面申请数', '条', '1'],
        ['2.同意公开答复数', '条', '1'],
      ]),
    )
    expect(older.statistics).toBeNull()
    expect(printed(older)).toEqual([
      '主动公开信息数 120 条',
      '主动公开信息数 / 其中：1.机构职能类 12 条',
      '主动公开信息数 / 2.法规文件类 30 条',
      '申请总数 3 条',
      '申请总数 / 其中：1.当面申请数 1 条',
      '申请总数 / 2.同意公开答复数 1 条',
    ])
  })

  it('may be all that a page holds: the body and the year stand over them', async () => {
    const report = await parseReport(
      table([
        ['政府信息公开情况统计表（2017年度）', '', ''],
        ['填报单位（盖章）：安川市人民政府', '', ''],
        ...FORM,
        ['单位负责人：张三', '审核人：李四', '填报日期：2018年1月15日'],
      ]),
    )
    expect([report.year, report.agency, report.annexes[0]?.title]).toEqual([
      2017,
      '安川市人民政府',
      '政府信息公开情况统计表（2017年度）',
    ])
    expect(statistics(report)).toEqual(READ)
    expect(findings(report)).toEqual(['report.titleUnknown'])
  })
})

describe('a report of 2019 and later with an old list', () => {
  it('has its own tables, and the list as printed', async () => {
    const form = table([
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', '0', '0', '0'],
      ['行政规范性文件', '1', '2', '3'],
    ])
    const report = await parseReport(
      [
        '<p>安川市商务局2022年政府信息公开工作年度报告</p><p>一、总体情况</p><p>平稳。</p>',
        `<p>二、主动公开政府信息情况</p>${form}<p>附：2017年统计表</p>${table(FORM)}`,
        '<p>三、收到和处理政府信息公开申请情况</p>',
      ].join(''),
    )
    expect(report.year).toBe(2022)
    expect(report.proactiveDisclosure).toMatchObject({
      normativeDocuments: { issued: 1, repealed: 2, inForce: 3 },
    })
    expect([report.statistics, report.annexes.length]).toEqual([null, 1])
    expect(findings(report)).toContain('statistics.notOwn')
    expect(findings(report)).not.toContain('row.extra')
  })
})

describe('a list of another year, body or scope', () => {
  const headed = (head: string, column = '统计数', more: readonly string[] = []): string =>
    FRONT.slice(0, 3)
      .concat(head, more)
      .map((line) => `<p>${line}</p>`)
      .join('') + table([['统计指标', '单位', column], ...FORM.slice(1)])
  const list = (column: string): string => table([['统计指标', '单位', column], ...FORM.slice(1)])

  it.each<[string, string]>([
    ['another year in the title', headed('附表：统计表（2015年度）')],
    ['another year over the numbers', headed('附表：统计表', '2015年')],
    ['the year before over the numbers', headed('附表：统计表', '上年')],
    ['another body that filled it in', headed('附表：统计表', '统计数', ['填报单位：安川市水务局'])],
    ['two scopes', `${headed('附表1：统计表（本级）')}<p>附表2：统计表（汇总）</p>${list('统计数')}`],
    [
      'a blank column of the own year',
      FRONT.map((line) => `<p>${line}</p>`).join('') +
        table([['统计指标', '单位', '2015年', '2016年'], ...FORM.slice(1).map((row) => [...row, ''])]),
    ],
  ])('is printed, and no statistics: %s', async (_, source) => {
    const report = await parseReport(source)
    expect(statistics(report)).toEqual({})
    expect(report.annexes).not.toEqual([])
    expect(findings(report)).toContain('statistics.notOwn')
  })

  it.each<[string, string]>([
    [
      'by its title',
      `${headed('附表1：统计表（2015年度）')}<p>附表2：统计表（2016年度）</p>${list('统计数')}`,
    ],
    ['by the heads of two tables', headed('附表：统计表', '2015年') + list('2016年')],
    ['a short name of its body', headed('附表：统计表', '统计数', ['填报单位：市商务局', '2017年1月10日'])],
  ])('stands beside the own one, which is taken %s', async (_, source) => {
    const report = await parseReport(source)
    expect(statistics(report)).toEqual(READ)
    expect(findings(report)).not.toContain('statistics.notOwn')
  })
})

it('rows that begin like the foot of a list are kept where they have a number, units as printed', async () => {
  const rows = [
    ['指标名称', '行号', '单位', '数量'],
    ['电话咨询数', '1', '次', '120'],
    ['联系点个数', '2', '个', '3'],
    ['网站访问量', '3', '万次', '35'],
    ['填报人：张三', '', '审核人：李四', ''],
  ]
  expect(printed(await parseReport(page(rows)))).toEqual([
    '电话咨询数 120 次',
    '联系点个数 3 个',
    '网站访问量 35 万次',
  ])
})
