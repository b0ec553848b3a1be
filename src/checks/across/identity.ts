/** Whether two printed names are those of one body: years, spaces and places above it are noise, what it is is not. */

/** The usual short forms of names, longest first. */
const SHORT_FORMS: readonly (readonly [short: RegExp, full: string])[] = [
  [/发改委$/, '发展改革委员会'],
  [/发展和改革/, '发展改革'],
  [/科委$/, '科学技术委员会'],
  [/卫健([委局])$/, '卫生健康$1'],
  [/人社([厅局])$/, '人力资源社会保障$1'],
  [/住建([厅局委])$/, '住房城乡建设$1'],
  [/市监局$/, '市场监督管理局'],
  [/市场监管局$/, '市场监督管理局'],
  [/文旅([厅局])$/, '文化旅游$1'],
  [/教委$/, '教育委员会'],
  [/农委$/, '农业农村委员会'],
  [/经信([委局])$/, '经济信息化$1'],
  [/管委会$/, '管理委员会'],
  [/(?:人民)?政府办(?:公室)?$/, '办公室'],
  [/府办$/, '办公室'],
  [/街道办$/, '街道'],
  [/街道办事处$/, '街道'],
]

/** Equal for two ways of writing one name; 洪泽区 is its government, 洪泽区办公室 the government's office. */
export function identityOf(agency: string): string {
  let name = agency
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/20\d\d年?(?:年?度)?|年度/g, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/^(?:中共|中国共产党)/, '')
  for (const [short, full] of SHORT_FORMS) name = name.replace(short, full)
  return name
    .replace(/人民政府/g, '')
    .replace(/委员会$/, '委')
    .replace(/(?<=[\p{Script=Han}]{2})[和与及、·](?=[\p{Script=Han}]{2})/gu, '')
}

/** Where the name of a place above ends. */
const PLACE_ENDS = '省市州盟区县旗'
/** A name that begins with its rank alone: 市教育局. */
const RANKS = '省市州盟区县旗镇乡'

/**
 * Names printed without the places above them are joined to the one full name that ends so, where there is only one and
 * no year has both: 洪泽区 and 淮安市洪泽区.
 *
 * @param yearsOf the years that each identity reports on
 * @returns the identity that each stands for; those that stand for themselves are left out
 */
export function joinedIdentities(yearsOf: ReadonlyMap<string, ReadonlySet<number>>): Map<string, string> {
  const longer = new Map<string, string[]>()
  for (const name of yearsOf.keys()) {
    for (const ending of endingsOf(name))
      if (yearsOf.has(ending)) longer.set(ending, [...(longer.get(ending) ?? []), name])
  }
  const joined = new Map<string, string>()
  for (const [short, names] of longer) {
    const [full] = names
    if (names.length > 1 || full === undefined) continue
    const years = yearsOf.get(full)!
    if (![...yearsOf.get(short)!].some((year) => years.has(year))) joined.set(short, full)
  }
  // 淮安市洪泽区 may itself be joined to 江苏省淮安市洪泽区.
  return new Map([...joined].map(([short, full]) => [short, joined.get(full) ?? full]))
}

function endingsOf(name: string): string[] {
  const endings: string[] = []
  for (let at = 1; at < name.length - 1; at++) {
    if (PLACE_ENDS.includes(name[at - 1]!) || RANKS.includes(name[at]!)) endings.push(name.slice(at))
  }
  return endings
}
