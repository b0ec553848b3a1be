/**
 * What prose speaks of, as data: the words that tell the topic of a number, and every lawful reading of it as a sum of
 * cells. A reading that fits is enough; which one the writer meant can't be known.
 */
import type { Words } from '../../words.js'

/** A sum of cells: `row` or `row.column`, a `*` for all rows below; `-` in front takes away. */
export type CellSum = readonly string[]

/** How it is told what a number is of. */
export interface Cued {
  /** What stands around the number. */
  cue: RegExp
  /** … and must not. */
  unless?: RegExp
  units: readonly string[]
  /** What the passage must speak of. */
  about?: RegExp
  /** The number is of the whole year's work, so a part of it (其中…, by channel, by subject) is another number. */
  whole?: boolean
}

export interface Topic extends Cued {
  name: Words
  readings: readonly CellSum[]
  /** The unit of the cells in units of the prose: 万元 against 元. */
  scale?: number
}

const CASES = ['件', '宗', '份', '起', '条', '例', '件次', '次', '项', '个'] as const
const REQUESTS = /依申请|申请公开|公开申请|信息公开的?申请|公开的?政府信息申请/
const OTHER_CASES =
  /建议|提案|热线|信访|留言|咨询|来信|投诉|举报|信箱|12345|复议|诉讼|案件|备案|公文|专栏|解读|许可|处罚|强制|收费/
/** Counted among the results or not: requests that needed no answer in the end. */
const UNANSWERED = [
  '-requests.results.notProcessed.*',
  '-requests.results.other.*',
  '-requests.results.unavailable.stillUnclear',
]

/** With and without each of the rows that a writer may not have counted. */
const withOrWithout = (reading: CellSum, ...optional: string[]): CellSum[] =>
  optional.reduce<CellSum[]>(
    (readings, term) => readings.concat(readings.map((known) => [...known, term])),
    [reading],
  )

/** A group of results: the whole, or a single row of it, or with the group that is told together with it. */
const group = (rows: string, ...with_: string[]): CellSum[] => [
  [rows],
  ...with_.map((other) => [rows, other]),
  [`any ${rows}`],
]

