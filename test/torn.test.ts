import { describe, expect, it } from '@jest/globals'
import { type Report, parseReport, readReport, toText } from '../src/index.js'
import { isFormRow } from '../src/form/rows.js'
import { DIALECTS, RUN_TOGETHER, flatten } from './support/flatten.js'
import { blank } from './support/generate/printed.js'
import { type MadeReport, type Making, makeReport } from './support/generate/report.js'
import { cellsOf } from './support/generate/truth.js'

const MAKINGS: Making[] = [
  { agency: '临浦县发展和改革局', year: 2020, seed: 2027 },
  { agency: '临浦县发展和改革局', year: 2024, seed: 2038 },
]

const DENSE = MAKINGS.map(makeReport)
/** The same with a blank for every zero. */
const SPARSE = DENSE.map(({ values }, i) => {
  const zeros = [...values].filter(([, { value }]) => value === 0)
  return makeReport({
    ...MAKINGS[i]!,
    printed: Object.fromEntries(zeros.map(([indicator]) => [indicator, blank])),
  })
})

interface Score {
  /** Values and blanks that the report gives, printed or recovered. */
  known: number
  /** Ambiguous, or not in the report at all. */
  open: number
  wrong: string[]
}

async function scoreOf(reports: MadeReport[], write: (made: MadeReport) => string): Promise<Score> {
  const score: Score = { known: 0, open: 0, wrong: [] }
  for (const made of reports) {
    const { observations } = await parseReport(write(made))
    const observed = new Map<string, Report['observations'][number]>(
      observations.map((observation) => [observation.indicator, observation]),
    )
    for (const [indicator, { value, text }] of cellsOf(made)) {
      const got = observed.get(indicator)
      if (!got || got.state === 'ambiguous') score.open++
      else if (got.value !== value)
        score.wrong.push(`${indicator}: ${got.state} ${got.value} for ${text || 'a blank'}`)
      else score.known++
    }
  }
  return score
}

/** Of 398 cells: so many are known at least where every zero is blank. Below 398 the text has lost places of values. */
const KNOWN_OF_SPARSE: Record<string, number> = {
  D1: 83,
  D2: 83,
  D3: 398,
  D4: 398,
  'D4 padded': 160,
  'D4 with column spans': 314,
  'D5 bar after': 398,
  'D5 padded': 398,
  'D5 opened': 398,
  'D5 bar after, blanks dropped': 58,
  'D5 bar before': 398,
  'D5 bars alone': 398,
  'D5 blank lines': 58,
  D6: 398,
  'D7 by bars': 361,
  D7: 398,
  D8: 398,
  D9: 324,
  'D9 wrapped': 254,
  'D9 in characters': 324,
  'D9 in characters, wrapped': 254,
  D10: 59,
  'D10 wrapped': 45,
  'D10 scattered': 45,
}

describe('a report flattened to a dialect', () => {
  it.each(Object.entries(DIALECTS))(
    '%s',
    async (name, dialect) => {
      expect(await scoreOf(DENSE, (made) => flatten(made, dialect))).toEqual({
        known: 398,
        open: 0,
        wrong: [],
      })
      const sparse = await scoreOf(SPARSE, (made) => flatten(made, dialect))
      expect(sparse.wrong).toEqual([])
      expect(sparse.known).toBeGreaterThanOrEqual(KNOWN_OF_SPARSE[name]!)
    },
    60_000,
  )
})

/** Of 398 cells: those of 规范性文件 have no sum that would part their digits; where blanks stand for zeros, hardly any has. */
const KNOWN_RUN_TOGETHER: Record<string, { dense: number; sparse: number }> = {
  'one line': { dense: 398, sparse: 59 },
  'run together': { dense: 375, sparse: 1 },
  'run together by rows': { dense: 375, sparse: 1 },
  'run together below labels': { dense: 375, sparse: 1 },
}

