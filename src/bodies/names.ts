/**
 * Whether two printed names are those of one body. Years, spaces and short forms make no difference; another kind of
 * body does.
 */
import { SHORT_FORMS } from '../form/lexicon/agencies.js'

/** 卫健委 → 卫生健康委员会: the longest short form that a name ends with, written out. */
function inWhole(name: string): string {
  const form = LONGEST_FIRST.find(([short]) => name.endsWith(short))
  return form ? name.slice(0, -form[0].length) + form[1] : name
}

const LONGEST_FIRST = [...SHORT_FORMS].sort(([a], [b]) => b.length - a.length)

/**
 * The same for all ways of writing one name: 甲县卫健委, 甲县卫生健康委员会. 洪泽区 is the same as 洪泽区人民政府, but 洪泽区办公室 is the
 * government's office.
 */
export const identityOf = (agency: string): string =>
  inWhole(
    agency
      .normalize('NFKC')
      .replace(/\s+/g, '')
      .replace(/20\d\d年?(?:年?度)?|年度/g, '')
      .replace(/\([^()]*\)/g, '')
      .replace(/^(?:中共|中国共产党)/, ''),
  )
    .replace(/人民政府/g, '')
    .replace(/委员会$/, '委')
    // 发展和改革 → 发展改革
    .replace(/(?<=[\p{Script=Han}]{2})[和与及、·](?=[\p{Script=Han}]{2})/gu, '')

/** Whether neither name is the end of the other: 白鹭市财政局 and 望川县教育局 are unlike, 教育局 and 望川县教育局 are not. */
export function areUnlike(name: string, other: string): boolean {
  const [one, two] = [name, other].map((each) => identityOf(each).replace(/政府|办公[室厅]|办/g, '')) as [
    string,
    string,
  ]
  return !one.endsWith(two) && !two.endsWith(one)
}
