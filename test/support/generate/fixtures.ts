/** The project's own reports: each shows some quirks of print, and says what a right reading finds. */
import { gb18030, utf16 } from './encode.js'
import { articleSheets, disputesApart, disputesSheet } from './form.js'
import { type PageStyle, toHtml } from './html.js'
import { as, blank, notApplicable, number, unreadable } from './printed.js'
import {
  type MadeReport,
  type Piece,
  makeReport,
  paragraph,
  sheetOf,
  table,
  withBody,
  withHeadings,
  withSheet,
} from './report.js'
import { copyOf, cut, insertBefore, plainRow, relabelled, unjoined, withoutRows } from './sheets.js'
import { type Dialect, lostIn, toDialect } from './text.js'
import { type Truth, truthOf } from './truth.js'

export interface Fixture {
  name: string
  bytes: Uint8Array
  truth: Truth
  /** Cells whose places the source lost: ambiguous, never wrong. */
  lost: ReadonlySet<string>
  /** Warnings and errors that the report must give, as `code` or `code indicator`, and no others. */
  findings: string[]
}

interface Expected {
  truth?: Partial<Truth>
  findings?: string[]
}

const utf8 = (text: string): Uint8Array => Buffer.from(text)

const page = (
  name: string,
  made: MadeReport,
  style: PageStyle,
  { truth, findings = [] }: Expected = {},
): Fixture => ({
  name: `${name}.html`,
  bytes: (style.charset === 'gb2312' ? gb18030 : utf8)(toHtml(made, style)),
  truth: {
    ...truthOf(made),
    ...(style.page === 'portal' && { publishedOn: `${made.year + 1}-01-20` }),
    ...truth,
  },
  lost: new Set(),
  findings,
})

const text = (
  name: string,
  made: MadeReport,
  dialect: Dialect,
  { truth, findings = [] }: Expected = {},
  encode = utf8,
): Fixture => ({
  name: `${name}.${dialect === 'markdown' || dialect === 'html' ? 'md' : 'txt'}`,
  bytes: encode(toDialect(made, dialect)),
  truth: { ...truthOf(made), ...truth },
  lost: lostIn(made, dialect),
  findings,
})

const title = (...lines: string[]): Piece => ({ kind: 'title', lines })
const withFront = (made: MadeReport, ...front: Piece[]): MadeReport => ({ ...made, front })
const rest = (made: MadeReport): Piece[] => made.front.slice(1)

function portal(): Fixture {
  const made = makeReport({ agency: '望川县教育局', year: 2023, seed: 11 })
  return page('portal-2023', made, { page: 'portal' })
}

/** Pasted from Word: words and digits torn over spans, blank cells for zeros, remarks under values, broken head labels. */
function word(): Fixture {
  const made = makeReport({
    agency: '临溪市住房和城乡建设局',
    year: 2022,
    seed: 12,
    most: 900,
    printed: {
      'proactiveDisclosure.normativeDocuments.issued': as('22\n（其中修订16件）', 22),
      'proactiveDisclosure.normativeDocuments.inForce': as('1,155', 1155),
      'proactiveDisclosure.licensing.decisions': as('１２０３４', 12034),
      'proactiveDisclosure.fees.amount': as('59237.2449', 59237.2449),
    },
  })
  const companies = [
    'enterprises',
    'researchInstitutions',
    'publicInterestOrganizations',
    'legalServiceInstitutions',
    'otherOrganizations',
  ]
  const blanks = withSheet(made, 3, (sheet) =>
    relabelled(
      sheet.map((row) =>
        row.map((cell) =>
          cell.printed?.value === 0 && companies.some((key) => cell.indicator!.endsWith(key))
            ? { ...cell, text: '', printed: blank }
            : cell,
        ),
      ),
      {
        商业企业: '商业企\n业',
        科研机构: '科研\n机构',
        社会公益组织: '社会\n公益\n组织',
        法律服务机构: '法律服\n务机构',
      },
    ),
  )
  return page('word-2022', blanks, { page: 'article', prose: 'word', cells: 'word' })
}

/** One division, lines parted by <br> alone; the table of 2019 with columns that cross, signed changes and money. */
function breaks(): Fixture {
  const made = makeReport({
    agency: '石桥区司法局',
    year: 2019,
    seed: 13,
    printed: {
      'proactiveDisclosure.licensing.change': as('+19', 19),
      'proactiveDisclosure.otherServices.change': as('-35', -35),
      'proactiveDisclosure.penalties.change': as('增加3', 3),
      'proactiveDisclosure.coercion.change': as('减2', -2),
      'proactiveDisclosure.fees.itemsLastYear': blank,
      'proactiveDisclosure.procurement.amount': as('251000元', 251000, '元'),
    },
  })
  const broken = withSheet(made, 2, (sheet) =>
    relabelled(sheet, {
      本年新制作数量: '本年新\n制作数量',
      本年新公开数量: '本年新\n公开数量',
      对外公开总数量: '对外公开\n总数量',
    }),
  )
  return page('breaks-2019', broken, { prose: 'br' })
}