describe('a table that has run together', () => {
  it.each(Object.entries(RUN_TOGETHER))(
    '%s: what is read is right, what is not is said',
    async (name, dialect) => {
      const { dense, sparse } = KNOWN_RUN_TOGETHER[name]!
      const [full, short] = [
        await scoreOf(DENSE, (made) => flatten(made, dialect)),
        await scoreOf(SPARSE, (made) => flatten(made, dialect)),
      ]
      expect([full.wrong, short.wrong]).toEqual([[], []])
      expect(full.known).toBeGreaterThanOrEqual(dense)
      expect(short.known).toBeGreaterThanOrEqual(sparse)
      for (const made of [...DENSE, ...SPARSE]) {
        const { observations, diagnostics } = await parseReport(flatten(made, dialect))
        const open = observations.filter(({ state }) => state === 'ambiguous')
        const rows = new Set(open.map(({ indicator }) => indicator.slice(0, indicator.lastIndexOf('.'))))
        const named = new Set(diagnostics.map(({ indicator }) => indicator))
        expect([...rows].filter((one) => !named.has(one))).toEqual([])
      }
    },
  )

  it('is read from labels and values in one line', async () => {
    const report = await parseReport(
      [
        '临浦县发展和改革局2024年政府信息公开工作年度报告',
        '二、主动公开政府信息情况',
        '第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件6233440第二十条第（五）项信息内容本年处理决定数量行政许可4529第二十条第（六）项信息内容本年处理决定数量行政处罚1100行政强制65第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费18651.06',
      ].join('\n'),
    )
    expect(report.proactiveDisclosure).toMatchObject({
      regulations: { issued: 0, repealed: 0, inForce: 0 },
      normativeDocuments: { issued: null, repealed: null, inForce: null },
      licensing: { decisions: 4529 },
      penalties: { decisions: 1100 },
      coercion: { decisions: 65 },
      fees: { amount: 18651.06 },
    })
    expect(codes(report)).toContain('cell.ambiguous proactiveDisclosure.normativeDocuments')
  })

  it('is a sentence where the words between its numbers are others', async () => {
    const { requests } = await parseReport(
      section3('全年新收申请217件，其中自然人216件，商业企业1件，予以公开71件，部分公开29件，其他均已答复'),
    )
    expect(requests).toBeNull()
  })

  it('is not parted where a blank may stand among the digits', async () => {
    const report = await parseReport(
      section3(
        '一、本年新收政府信息公开申请数量1001002',
        '（一）予以公开1001002',
        '（二）部分公开11',
        '（七）总计1001002',
        '四、结转下年度继续办理 0 0 0 0 0 0 0',
      ),
    )
    expect(row(report, 'results.granted')).toEqual(new Array(7).fill('ambiguous'))
  })
})

describe('cells one a line', () => {
  const section2 = (...lines: string[]): string =>
    [
      '临浦县发展和改革局2020年政府信息公开工作年度报告',
      '二、主动公开政府信息情况',
      '第二十条第（一）项',
      '信息内容',
      '本年新制作数量',
      '本年新公开数量',
      '对外公开总数量',
      ...lines,
    ].join('\n\n')

  it('are read above a label that is none of the form’s, which is named', async () => {
    const { proactiveDisclosure, diagnostics } = await parseReport(
      section2(
        '规章',
        '0',
        '0',
        '0',
        '规范性文件',
        '11',
        '11',
        '19',
        '其他主动公开文件',
        '3',
        '3',
        '3',
        '第二十条第（五）项',
      ),
    )
    expect(proactiveDisclosure).toMatchObject({
      regulations: { made: 0, newlyDisclosed: 0, totalDisclosed: 0 },
      normativeDocuments: { made: 11, newlyDisclosed: 11, totalDisclosed: 19 },
    })
    expect(diagnostics.find(({ code }) => code === 'row.extra')?.message).toContain(
      '其他主动公开文件 | 3 | 3 | 3',
    )
  })

  it('say nothing of a row behind whose label the text breaks off', async () => {
    const { observations, diagnostics } = await parseReport(
      section2('规章', '0', '0', '0', '规范性文件', '4', '4', '130', '第二十条第（五）项', '行政许可'),
    )
    expect(observations.filter(({ state }) => state === 'blank')).toEqual([])
    expect(diagnostics.map(({ indicator }) => indicator)).toContain('proactiveDisclosure.licensing')
  })
})

const section3 = (...lines: string[]): string =>
  [
    '临浦县发展和改革局2024年政府信息公开工作年度报告',
    '一、总体情况',
    '全年工作有序开展。',
    '三、收到和处理政府信息公开申请情况',
    '自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计',
    ...lines,
    '五、存在的主要问题及改进情况',
    '公开形式单一。',
  ].join('\n')

const row = (report: Report, key: string): (number | string | null)[] =>
  report.observations
    .filter(({ indicator }) => indicator.startsWith(`requests.${key}.`))
    .map(({ state, value }) => (state === 'number' ? value : state))

const codes = (report: Report): string[] =>
  report.diagnostics
    .filter(({ code }) => /^(?:table|cell)\./.test(code))
    .map(({ code, indicator }) => `${code} ${indicator ?? ''}`.trim())

