import type { Column, Row, SumRule, TemplateData } from '../template.js'

const applicants = [
  { key: 'naturalPersons', label: '自然人', unit: '件', en: 'natural persons' },
  { key: 'enterprises', label: '商业企业', unit: '件', en: 'commercial enterprises' },
  { key: 'researchInstitutions', label: '科研机构', unit: '件', en: 'scientific research institutions' },
  {
    key: 'publicInterestOrganizations',
    label: '社会公益组织',
    unit: '件',
    en: 'public-interest organizations',
  },
  { key: 'legalServiceInstitutions', label: '法律服务机构', unit: '件', en: 'legal service institutions' },
  { key: 'otherOrganizations', label: '其他', unit: '件', en: 'other legal persons or organizations' },
  { key: 'total', label: '总计', aliases: ['合计'], unit: '件', en: 'all applicants' },
] as const satisfies readonly Column[]

const CORNER = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'
const APPLICANTS = '申请人情况'
const ORGANIZATIONS = '法人或其他组织'
const HANDLED = '三、本年度办理结果'
const DENIED = '（三）不予公开'
const UNAVAILABLE = '（四）无法提供'
const NOT_PROCESSED = '（五）不予处理'
const OTHER = '（六）其他处理'

const intake = [
  { key: 'received', path: ['一、本年新收政府信息公开申请数量'], en: 'Requests newly received this year' },
  {
    key: 'carriedIn',
    path: ['二、上年结转政府信息公开申请数量'],
    en: 'Requests carried over from last year',
  },
] as const satisfies readonly Row[]

