/**
 * What counts in the prose are of, as data: the words that stand around such a number, closely. What is said otherwise is claimed by
 * nobody.
 */
import type { Cued, Denied } from '../checks/narrative/topics.js'
import type { Claimed } from '../form/claimed.js'

/** A subject that a number of the prose may be of. */
export interface Subject extends Cued {
  subject: Claimed
  /** Sentences about these speak of other work: 信访件, 热线, 提案. */
  notIn?: RegExp
}

/** A subject of which the prose says that there was none. */
export interface NoneOf extends Denied {
  subject: Claimed
}

const CASES = ['件', '宗', '份', '起', '条', '例', '件次', '次', '项', '个'] as const
const ITEMS = ['条', '件', '份', '篇'] as const
/** Between a subject and its number, which is marked by #: 申请数共计#. 12条次 is no count of items. */
const COUNT = '(?:总数|数量|数|量)?(?:共计|共有|总计|合计|累计|达到|共|达|为|有|是|计|了|:)?#(?!次)'
const REQUESTS = /依申请|申请公开|公开申请|信息公开的?申请|公开的?政府信息申请/
/** Beside 复议、诉讼 in its heading, a chapter speaks of none but those on disclosure. */
const DISCLOSURE = /信息公开|政务公开|依申请|复议[、和及](?:行政)?诉讼/
const OTHER_WORK = /信访|投诉|举报|留言|咨询|热线|12345|建议|提案|信箱|许可|处罚|来访/
/** Cases that a body judges or answers for another, and those on other things than disclosure. */
const OF_OTHERS = /无关|法制办|司法局|复议机关|审理|应诉|承办/
const PART = /类|领域|方面|各[乡镇街部县区单局]|规范性|财政|预算|动态|新增|涉及|关于|重点/
const SEVERAL_WAYS = /[和及与、或]/

const words = (...parts: string[]): RegExp => new RegExp(parts.join('|'))

/** 当面申请#, 通过互联网提交的申请#: the way in which requests came. */
const cameBy = (subject: Claimed, way: string, others: RegExp): Subject => ({
  subject,
  cue: words(
    `(?:${way})(?:平台|渠道|方式|形式|系统)?(?:提出|提交|递交|申请|受理|收到|公开|政府信息|信息|的)*${COUNT}`,
  ),
  unless: others,
  units: CASES,
  about: REQUESTS,
  // 同意公开的20件中，网络申请15件 counts others.
  notIn: words(OTHER_WORK.source, '[件宗份]中'),
})

/** 通过政府网站公开信息#: the channel in which items were disclosed. */
const disclosedIn = (subject: Claimed, channel: string): Subject => ({
  subject,
  cue: words(
    `(?:${channel})(?:主动)?(?:公开|发布|推送|刊登)(?:了)?(?:各类|各种)?(?:政府|政务)?(?:信息)?(?:公开)?${COUNT}`,
  ),
  unless: words(SEVERAL_WAYS.source, PART.source, '留言|访谈|解读|回应'),
  units: ITEMS,
  about: /公开[^，]{0,8}信息|发布[^，]{0,4}信息|信息公开/,
})