describe('sections of torn text', () => {
  it.each(Object.entries(DIALECTS))(
    '%s: no row is taken for a heading',
    async (_, dialect) => {
      for (const made of [...DENSE, ...SPARSE]) {
        const { sections, diagnostics } = await parseReport(flatten(made, dialect))
        expect(sections.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
        expect(diagnostics.filter(({ code }) => code.startsWith('section.'))).toEqual([])
      }
    },
    60_000,
  )

  it.each([
    '二、上年结转政府信息公开申请数量 0 0 2',
    '一、本年新收政府信息公',
    '三、本年度办理结果 （一）予以公开 8 0 - / 2',
    '三、本年度办理结果 5.要求行政机关确认或',
    '四、 结转下年度继续办理 1',
    '四、结转下年度继续办理0001023',
    '四、结转下年度继续办理1/7///8',
  ])('knows a row by its label or its beginning: %s', (line) => expect(isFormRow(line)).toBe(true))

  it.each([
    '一、本年',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况 3',
    '四、行政复议、行政诉讼情况',
    '三、本年度办理建议提案情况',
    '四、结转下年度继续办理的工作',
    '一、本年度主动公开政府信息情况',
    '',
    '3 0 0',
  ])('lets other lines be headings: %s', (line) => expect(isFormRow(line)).toBe(false))
})

describe('lines of text', () => {
  const lines = (made: MadeReport): string[] => flatten(made, DIALECTS.D10!).split('\n')

  it('may have their numbers in front, blank ones or not', async () => {
    const [made] = DENSE
    const printed = lines(made!)
    const plain = await parseReport(printed.join('\n'))
    const counted = printed.map((line, i) => `${String(i + 1).padStart(3)} ${line}`)
    const skipping = printed.filter(Boolean).map((line, i) => `${i + 7} ${line}`)
    for (const numbered of [counted, skipping])
      expect((await parseReport(numbered.join('\n'))).observations.map(({ value }) => value)).toEqual(
        plain.observations.map(({ value }) => value),
      )
  })

  it('have no blank where something stands that is no number', async () => {
    const text = lines(DENSE[1]!)
      .map((line) => line.replace(/ (\d+)$/, ' .$1'))
      .join('\n')
    const { observations } = await parseReport(text)
    expect(observations.filter(({ state }) => state === 'blank')).toEqual([])
  })
})

describe('torn rows', () => {
  const first = [
    '一、本年新收政府信息公开申请数量 3 1 0 0 0 0 4',
    '二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1',
  ]

  it('takes a label from above and below its numbers, past page numbers and words of the first column', async () => {
    const report = await parseReport(
      section3(
        ...first,
        '三、本',
        '2.其他法律行政法规禁',
        '年度办',
        '1 0 0 0 0 0 1',
        '止公开',
        '- 3 -',
        '5.要求行政机关确认或',
        '理结果',
        '2 1 0 0 0 0 3',
        '重新出具已获取信息',
        '（七）总计 3 1 0 0 0 0 4',
      ),
    )
    expect(row(report, 'received')).toEqual([3, 1, 0, 0, 0, 0, 4])
    expect(row(report, 'results.denied.prohibitedByLaw')).toEqual([1, 0, 0, 0, 0, 0, 1])
    expect(row(report, 'results.notProcessed.reconfirmation')).toEqual([2, 1, 0, 0, 0, 0, 3])
    expect(row(report, 'results.total')).toEqual([3, 1, 0, 0, 0, 0, 4])
  })

  it('does not take a row that is not in the form for one that the text lacks', async () => {
    const report = await parseReport(
      section3(
        ...first,
        '（一）予以公开 1 0 0 0 0 0 1',
        '其中网上申请件 9 0 0 0 0 0 9',
        '1.属于国家秘密 0 0 0 0 0 0 0',
      ),
    )
    expect(row(report, 'results.partlyGranted')).toEqual([])
    expect(report.observations.some(({ value }) => value === 9)).toBe(false)
  })

  it('does not take a row whose label is printed twice for the one that the text lacks', async () => {
    const line = (label: string, value: number) => `| ${[label, value, 0, 0, 0, 0, 0, value].join(' | ')} |`
    const labels = [
      '1.属于国家秘密',
      '2.其他法律行政法规禁止公开',
      '3.危及“三安全一稳定”',
      '4.保护第三方合法权益',
      '5.属于三类内部事务信息',
      '6.属于三类内部事务信息',
      '7.属于行政执法案卷',
    ]
    const report = await parseReport(
      [
        '三、收到和处理政府信息公开申请情况',
        '',
        '| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '|---|---|---|---|---|---|---|---|',
        ...labels.map((label, i) => line(label, i + 1)),
      ].join('\n'),
    )
    expect(row(report, 'results.denied.internalAffairs')).toEqual([5, 0, 0, 0, 0, 0, 5])
    expect(row(report, 'results.denied.processInformation')).toEqual([])
    expect(row(report, 'results.denied.enforcementFiles')).toEqual([7, 0, 0, 0, 0, 0, 7])
    expect(report.diagnostics.filter(({ code }) => code === 'row.extra').length).toBe(1)
  })

  it('leaves open digits of several cells that ran together, where the sum parts them in two ways', async () => {
    const report = await parseReport(
      section3(...first, '（一）予以公开102001013', '（七）总计 3 1 0 0 0 0 4'),
    )
    expect(row(report, 'results.granted')).toEqual(new Array(7).fill('ambiguous'))
    expect(codes(report)).toContain('cell.ambiguous requests.results.granted')
  })

  it('says that a table is lost of which only a mark is left', async () => {
    const report = await parseReport(section3('[TABLE]'))
    expect(report.requests).toBeNull()
    expect(codes(report)).toContain('table.lost')
  })

  it('reads single values behind their labels', async () => {
    const report = await parseReport(
      [
        '临浦县发展和改革局2024年政府信息公开工作年度报告',
        '一、总体情况',
        '全年工作有序开展。',
        '二、主动公开政府信息情况',
        '第二十条第（五）项',
        '信息内容本年处理决定数量',
        '行政许可 97',
        '第二十条第（六）项',
        '行政处罚 0',
        '行政强制 12',
        '第二十条第（八）项',
        '行政事业性收费 3.5',
        '五、存在的主要问题及改进情况',
        '公开形式单一。',
      ].join('\n'),
    )
    expect(report.proactiveDisclosure).toMatchObject({
      licensing: { decisions: 97 },
      penalties: { decisions: 0 },
      coercion: { decisions: 12 },
      fees: { amount: 3.5 },
    })
  })
})

describe('text taken from a page piece by piece', () => {
  const letter = (...lines: string[]): string =>
    [
      '临浦县发展和改革局2024年政府信息公开工作年度报告',
      '一、总体情况',
      '全年工作有序开展。',
      ...lines,
      '五、存在的主要问题及改进情况',
      '公开形式单一。',
    ].join('\n\n')

  it('has values under labels that are not theirs: none is claimed', async () => {
    const proactive = [
      '二、主动公开政府信息情况',
      '第二十条第（五）项',
      '信息内容',
      '上一年项目数量',
      '本年增/减',
      '处理决定数量',
      '行政许可',
      '其他对外管理服务事项',
      '3140',
      '1413',
      '4221',
      '第二十条第（六）项',
      '信息内容',
      '上一年项目数量',
      '行政处罚',
      '1403',
      '本年增/减',
      '处理决定数量',
      '行政强制',
      '688',
    ]
    const requests = [
      '三、收到和处理政府信息公开申请情况',
      '申请人情况',
      '一、本年新收政府信息公开申请数量',
      '法人或其他组织',
      '自然人',
      '411',
      '295',
      '157',
      '1974',
      '（一）予以公开',
      '总计',
      '商业企业',
      '56',
      '64',
      '1.信访举报投诉类申请',
      '78',
      '17',
      '13',
      '89',
      '28',
      '39',
      '67',
      '2.重复申请',
      '3.要求提供公开出版物',
      '65',
      '15',
      '80',
    ]
    const { observations, diagnostics } = await parseReport(letter(...proactive, ...requests))
    expect(observations.filter(({ state }) => state !== 'ambiguous')).toEqual([])
    expect(diagnostics.filter(({ code }) => code === 'table.lost').length).toBe(2)
  })

  it('but cells one a line in the order of the rows are read', async () => {
    const lines = [
      '二、主动公开政府信息情况',
      '第二十条第（一）项',
      '信息内容',
      '本年制发件数',
      '本年废止件数',
      '现行有效件数',
      '规章',
      '0',
      '0',
      '0',
      '行政规范性文件',
      '4',
      '2',
      '19',
      '第二十条第（五）项',
      '信息内容',
      '本年处理决定数量',
      '行政许可',
      '3140',
      '第二十条第（六）项',
      '信息内容',
      '本年处理决定数量',
      '行政处罚',
      '1403',
      '行政强制',
      '688',
      '三、收到和处理政府信息公开申请情况',
      '自然人',
      '商业企业',
      '科研机构',
      '社会公益组织',
      '法律服务机构',
      '其他',
      '总计',
      '一、本年新收政府信息公开申请数量',
      '3',
      '1',
      '0',
      '0',
      '0',
      '0',
      '4',
      '（一）予以公开',
      '2',
      '1',
      '0',
      '0',
      '0',
      '0',
      '3',
      '（七）总计',
      '2',
      '1',
      '0',
      '0',
      '0',
      '0',
      '3',
    ]
    const report = await parseReport(letter(...lines))
    expect(row(report, 'received')).toEqual([3, 1, 0, 0, 0, 0, 4])
    expect(row(report, 'results.total')).toEqual([2, 1, 0, 0, 0, 0, 3])
    expect(
      report.observations
        .filter(({ indicator }) => indicator === 'proactiveDisclosure.penalties.decisions')
        .map(({ value }) => value),
    ).toEqual([1403])
  })
})

describe('text with page breaks', () => {
  const pages = (...numbers: (number | string)[]): string =>
    `${section3('一、本年新收政府信息公开申请数量', '3', '1', '0', '0', '0', '0', '4')}\n${numbers[0]}\n\f二、上年结转\n${numbers[1]}\n\f完\n`

  it('has lost its page numbers where these count the pages', async () => {
    expect(toText(await readReport(pages(11, 12)))).not.toMatch(/^1[12]$/m)
    expect(toText(await readReport(pages(11, 17)))).toMatch(/^17$/m)
  })
})

describe('columns of 二 and 四 in another order than the form’s', () => {
  const stateOf = async (lines: readonly string[], indicator: string) => {
    const { observations } = await parseReport(['2023年政府信息公开工作年度报告', ...lines].join('\n'))
    const found = observations.find((one) => one.indicator === indicator)
    return found?.value ?? found?.state
  }
  const issued = (...head: string[]) =>
    stateOf(
      ['二、主动公开政府信息情况', '第二十条第（一）项', ...head, '规章 1 2 3', '行政规范性文件 4 5 6'],
      'proactiveDisclosure.normativeDocuments.issued',
    )
  const upheld = (first: string, second: string) =>
    stateOf(
      [
        '四、政府信息公开行政复议、行政诉讼情况',
        '行政复议 行政诉讼',
        ...[0, 1, 2].map(() => `${first} ${second} 其他结果 尚未审结 总计`),
        '1 2 3 4 10 0 0 0 0 0 0 0 0 0 0',
      ],
      'disputes.reconsideration.upheld',
    )

  it('is undecided', async () => {
    expect(await issued('信息内容 本年制发件数 本年废止件数 现行有效件数')).toBe(4)
    expect(await issued('信息内容', '本年制发件数', '本年废止件数', '现行有效件数')).toBe(4)
    expect(await issued('信息内容 本年废止件数 本年制发件数 现行有效件数')).toBe('ambiguous')
    expect(await issued('信息内容', '现行有效件数', '本年制发件数', '本年废止件数')).toBe('ambiguous')
    expect(await issued('信息内容 本年制发件数 现行有效件数')).toBe('ambiguous')
    expect(await upheld('结果维持', '结果纠正')).toBe(1)
    expect(await upheld('结果纠正', '结果维持')).toBe('ambiguous')
  })
})

describe('columns of a text in another order than the form’s', () => {
  const rows = [
    '一、本年新收政府信息公开申请数量',
    '二、上年结转政府信息公开申请数量',
    '（一）予以公开',
    '2.重复申请',
    '（七）总计',
    '四、结转下年度继续办理',
  ]
  const requestsUnder = async (...head: string[]) => {
    const lines = rows.map((label, i) => `${label} ${i + 20} ${i + 3} 0 0 0 0 ${2 * i + 23}`)
    const text = ['2023年政府信息公开工作年度报告', '三、收到和处理政府信息公开申请情况', ...head, ...lines]
    const { observations, diagnostics } = await parseReport(text.join('\n'))
    const own = observations.filter(({ indicator }) => indicator.startsWith('requests.received.'))
    return {
      received: own.map(({ state, value }) => value ?? state),
      named: diagnostics.some(({ indicator }) => indicator === 'requests.received'),
    }
  }

  it.each([
    [['自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计']],
    [['自然人 法人或其他组织 总计', '商业企业 科研机构 社会公益组织 法律服务机构 其他']],
  ])('%s: as the form has them', async (head) =>
    expect(await requestsUnder(...head)).toEqual({ received: [20, 3, 0, 0, 0, 0, 23], named: false }),
  )

  it.each([
    [['总计 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他']],
    [['商业企业 科研机构 社会公益组织 法律服务机构 其他 自然人 总计']],
    [['其他', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '总计']],
  ])('%s: undecided', async (head) =>
    expect(await requestsUnder(...head)).toEqual({
      received: new Array(7).fill('ambiguous'),
      named: true,
    }),
  )
})