/** Declared gb2312; the agency's name has a character that only GB18030 has. */
function declaredGb2312(): Fixture {
  return page('gb18030-2021', makeReport({ agency: '青禾县龙䶮镇人民政府', year: 2021, seed: 14 }), {
    charset: 'gb2312',
    page: 'portal',
  })
}

/** Nested layout tables; the title broken inside the phrase; section 二 as one table for each article. */
function nested(): Fixture {
  const made = makeReport({ agency: '白鹭市东屏街道办事处', year: 2023, seed: 15 })
  const apart = withBody(made, 2, articleSheets('2021', made.values).map(table))
  const broken = withFront(
    apart,
    title('白鹭市东屏街道办事处2023年度政府', '信息公开工作年度报告'),
    ...rest(made),
  )
  return page('nested-2023', broken, { page: 'nested', cells: 'paragraphs' })
}

/** Cells without end tags; head cells that ought to be joined are single ones beside blanks. */
function unclosed(): Fixture {
  const made = makeReport({ agency: '松岗区统计局', year: 2024, seed: 16 })
  const flat = [2, 3, 4].reduce((report, number) => withSheet(report, number, unjoined), made)
  return page('unclosed-2024', flat, { page: 'fragment', cells: 'unclosed' })
}

/** Table of 三 cut at a page with its head printed again, that of 二 without. */
function split(): Fixture {
  const made = makeReport({ agency: '望川县水务局', year: 2022, seed: 17 })
  const pieces = (number: number, before: number, head: number): Piece[] =>
    cut(sheetOf(made, number), before, head).map(table)
  const parted = withBody(withBody(made, 3, pieces(3, 15, 3)), 2, pieces(2, 7, 0))
  return page('split-2022', parted, { prose: 'word', cells: 'paragraphs' })
}

/** A table of contents first; headings with their text on one line; numbering that starts again at the tables. */
function runIn(): Fixture {
  const made = makeReport({ agency: '临溪市云岭镇人民政府', year: 2023, seed: 18 })
  const ordinals = ['一', '一', '二', '三', '四', '五']
  const headed = withHeadings(made, (number, name) => `${ordinals[number - 1]}、${name}`)
  const lastTwo = headed.sections.map((section) => {
    if (section.number === 5)
      return { ...section, heading: `${section.heading}：一是公开内容的深度不够，二是栏目更新不够均衡。` }
    if (section.number === 6)
      return {
        ...section,
        heading: `${section.heading}。2023年未收取信息处理费，无其他需要报告的事项。`,
        body: [],
      }
    return section
  })
  const contents = [
    '目  录',
    ...headed.sections.map(({ heading }, i) => `${heading}${'.'.repeat(20)}${i + 1}`),
  ].map(paragraph)
  const front: Piece[] = [
    title('临溪市云岭镇人民政府', '2023年政府信息公开工作年度报告'),
    ...contents,
    ...rest(made),
  ]
  return page('run-in-2023', { ...headed, sections: lastTwo, front }, {}, { findings: ['section.ordinal'] })
}

/** A picture in place of table 二; sections 五 and 六 are not there. */
function picture(): Fixture {
  const made = makeReport({ agency: '青禾县柳溪乡人民政府', year: 2020, seed: 19 })
  const image = withBody(made, 2, [{ kind: 'image', alt: '主动公开情况表' }])
  return page(
    'picture-2020',
    { ...image, sections: image.sections.slice(0, 4) },
    {},
    { findings: ['section.missing', 'section.missing', 'table.image'] },
  )
}

/** Rows that the province adds, with instructions in brackets. */
function provincial(): Fixture {
  const made = makeReport({ agency: '白鹭市自然资源局', year: 2020, seed: 20 })
  const more = withSheet(made, 2, (sheet) => {
    const licences = insertBefore(sheet, '其他对外管理服务事项', [
      { text: '行政确认（按事项填报）' },
      { text: '14', columnSpan: 2 },
      { text: '2' },
      { text: '310' },
    ])
    return insertBefore(licences, '行政强制', [
      { text: '行政检查' },
      { text: '9', columnSpan: 2 },
      { text: '0' },
      { text: '1240' },
    ])
  })
  return page(
    'provincial-2020',
    more,
    { page: 'portal', cells: 'word' },
    { findings: ['row.extra', 'row.extra'] },
  )
}

