/**
 * The chapters of reports for years before 2019, as data: their kinds, and the words that tell them apart. Article 32 of the
 * 条例 of 2007 asks for their content and prescribes no order, no number and no table.
 */
import { readLabel } from './lexicon/labels.js'

export interface ChapterForm {
  kind: ChapterKind
  /** Titles that mean this chapter even without a number in front. */
  titles: readonly string[]
  /** A title of this chapter has at least one of these words … */
  anyOf: readonly string[]
  /** … and none of these. */
  noneOf: readonly string[]
}

export type ChapterKind =
  | 'introduction'
  | 'proactiveDisclosure'
  | 'requests'
  | 'feesAndWaivers'
  | 'complaintsAndDisputes'
  | 'problems'
  | 'organization'
  | 'otherMatters'
  | 'annex'

/** The first whose words a title has is its kind: 复议、诉讼 of 依申请公开 is 复议, 收费 of 依申请公开 is 收费. */
export const CHAPTERS: readonly ChapterForm[] = [
  {
    kind: 'annex',
    titles: ['附表', '附件', '需要说明的事项与附表', '附表及说明', '附录', '说明与附表'],
    anyOf: ['附表', '附件', '附录', '统计表'],
    noneOf: [],
  },
  {
    kind: 'complaintsAndDisputes',
    titles: [
      '复议、诉讼情况',
      '行政复议、诉讼情况',
      '行政复议和诉讼情况',
      '行政复议、行政诉讼的情况',
      '行政复议和行政诉讼情况',
      '行政复议、行政诉讼情况',
      '行政复议、诉讼和申诉情况',
      '复议、诉讼和申诉情况',
      '申请行政复议和提起行政诉讼情况',
      '因政府信息公开申请行政复议、提起行政诉讼的情况',
      '行政复议、行政诉讼和举报投诉情况',
      '举报投诉情况',
      '复议、诉讼、投诉情况',
    ],
    anyOf: ['复议', '诉讼', '申诉', '投诉', '举报'],
    noneOf: ['问题', '不足'],
  },
  {
    kind: 'feesAndWaivers',
    titles: [
      '收费及减免情况',
      '政府信息公开的收费及减免情况',
      '收费情况',
      '支出与收费情况',
      '收费和减免情况',
    ],
    anyOf: ['收费', '减免', '收取的费用', '收取费用'],
    noneOf: ['问题', '机构', '保障经费'],
  },
  {
    kind: 'problems',
    titles: [
      '存在的主要问题和改进措施',
      '存在的主要问题及改进措施',
      '存在的问题和改进措施',
      '存在问题及改进措施',
      '存在的主要问题和改进情况',
      '存在的主要问题',
      '主要问题和改进措施',
      '存在的问题和下一步打算',
      '问题及改进',
    ],
    anyOf: ['问题', '不足', '改进', '下一步', '今后', '打算'],
    noneOf: ['申请'],
  },
  {
    kind: 'organization',
    titles: [
      '机构建设和保障经费情况',
      '机构建设和人员情况',
      '机构与培训',
      '组织机构建设情况',
      '政府信息公开会议和培训情况',
      '会议和培训情况',
    ],
    anyOf: [
      '机构建设',
      '组织机构',
      '组织领导',
      '保障经费',
      '培训',
      '机构与',
      '人员配备',
      '工作机构',
      '机构和人员',
    ],
    noneOf: ['主动公开', '申请'],
  },
  {
    kind: 'requests',
    titles: [
      '依申请公开情况',
      '依申请公开政府信息情况',
      '依申请公开政府信息的情况',
      '依申请公开政府信息办理情况',
      '政府信息依申请公开情况',
      '依申请公开办理情况',
      '申请公开政府信息情况',
    ],
    anyOf: ['申请公开', '公开申请', '依申请', '不予公开'],
    noneOf: ['主动公开'],
  },
  {
    kind: 'proactiveDisclosure',
    titles: [
      '主动公开情况',
      '主动公开政府信息情况',
      '主动公开政府信息的情况',
      '政府信息主动公开情况',
      '主动公开工作情况',
    ],
    anyOf: ['主动公开'],
    noneOf: ['申请'],
  },
  {
    kind: 'introduction',
    titles: ['概述', '概况', '工作概述', '工作概况', '基本情况', '总体情况', '政府信息公开工作概述', '引言'],
    anyOf: ['概述', '概况', '基本情况', '总体情况', '总体工作情况', '引言', '前言'],
    noneOf: [],
  },
  {
    kind: 'otherMatters',
    titles: ['其他需要报告的事项', '其他需要说明的事项', '需要说明的事项', '其他事项'],
    anyOf: ['其他', '其它', '需要说明', '需要报告'],
    noneOf: ['方式', '形式', '渠道'],
  },
]

/** 五、行政复议、诉讼和申诉情况 → complaintsAndDisputes; 三、回应解读情况 → null: a chapter of none of these kinds. */
export function chapterOf(title: string): ChapterKind | null {
  const words = title.replace(/\s+/g, '')
  const found = CHAPTERS.find(
    ({ anyOf, noneOf }) =>
      anyOf.some((word) => words.includes(word)) && !noneOf.some((word) => words.includes(word)),
  )
  return found?.kind ?? null
}

const letters = (title: string): string => readLabel(title).full.replace(/^(?:20\d\d年?度?|本年度?)/, '')
const OWN = new Map(CHAPTERS.flatMap(({ kind, titles }) => titles.map((title) => [letters(title), kind])))

/** The chapter that a line is the title of, letter for letter, though no number stands in front: 概述; 收费及减免情况。 */
export const ownTitle = (line: string): ChapterKind | null => OWN.get(letters(line)) ?? null