export const TOPICS: readonly Topic[] = [
  {
    name: { en: 'requests carried over to next year', zh: '结转下年度办理的申请' },
    cue: /(?:结转|转结|转入|顺延|延续|延至|转|延)(?:至|到|入|为)?(?:下一?年|次年|明年|来年|第二年)|(?:结转|顺延)(?:至|到|入)20\d\d年|结转20\d\d年度?(?:继续|办理)|(?:下一?年|次年|明年)度?(?:继续)?(?:办理|答复|处理)|结转下/,
    unless: OTHER_CASES,
    units: CASES,
    readings: [['requests.carriedForward']],
  },
  {
    name: { en: 'requests carried over from last year', zh: '上年结转的申请' },
    cue: /(?:上一?年|去年|上年|20\d\d年)度?(?:末|底)?(?:结转|转结|转入|顺延|遗留|未办结)|(?:结转|转结)(?:自)?(?:上一?年|去年)|(?:上一?年|去年)度?(?:的)?结转/,
    unless: OTHER_CASES,
    units: CASES,
    readings: [['requests.carriedIn']],
  },
  {
    name: { en: 'requests partly granted', zh: '部分公开的申请' },
    cue: /(?<!及|和|与|、|或)部分公开/,
    units: CASES,
    about: REQUESTS,
    readings: [['requests.results.partlyGranted']],
  },
  {
    name: { en: 'requests granted', zh: '予以公开的申请' },
    cue: /(?<!不)予以公开|(?<!不)同意公开|全部公开/,
    unless: /不予|主动/,
    units: CASES,
    about: REQUESTS,
    readings: [['requests.results.granted'], ['requests.results.granted', 'requests.results.partlyGranted']],
  },
  {
    name: { en: 'requests denied', zh: '不予公开的申请' },
    cue: /不予公开|不同意公开/,
    unless: /不公开文件/,
    units: CASES,
    about: REQUESTS,
    readings: group(
      'requests.results.denied.*',
      'requests.results.partlyGranted',
      'requests.results.notProcessed.*',
      'requests.results.unavailable.*',
    ),
  },
  {
    name: { en: 'requests for information that could not be provided', zh: '无法提供的申请' },
    cue: /无法提供|不掌握|信息不存在|不存在/,
    units: CASES,
    about: REQUESTS,
    readings: group(
      'requests.results.unavailable.*',
      'requests.results.notProcessed.*',
      'requests.results.other.*',
    ),
  },
  {
    name: { en: 'requests not processed', zh: '不予处理的申请' },
    cue: /不予处理/,
    units: CASES,
    about: REQUESTS,
    readings: group(
      'requests.results.notProcessed.*',
      'requests.results.other.*',
      'requests.results.unavailable.*',
    ),
  },
  {
    name: { en: 'requests handled in another way', zh: '其他处理的申请' },
    cue: /其他处理|其它处理/,
    units: CASES,
    about: REQUESTS,
    readings: group(
      'requests.results.other.*',
      'requests.results.notProcessed.*',
      'requests.results.unavailable.*',
    ),
  },
  {
    name: { en: 'requests by natural persons', zh: '自然人提出的申请' },
    cue: /自然人|公民/,
    unless: /答复|办结|法人|公开\d/,
    units: CASES,
    about: REQUESTS,
    readings: withOrWithout(['requests.received.naturalPersons'], 'requests.carriedIn.naturalPersons'),
  },
  {
    name: { en: 'requests by legal persons and organizations', zh: '法人或其他组织提出的申请' },
    cue: /法人(?:或|和|及|、)其他组织/,
    unless: /答复|办结|自然人|公民/,
    units: CASES,
    about: REQUESTS,
    readings: withOrWithout(
      ['requests.received.total', '-requests.received.naturalPersons'],
      'requests.carriedIn.total',
      '-requests.carriedIn.naturalPersons',
    ),
  },
  {
    name: { en: 'requests received', zh: '收到的申请' },
    cue: /(?:新收|收到|受理|接收|接到|收受|收办|收)(?:了|到|的)?[^，。]{0,24}(?:申请|依申请公开|申请公开)|申请[^，。]{0,6}(?:收到|受理)/,
    unless: OTHER_CASES,
    units: CASES,
    about: REQUESTS,
    whole: true,
    readings: [
      ['requests.received'],
      ['requests.received', 'requests.carriedIn'],
      ['requests.results.total'],
    ],
  },
  {
    name: { en: 'requests answered', zh: '办结或答复的申请' },
    cue: /办结|答复|办理|处理|回复/,
    unless: OTHER_CASES,
    units: CASES,
    about: REQUESTS,
    whole: true,
    readings: [
      ...withOrWithout(['requests.results.total'], '-requests.carriedIn', ...UNANSWERED),
      ['requests.received'],
      ['requests.received', 'requests.carriedIn'],
    ],
  },
  {
    name: { en: 'reconsideration and litigation', zh: '行政复议和行政诉讼' },
    cue: /复议(?:案件)?[、和及与或](?:行政)?诉讼/,
    unless: /复议后|未经复议|备案|维持|纠正|纠错|驳回|撤销|撤回|审结|审理/,
    units: CASES,
    about: /信息公开|政务公开|申请公开|依申请/,
    whole: true,
    readings: [
      [
        'disputes.reconsideration.total',
        'disputes.litigation.direct.total',
        'disputes.litigation.afterReconsideration.total',
      ],
    ],
  },
  {
    name: { en: 'administrative reconsideration', zh: '行政复议' },
    cue: /行政复议(?!.{0,20}诉讼)/,
    unless: /复议后|未经复议|备案|申诉|维持|纠正|纠错|驳回|撤销|撤回|终止|确认|审结|办结|审理|诉讼/,
    units: CASES,
    about: /信息公开|政务公开|申请公开|依申请/,
    whole: true,
    readings: [
      ['disputes.reconsideration.total'],
      ['disputes.reconsideration.total', '-disputes.reconsideration.pending'],
    ],
  },
  {
    name: { en: 'administrative litigation', zh: '行政诉讼' },
    cue: /(?:行政)?诉讼/,
    unless:
      /复议|直接|备案|申诉|维持|纠正|纠错|驳回|撤销|撤回|终止|确认|审结|办结|审理|一审|二审|上诉|再审|出庭/,
    units: CASES,
    about: /信息公开|政务公开|申请公开|依申请/,
    whole: true,
    readings: [
      ...withOrWithout(
        ['disputes.litigation.direct.total', 'disputes.litigation.afterReconsideration.total'],
        '-disputes.litigation.direct.pending',
        '-disputes.litigation.afterReconsideration.pending',
      ),
      ['disputes.litigation.direct.total'],
      ['disputes.litigation.afterReconsideration.total'],
    ],
  },
  {
    name: { en: 'regulations made', zh: '制发的规章' },
    cue: /(?:制定|制发|出台|颁布)(?:了|政府|市政府|省政府)?规章|规章(?:制定|制发|出台)/,
    unless: /规范性文件|制度|修改|废止|清理|审查|解读/,
    units: ['件', '部', '个', '项'],
    whole: true,
    readings: [
      ['proactiveDisclosure.regulations.issued'],
      ['proactiveDisclosure.regulations.made'],
      ['proactiveDisclosure.regulations.newlyDisclosed'],
    ],
  },
  {
    name: { en: 'normative documents issued', zh: '制发的规范性文件' },
    cue: /(?:制定|制发|出台|印发)(?:了|并公开|并发布|公开|发布)?(?:政府|区政府|市政府|县政府|省政府)?(?:行政)?规范性文件/,
    unless: /规章|解读|审查|备案|清理|审核|党|上级|征求|废止|失效/,
    units: ['件', '份', '个', '部', '项', '篇', '条'],
    whole: true,
    readings: [
      ['proactiveDisclosure.normativeDocuments.issued'],
      ['proactiveDisclosure.normativeDocuments.made'],
      ['proactiveDisclosure.normativeDocuments.newlyDisclosed'],
      ['proactiveDisclosure.normativeDocuments.totalDisclosed'],
      ['proactiveDisclosure.normativeDocuments.inForce'],
    ],
  },
  {
    name: { en: 'normative documents in force', zh: '现行有效的规范性文件' },
    cue: /现行有效的?(?:行政)?规范性文件|(?:行政)?规范性文件现行有效/,
    unless: /解读|审查|备案|清理|党|上级/,
    units: ['件', '份', '个', '部', '项'],
    whole: true,
    readings: [
      ['proactiveDisclosure.normativeDocuments.inForce'],
      ['proactiveDisclosure.normativeDocuments.totalDisclosed'],
    ],
  },
  {
    name: { en: 'licensing decisions', zh: '行政许可处理决定' },
    cue: /(?:作出|做出|实施|办理|办结|处理)(?:的|了|各类)?行政许可(?:决定|处理决定|事项|案件)?|行政许可(?:处理)?决定/,
    unless: /公示|公开|发布|信息|其中|处罚|强制/,
    units: ['件', '宗', '起', '次', '项', '个', '条'],
    whole: true,
    readings: [
      ['proactiveDisclosure.licensing.decisions'],
      ['proactiveDisclosure.licensing.decisions', 'proactiveDisclosure.otherServices.decisions'],
    ],
  },
  {
    name: { en: 'penalties', zh: '行政处罚处理决定' },
    cue: /(?:作出|做出|实施|办理|办结|处理)(?:的|了|各类)?行政处罚(?:决定|处理决定|案件)?|行政处罚(?:处理)?决定/,
    unless: /公示|公开|发布|信息|其中|许可|强制|普通程序|简易程序/,
    units: ['件', '宗', '起', '次', '项', '个', '条'],
    whole: true,
    readings: [
      ['proactiveDisclosure.penalties.decisions'],
      ['proactiveDisclosure.penalties.decisions', 'proactiveDisclosure.coercion.decisions'],
    ],
  },
  {
    name: { en: 'administrative charges', zh: '行政事业性收费' },
    cue: /行政事业性收费(?:金额|收入|总额)?/,
    unless: /项目|目录|清单|减免|降低|取消|免征/,
    units: ['元'],
    whole: true,
    readings: [['proactiveDisclosure.fees.amount']],
    scale: 10_000,
  },
]