const results = [
  { key: 'results.granted', path: [HANDLED, '（一）予以公开'], en: 'Granted in full' },
  {
    key: 'results.partlyGranted',
    path: [HANDLED, '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
    en: 'Granted in part',
  },
  {
    key: 'results.denied.stateSecrets',
    path: [HANDLED, DENIED, '1.属于国家秘密'],
    en: 'Denied: state secrets',
  },
  {
    key: 'results.denied.prohibitedByLaw',
    path: [HANDLED, DENIED, '2.其他法律行政法规禁止公开'],
    en: 'Denied: disclosure prohibited by other laws or regulations',
  },
  {
    key: 'results.denied.securityAndStability',
    path: [HANDLED, DENIED, '3.危及“三安全一稳定”'],
    en: 'Denied: endangers national, public or economic security or social stability',
  },
  {
    key: 'results.denied.thirdPartyRights',
    path: [HANDLED, DENIED, '4.保护第三方合法权益'],
    en: 'Denied: protects lawful rights of third parties',
  },
  {
    key: 'results.denied.internalAffairs',
    path: [HANDLED, DENIED, '5.属于三类内部事务信息'],
    en: 'Denied: internal affairs (three kinds)',
  },
  {
    key: 'results.denied.processInformation',
    path: [HANDLED, DENIED, '6.属于四类过程性信息'],
    en: 'Denied: process information (four kinds)',
  },
  {
    key: 'results.denied.enforcementFiles',
    path: [HANDLED, DENIED, '7.属于行政执法案卷'],
    en: 'Denied: administrative enforcement case files',
  },
  {
    key: 'results.denied.administrativeInquiries',
    path: [HANDLED, DENIED, '8.属于行政查询事项'],
    en: 'Denied: matters of administrative inquiry',
  },
  {
    key: 'results.unavailable.notHeld',
    path: [HANDLED, UNAVAILABLE, '1.本机关不掌握相关政府信息'],
    en: 'Unavailable: information not held',
  },
  {
    key: 'results.unavailable.needsCreation',
    path: [HANDLED, UNAVAILABLE, '2.没有现成信息需要另行制作'],
    en: 'Unavailable: would have to be created',
  },
  {
    key: 'results.unavailable.stillUnclear',
    path: [HANDLED, UNAVAILABLE, '3.补正后申请内容仍不明确'],
    en: 'Unavailable: still unclear after correction',
  },
  {
    key: 'results.notProcessed.petitions',
    path: [HANDLED, NOT_PROCESSED, '1.信访举报投诉类申请'],
    en: 'Not processed: petitions, reports and complaints',
  },
  {
    key: 'results.notProcessed.repeated',
    path: [HANDLED, NOT_PROCESSED, '2.重复申请'],
    en: 'Not processed: repeated requests',
  },
  {
    key: 'results.notProcessed.publications',
    path: [HANDLED, NOT_PROCESSED, '3.要求提供公开出版物'],
    en: 'Not processed: published material asked for',
  },
  {
    key: 'results.notProcessed.excessive',
    path: [HANDLED, NOT_PROCESSED, '4.无正当理由大量反复申请'],
    en: 'Not processed: excessive requests without good reason',
  },
  {
    key: 'results.notProcessed.reconfirmation',
    path: [HANDLED, NOT_PROCESSED, '5.要求行政机关确认或重新出具已获取信息'],
    en: 'Not processed: confirmation or reissue of information already obtained',
  },
] as const satisfies readonly Row[]

/** （六） is one row in the format of 2019 … */
const otherCombined = [
  {
    key: 'results.other.combined',
    path: [HANDLED, OTHER],
    aliases: ['（六）其他'],
    en: 'Other handling (printed as one row)',
  },
] as const satisfies readonly Row[]

/** … and three since 2021. */
const otherSplit = [
  {
    key: 'results.other.notCorrectedInTime',
    path: [HANDLED, OTHER, '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
    aliases: ['1.申请人无正当理由逾期不补正', '1.逾期不补正'],
    en: 'Other handling: not corrected in time',
  },
  {
    key: 'results.other.feeUnpaid',
    path: [HANDLED, OTHER, '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
    aliases: ['2.申请人逾期未按收费通知要求缴纳费用', '2.逾期不缴费'],
    en: 'Other handling: fee not paid in time',
  },
  { key: 'results.other.other', path: [HANDLED, OTHER, '3.其他'], en: 'Other handling: other' },
] as const satisfies readonly Row[]

const outcome = [
  { key: 'results.total', path: [HANDLED, '（七）总计'], aliases: ['（七）合计'], en: 'All results' },
  {
    key: 'carriedForward',
    path: ['四、结转下年度继续办理'],
    aliases: ['四、结转下一年继续办理', '四、结转下一年度继续办理'],
    en: 'Carried forward to next year',
  },
] as const satisfies readonly Row[]

const keys = (list: readonly { key: string }[]): string[] => list.map(({ key }) => key)

const heads = [
  { label: APPLICANTS, over: keys(applicants) },
  { label: ORGANIZATIONS, over: keys(applicants.slice(1, -1)) },
]

const rules = (resultRows: readonly Row[]): SumRule[] => [
  { code: 'check.rowTotal', over: 'columns', left: keys(applicants.slice(0, -1)), right: ['total'] },
  { code: 'check.columnTotal', over: 'rows', left: keys(resultRows), right: ['results.total'] },
  // 勾稽关系, printed in the table's corner: 第一项加第二项之和，等于第三项加第四项之和.
  {
    code: 'check.balance',
    over: 'rows',
    left: ['received', 'carriedIn'],
    right: ['results.total', 'carriedForward'],
    name: 'balance',
  },
]

const form = {
  table: 'requests',
  section: 3,
  layout: 'down',
  joint: ', ',
  yearly: [{ code: 'check.carryOver', over: 'rows', now: 'carriedIn', last: 'carriedForward' }],
  corner: CORNER,
  furniture: [CORNER, APPLICANTS, ORGANIZATIONS, HANDLED, DENIED, UNAVAILABLE, NOT_PROCESSED, OTHER],
} as const

/** Table of section 三 as of 2019 and 2020 (国办公开办函〔2019〕60号): 23 rows, 161 numbers. */
export const requests2019 = {
  ...form,
  formats: ['2019'],
  blocks: [{ heads, columns: applicants, rows: [...intake, ...results, ...otherCombined, ...outcome] }],
  rules: rules([...results, ...otherCombined]),
} as const satisfies TemplateData

/** Table of section 三 since 2021 (国办公开办函〔2021〕30号): 25 rows, 175 numbers. */
export const requests2021 = {
  ...form,
  formats: ['2021'],
  blocks: [{ heads, columns: applicants, rows: [...intake, ...results, ...otherSplit, ...outcome] }],
  rules: rules([...results, ...otherSplit]),
} as const satisfies TemplateData
