/** The form's tables as sheets of spanned cells. Written apart from src/form/tables on purpose: the tests know the form for themselves. */
import { type Printed, blank } from './printed.js'

export interface SheetCell {
  /** May hold line breaks, which a page prints as such. */
  text: string
  rowSpan?: number
  columnSpan?: number
  /** A value: what it is, and what a right reading of it says. */
  indicator?: string
  printed?: Printed
  /** How the cell's content is written in its format, where that is more than its text: HTML, or paragraphs of Word. */
  markup?: string
}

export type Sheet = SheetCell[][]
export type Values = ReadonlyMap<string, Printed>
export type Format = '2019' | '2021'

const label = (text: string, columnSpan = 1, rowSpan = 1): SheetCell => ({ text, columnSpan, rowSpan })

function value(values: Values, indicator: string, columnSpan = 1): SheetCell {
  const printed = values.get(indicator) ?? blank
  return { text: printed.text, columnSpan, indicator, printed }
}

export const APPLICANTS = [
  ['naturalPersons', '自然人'],
  ['enterprises', '商业企业'],
  ['researchInstitutions', '科研机构'],
  ['publicInterestOrganizations', '社会公益组织'],
  ['legalServiceInstitutions', '法律服务机构'],
  ['otherOrganizations', '其他'],
  ['total', '总计'],
] as const

type Group = readonly [name: string, rows: readonly (readonly [key: string, label: string])[]]

const GROUPS: readonly Group[] = [
  [
    '（三）不予公开',
    [
      ['denied.stateSecrets', '1.属于国家秘密'],
      ['denied.prohibitedByLaw', '2.其他法律行政法规禁止公开'],
      ['denied.securityAndStability', '3.危及“三安全一稳定”'],
      ['denied.thirdPartyRights', '4.保护第三方合法权益'],
      ['denied.internalAffairs', '5.属于三类内部事务信息'],
      ['denied.processInformation', '6.属于四类过程性信息'],
      ['denied.enforcementFiles', '7.属于行政执法案卷'],
      ['denied.administrativeInquiries', '8.属于行政查询事项'],
    ],
  ],
  [
    '（四）无法提供',
    [
      ['unavailable.notHeld', '1.本机关不掌握相关政府信息'],
      ['unavailable.needsCreation', '2.没有现成信息需要另行制作'],
      ['unavailable.stillUnclear', '3.补正后申请内容仍不明确'],
    ],
  ],
  [
    '（五）不予处理',
    [
      ['notProcessed.petitions', '1.信访举报投诉类申请'],
      ['notProcessed.repeated', '2.重复申请'],
      ['notProcessed.publications', '3.要求提供公开出版物'],
      ['notProcessed.excessive', '4.无正当理由大量反复申请'],
      ['notProcessed.reconfirmation', '5.要求行政机关确认或重新出具已获取信息'],
    ],
  ],
]

