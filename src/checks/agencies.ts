/** What the name of a public body says about its kind: whether it is a government, and what it may do. */
import { DEPARTMENTS, GOVERNMENTS, OFFICES, PLACE_ENDS, TOWN_ENDS } from '../form/lexicon/agencies.js'
import { endsWithAnyOf, oneOf } from '../form/lexicon/any-of.js'

const GOVERNMENT = endsWithAnyOf(GOVERNMENTS)
const OFFICE = endsWithAnyOf(OFFICES)

/** Null where the name doesn't tell. */
export type BodyKind = 'government' | 'department'

export const kindOf = (agency: string): BodyKind =>
  GOVERNMENT.test(agency) && !OFFICE.test(agency) ? 'government' : 'department'

/** 人民政府办公室, 教育局, … below a place: local departments make no 规章. */
const LOCAL = new RegExp(`[${PLACE_ENDS}${TOWN_ENDS}]`)
/** 省财政厅 is one by its place alone, for ministries end like it. */
const DEPARTMENT = new RegExp(
  `(?:${oneOf(DEPARTMENTS)}|[${PLACE_ENDS}]\\p{Script=Han}{0,80}(?:厅|委|委员会|办))$`,
  'u',
)
const TOWN = /(?:[镇乡]|苏木)(?:人民政府|政府)?$/
/** Counties and districts; 自治区 is a province, and of 市 some have districts and some have not. */
const COUNTY = /(?:[县旗]|(?<!自治)区)(?:人民政府|政府)?$/

/**
 * Who makes 规章: ministries, provinces, cities divided into districts, autonomous prefectures (立法法). False only where
 * the name leaves no doubt, null where it can't tell.
 */
export function canMakeRegulations(agency: string): boolean | null {
  if (TOWN.test(agency) || COUNTY.test(agency)) return false
  return LOCAL.test(agency) && DEPARTMENT.test(agency) && !isOfficeOfMaker(agency) ? false : null
}

/** The office of a government that makes 规章 reports its government's: 上海市人民政府办公厅. */
const isOfficeOfMaker = (agency: string): boolean =>
  OFFICE.test(agency) && !/(?:[县旗镇乡]|(?<!自治)区)(?:人民政府|政府)?(?:办公室|办公厅|办)$/.test(agency)
