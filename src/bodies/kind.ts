/**
 * Whether a report is about one body alone or about all bodies of a place: 甲市人民政府办公室 and 甲市 report for the same year,
 * and the numbers of one are not those of the other.
 */
import { GOVERNMENTS, OFFICES, PLACE_ENDS } from '../form/lexicon/agencies.js'
import { endsWithAnyOf } from '../form/lexicon/any-of.js'
import type { Report } from '../report.js'

export type ReportKind = 'own' | 'aggregate'

/** Below a county nobody adds up the reports of others. */
const MAY_AGGREGATE = new RegExp(`(?:[${PLACE_ENDS}]|人民政府|政府|管理委员会|管委会|行政公署)$`, 'u')
const TOWNS = /(?:[镇乡]|苏木|街道)(?:人民政府|政府|办事处)?$/
const IS_OFFICE = endsWithAnyOf(OFFICES)
const IS_GOVERNMENT = endsWithAnyOf(GOVERNMENTS)

/** 汇总全县各乡镇、各部门…; 全市各级行政机关共受理…. */
const OF_ALL =
  /(?:汇总|综合)[^。；\n]{0,30}(?:各|所属|所辖|下辖)|(?:全[省市州盟县区旗]|各级)(?:各级)?(?:政府|行政|国家)?机关|各(?:县|区|市|乡镇|镇街|街道|部门|单位)[^。；\n]{0,20}(?:汇总|编制而成)|全[省市州盟县区旗](?:政府系统|各级|各部门|各单位)[^。；\n]{0,30}(?:受理|收到|公开)/
/** 市政府本级, 县政府办公室机关 */
const OF_ITSELF =
  /(?:政府|机关|单位)本级|本级政府|本机关(?:主动公开|收到|受理)|(?:本|我)办(?:收到|受理|主动公开)/

/** null where a government's report does not say which of the two it is. */
export function kindOfReport({ agency, preamble, sections }: Report): ReportKind | null {
  if (agency === null) return null
  if (TOWNS.test(agency)) return 'own'
  const isGovernment = MAY_AGGREGATE.test(agency) && IS_GOVERNMENT.test(agency)
  if (!isGovernment && !IS_OFFICE.test(agency)) return 'own'
  const text = [preamble, sections[0]?.text ?? ''].join('\n')
  if (OF_ALL.test(text)) return 'aggregate'
  return OF_ITSELF.test(text) || IS_OFFICE.test(agency) ? 'own' : null
}