const OTHER_2021: Group = [
  '（六）其他处理',
  [
    ['other.notCorrectedInTime', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
    ['other.feeUnpaid', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
    ['other.other', '3.其他'],
  ],
]

/** The result rows that （七）总计 adds up. */
export const resultKeys = (format: Format): string[] => [
  'granted',
  'partlyGranted',
  ...GROUPS.flatMap(([, rows]) => rows.map(([key]) => key)),
  ...(format === '2021' ? OTHER_2021[1].map(([key]) => key) : ['other.combined']),
]

/** Table of section 三: ten grid columns, three of them labels. */
export function requestsSheet(format: Format, values: Values): Sheet {
  const cells = (row: string) => APPLICANTS.map(([column]) => value(values, `requests.${row}.${column}`))
  const groups = format === '2021' ? [...GROUPS, OTHER_2021] : GROUPS
  const results: Sheet = [
    [label('（一）予以公开', 2), ...cells('results.granted')],
    [label('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 2), ...cells('results.partlyGranted')],
    ...groups.flatMap(([name, rows]) =>
      rows.map(([key, text], i) => [
        ...(i === 0 ? [label(name, 1, rows.length)] : []),
        label(text),
        ...cells(`results.${key}`),
      ]),
    ),
    ...(format === '2019' ? [[label('（六）其他处理', 2), ...cells('results.other.combined')]] : []),
    [label('（七）总计', 2), ...cells('results.total')],
  ]
  results[0]!.unshift(label('三、本年度办理结果', 1, results.length))
  return [
    [
      label('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3),
      label('申请人情况', 7),
    ],
    [label('自然人', 1, 2), label('法人或其他组织', 5), label('总计', 1, 2)],
    APPLICANTS.slice(1, 6).map(([, text]) => label(text)),
    [label('一、本年新收政府信息公开申请数量', 3), ...cells('received')],
    [label('二、上年结转政府信息公开申请数量', 3), ...cells('carriedIn')],
    ...results,
    [label('四、结转下年度继续办理', 3), ...cells('carriedForward')],
  ]
}

export const REQUESTS_HEAD = 3

export const OUTCOMES = [
  ['upheld', '结果维持'],
  ['corrected', '结果纠正'],
  ['other', '其他结果'],
  ['pending', '尚未审结'],
  ['total', '总计'],
] as const
export const DISPUTES = ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration'] as const

const outcomeLabels = (rowSpan = 1): SheetCell[] => OUTCOMES.map(([, text]) => label(text, 1, rowSpan))
const outcomes = (values: Values, kind: string): SheetCell[] =>
  OUTCOMES.map(([key]) => value(values, `disputes.${kind}.${key}`))

/** Table of section 四: one row of 15 numbers. */
export const disputesSheet = (values: Values): Sheet => [
  [label('行政复议', 5), label('行政诉讼', 10)],
  [...outcomeLabels(2), label('未经复议直接起诉', 5), label('复议后起诉', 5)],
  [...outcomeLabels(), ...outcomeLabels()],
  DISPUTES.flatMap((kind) => outcomes(values, kind)),
]

/** The same as three small tables, each under its caption. */
export const disputesApart = (values: Values): [caption: string, Sheet][] =>
  DISPUTES.map((kind, i) => [
    ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'][i]!,
    [outcomeLabels(), outcomes(values, kind)],
  ])

const cellsAt = (
  values: Values,
  row: string,
  columns: readonly string[],
  spans: readonly number[],
): SheetCell[] => columns.map((column, i) => value(values, `proactiveDisclosure.${row}.${column}`, spans[i]))

interface Article {
  number: string
  columns: readonly (readonly [key: string, label: string])[]
  spans: readonly number[]
  rows: readonly (readonly [key: string, label: string])[]
}

const ARTICLES_2021: readonly Article[] = [
  {
    number: '一',
    columns: [
      ['issued', '本年制发件数'],
      ['repealed', '本年废止件数'],
      ['inForce', '现行有效件数'],
    ],
    spans: [1, 1, 1],
    rows: [
      ['regulations', '规章'],
      ['normativeDocuments', '行政规范性文件'],
    ],
  },
  {
    number: '五',
    columns: [['decisions', '本年处理决定数量']],
    spans: [3],
    rows: [['licensing', '行政许可']],
  },
  {
    number: '六',
    columns: [['decisions', '本年处理决定数量']],
    spans: [3],
    rows: [
      ['penalties', '行政处罚'],
      ['coercion', '行政强制'],
    ],
  },
  {
    number: '八',
    columns: [['amount', '本年收费金额（单位：万元）']],
    spans: [3],
    rows: [['fees', '行政事业性收费']],
  },
]

const ITEMS = [
  ['itemsLastYear', '上一年项目数量'],
  ['change', '本年增/减'],
] as const

/** The columns of the blocks cross one another, as they do in print: 1+2+1 above 2+1+1. */
const ARTICLES_2019: readonly Article[] = [
  {
    number: '一',
    columns: [
      ['made', '本年新制作数量'],
      ['newlyDisclosed', '本年新公开数量'],
      ['totalDisclosed', '对外公开总数量'],
    ],
    spans: [1, 2, 1],
    rows: [
      ['regulations', '规章'],
      ['normativeDocuments', '规范性文件'],
    ],
  },
  {
    number: '五',
    columns: [...ITEMS, ['decisions', '处理决定数量']],
    spans: [2, 1, 1],
    rows: [
      ['licensing', '行政许可'],
      ['otherServices', '其他对外管理服务事项'],
    ],
  },
  {
    number: '六',
    columns: [...ITEMS, ['decisions', '处理决定数量']],
    spans: [2, 1, 1],
    rows: [
      ['penalties', '行政处罚'],
      ['coercion', '行政强制'],
    ],
  },
  { number: '八', columns: ITEMS, spans: [2, 2], rows: [['fees', '行政事业性收费']] },
  {
    number: '九',
    columns: [
      ['items', '采购项目数量'],
      ['amount', '采购总金额'],
    ],
    spans: [2, 2],
    rows: [['procurement', '政府集中采购']],
  },
]

export const articlesOf = (format: Format): readonly Article[] =>
  format === '2021' ? ARTICLES_2021 : ARTICLES_2019

const articleSheet = (values: Values, width: number, { number, columns, spans, rows }: Article): Sheet => [
  [label(`第二十条第（${number}）项`, width)],
  [label('信息内容'), ...columns.map(([, text], i) => label(text, spans[i]))],
  ...rows.map(([key, text]) => [
    label(text),
    ...cellsAt(
      values,
      key,
      columns.map(([column]) => column),
      spans,
    ),
  ]),
]

/** Table of section 二, one sheet for each article. */
export const articleSheets = (format: Format, values: Values): Sheet[] =>
  articlesOf(format).map((article) => articleSheet(values, format === '2021' ? 4 : 5, article))

export const proactiveSheet = (format: Format, values: Values): Sheet => articleSheets(format, values).flat()