export const SUBJECTS: readonly Subject[] = [
  {
    subject: 'requests.carriedForward',
    cue: words(`结转(?:至|到)?(?:下一?年|次年|明年)度?(?:继续)?(?:办理|处理|答复)?(?:的)?(?:申请)?${COUNT}`),
    units: CASES,
    about: REQUESTS,
    notIn: OTHER_WORK,
  },
  {
    subject: 'requests.carriedIn',
    cue: words(`(?:上一?年|去年)度?结转(?:的)?(?:政府信息公开)?(?:申请)?${COUNT}`),
    units: CASES,
    about: REQUESTS,
    notIn: OTHER_WORK,
  },
  cameBy('requests.received.inPerson', '当面|现场', /网|信函|邮|传真|微信/),
  cameBy('requests.received.online', '网络|网上|互联网|在线', /当面|信函|邮|传真|微信|微博/),
  cameBy('requests.received.letter', '信函|信件|邮寄|挂号信', /网|当面|邮件|传真|微信/),
  cameBy('requests.received.fax', '传真', /网|当面|信函|邮|微信/),
  {
    subject: 'requests.partlyGranted',
    cue: words(`(?<![及和与、或])部分公开(?:答复)?${COUNT}`),
    units: CASES,
    about: REQUESTS,
    notIn: OTHER_WORK,
  },
  {
    subject: 'requests.denied',
    cue: words(`(?:不予|不同意)公开(?:答复)?(?:的)?${COUNT}`),
    unless: SEVERAL_WAYS,
    units: CASES,
    about: REQUESTS,
    notIn: OTHER_WORK,
  },
  {
    subject: 'requests.granted',
    cue: words(
      `(?:(?<!不)同意|(?<!不)予以)(?:全部)?公开(?:答复)?(?:的)?${COUNT}`,
      `(?<![和及])全部公开(?:答复)?${COUNT}`,
    ),
    unless: words(SEVERAL_WAYS.source, '部分|主动'),
    units: CASES,
    about: REQUESTS,
    notIn: OTHER_WORK,
  },
  {
    subject: 'requests.received',
    cue: words(
      `(?:收到|接到|受理|新收)(?:了|到)?(?:的)?(?:政府|政务)?(?:信息)?(?:依申请公开|公开申请|申请公开|公开的申请|申请)(?:政府信息)?(?:的)?(?:请求|申请|信息|事项)?${COUNT}`,
      '(?:收到|接到|受理|新收)(?:了)?(?:共计|共)?#(?:的)?(?:政府|政务)?信息公开(?:的)?申请',
    ),
    unless: /涉及|关于|网|信函|邮|当面|传真|书面|其中|直接/,
    units: CASES,
    about: REQUESTS,
    notIn: OTHER_WORK,
  },
  {
    subject: 'requests.replied',
    cue: words(`(?:答复|办结|办理完毕)(?:政府信息公开)?(?:依申请公开|申请)?${COUNT}`),
    unless: /公开答复|不|延期|按时|未|网|其中/,
    units: CASES,
    about: REQUESTS,
    notIn: OTHER_WORK,
  },
  {
    subject: 'disputes.reconsideration',
    cue: words(`行政复议(?:案件|案|申请)?${COUNT}`),
    unless: /诉讼|维持|纠正|纠错|驳回|撤销|备案|其他/,
    units: CASES,
    about: DISCLOSURE,
    notIn: OF_OTHERS,
  },
  {
    subject: 'disputes.litigation',
    cue: words(`行政诉讼(?:案件|案)?${COUNT}`),
    unless: /复议|维持|纠正|纠错|驳回|撤销|出庭|一审|二审|其他/,
    units: CASES,
    about: DISCLOSURE,
    notIn: OF_OTHERS,
  },
  disclosedIn('disclosed.wechat', '微信(?:公众号|平台|公众平台)?'),
  disclosedIn('disclosed.microblog', '微博(?:平台)?'),
  disclosedIn('disclosed.gazette', '政府公报|公报'),
  disclosedIn('disclosed.website', '(?:政府|门户|官方|局|部门)?网站|官网|门户网'),
  {
    subject: 'disclosed.total',
    cue: words(
      `主动公开(?:了)?(?:各类|各种)?(?:政府|政务)?信息${COUNT}`,
      `(?:全年|年度|一年来|共|总计)公开(?:了)?(?:各类|各种)?(?:政府|政务)信息${COUNT}`,
    ),
    unless: words(PART.source, '其中|通过|网|微信|微博|公报|平台|应|未|[和及与、]'),
    units: ITEMS,
  },
]

const NONE = '(?:未|没有|没|无)'
/** Who or how is said: none of these is not none at all. */
const QUALIFIED =
  /自然人|法人|网络|网上|信函|信件|当面|邮寄|邮件|现场|电话|线上|在线|不予|涉及|关于|败诉|纠|撤销|责任|超期|逾期|不当|重大|以来|全部|均|收费|费用|发现|异议/

export const NONES: readonly NoneOf[] = [
  {
    subject: 'requests.received',
    cue: new RegExp(
      `${NONE}(?:有)?(?:新)?(?:收到|接到|受理)(?:过|到)?[^，。；]{0,20}(?:公开申请|申请公开|依申请|申请)`,
    ),
    unless: new RegExp(`${QUALIFIED.source}|复议|诉讼|投诉|举报|结转`),
  },
  {
    subject: 'disputes.reconsideration',
    cue: new RegExp(`${NONE}(?:发生|出现|收到|接到|产生|引发|引起|有|因)[^，。；]{0,30}复议`),
    unless: QUALIFIED,
  },
  {
    subject: 'disputes.litigation',
    cue: new RegExp(`${NONE}(?:发生|出现|收到|接到|产生|引发|引起|有|因)[^，。；]{0,40}诉讼`),
    unless: QUALIFIED,
  },
]
