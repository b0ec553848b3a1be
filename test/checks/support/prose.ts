/** Made-up prose that tells of a report's numbers in the lawful ways of real reports. */
import { randomOf } from '../../support/generate/numbers.js'
import { type MadeReport, paragraph, withBody } from '../../support/generate/report.js'

const DIGITS = '零一二三四五六七八九'

/** 235 → 二百三十五. */
export function chinese(value: number): string {
  if (value < 10) return DIGITS[value]!
  if (value < 20) return `十${value === 10 ? '' : DIGITS[value - 10]!}`
  if (value < 100) return `${DIGITS[Math.floor(value / 10)]}十${value % 10 ? DIGITS[value % 10] : ''}`
  if (value >= 1000) return String(value)
  const rest = value % 100
  return `${DIGITS[Math.floor(value / 100)]}百${behindHundreds(rest)}`
}

/** 105 → 零五, 115 → 一十五, 125 → 二十五. */
function behindHundreds(rest: number): string {
  if (rest === 0) return ''
  if (rest < 10) return `零${DIGITS[rest]}`
  return rest < 20 ? `一${chinese(rest)}` : chinese(rest)
}

export const valueOf = (made: MadeReport, indicator: string): number => made.values.get(indicator)?.value ?? 0

const groupOf = (made: MadeReport, rows: string, column = 'total'): number =>
  [...made.values].reduce(
    (sum, [indicator, { value }]) =>
      sum + (indicator.startsWith(rows) && indicator.endsWith(`.${column}`) ? (value ?? 0) : 0),
    0,
  )

/** Vocabulary of the filler sentences: enough that no two reports share half of their text. */
const WHO = [
  '各科室',
  '办公室',
  '业务骨干',
  '值班人员',
  '窗口岗位',
  '信息专员',
  '法制审核岗',
  '宣传小组',
  '运维人员',
  '后勤保障组',
  '青年志愿者',
  '内审小组',
  '规划专班',
  '信访专员',
  '档案室',
]
const WHEN = [
  '年初',
  '春耕时节',
  '汛期前',
  '暑期',
  '秋收以后',
  '国庆前夕',
  '冬季来临时',
  '每逢节假日',
  '工作例会上',
  '机构调整后',
  '换届之后',
  '系统升级期间',
  '搬迁新址后',
  '试点启动时',
]
const WHAT = [
  '梳理栏目设置',
  '清查过期链接',
  '校对办事指南',
  '绘制图解材料',
  '录制短视频',
  '回访办事群众',
  '走访企业',
  '整理旧档案',
  '测试检索功能',
  '翻译政策要点',
  '比对目录条目',
  '抽查发布时限',
  '更新联系电话',
  '补录历史文件',
  '合并重复页面',
  '设置查阅点',
  '印制便民手册',
  '开放咨询日',
  '征集社情民意',
  '组织观摩学习',
  '修订审查流程',
  '规范标题写法',
  '核对附件格式',
  '优化移动端页面',
]
const WHY = [
  '让老百姓少跑路',
  '使内容更容易找到',
  '保证口径前后统一',
  '减少差错',
  '缩短办理周期',
  '方便外来务工者',
  '照顾老年读者',
  '回应企业关切',
  '便于后续统计',
  '避免重复劳动',
  '提高点击效率',
  '降低沟通成本',
  '补齐往年短板',
  '适应新的职能',
]
const HOW = [
  '采取分片包干的办法',
  '借助共享台账',
  '通过交叉互查',
  '邀请高校师生参与',
  '依托基层网格',
  '按照清单逐项推进',
  '请律师把关',
  '参照邻县做法',
  '结合季度讲评',
  '用问卷收集反馈',
  '以老带新',
  '分三批次实施',
]

/** Sentences about nothing in particular, different for each seed. */
export function filler(seed: number, sentences: number): string {
  const random = randomOf(seed * 7919 + 13)
  const one = (list: readonly string[]): string => list[random(list.length)]!
  return Array.from(
    { length: sentences },
    () => `${one(WHEN)}，${one(WHO)}${one(HOW)}${one(WHAT)}、${one(WHAT)}，${one(WHY)}。`,
  ).join('')
}