/** The table of 二 as of 2021 above the table of 三 as of 2019; labels with lost and wrong characters. */
function mixed(): Fixture {
  const made = makeReport({
    agency: '松岗区市场监督管理局',
    year: 2023,
    seed: 21,
    formats: { requests: '2019' },
  })
  const damaged = withSheet(made, 3, (sheet) =>
    relabelled(sheet, {
      '2.其他法律行政法规禁止公开': '2.其他法律行政止公开',
      '5.要求行政机关确认或重新出具已获取信息': '5、要求行政机关确认或重 新出具已获取信 息',
      '7.属于行政执法案卷': '7属于行政执法案巻',
      '（三）不予公开': '(三)不予公开',
      '四、结转下年度继续办理': '四、结转下一年继续办理',
    }),
  )
  return page(
    'mixed-2023',
    withSheet(damaged, 2, (sheet) =>
      relabelled(sheet, { 行政规范性文件: '规范性文件', '第二十条第（六）项': '第二十条 第(六)项' }),
    ),
    {},
  )
}

/** Totals that don't add up are reported and left as printed. */
function wrongTotals(): Fixture {
  const made = makeReport({ agency: '望川县卫生健康局', year: 2024, seed: 22 })
  const off = (indicator: string, by: number) =>
    [indicator, number(made.values.get(indicator)!.value! + by)] as const
  const wrong = makeReport({
    agency: made.agency,
    year: made.year,
    seed: 22,
    printed: Object.fromEntries([
      off('requests.received.total', 1),
      off('requests.results.total.enterprises', 2),
      off('disputes.litigation.direct.total', 3),
    ]),
  })
  return page(
    'wrong-totals-2024',
    wrong,
    { page: 'article' },
    {
      findings: [
        'check.balance requests.balance.enterprises',
        'check.balance requests.balance.total',
        'check.columnTotal requests.results.total.enterprises',
        'check.disputeTotal disputes.litigation.direct.total',
        'check.rowTotal requests.received.total',
        'check.rowTotal requests.results.total.total',
      ],
    },
  )
}

/** A head of table 三 that names other things above right columns; table 四 as three small ones; the label column has lost its joined cells. */
function misnamed(): Fixture {
  const made = makeReport({ agency: '石桥区人力资源和社会保障局', year: 2022, seed: 23 })
  const three = withSheet(made, 3, (sheet) => [
    plainRow('项目', '', '', '数据1', '数据2', '数据3', '数据4', '数据5', '数据6', '数据7'),
    ...unjoined(sheet)
      .slice(3)
      .map((row) =>
        row.map((cell) =>
          ['三、本年度办理结果', '（三）不予公开', '（四）无法提供'].includes(cell.text)
            ? { text: '' }
            : cell,
        ),
      ),
  ])
  const four = withBody(
    three,
    4,
    disputesApart(made.values).flatMap(([caption, sheet]) => [paragraph(caption), table(sheet)]),
  )
  return page('misnamed-2022', four, {}, { findings: ['label.byPosition'] })
}

/** The site prints the table of 三 twice. */
function twice(): Fixture {
  const made = makeReport({ agency: '青禾县民政局', year: 2021, seed: 24 })
  const sheet = sheetOf(made, 3)
  const doubled = withBody(made, 3, [table(sheet), paragraph('附：申请办理情况表'), table(copyOf(sheet))])
  const front = [
    title('青禾县民政局2021年政府信息公开工作年度报告'),
    title('青禾县民政局2021年度政府信息公开工作年度报告'),
    ...rest(made),
  ]
  return page(
    'twice-2021',
    withFront(doubled, ...front),
    {},
    { findings: ['table.extra'], truth: { title: '青禾县民政局2021年度政府信息公开工作年度报告' } },
  )
}

/** A row that the table lacks, one with a label of no form, and cells that say something else than a number. */
function odd(): Fixture {
  const made = makeReport({
    agency: '临溪市应急管理局',
    year: 2021,
    seed: 25,
    printed: {
      'proactiveDisclosure.penalties.decisions': unreadable('详见附件'),
      'proactiveDisclosure.coercion.decisions': notApplicable('不适用'),
      'proactiveDisclosure.regulations.inForce': unreadable('2021年'),
    },
  })
  // A row less in one group, a row more in the other.
  const heights: Record<string, number | undefined> = { '（五）不予处理': 4, '三、本年度办理结果': 22 }
  const odd = withSheet(made, 3, (sheet) =>
    withoutRows(
      insertBefore(sheet, '（七）总计', [
        { text: '（六之一）转送其他机关', columnSpan: 2 },
        ...'0000000'.split('').map((text) => ({ text })),
      ]),
      '3.要求提供公开出版物',
    ).map((row) =>
      row.map((cell) => ({ ...cell, ...(heights[cell.text] && { rowSpan: heights[cell.text] }) })),
    ),
  )
  return page(
    'odd-2021',
    odd,
    {},
    {
      findings: [
        'cell.unreadable proactiveDisclosure.penalties.decisions',
        'cell.unreadable proactiveDisclosure.regulations.inForce',
        'row.extra',
        'row.missing',
      ],
    },
  )
}

