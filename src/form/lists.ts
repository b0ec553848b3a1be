/** How list tables are printed: what stands over their columns, what they count in, what stands around them. */
import { anyOf, oneOf } from './lexicon/any-of.js'
import { westernYear } from './lexicon/dates.js'
import { plainForm } from './lexicon/script.js'
import { UNITS } from './lexicon/values.js'

/** What the three kinds of columns are called. */
export const LIST_HEADS = {
  label: [
    ...[
      '统计指标',
      '指标名称',
      '指标',
      '统计项目',
      '项目名称',
      '项目',
      '统计内容',
      '名称',
      '类别',
      '统计事项',
    ],
  ],
  unit: ['单位', '计量单位', '计数单位', '单位名称'],
  value: [
    ...['统计数', '统计数据', '数量', '数值', '数据', '数字', '本年累计', '本年数', '合计', '件数', '统计值'],
    ...['本年度', '全年累计', '历年累计', '年度数', '统计结果'],
  ],
  number: ['序号', '编号', '行次', '代码', '行号', '指标代码', '栏次', '代号'],
} as const

/** Columns beside the numbers that are none of them: 备注, 占比, 比上年增减. */
export const BESIDE_HEAD = /^(?:备注|说明|占比|比例|比重|百分比|增减|增幅|同比|环比|[比较]上一?年|[比较]去年)/

/** Heads of labels that no table of the form of 2019 and later has. */
export const TELLING_HEADS: readonly string[] = ['统计指标', '指标名称', '统计项目', '统计事项']

/** What lists count in; longer ones first. */
export const LIST_UNITS: ReadonlySet<string> = new Set([
  ...UNITS,
  ...[
    '页',
    '万次',
    '万人次',
    '人/次',
    '册',
    '户',
    '家',
    '名',
    '期',
    '处',
    '场',
    '张',
    '台',
    '批',
    '批次',
    '件（次）',
    '件(次)',
    '个（处）',
    '个(处)',
    '条(件)',
    '条/件',
  ],
])

/** Lines around a list that are none of its rows: who filled it in, whom to call. */
export const LIST_FOOT =
  /^(?:填报|填表|制表|报送|单位负责|负责人|审核|审签|签发|联系|电话|注[:：]|备注|说明[:：]|日期)/

/** （2016年度）, 2016年1月至12月: the year of a list; 2017年1月10日 is the day on which it was filled in. */
export const LIST_YEAR = /(?<!\d)(20[0-4]\d)年(?!\d{1,2}月(?![至到—–-]))/
/** A column's head that is a year: 2015年, 2016年度数. */
export const YEAR_HEAD = /^(20[0-4]\d)年?度?数?(?:量)?$/
/** A column's head that is another year than the report's: 上年, 去年同期. */
export const YEAR_BEFORE_HEAD = /^(?:上一?年|去年|前年)(?:度|同期)?数?(?:量)?$/
/** A column's head that is the report's year: 本年, 今年. */
export const OWN_YEAR_HEAD = /^(?:本年|今年)度?(?:累计)?数?(?:量)?$/
/** 填报单位（盖章）：安川市人民政府 → its name. */
export const LIST_BODY =
  /(?:填报|报送|填表|制表)(?:单位|机关|部门)(?:[（(][^（）()]*[）)])?[:：]?\s*(\p{Script=Han}[\p{Script=Han}（）()]{2,})/u

/** A title of a list: 附表：政府信息公开情况统计表（2016年度）. */
export const LIST_TITLE = anyOf(['统计表', '情况表', '附表', '汇总表', '一览表', '报表', '附件'])

/** 收到申请数（件） → 件: a unit in brackets behind a label. */
export const UNIT_BEHIND = new RegExp(`[（(](?:单位[:：])?(${oneOf(UNITS)})[）)]$`)
/** 合计 below a heading of the outline: the heading's own number. */
export const SUM_LABEL = /^(?:合计|总计|小计|总数|总量)$/
/** Rows below one that are parts of it: 其中：涉及国家秘密. */
export const AMONG = /^其中[:：]?/

/** （二〇一六年度） → 2016. */
export function yearIn(text: string): number | null {
  const [, year] = LIST_YEAR.exec(westernYear(plainForm(text)).replace(/\s/g, '')) ?? []
  return year === undefined ? null : Number(year)
}

/** The year that a number of a list is of: its column's head, the list's title, else the report's; 上年 is the one before. */
export function yearOfList(
  title: string | null,
  path: readonly string[],
  report: number | null,
): number | null {
  const head = path.at(-1) ?? ''
  if (YEAR_BEFORE_HEAD.test(head)) return null
  return Number(YEAR_HEAD.exec(head)?.[1] ?? yearIn(title ?? '') ?? report) || null
}
