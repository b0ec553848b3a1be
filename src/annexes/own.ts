/** Whose lists are: of the report's own year, body and scope, or of another. What is of another is never the report's statistics. */
import { YEAR_BEFORE_HEAD, YEAR_HEAD } from '../form/lists.js'
import type { Annex } from '../report.js'

/** What is known of a list. */
export interface Known {
  year: number | null
  agency: string | null
  valueHeads: readonly string[]
}

/** A list, and what is known of it. */
export type Listed = Annex & Known

/** What a report says of itself. */
export interface Whose {
  year: number | null
  agency: string | null
}

/** Whether nothing that stands over a list speaks against the report: （2015年度） in a report for 2016 does. */
export const isOwn = (list: Known, { year, agency }: Whose): boolean =>
  !(year !== null && list.year !== null && headYear(list) === null && list.year !== year) &&
  list.valueHeads.every((head) => isOfYear(head, year)) &&
  (agency === null || list.agency === null || isSameBody(list.agency, agency))

/** The one list that may be the report's: the only one, or the only one that says its year. */
export function ownOf<List extends Listed>(lists: readonly List[], { year }: Whose): List | null {
  if (lists.length < 2) return lists[0] ?? null
  if (lists.some(({ title }) => SCOPE.test(title ?? ''))) return null
  const exact = lists.filter((list) => (headYear(list) ?? list.year) === year)
  return exact.length === 1 ? exact[0]! : null
}

/** 附表1：…（本行政区域汇总）, 附表2：…（本级）: lists of one year that count different bodies. */
const SCOPE = /汇总|本级|本机关|本行政区域|全[省市县区州盟旗镇乡]|所属|下属/

/** 2015年 over the numbers says more than a line above the list. */
const headYear = ({ valueHeads }: Known): number | null =>
  valueHeads.flatMap((head) => YEAR_HEAD.exec(head)?.[1] ?? []).map(Number)[0] ?? null

function isOfYear(head: string, year: number | null): boolean {
  const printed = YEAR_HEAD.exec(head)?.[1]
  if (printed !== undefined) return Number(printed) === year
  return !YEAR_BEFORE_HEAD.test(head)
}

/** 填报单位：安川市水务局填报日期… → 安川市水务局. */
const BEHIND_NAME = /(?:填报|填表|制表|报送|负责|审核|联系|单位|日期|盖章|公章)/
/** An office fills in the list of its own body: 安川市政务公开办公室, 市政务服务中心. */
const FILLS_IN = /(?:办公?室?|中心|股|科|处|组)$/

/** 市发改委 is 安川市发展和改革委员会; 安川市水务局 is not 安川市人民政府. */
function isSameBody(printed: string, agency: string): boolean {
  const [name = ''] = printed.replace(/[（()）]/g, '').split(BEHIND_NAME, 1)
  return FILLS_IN.test(name) || isWithin(name, agency) || isWithin(agency, name)
}

/** Whether letters stand in a longer text in the same order. */
function isWithin(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}