/** The canonical stream: full-width digits, thousands separators, and the marks for nothing to report. */
function canonical(): Fixture {
  const made = makeReport({
    agency: '白鹭市财政局',
    year: 2022,
    seed: 31,
    printed: {
      'proactiveDisclosure.regulations.issued': notApplicable('/'),
      'proactiveDisclosure.regulations.repealed': notApplicable('-'),
      'proactiveDisclosure.regulations.inForce': notApplicable('无'),
      'proactiveDisclosure.licensing.decisions': as('11,398,889', 11398889),
      'proactiveDisclosure.penalties.decisions': as('６９３', 693),
      'proactiveDisclosure.coercion.decisions': blank,
      'disputes.reconsideration.upheld': notApplicable('—'),
    },
  })
  return text('canonical-2022', made, 'canonical')
}

/** D1, and no title: blank cells are gone, table 四 is a head without data. */
function dropped(): Fixture {
  const made = makeReport({
    agency: '石桥区文化旅游局',
    year: 2020,
    seed: 32,
    printed: {
      'proactiveDisclosure.licensing.itemsLastYear': blank,
      'proactiveDisclosure.licensing.change': blank,
      'proactiveDisclosure.licensing.decisions': blank,
      'proactiveDisclosure.fees.itemsLastYear': blank,
      'proactiveDisclosure.procurement.amount': as('240万元', 240, '万元'),
    },
  })
  const noData = withSheet(made, 4, () => disputesSheet(new Map()))
  const signed = { ...noData, front: rest(made) }
  return text('dropped-2020', signed, 'D1', {
    truth: { title: null },
    findings: ['cell.ambiguous proactiveDisclosure.fees'],
  })
}

const plain = (): Fixture =>
  text('leading-bar-2021', makeReport({ agency: '望川县林业局', year: 2021, seed: 33 }), 'D2')

/** Spans ignored, rows as long as they happen to be; headings numbered 1、 2、. */
function ragged(): Fixture {
  const made = makeReport({ agency: '松岗区审计局', year: 2023, seed: 34 })
  return text(
    'ragged-2023',
    withHeadings(made, (number, name) => `${number}、${name}`),
    'D4',
  )
}

const doubleBars = (): Fixture =>
  text('double-bars-2021', makeReport({ agency: '青禾县气象局', year: 2021, seed: 35 }), 'D6')

/** Tabs; parts called 第一部分. */
function tabs(): Fixture {
  const made = makeReport({ agency: '临溪市交通运输局', year: 2024, seed: 36 })
  return text(
    'tabs-2024',
    withHeadings(made, (number, name) => `第${'一二三四五六'[number - 1]}部分 ${name}`),
    'D8',
  )
}

function markdown(): Fixture {
  const made = makeReport({ agency: '白鹭市农业农村局', year: 2024, seed: 37 })
  return text('rules-2024', made, 'markdown')
}

/** Markdown whose tables are HTML; the title in guillemets of another year's page. */
function htmlInMarkdown(): Fixture {
  const made = makeReport({ agency: '望川县医疗保障局', year: 2025, seed: 38 })
  return text('html-tables-2025', made, 'html')
}

/** UTF-16 with a byte order mark, Windows line ends. */
function wide(): Fixture {
  const made = makeReport({ agency: '石桥区退役军人事务局', year: 2022, seed: 39 })
  return text('utf16-2022', made, 'D3', {}, (written) => utf16(written.replaceAll('\n', '\r\n')))
}

/** Prose that looks like markup, bars and numbers; a section of its own between the six. */
function tricky(): Fixture {
  const made = makeReport({ agency: '松岗区发展和改革局', year: 2021, seed: 40 })
  const prose = withBody(made, 6, [
    paragraph('（一）收费情况。2021年未收取信息处理费。'),
    paragraph(
      '（二）第三十条 | 第三十一条的执行情况：见“公开指南”*修订版*，网址 https://example.cn/a_b?c=1&d=2 。',
    ),
    paragraph('（三）本年度规章制度汇编共3册，其中<政务公开>1册。'),
  ])
  return text('tricky-2021', prose, 'canonical')
}

/** Every fixture, in the order of fixtures/README.md. */
export const fixtures = (): Fixture[] => [
  portal(),
  word(),
  breaks(),
  declaredGb2312(),
  nested(),
  unclosed(),
  split(),
  runIn(),
  picture(),
  provincial(),
  mixed(),
  wrongTotals(),
  misnamed(),
  twice(),
  odd(),
  canonical(),
  dropped(),
  plain(),
  ragged(),
  doubleBars(),
  tabs(),
  markdown(),
  htmlInMarkdown(),
  wide(),
  tricky(),
]