/** How it is told that there was none of something. */
export interface Denied {
  cue: RegExp
  unless: RegExp
}

/** Prose that says there were none. */
export interface Absence extends Denied {
  name: Words
  reading: CellSum
}

const NONE = '(?:未|没有|没|无)'
const QUALIFIED =
  /自然人|法人|网络|网上|信函|信件|当面|邮寄|邮件|平台|现场|电话|线上|在线|不予|涉及|关于|败诉|纠|撤销|责任|超期|逾期|应诉|不当|重大|以来|全部|任何一|经复议|复议后|机关|其他|其它|收费|费用|处理费|征收|收取|季度|半年|月/

export const ABSENCES: readonly Absence[] = [
  {
    name: { en: 'requests received', zh: '收到的申请' },
    cue: new RegExp(
      `${NONE}(?:新)?(?:收到|接到|受理|收受)(?:过|到)?[^，。；]{0,20}(?:公开申请|申请公开|依申请|申请)`,
    ),
    unless: new RegExp(`${QUALIFIED.source}|复议|诉讼|投诉|举报|结转`),
    reading: ['requests.received'],
  },
  {
    name: { en: 'administrative reconsideration', zh: '行政复议' },
    cue: new RegExp(`${NONE}(?:发生|出现|收到|产生|引发|引起|被|有|因)[^，。；]{0,30}行政复议`),
    unless: QUALIFIED,
    reading: ['disputes.reconsideration.total'],
  },
  {
    name: { en: 'administrative litigation', zh: '行政诉讼' },
    cue: new RegExp(`${NONE}(?:发生|出现|收到|产生|引发|引起|被|有|因)[^，。；]{0,40}诉讼`),
    unless: QUALIFIED,
    reading: ['disputes.litigation.direct.total', 'disputes.litigation.afterReconsideration.total'],
  },
  {
    name: { en: 'normative documents issued', zh: '制发的规范性文件' },
    cue: new RegExp(`${NONE}(?:制定|制发|出台|印发)[^，。；]{0,8}规范性文件`),
    unless: /上级|党|重大|其他/,
    reading: ['proactiveDisclosure.normativeDocuments.issued'],
  },
]