/** Section 一 and 六 rewritten: the numbers of the tables in prose. */
export function withProse(made: MadeReport, seed: number): MadeReport {
  const random = randomOf(seed + 101)
  const one = <T>(...list: T[]): T => list[random(list.length)]!
  const at = (indicator: string): number => valueOf(made, indicator)
  const printed = (value: number, unit: string): string =>
    one(
      `${value}${unit}`,
      `${value} ${unit}`,
      value > 1 && value < 1000 && value % 10 !== 2 ? `${chinese(value)}${unit}` : `${value}${unit}`,
    )
  const about = (value: number, unit: string): string => {
    if (value < 20) return printed(value, unit)
    const ten = Math.floor(value / 10) * 10
    return one(
      printed(value, unit),
      `${ten}${value > ten ? '余' : ''}${unit}`,
      value >= 0.8 * (ten + 10) ? `近${ten + 10}${unit}` : printed(value, unit),
    )
  }
  const received = at('requests.received.total')
  const carriedIn = at('requests.carriedIn.total')
  const total = at('requests.results.total.total')
  const forward = at('requests.carriedForward.total')
  const requests = one(
    `本年度共收到政府信息公开申请${printed(received, '件')}，上年结转${printed(carriedIn, '件')}，办结${printed(total, '件')}，结转下年度继续办理${printed(forward, '件')}。`,
    `全年受理政府信息公开申请${about(received + carriedIn, '宗')}（含上年度结转申请${carriedIn}件），答复${about(total, '件')}，另有${forward}件顺延到下年度答复。`,
    `${made.year}年新收依申请公开${about(received, '件')}，其中网络申请${Math.floor(received / 2)}件、信函申请${received - Math.floor(received / 2)}件，较上年增加12件。`,
    `收到自然人提出的政府信息公开申请${at('requests.received.naturalPersons')}件；法人或其他组织申请${received - at('requests.received.naturalPersons')}件。`,
  )
  const results = one(
    `上述申请中，予以公开${about(at('requests.results.granted.total'), '件')}，部分公开${at('requests.results.partlyGranted.total')}件，不予公开${groupOf(made, 'requests.results.denied.')}件，无法提供${groupOf(made, 'requests.results.unavailable.')}件，不予处理${groupOf(made, 'requests.results.notProcessed.')}件，占比有所变化。`,
    `上述申请中，同意公开答复${at('requests.results.granted.total')}件，其他处理${groupOf(made, 'requests.results.other.')}件。`,
  )
  const reconsideration = at('disputes.reconsideration.total')
  const litigation =
    at('disputes.litigation.direct.total') + at('disputes.litigation.afterReconsideration.total')
  const disputes = one(
    `因政府信息公开引起的行政复议${reconsideration}件，行政诉讼${litigation}件。`,
    `${reconsideration === 0 ? '未发生因政府信息公开引起的行政复议' : `有${reconsideration}件涉及政府信息公开工作的行政复议`}。`,
    `办理人大代表建议${3 + random(9)}件、政协提案${2 + random(9)}件，12345热线工单${100 + random(900)}件。`,
  )
  const issued =
    made.values.get('proactiveDisclosure.normativeDocuments.issued') ??
    made.values.get('proactiveDisclosure.normativeDocuments.made')
  const disclosed = one(
    `全年制发行政规范性文件${issued?.value ?? 0}件，发布各类信息${about(200 + random(3000), '条')}，解读规范性文件${random(9)}件。`,
    `作出行政处罚决定${about(at('proactiveDisclosure.penalties.decisions'), '件')}，作出行政许可决定${about(at('proactiveDisclosure.licensing.decisions'), '件')}。`,
    `通过门户网站主动公开信息1.${1 + random(9)}万条，公示行政处罚信息${random(50)}条，点击量近${1 + random(90)}万次。`,
  )
  const fee = one(
    `${made.year}年，本机关未收取信息处理费。`,
    `${made.year}年度收取信息处理费共计${100 + random(900)}元。`,
    '无其他需要报告的事项。',
  )
  const overview = [
    `${made.year}年，${made.agency}的公开工作有序推进。${filler(seed, 3)}`,
    `（一）主动公开。${disclosed}${filler(seed + 1e6, 3)}`,
    `（二）依申请公开。${requests}${results}${disputes}`,
    `（三）政府信息管理。${filler(seed + 2e6, 3)}`,
    `（四）平台建设。${filler(seed + 3e6, 3)}`,
    `（五）监督保障。${filler(seed + 4e6, 3)}`,
  ]
  const problems = [`存在的主要问题：${filler(seed + 5e6, 2)}`, `改进情况：${filler(seed + 6e6, 2)}`]
  return withBody(withBody(withBody(made, 1, overview.map(paragraph)), 5, problems.map(paragraph)), 6, [
    paragraph(fee),
  ])
}
